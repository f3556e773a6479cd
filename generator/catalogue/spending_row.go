package catalogue

import (
	"fmt"
	"slices"
	"strings"

	"ambitilombardia/generator/source"
)

// Level says what the rows of a table are.
type Level string

// The levels of tabelle.yaml.
const (
	LevelATS      Level = "ats"
	LevelAmbito   Level = "ambito"
	LevelComune   Level = "comune"
	LevelASST     Level = "asst"       // of indicators alone
	LevelRegion   Level = "regione"    // likewise
	LevelLead     Level = "capofila"   // kinds of body that lead a Piano di Zona
	LevelService  Level = "intervento" // kinds of service
	LevelPosition Level = "posizione"  // numbers whose names are lost
)

var levels = []Level{LevelATS, LevelAmbito, LevelComune, LevelLead, LevelService, LevelPosition}

const totalKey = "totale"

// Row is what a cell is about.
type Row struct {
	Key    string // the same in every table: a code, the id of «righe» in tabelle.yaml, or the slug of the label
	Label  string // as printed in this table
	Name   string // as written in a sentence, «ATS Insubria»
	Group  string // the area of a service, else empty
	Total  bool   // the whole region
	ATS    ATSCode
	Ambito AmbitoCode
	Comune ISTATCode
	ASST   ASSTCode // of these four at most one is set: what the row is
}

// namedRow is an entry of «righe» in tabelle.yaml: rows that are not places, under all their printed names. A service is
// there only if its printed name is not the one to show; its key remains that of the printed name.
type namedRow struct {
	ID      yamlText   `yaml:"id"`
	Label   yamlText   `yaml:"etichetta"`
	Printed []yamlText `yaml:"stampate"`
}

// serviceSeparator stands between the area and the service in the labels of Tab. 9.
const serviceSeparator = " | "

// findRow says what a printed label stands for in a table of this level.
func (c *Catalogue) findRow(level Level, label string, named []namedRow) (Row, error) {
	for _, n := range named {
		isLabel := func(printed yamlText) bool { return printed.Text == label }
		if slices.ContainsFunc(n.Printed, isLabel) && level == LevelService {
			return serviceRow(label, n.Label.Text), nil
		}
		if slices.ContainsFunc(n.Printed, isLabel) && (level == LevelLead || n.ID.Text == totalKey) {
			return Row{Key: n.ID.Text, Label: label, Name: n.Label.Text, Total: n.ID.Text == totalKey}, nil
		}
	}
	switch level {
	case LevelATS:
		return c.atsRow(label)
	case LevelAmbito:
		return c.ambitoRow(label)
	case LevelComune:
		return c.comuneRow(label)
	case LevelService:
		return serviceRow(label, label), nil
	case LevelPosition:
		return Row{Key: Slug(label), Label: label, Name: "Posizione " + label}, nil
	}
	var printed []string
	for _, n := range named {
		printed = append(printed, texts(n.Printed)...)
	}
	return Row{}, fmt.Errorf("«%s» non è fra le «righe» di tabelle.yaml%s", label, source.Perhaps(label, printed))
}

// serviceRow is a service under a name, which may begin with its area.
func serviceRow(label, name string) Row {
	row := Row{Key: Slug(label), Label: label, Name: name}
	if group, name, ok := strings.Cut(name, serviceSeparator); ok {
		row.Group, row.Name = group, name
	}
	return row
}

func (c *Catalogue) atsRow(label string) (Row, error) {
	var known []string
	for _, ats := range c.ATS {
		known = append(known, "ATS "+ats.Printed)
		if label == "ATS "+ats.Printed {
			return Row{Key: string(ats.Code), Label: label, Name: ats.Name(), ATS: ats.Code}, nil
		}
	}
	return Row{}, fmt.Errorf("«%s» non è un'ATS dell'allegato B: ci si aspettava «ATS» e il suo nome in maiuscole%s", label, source.Perhaps(label, known))
}

func (c *Catalogue) ambitoRow(label string) (Row, error) {
	var known []string
	for _, a := range c.Ambiti {
		known = append(known, string(a.Code), a.Name)
		if label == string(a.Code) || label == a.Name {
			return Row{Key: string(a.Code), Label: label, Name: a.Name, Ambito: a.Code}, nil
		}
	}
	return Row{}, fmt.Errorf("«%s» non è un Ambito dell'allegato B: ci si aspettava il suo codice o il suo nome%s", label, source.Perhaps(label, known))
}

func (c *Catalogue) comuneRow(label string) (Row, error) {
	found := keep(c.Comuni, func(m Comune) bool { return m.Name == label })
	switch len(found) {
	case 0:
		var known []string
		for _, m := range c.Comuni {
			known = append(known, m.Name)
		}
		return Row{}, fmt.Errorf("«%s» non è un Comune di comuni.csv%s", label, source.Perhaps(label, known))
	case 1:
		return Row{Key: string(found[0].Code), Label: label, Name: label, Comune: found[0].Code}, nil
	}
	return Row{}, fmt.Errorf("«%s» è il nome di %d Comuni: non si sa quale", label, len(found))
}

func checkNamed(file string, named []namedRow, errs *source.Errors) {
	ids, labels := map[string]bool{}, map[string]bool{}
	for _, n := range named {
		pos := n.ID.at(file)
		if n.ID.Text == "" || n.Label.Text == "" || len(n.Printed) == 0 {
			errs.Addf(pos, "la riga «%s» non è completa: ci si aspettavano id, etichetta e almeno un nome stampato", n.ID.Text)
		}
		if ids[n.ID.Text] {
			errs.Addf(pos, "la riga «%s» c'è due volte: tenerne una sola", n.ID.Text)
		}
		ids[n.ID.Text] = true
		for _, printed := range n.Printed {
			if labels[printed.Text] {
				errs.Addf(printed.at(file), "il nome stampato «%s» è già di un'altra riga: ci si aspettava che ogni nome stesse in una riga sola", printed.Text)
			}
			labels[printed.Text] = true
		}
	}
}
