package catalogue

import (
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"time"

	"ambitilombardia/generator/source"
)

const planningFolder = "data/programmazione/"

// loadPlanning reads what the act says of the plans as a part of the catalogue.
func (c *Catalogue) loadPlanning(project fs.FS, errs *source.Errors) {
	sound := len(*errs) == 0 // else what a row names may only seem to be missing
	var err error
	c.Planning, err = ReadPlanning(project)
	errs.Add("", err)
	for _, a := range c.Planning.Agreements {
		if _, ok := c.FindATS(a.ATS); sound && !ok && a.ATS != "" {
			unknown(errs, source.Value{Text: string(a.ATS), Pos: a.Pos}, "il codice di un'ATS", c.byATS)
		}
	}
}

// ReadPlanning reads it and nothing else. A project need not have it, but then none of its tables.
func ReadPlanning(project fs.FS) (Planning, error) {
	if found, _ := fs.Glob(project, planningFolder+"sezioni.*"); len(found) == 0 {
		return Planning{}, nil
	}
	r := planningReader{project: project}
	p := Planning{Provenance: readProvenance(project, planningFolder+"provenienza.yaml", &r.errs)}
	r.sections(&p)
	r.agreements(&p)
	r.aims(&p)
	r.projects(&p)
	r.figures(&p)
	r.premium(&p)
	r.resources(&p)
	r.steps(&p)
	r.reckonings(&p)
	return p, r.errs.Err()
}

// planningReader reads the tables, and knows the sections that passages may stand in.
type planningReader struct {
	project fs.FS
	errs    source.Errors
	names   []string // of the sections
}

// rows reads a table. Each of its cells must have a text, but for those of the columns in perhaps.
func (r *planningReader) rows(name string, columns []string, perhaps ...string) []source.Row {
	table, err := source.ReadTable(r.project, planningFolder+name, columns, "valore")
	r.errs.Add(planningFolder+name+".csv", err)
	for _, row := range table.Rows {
		for _, column := range columns {
			if cell := row.Get(column); cell.Text == "" && !slices.Contains(perhaps, column) {
				r.errs.Addf(cell.Pos, "la cella «%s» è vuota: ci si aspettava un testo", column)
			}
		}
	}
	return table.Rows
}

func (r *planningReader) sections(p *Planning) {
	for _, row := range r.rows("sezioni", []string{"sezione", "inizio", "pagine", "motivo"}, "pagine", "motivo") {
		name, pages := row.Get("sezione"), row.Get("pagine")
		s := ActSection{Name: name.Text, Start: row.Get("inizio").Text, Pages: strings.Fields(pages.Text), Reason: row.Get("motivo").Text, Pos: pages.Pos}
		if slices.Contains(r.names, s.Name) {
			r.errs.Addf(name.Pos, "la sezione «%s» c'è già: tenere una riga sola", s.Name)
		}
		if (len(s.Pages) == 0) == (s.Reason == "") {
			r.errs.Addf(pages.Pos, "ci si aspettavano le pagine del sito che hanno la sezione, oppure il motivo per cui il sito non l'ha")
		}
		for _, page := range s.Pages {
			if !addressForm.Matches(page) {
				r.errs.Addf(pages.Pos, "«%s» non è l'indirizzo di una pagina: ci si aspettava per esempio /programmazione/risorse/", page)
			}
		}
		p.Sections, r.names = append(p.Sections, s), append(r.names, s.Name)
	}
}

func (r *planningReader) agreements(p *Planning) {
	columns := []string{"codice_ats", "ats", "presentati", "non_presentati", "ambiti", "sezione"}
	rows := r.rows("accordi", columns, "codice_ats")
	for i, row := range rows {
		code := row.Get("codice_ats")
		a := Agreement{ATS: ATSCode(code.Text), Printed: row.Get("ats").Text, Quote: r.section(row)}
		a.Pos = code.Pos
		a.Quote.Printed = strings.Join(row.Cells()[1:5], " ")
		for column, number := range map[string]*int{"presentati": &a.Handed, "non_presentati": &a.Missing, "ambiti": &a.From} {
			n, err := strconv.Atoi(row.Get(column).Text)
			if err != nil || n < 0 {
				r.errs.Addf(row.Get(column).Pos, "«%s» non è un numero di Ambiti: ci si aspettava un intero", row.Get(column).Text)
			}
			*number = n
		}
		if last := i == len(rows)-1; (a.ATS == "") != last {
			r.errs.Addf(code.Pos, "senza codice c'è l'ultima riga, quella dei totali, e nessun'altra")
		}
		if slices.ContainsFunc(p.Agreements, func(other Agreement) bool { return other.ATS == a.ATS }) {
			r.errs.Addf(code.Pos, "il codice «%s» c'è già: tenere una riga sola", a.ATS)
		}
		p.Agreements = append(p.Agreements, a)
	}
}

func (r *planningReader) resources(p *Planning) {
	for _, row := range r.rows("risorse", []string{"livello", "fonte", "spiegazione", "macroaree", "stampato", "sezione"}) {
		level, letters := row.Get("livello"), row.Get("macroaree")
		res := Resource{Level: ResourceLevel(level.Text), Name: row.Get("fonte").Text, Text: row.Get("spiegazione").Text,
			Macroaree: strings.Fields(letters.Text), Quote: r.quote(row)}
		if !slices.Contains(ResourceLevels(), res.Level) {
			r.errs.Addf(level.Pos, "«%s» non è un livello: ci si aspettava uno fra %s", level.Text, join(ResourceLevels()))
		}
		for _, letter := range res.Macroaree {
			if !letterForm.Matches(letter) {
				r.errs.Addf(letters.Pos, "«%s» non è %s", letter, letterForm.words)
			}
		}
		if slices.ContainsFunc(p.Resources, func(other Resource) bool { return other.Name == res.Name }) {
			r.errs.Addf(row.Get("fonte").Pos, "la fonte «%s» c'è già: tenere una riga sola", res.Name)
		}
		p.Resources = append(p.Resources, res)
	}
}

func (r *planningReader) steps(p *Planning) {
	for _, row := range r.rows("tappe", []string{"tappa", "dal", "al", "testo", "stampato", "sezione"}, "al") {
		s := Step{ID: row.Get("tappa").Text, From: row.Get("dal").Text, To: row.Get("al").Text, Text: row.Get("testo").Text, Quote: r.quote(row)}
		for _, cell := range []source.Value{row.Get("dal"), row.Get("al")} {
			if cell.Text != "" && !saysDate(s.Printed, cell.Text) {
				r.errs.Addf(cell.Pos, "«%s» non è un giorno o un mese che sta in «%s»: ci si aspettava per esempio 2021-12-31 o 2020-08", cell.Text, s.Printed)
			}
		}
		p.Steps = append(p.Steps, s)
	}
}

// saysDate tells whether a passage has a day or a month (ISO 8601), in figures or with the month in letters.
func saysDate(printed, date string) bool {
	text := strings.ToLower(source.WithoutBlanks(printed))
	if month, err := time.Parse("2006-01", date); err == nil {
		return strings.Contains(text, writtenMonths[month.Month()-1]) && strings.Contains(text, strconv.Itoa(month.Year()))
	}
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return false
	}
	letters := strconv.Itoa(day.Day()) + writtenMonths[day.Month()-1] + strconv.Itoa(day.Year())
	return strings.Contains(text, day.Format("02/01/2006")) || strings.Contains(text, letters)
}
