package pipeline

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/afero"

	"ambitilombardia/generator/picture"
	"ambitilombardia/generator/site"
)

// fontsDir is where npm puts the design system's fonts.
const fontsDir = "node_modules/bootstrap-lombardia/dist/fonts/Titillium_Web"

// drawCards draws the pictures that other sites show beside a link, with their drawings, one at a time: Hugo needs a processor.
func drawCards(root, title string, cards site.Cards, files afero.Fs) error {
	regular, err := os.ReadFile(filepath.Join(root, fontsDir, "titillium-web-v10-latin-ext_latin-regular.ttf"))
	if err != nil {
		return fmt.Errorf("lettura di un carattere: %w", err)
	}
	semibold, err := os.ReadFile(filepath.Join(root, fontsDir, "titillium-web-v10-latin-ext_latin-600.ttf"))
	if err != nil {
		return fmt.Errorf("lettura di un carattere: %w", err)
	}
	studio, err := picture.New(regular, semibold, cards.Ground, title)
	if err != nil {
		return err
	}
	for _, card := range cards.List {
		drawn, err := studio.Draw(card.Picture)
		if err != nil {
			return err
		}
		if err := write(files, card.Path, drawn); err != nil {
			return err
		}
		if card.Drawing == "" {
			continue
		}
		if drawn, err = studio.SVG(card.Picture); err != nil {
			return err
		}
		if err := write(files, card.Drawing, drawn); err != nil {
			return err
		}
	}
	return nil
}
