package pipeline

import (
	"fmt"
	"os"
	"path/filepath"

	"ambitilombardia/generator/picture"
)

// fontsDir is where npm puts the design system's fonts.
const fontsDir = "node_modules/bootstrap-lombardia/dist/fonts/Titillium_Web"

// drawCards draws the pictures that other sites show beside a link, one at a time: Hugo needs a processor.
func (b *build) drawCards() error {
	regular, err := os.ReadFile(filepath.Join(b.Root, fontsDir, "titillium-web-v10-latin-ext_latin-regular.ttf"))
	if err != nil {
		return fmt.Errorf("lettura di un carattere: %w", err)
	}
	semibold, err := os.ReadFile(filepath.Join(b.Root, fontsDir, "titillium-web-v10-latin-ext_latin-600.ttf"))
	if err != nil {
		return fmt.Errorf("lettura di un carattere: %w", err)
	}
	studio, err := picture.New(regular, semibold, b.cards.Ground, b.Settings.Title)
	if err != nil {
		return err
	}
	for _, card := range b.cards.List {
		drawn, err := studio.Draw(card.Card)
		if err != nil {
			return err
		}
		if err := b.add(card.Path, drawn); err != nil {
			return err
		}
	}
	return nil
}
