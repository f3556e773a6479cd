package pipeline

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"golang.org/x/sync/errgroup"

	"ambitilombardia/generator/picture"
)

// fontsDir is where npm puts the design system's fonts.
const fontsDir = "node_modules/bootstrap-lombardia/dist/fonts/Titillium_Web"

// drawCards draws the pictures that other sites show beside a link, several at a time.
func (b *build) drawCards() error {
	regular, err := os.ReadFile(filepath.Join(b.Root, fontsDir, "titillium-web-v10-latin-ext_latin-regular.ttf"))
	if err != nil {
		return fmt.Errorf("reading a font: %w", err)
	}
	semibold, err := os.ReadFile(filepath.Join(b.Root, fontsDir, "titillium-web-v10-latin-ext_latin-600.ttf"))
	if err != nil {
		return fmt.Errorf("reading a font: %w", err)
	}
	studio, err := picture.New(regular, semibold, b.cards.Ground, b.Settings.Title)
	if err != nil {
		return err
	}
	cards := b.cards.List
	drawn := make([][]byte, len(cards))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, card := range cards {
		group.Go(func() (err error) {
			drawn[i], err = studio.Draw(card.Card)
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	for i, card := range cards {
		if err := b.add(card.Path, drawn[i]); err != nil {
			return err
		}
	}
	return nil
}
