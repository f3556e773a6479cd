package catalogue

import (
	"io/fs"
	"slices"
	"strings"

	"ambitilombardia/generator/source"
)

// The files of Allegato C.
const (
	spendingFolder = "data/allegato-c/"
	tablesFile     = spendingFolder + "tabelle.yaml"
)

// SpendingColumns is the header of the spending table.
func SpendingColumns() []string {
	return []string{"tabella", "riga", "anno", "misura", "valore", "unita"}
}

var missingColumns = []string{"tabella", "riga", "anno", "misura", "motivo"}

// definitions is tabelle.yaml.
type definitions struct {
	Units  []unit       `yaml:"unita"`
	Rows   []namedRow   `yaml:"righe"`
	Tables []definition `yaml:"tabelle"`
}

// definition is what tabelle.yaml says of a table.
type definition struct {
	ID       yamlText   `yaml:"id"`
	Number   yamlText   `yaml:"numero"`
	Title    yamlText   `yaml:"titolo"`
	Caption  yamlText   `yaml:"didascalia"`
	Theme    yamlText   `yaml:"tema"`
	Level    yamlText   `yaml:"livello"`
	Years    []yamlText `yaml:"anni"`
	Units    []yamlText `yaml:"unita"`
	Measures []struct {
		ID      yamlText `yaml:"id"`
		Label   yamlText `yaml:"etichetta"`
		Printed yamlText `yaml:"stampata"`
	} `yaml:"misure"`
	What         yamlText   `yaml:"cosa_misura"`
	Numerator    yamlText   `yaml:"numeratore"`
	Denominator  yamlText   `yaml:"denominatore"`
	Universe     yamlText   `yaml:"universo"`
	Exclusions   []yamlText `yaml:"esclusioni"`
	HowToRead    yamlText   `yaml:"come_leggerla"`
	HowNotToRead yamlText   `yaml:"come_non_leggerla"`
	Whole        []yamlText `yaml:"intero"`
	Links        []struct {
		With     yamlText   `yaml:"con"`
		Kind     yamlText   `yaml:"tipo"`
		Measures []yamlText `yaml:"misure"`
	} `yaml:"legami"`
	HeaderPrinted bool       `yaml:"intestazione_stampata"`
	Attribution   yamlText   `yaml:"attribuzione"`
	Source        yamlText   `yaml:"fonte"`
	Notes         []yamlText `yaml:"note"`
}

// loadSpending reads the folder of Allegato C. It wants the ATS, the Ambiti and the Comuni, to which the rows belong.
func (c *Catalogue) loadSpending(project fs.FS, errs *source.Errors) {
	places := len(*errs) == 0
	c.Spending.Provenance = readProvenance(project, spendingFolder+"provenienza.yaml", errs)
	if c.loadTables(project, places, errs) {
		c.loadClaims(project, errs)
		c.loadProof(project, errs)
	}
}

// ReadTables reads the tables of Allegato C alone. Whose figures they are is not looked up: a row is what the act calls it.
func ReadTables(project fs.FS) ([]Table, error) {
	var errs source.Errors
	var c Catalogue
	c.loadTables(project, false, &errs)
	return c.Spending.Tables, errs.Err()
}

// loadTables reads the tables and their cells; false where there are no definitions. The rows are looked up among the places if
// nothing is wrong with these.
func (c *Catalogue) loadTables(project fs.FS, places bool, errs *source.Errors) bool {
	var defs definitions
	if err := source.ReadYAML(project, tablesFile, &defs); err != nil {
		errs.Add(tablesFile, err)
		return false
	}
	before := len(*errs)
	checkNamed(tablesFile, defs.Rows, errs)
	c.Spending.Units = readUnits(tablesFile, defs.Units, errs)
	ids, titles := map[string]bool{}, map[[2]string]string{}
	for _, d := range defs.Tables {
		title := [2]string{d.Number.Text, d.Title.Text}
		if other, twice := titles[title]; twice && other != d.ID.Text {
			errs.Addf(d.Title.at(tablesFile), "la tabella «%s» ha il numero e il titolo di «%s»: ci si aspettava che ognuna avesse i suoi", d.ID.Text, other)
		}
		titles[title] = d.ID.Text
		if ids[d.ID.Text] {
			errs.Addf(d.ID.at(tablesFile), "la tabella «%s» c'è due volte: tenerne una sola", d.ID.Text)
			continue
		}
		ids[d.ID.Text] = true
		d.checkUnits(defs.Units, errs)
		c.Spending.Tables = append(c.Spending.Tables, d.table(errs))
	}
	c.checkLinks(defs, errs)
	(&cellReader{c, defs, places, len(*errs) == before, errs}).read(project)
	return true
}

// checkUnits wants the units of a table to be defined.
func (d definition) checkUnits(units []unit, errs *source.Errors) {
	var ids []string
	for _, u := range units {
		ids = append(ids, u.ID.Text)
	}
	for _, used := range d.Units {
		if !slices.Contains(ids, used.Text) {
			errs.Addf(used.at(tablesFile), "«%s» non è fra le «unita» di questo file%s", used.Text, source.Perhaps(used.Text, ids))
		}
	}
}

