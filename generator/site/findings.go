package site

import (
	"fmt"
	"slices"
	"strings"

	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
)

// severities explains the severities in a reader's words, from the heaviest.
var severities = []struct {
	id               audit.Severity
	one, many, means string
}{
	{audit.Discrepancy, "discrepanza", "Discrepanze", "Due cose scritte nell’atto si escludono: almeno una è sbagliata. Nessun arrotondamento le mette d’accordo."},
	{audit.Doubt, "dubbio", "Dubbi", "Un valore può essere sbagliato, oppure può essere cambiato. Le prove non bastano per dirlo."},
	{audit.Note, "nota", "Note", "Non c’è niente di sbagliato, ma chi legge può chiedersi il perché."},
}

// subjects names what findings are about as a reader knows it.
var subjects = map[audit.Subject]string{
	audit.OfSpending:   "Spesa sociale (Allegato C)",
	audit.OfCodes:      "Tabella dei codici (Allegato B)",
	audit.OfMembership: "Comuni degli Ambiti",
	audit.OfPlanning:   "Programmazione (Allegato A)",
	audit.OfIndicators: "Indicatori, da altre fonti",
	audit.OfWording:    "Testo dell’atto: leggi, uffici, fondi e conteggi",
}

// quality lists the findings by severity, then by subject in the order of the site.
func (b *builder) quality() quality {
	q := quality{Dataset: b.datasetLink("segnalazioni")}
	for _, s := range severities {
		group := severityGroup{ID: string(s.id), Label: s.many, Meaning: s.means}
		n := 0
		for _, subject := range audit.Subjects() {
			set := findingsPage{Name: subjects[subject], URL: audit.PagePath(subject, s.id), Severity: s.many, Meaning: s.means}
			for _, f := range b.findings {
				if f.Severity == s.id && f.Subject == subject {
					item := b.findingItem(f, s.one)
					set.Findings = append(set.Findings, item)
					set.Groups = grouped(set.Groups, b.subjectTitle(f), item)
				}
			}
			if len(set.Findings) < manyFindings || len(set.Groups) < 2 {
				set.Groups = nil
			}
			if len(set.Findings) > 0 {
				set.Count = counted(len(set.Findings), "segnalazione", "segnalazioni")
				group.Subjects = append(group.Subjects, set)
				n += len(set.Findings)
			}
		}
		group.Count = whole(n)
		q.Severities = append(q.Severities, group)
	}
	return q
}

// manyFindings are so many that a reader looks for a part of them.
const manyFindings = 12

// grouped puts a finding with those under the same title.
func grouped(groups []findingGroup, title string, item findingItem) []findingGroup {
	i := slices.IndexFunc(groups, func(g findingGroup) bool { return g.Title == title })
	if i < 0 {
		i = len(groups)
		groups = append(groups, findingGroup{Anchor: "su-" + catalogue.Slug(title), Title: title})
	}
	groups[i].Findings = append(groups[i].Findings, item)
	return groups
}

// subjectTitle names what a finding is about, as the title of a part of a long page: the table of its first figure, or the ATS of
// its place.
func (b *builder) subjectTitle(f audit.Finding) string {
	for _, cell := range f.Cells {
		if t, ok := b.catalogue.Spending.Table(cell.Dataset); ok {
			return t.Number + ": " + grammar.LowerFirst(typographic(t.Title))
		}
		ambito := catalogue.AmbitoCode(cell.Row)
		if comune, ok := b.catalogue.FindComune(catalogue.ISTATCode(cell.Row)); ok {
			ambito = comune.Ambito
		}
		if ats, ok := b.links.ats[b.atsOf(string(ambito))]; ok {
			return ats.Name
		}
	}
	return "Altre segnalazioni"
}

// findingsPages are the parts of the list of findings, a page for each subject and severity.
func findingsPages(q quality) []Page {
	var pages []Page
	for _, group := range q.Severities {
		for _, set := range group.Subjects {
			pages = append(pages, Page{
				Path: strings.TrimSuffix(set.URL, "/"), Title: set.Severity + ": " + grammar.LowerFirst(set.Name), Params: set,
				Description: fmt.Sprintf("%s sui dati del sito, con la prova di ognuna. %s", grammar.UpperFirst(set.Count), set.Meaning),
			})
		}
	}
	return pages
}

func (b *builder) findingItem(f audit.Finding, label string) findingItem {
	item := findingItem{
		ID: f.ID, Severity: string(f.Severity), Label: label, Sentence: f.Sentence, Printed: f.Printed, Computed: f.Computed, Reckoned: f.Reckoned,
	}
	switch {
	case f.Subject == audit.OfWording, f.Subject == audit.OfPlanning && f.OfWords:
		item.Printed = "" // the sentence quotes it
	case f.Subject == audit.OfSpending || f.Subject == audit.OfIndicators:
		item.Printed, item.Computed = italianList(f.Printed), italianList(f.Computed)
	}
	if f.OfWords {
		item.Computed = "" // it may be a place or a ratio: the sentence says of what
	}
	for _, cell := range f.Cells {
		if cell.Dataset == audit.ActText {
			continue // no page has it
		}
		item.Cells = append(item.Cells, b.cellLink(cell))
	}
	return item
}

// italianList writes the numbers of a list as Italians do and leaves its other texts as they are.
func italianList(list string) string {
	if list == "" {
		return ""
	}
	parts := strings.Split(list, " | ")
	for i, part := range parts {
		if d, err := catalogue.ParseDecimal(part); err == nil {
			parts[i] = d.Italian()
		}
	}
	return strings.Join(parts, "; ")
}

