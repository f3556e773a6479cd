package catalogue

import (
	"io/fs"
	"slices"

	"ambitilombardia/generator/source"
)

const actsTable = "data/atti/atti"

// ActID is the short name of an act in our tables, «lr-1-2026».
type ActID string

var actForm = form("[a-z0-9]+(-[a-z0-9]+)*", "un nome di minuscole, cifre e trattini")

// Form gives the form of these names.
func (ActID) Form() Form { return actForm }

// ParseActID accepts small letters, digits and hyphens between them.
func ParseActID(text string) (ActID, error) { return parseCode[ActID](text, "") }

// Act is a resolution, a law or a decree on which something here rests. What its source does not say is empty.
type Act struct {
	ID     ActID
	Name   string // how a sentence calls it, with its article: «la legge regionale 1/2026»
	Kind   string // «legge regionale»
	Number string // «X/7631»
	Date   Date   // or the year alone, where no more is known
	Title  string
	URL    string // where its text can be read
	Source string // who says so
	source.Pos
}

var actColumns = []string{"id", "nome", "genere", "numero", "data", "titolo", "indirizzo", "fonte"}

// Lacks names the columns of which no source was found.
func (a Act) Lacks() []string {
	var empty []string
	for _, field := range []struct{ column, value string }{{"numero", a.Number}, {"data", a.day()}, {"titolo", a.Title}, {"indirizzo", a.URL}} {
		if field.value == "" {
			empty = append(empty, field.column)
		}
	}
	return empty
}

// day is the date where it is known to the day.
func (a Act) day() string {
	if !isDay(string(a.Date)) {
		return ""
	}
	return string(a.Date)
}

// loadActs reads the acts. A project need not have any.
func (c *Catalogue) loadActs(files fs.FS, errs *source.Errors) {
	if found, _ := fs.Glob(files, actsTable+".*"); len(found) == 0 {
		return
	}
	c.ActsSource = readProvenance(files, "data/atti/provenienza.yaml", errs)
	defer c.checkActOf(c.Act, "data/allegato-b/provenienza.yaml", errs)
	table, err := source.ReadTable(files, actsTable, actColumns, "numero", "data")
	errs.Add(actsTable+".csv", err)
	seen := map[ActID]source.Pos{}
	for _, row := range table.Rows {
		id, ok := parse(row.Get("id"), ParseActID, errs)
		if at, twice := seen[id]; twice && ok {
			errs.Addf(row.Get("id").Pos, "l’atto «%s» c’è già in %s: tenere una riga sola", id, at)
		}
		seen[id] = row.Get("id").Pos
		for _, column := range []string{"nome", "genere", "fonte"} {
			wantText(row.Get(column), column, errs)
		}
		date := row.Get("data")
		if date.Text != "" && !isDay(date.Text) && !yearForm.Matches(date.Text) {
			errs.Addf(date.Pos, "«%s» non è una data: ci si aspettava %s o, se altro non si sa, un anno", date.Text, dayForm.words)
		}
		if url := row.Get("indirizzo"); url.Text != "" && !source.IsWebAddress(url.Text) {
			errs.Addf(url.Pos, "«%s» non è un indirizzo: ci si aspettava una forma come https://www.esempio.it/atto", source.Shorten(url.Text))
		}
		text := func(column string) string { return row.Get(column).Text }
		c.Acts = append(c.Acts, Act{id, text("nome"), text("genere"), text("numero"), Date(date.Text), text("titolo"), text("indirizzo"), text("fonte"), row.Pos})
	}
}

// checkActOf wants the act that a source names to be in the table.
func (c *Catalogue) checkActOf(p Provenance, file string, errs *source.Errors) {
	if _, ok := c.FindAct(p.Act); p.Act != "" && !ok {
		errs.Addf(source.Pos{File: file}, "«atto» è «%s», che non è un atto di atti.csv", p.Act)
	}
}

// Cited is how a citation calls the act: «delibera regionale n. X/7631 del 28 dicembre 2017», or «delibera regionale del 2021»
// while no source gives more.
func (a Act) Cited(kind string) string {
	if a.Number != "" {
		kind += " n. " + a.Number
	}
	return kind + " del " + a.Date.Words()
}

// wantText refuses an empty cell.
func wantText(cell source.Value, column string, errs *source.Errors) {
	if cell.Text == "" {
		errs.Addf(cell.Pos, "la cella «%s» è vuota: ci si aspettava un testo", column)
	}
}

// FindAct gives the act with a short name.
func (c *Catalogue) FindAct(id ActID) (Act, bool) {
	i := slices.IndexFunc(c.Acts, func(a Act) bool { return a.ID == id })
	if i < 0 {
		return Act{}, false
	}
	return c.Acts[i], true
}