// checkLinks wants every link to lead to a table and to measures of it.
func (c *Catalogue) checkLinks(defs definitions, errs *source.Errors) {
	ids := map[string]bool{}
	for _, t := range c.Spending.Tables {
		ids[t.ID] = true
	}
	for _, d := range defs.Tables {
		for _, link := range d.Links {
			other, ok := c.Spending.Table(link.With.Text)
			if !ok {
				unknown(errs, link.With.value(tablesFile), "una tabella di questo file", ids)
				continue
			}
			for _, m := range link.Measures {
				if _, ok := other.FindMeasure(m.Text); !ok {
					errs.Addf(m.at(tablesFile), "«%s» non è una misura di %s%s", m.Text, other.Number, source.Perhaps(m.Text, measureIDs(other)))
				}
			}
		}
	}
}

// table makes the table without its cells. Only the caption, the attribution and the lists may be empty.
func (d definition) table(errs *source.Errors) Table {
	checkName(d.ID.value(tablesFile), errs)
	if !slices.ContainsFunc(Themes, func(known Theme) bool { return known.ID == d.Theme.Text }) && d.Theme.Text != "" {
		var ids []string
		for _, known := range Themes {
			ids = append(ids, known.ID)
		}
		if hint := source.Perhaps(d.Theme.Text, ids); hint != "" { // else it is a new one, under its own words
			errs.Addf(d.Theme.at(tablesFile), "«%s» non è uno dei temi, che sono %s%s", d.Theme.Text, strings.Join(ids, ", "), hint)
		}
	}
	if !wordForm.Matches(d.ID.Text) {
		errs.Addf(d.ID.at(tablesFile), "«%s» non è il nome di una tabella: ci si aspettavano %s", d.ID.Text, wordForm.words)
	}
	for _, field := range []struct {
		key  string
		text yamlText
	}{
		{"numero", d.Number}, {"titolo", d.Title}, {"tema", d.Theme}, {"cosa_misura", d.What}, {"numeratore", d.Numerator},
		{"denominatore", d.Denominator}, {"universo", d.Universe}, {"come_leggerla", d.HowToRead},
		{"come_non_leggerla", d.HowNotToRead}, {"fonte", d.Source},
	} {
		if field.text.Text == "" {
			errs.Addf(d.ID.at(tablesFile), "tabella «%s»: manca «%s»", d.ID.Text, field.key)
		}
	}
	if !slices.Contains(levels, Level(d.Level.Text)) {
		errs.Addf(d.Level.at(tablesFile), "«%s» non è un livello: ci si aspettava uno fra %s%s", d.Level.Text, join(levels), source.Perhaps(d.Level.Text, strings.Split(join(levels), ", ")))
	}
	for i, year := range d.Years {
		if !yearForm.Matches(year.Text) {
			errs.Addf(year.at(tablesFile), "«%s» non è %s", year.Text, yearForm.words)
		} else if i > 0 && year.Text <= d.Years[i-1].Text {
			errs.Addf(year.at(tablesFile), "l'anno «%s» viene dopo «%s»: ci si aspettavano gli anni in ordine, ognuno una volta", year.Text,
				d.Years[i-1].Text)
		}
	}
	t := Table{
		ID: d.ID.Text, Number: d.Number.Text, Title: d.Title.Text, Caption: d.Caption.Text, Theme: d.Theme.Text,
		Level: Level(d.Level.Text), Years: texts(d.Years), WhatIsMeasured: d.What.Text, Numerator: d.Numerator.Text,
		Denominator: d.Denominator.Text, Universe: d.Universe.Text, Exclusions: texts(d.Exclusions),
		HowToRead: d.HowToRead.Text, HowNotToRead: d.HowNotToRead.Text, Attribution: d.Attribution.Text,
		Source: d.Source.Text, Notes: texts(d.Notes), HeaderPrinted: d.HeaderPrinted, Described: d.ID.at(tablesFile), Whole: texts(d.Whole), byCell: map[cellKey]int{},
	}
	for _, m := range d.Measures {
		if _, twice := t.FindMeasure(m.ID.Text); twice || !wordForm.Matches(m.ID.Text) || m.Label.Text == "" {
			errs.Addf(m.ID.at(tablesFile), "misura «%s»: ci si aspettavano un id che non c'è già e un'etichetta", m.ID.Text)
		}
		t.Measures = append(t.Measures, Measure{ID: m.ID.Text, Label: m.Label.Text, Printed: m.Printed.Text})
	}
	for _, of := range d.Whole {
		if !slices.ContainsFunc(t.Measures, func(m Measure) bool { _, is := m.Statistic(); return is == of.Text }) {
			errs.Addf(of.at(tablesFile), "«%s» non è una misura di %s né una di cui ci siano media ed estremi", of.Text, t.Number)
		}
	}
	kinds := []LinkKind{SharesOf, PercentOf, ExtremesOf, PerHeadOf, SameTotal, SameTransfers, SameAmbiti, PartOf, ItemOf}
	for _, link := range d.Links {
		if !slices.Contains(kinds, LinkKind(link.Kind.Text)) {
			errs.Addf(link.Kind.at(tablesFile), "«%s» non è un legame: ci si aspettava uno fra %s", link.Kind.Text, join(kinds))
		}
		t.Links = append(t.Links, Link{With: link.With.Text, Kind: LinkKind(link.Kind.Text), Measures: texts(link.Measures)})
	}
	return t
}

func join[T ~string](words []T) string {
	var list []string
	for _, w := range words {
		list = append(list, string(w))
	}
	return strings.Join(list, ", ")
}
