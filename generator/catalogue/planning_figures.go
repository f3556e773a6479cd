package catalogue

import (
	"slices"
	"strconv"
	"strings"

	"ambitilombardia/generator/source"
)

// quote reads the passage of a row.
func (r *planningReader) quote(row source.Row) Quote {
	q := r.section(row)
	q.Printed, q.Pos = row.Get("stampato").Text, row.Get("stampato").Pos
	return q
}

// section reads where in the act a row stands.
func (r *planningReader) section(row source.Row) Quote {
	cell := row.Get("sezione")
	if cell.Text != "" && len(r.names) > 0 && !slices.Contains(r.names, cell.Text) {
		r.errs.Addf(cell.Pos, "«%s» non è una sezione di sezioni.csv%s", cell.Text, source.Perhaps(cell.Text, r.names))
	}
	return Quote{Section: cell.Text, Pos: cell.Pos}
}

// figure reads the number of a row and wants its passage to have it.
func (r *planningReader) figure(row source.Row, id string) PrintedFigure {
	value, unit := row.Get("valore"), row.Get("unita")
	f := PrintedFigure{ID: id, Unit: FigureUnit(unit.Text), Quote: r.quote(row)}
	var ok bool
	if f.Value, ok = parse(value, ParseDecimal, &r.errs); !ok {
		return f
	}
	switch {
	case !slices.Contains(FigureUnits(), f.Unit):
		r.errs.Addf(unit.Pos, "«%s» non è un'unità: ci si aspettava una fra %s", unit.Text, join(FigureUnits()))
	case !f.isPrinted():
		r.errs.Addf(value.Pos, "«%s» non dice %s", f.Printed, f.Text())
	}
	return f
}

// isPrinted tells whether the passage has the number: a count in figures or in letters, anything else with its unit.
func (f PrintedFigure) isPrinted() bool {
	if n, err := strconv.Atoi(f.Value.String()); err == nil && f.Unit == Number {
		return says(f.Printed, n)
	}
	return strings.Contains(source.WithoutBlanks(f.Printed), source.WithoutBlanks(f.Text()))
}

// Text is the number as the act writes it, with its unit: «80%», «€ 20.000,00».
func (f PrintedFigure) Text() string {
	switch f.Unit {
	case PerCent:
		return f.Value.Italian() + "%"
	case Euro:
		return "€ " + f.Value.Italian()
	}
	return f.Value.Italian()
}

func decimalOf(n int) Decimal { return Decimal{strconv.Itoa(n)} }

func (r *planningReader) aims(p *Planning) {
	for _, row := range r.rows("obiettivi", []string{"obiettivo", "titolo", "testo", "stampato", "sezione"}) {
		id := row.Get("obiettivo")
		if !wordForm.Matches(id.Text) {
			r.errs.Addf(id.Pos, "«%s» non è %s", id.Text, wordForm.words)
		}
		if slices.ContainsFunc(p.Aims, func(a Aim) bool { return a.ID == id.Text }) {
			r.errs.Addf(id.Pos, "l'obiettivo «%s» c'è già: tenere una riga sola", id.Text)
		}
		p.Aims = append(p.Aims, Aim{ID: id.Text, Title: row.Get("titolo").Text, Text: row.Get("testo").Text, Quote: r.quote(row)})
	}
}

func (r *planningReader) projects(p *Planning) {
	known := map[string]bool{}
	for _, a := range p.Aims {
		known[a.ID] = true
	}
	for _, row := range r.rows("progetti", []string{"obiettivo", "misura", "valore", "unita", "stampato", "sezione"}, "obiettivo") {
		aim, measure := row.Get("obiettivo"), row.Get("misura")
		if aim.Text != "" && len(known) > 0 && !known[aim.Text] {
			unknown(&r.errs, aim, "un obiettivo di obiettivi.csv", known)
		}
		if !wordForm.Matches(measure.Text) {
			r.errs.Addf(measure.Pos, "«%s» non è %s", measure.Text, wordForm.words)
		}
		id := strings.TrimSuffix(measure.Text+"_"+aim.Text, "_")
		p.Projects = append(p.Projects, ProjectFigure{Aim: aim.Text, Measure: measure.Text, PrintedFigure: r.figure(row, id)})
	}
}