// cellLink leads to the page that shows a cell.
func (b *builder) cellLink(cell audit.Cell) link {
	switch cell.Dataset {
	case audit.AgreementsData:
		return link{Name: "Accordi 2018-2020", Code: cell.Row, URL: "programmazione/2018-2020/#accordi"}
	case audit.ProjectsData:
		return link{Name: "Progetti 2018-2020", Code: cell.Row, URL: "programmazione/2018-2020/#progetti"}
	case audit.PremiumData:
		return link{Name: "Premio agli Ambiti", URL: "programmazione/premialita/"}
	}
	if t, ok := b.catalogue.Spending.Table(cell.Dataset); ok {
		return spendingCellLink(t, cell)
	}
	if i, ok := b.catalogue.Indicator(cell.Dataset); ok {
		return link{Name: "Indicatore «" + typographic(i.Title) + "»", Code: cell.Row, URL: i.Path()}
	}
	if ambito, ok := b.links.ambiti[catalogue.AmbitoCode(cell.Row)]; ok {
		return link{Name: "Ambito " + ambito.Name, Code: cell.Row, URL: ambito.URL}
	}
	if comune, ok := b.links.comuni[catalogue.ISTATCode(cell.Row)]; ok {
		return link{Name: "Comune di " + comune.Name, Code: cell.Row, URL: comune.URL}
	}
	return link{Name: "Tutta la colonna " + cell.Column, URL: "ambiti/"}
}

func spendingCellLink(t catalogue.Table, cell audit.Cell) link {
	for _, o := range t.Observations {
		if audit.SpendingCell(o) == cell {
			words := []string{t.Number, o.Row.Name}
			if o.Year != "" {
				words = append(words, o.Year)
			}
			if len(t.Measures) > 1 {
				words = append(words, grammar.LowerFirst(o.Measure.Label))
			}
			return link{Name: strings.Join(words, ", "), URL: t.Path() + "#" + rowAnchor(o.Row)}
		}
	}
	return link{Name: t.Number, URL: t.Path()}
}

// notes numbers the findings about the figures of one page, in the order in which the figures are shown.
type notes struct {
	about aboutCells
	list  []numberedNote
	// brief says once for all figures that contain doubtful ones: each mark leads to what its figure contains.
	brief bool
}

// What the notes of a place say in place of whole sentences, and where the site tells of figures that contain doubtful ones.
const (
	aboutRegion    = "Riguarda il valore della Lombardia."
	containsDoubts = "Il valore comprende dati dubbi di un’altra riga. Quali sono, e quanto è in gioco, si legge dove porta il numero accanto al valore."
	whereNotesAre  = "qualita/#gravita-" + string(audit.Note)
)

// of gives the marks of a figure, and remembers which findings are about more than the region's total.
func (n *notes) of(o catalogue.Observation) []mark {
	marks := n.on(audit.SpendingCell(o))
	for i := range n.list {
		if !o.Row.Total && slices.ContainsFunc(marks, func(m mark) bool { return m.Number == n.list[i].Number }) {
			n.list[i].ofPlace = true
		}
	}
	return marks
}

// ofRow gives the marks of all figures of a row.
func (n *notes) ofRow(t catalogue.Table, r catalogue.Row) []mark {
	var marks []mark
	for _, o := range t.Observations {
		if o.Row.Key != r.Key {
			continue
		}
		for _, m := range n.of(o) {
			if !slices.Contains(marks, m) {
				marks = append(marks, m)
			}
		}
	}
	return marks
}

// forPlace gives the notes as the page of a place has room for them. Those about the region alone are said in few words:
// their marks lead to the whole. On paper stand the discrepancies and doubts about the place itself.
func (n *notes) forPlace() []numberedNote {
	list := slices.Clone(n.list)
	for i := range list {
		note := &list[i]
		note.Online = !note.ofPlace || note.Severity == string(audit.Note)
		if !note.ofPlace && note.Sentence != containsDoubts {
			note.Sentence = aboutRegion
		}
	}
	return list
}

// ofTable gives the marks of a table as a whole.
func (n *notes) ofTable(t catalogue.Table) []mark { return n.on(audit.Cell{Dataset: t.ID}) }

func (n *notes) on(cell audit.Cell) []mark {
	var marks []mark
	for _, f := range n.about[cell] {
		if m := n.mark(f); !slices.Contains(marks, m) {
			marks = append(marks, m)
		}
	}
	return marks
}

func (n *notes) mark(f audit.Finding) mark {
	note := numberedNote{mark: mark{Severity: string(f.Severity), URL: f.Path()}, Sentence: f.Sentence}
	if n.brief && f.OfParts {
		note.URL, note.Sentence = whereNotesAre, containsDoubts
	}
	i := slices.IndexFunc(n.list, func(m numberedNote) bool { return m.URL == note.URL })
	if i < 0 {
		i = len(n.list)
		note.Number = whole(i + 1)
		note.Label = note.Number + ": " + note.Severity
		n.list = append(n.list, note)
	}
	return n.list[i].mark
}

// aboutCells gives the findings about a cell.
type aboutCells map[audit.Cell][]audit.Finding

func byCell(findings []audit.Finding) aboutCells {
	index := aboutCells{}
	for _, f := range findings {
		for _, cell := range f.Cells {
			index[cell] = append(index[cell], f)
		}
	}
	return index
}

// datasetLink leads to a dataset; nil if it is not published.
func (b *builder) datasetLink(id string) *link {
	for _, d := range b.release.Datasets {
		if d.ID == id {
			return &link{Name: d.Title, Code: id, URL: d.Path()}
		}
	}
	return nil
}
