package changes

import (
	"cmp"
	"errors"
	"io/fs"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/editions"
	"ambitilombardia/generator/opendata"
	"ambitilombardia/generator/settings"
	"ambitilombardia/generator/source"
)

// An Edition is what the catalogue says at one time. Its slices have a fixed order.
type Edition struct {
	ATS       []catalogue.ATS
	ASST      []catalogue.ASST
	Ambiti    []catalogue.Ambito
	Comuni    []catalogue.Comune
	Printed   []catalogue.PrintedRow
	Corrected []catalogue.Correction // nil where nobody says: then what is used instead of what is printed is a correction
	Macroaree []catalogue.Macroarea  // none where data/ alone was read, which does not have them
	Figures   []Figure
	Plans     []Table // of planTables, those that the edition has
	Tables    []Table // all that was published; none where sources were read
}

// A Figure is one cell of the spending tables.
type Figure struct {
	Table   string // id, «tab_10_1»
	Number  string // «Tab. 10.1»
	Row     string // as printed
	Year    string // empty where the figure holds for the whole period
	Measure string // id
	Label   string // of the measure, in our words
	Value   string // with the printed digits, empty if missing
	UnitID  string
	Unit    string // in words
	Reason  string // why the value is missing, empty if it is not
}

// Read reads the edition that is in a folder: a project, its data/ alone, a published site, or the folder of an edition that was
// kept. When the folder is none of them, or its sources are wrong, source.IsInput holds for the error.
func Read(folder fs.FS) (Edition, error) {
	switch {
	case exists(folder, editions.Digests) && exists(folder, editions.Description):
		kept, err := editions.Open(folder)
		if err != nil {
			return Edition{}, err
		}
		return Kept(kept, Edition{})
	case exists(folder, opendata.FilePath("ambiti", "json")):
		return readSite(folder)
	case exists(folder, "data/allegato-b"):
		return readProject(folder)
	case exists(folder, "allegato-b"):
		return readProject(asData{folder})
	}
	return Edition{}, source.Errorf(source.Pos{}, "la cartella non si può confrontare: ci si aspettava un progetto (con «data»), "+
		"una cartella «data» (con «allegato-b»), un sito pubblicato (con «dati») o un’edizione (con «%s»)", editions.Digests)
}

func exists(folder fs.FS, name string) bool {
	_, err := fs.Stat(folder, name)
	return !errors.Is(err, fs.ErrNotExist)
}

// asData shows a folder as the data/ of a project that has nothing else.
type asData struct{ fs.FS }

func (d asData) Open(name string) (fs.File, error) {
	if rest, ok := strings.CutPrefix(name, "data/"); ok {
		return d.FS.Open(rest)
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

func readProject(project fs.FS) (Edition, error) {
	load := catalogue.Load
	if !exists(project, "content/macroaree") {
		load = catalogue.LoadData
	}
	c, err := load(project)
	if err != nil {
		return Edition{}, err
	}
	date, err := settings.ReadDate(project)
	if err != nil {
		return Edition{}, err
	}
	c = c.On(cmp.Or(date, c.Latest())) // data/ alone has no date: it says all that it knows
	return Of(c), nil
}

// Of gives what a catalogue says.
func Of(c *catalogue.Catalogue) Edition {
	e := Edition{ATS: c.ATS, ASST: c.ASST, Ambiti: c.Ambiti, Comuni: c.Comuni, Printed: c.Printed, Macroaree: c.Macroaree,
		Corrected: append([]catalogue.Correction{}, c.Corrections...), Plans: plansOf(c)}
	for _, t := range c.Spending.Tables {
		for _, o := range t.Observations {
			f := Figure{
				Table: t.ID, Number: t.Number, Row: o.Row.Label, Year: o.Year,
				Measure: o.Measure.ID, Label: o.Measure.Label, UnitID: o.Measure.Unit.ID, Unit: o.Measure.Unit.Label,
			}
			if value, ok := o.Value(); ok {
				f.Value = value.String()
			}
			reason, _ := o.Missing()
			f.Reason = reason.Label()
			e.Figures = append(e.Figures, f)
		}
	}
	return e
}
