package pipeline

import (
	"errors"
	"fmt"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/console"
	"ambitilombardia/generator/editions"
	"ambitilombardia/generator/metadata"
	"ambitilombardia/generator/source"
)

// ErrEdition is an edition that was not asked for in the right way.
var ErrEdition = errors.New("così non si fa un’edizione")

// NewEdition keeps what the sources give now as the edition of a day, with a note that says what is new in it.
func NewEdition(o Options, day, note string) error {
	date, err := catalogue.ParseDate(day)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrEdition, err)
	}
	if note != strings.TrimSpace(note) || note == "" || strings.ContainsFunc(note, source.Invisible) {
		return fmt.Errorf("%w: «--note» dice in una riga che cosa c’è di nuovo, per esempio --note \"I Comuni del 2026\"", ErrEdition)
	}
	in, err := Check(o)
	if err != nil {
		return err
	}
	return o.Console.Run("edizione", func(*console.Phase) ([]string, error) {
		borders, _, err := dissolve(in)
		if err != nil {
			return nil, err
		}
		release, _, err := writeDownloads(in, borders)
		if err != nil {
			return nil, err
		}
		if youngest := release.Updated(); day < youngest {
			return nil, fmt.Errorf("%w: una fonte è del %s, dopo il %s", ErrEdition, youngest, day)
		}
		files, err := metadata.Edition(release, date)
		if err != nil {
			return nil, err
		}
		e, err := editions.New(date, in.Catalogue.Day, note, files)
		if err != nil {
			return nil, err
		}
		return []string{count(len(e.Tables), "tabelle")}, editions.Write(o.Root, e, in.Editions)
	})
}