func (r *planningReader) figures(p *Planning) {
	columns := []string{"cifra", "argomento", "valore", "unita", "limite", "testo", "stampato", "sezione"}
	for _, row := range r.rows("cifre", columns, "limite") {
		id, topic, limit := row.Get("cifra"), row.Get("argomento"), row.Get("limite")
		if !wordForm.Matches(id.Text) {
			r.errs.Addf(id.Pos, "«%s» non è %s", id.Text, wordForm.words)
		}
		f := ToldFigure{Topic: FigureTopic(topic.Text), Limit: limit.Text, Words: row.Get("testo").Text, PrintedFigure: r.figure(row, id.Text)}
		if !slices.Contains(figureTopics(), f.Topic) {
			r.errs.Addf(topic.Pos, "«%s» non è un argomento: ci si aspettava uno fra %s", topic.Text, join(figureTopics()))
		}
		if !strings.Contains(f.Printed, f.Limit) {
			r.errs.Addf(limit.Pos, "«%s» non sta in «%s»", f.Limit, f.Printed)
		}
		p.Figures = append(p.Figures, f)
	}
	seen := map[string]bool{}
	for _, f := range p.AllFigures() {
		if seen[f.ID] {
			r.errs.Addf(f.Pos, "la cifra «%s» c'è già: tenere una riga sola", f.ID)
		}
		seen[f.ID] = true
	}
}

func (r *planningReader) premium(p *Planning) {
	columns := []string{"voce", "testo", "valore", "unita", "lettura", "stampato", "sezione"}
	for _, row := range r.rows("premialita", columns, "valore", "unita", "lettura") {
		term, reading := row.Get("voce"), row.Get("lettura")
		t := PremiumTerm{Term: term.Text, Words: row.Get("testo").Text, Reading: Reading(reading.Text), HasValue: row.Get("valore").Text != ""}
		if !wordForm.Matches(term.Text) {
			r.errs.Addf(term.Pos, "«%s» non è %s", term.Text, wordForm.words)
		}
		if reading.Text != "" && !slices.Contains(Readings(), t.Reading) {
			r.errs.Addf(reading.Pos, "«%s» non è una lettura: ci si aspettava una fra %s, o niente", reading.Text, join(Readings()))
		}
		if t.HasValue {
			t.PrintedFigure = r.figure(row, t.Term)
		} else {
			t.PrintedFigure = PrintedFigure{ID: t.Term, Quote: r.quote(row)}
		}
		same := func(other PremiumTerm) bool { return other.Term == t.Term && other.Section == t.Section }
		if slices.ContainsFunc(p.Premium, same) {
			r.errs.Addf(term.Pos, "la voce «%s» c'è già per questa sezione: tenere una riga sola", t.Term)
		}
		p.Premium = append(p.Premium, t)
	}
}

func (r *planningReader) reckonings(p *Planning) {
	sound := len(r.errs) == 0 // else a number may only seem to be missing
	known := map[string]bool{}
	for _, f := range p.AllFigures() {
		known[f.ID] = true
	}
	for _, row := range r.rows("conti", []string{"risultato", "conto", "termini"}) {
		result, how, terms := row.Get("risultato"), row.Get("conto"), row.Get("termini")
		k := Reckoning{Result: result.Text, How: ReckoningKind(how.Text), Terms: strings.Fields(terms.Text), Pos: result.Pos}
		if !slices.Contains(reckoningKinds(), k.How) {
			r.errs.Addf(how.Pos, "«%s» non è un conto: ci si aspettava uno fra %s", how.Text, join(reckoningKinds()))
		}
		if want := map[ReckoningKind]int{ShareIn: 2, Within: 1}[k.How]; want > 0 && len(k.Terms) != want {
			r.errs.Addf(terms.Pos, "il conto «%s» vuole i termini in numero di %d, qui sono %d", how.Text, want, len(k.Terms))
		}
		for _, id := range append([]string{k.Result}, k.Terms...) {
			if sound && !known[id] {
				unknown(&r.errs, source.Value{Text: id, Pos: row.Pos}, "una cifra di cifre.csv, di progetti.csv o «accordi_presentati»", known)
			}
		}
		p.Reckonings = append(p.Reckonings, k)
	}
}
