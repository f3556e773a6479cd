// Package transcription proves that the spending figures in data/allegato-c are the ones that the act prints.
//
// Prove turns the cells of allegato-c.csv back into the lines of the act (1320.4 becomes «1.320,4», an unreported value
// «---») and looks for each of them in the act's text, where it must stand exactly once. Any slip shows: a wrong digit,
// two columns exchanged, a row under another name. It also looks the other way round: a line of figures in the act that
// no row of the file accounts for is a fault, so that nothing printed can be forgotten.
//
// Two tables may print the same line (the Region's shares stand in Tab. 2 and in Tab. 7). So a table's lines are sought
// from its caption to the caption of the next table or chart. A chart is a picture and only its caption and the numbers
// under the drawing survive, often after the caption of the next one: its lines are sought from its caption to the end
// of the act. The blocks must follow one another as the captions do.
//
// What a line of text cannot prove is said in tabelle.yaml: why a block of numbers belongs to a chart, and that charts
// printed without names of columns follow the order of Tab. 1.
//
// The text of the act is not in the repository: whoever has it runs «ambiti transcription --from FILE».
package transcription

import (
	"io"
	"io/fs"
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/source"
)

// Prove compares the tables of a project with the text of the act. The error tells of input that cannot be read; whether the
// proof succeeds is told by the report.
func Prove(text io.Reader, project fs.FS) (Report, error) {
	act, err := readAct(text)
	if err != nil {
		return Report{}, err
	}
	tables, err := catalogue.ReadTables(project)
	if err != nil {
		return Report{}, err
	}
	tables = slices.DeleteFunc(tables, func(t catalogue.Table) bool { return t.Caption == "" }) // not of the act
	p := proof{act: act, claimed: map[int]bool{}}
	p.placeCaptions(tables)
	for i, placed := range p.placed {
		end := len(act)
		if !placed.table.IsChart() && i+1 < len(p.placed) {
			end = p.placed[i+1].start
		}
		p.prove(placed, end)
	}
	if len(p.placed) > 0 {
		p.seekForgotten(p.placed[0].end, tables[0].Observations[0].File)
	}
	slices.SortFunc(p.report.Tables, func(a, b TableReport) int {
		return slices.IndexFunc(tables, a.of) - slices.IndexFunc(tables, b.of)
	})
	return p.report, nil
}

// placedTable is a table whose caption stands on the lines start to end (excluded) of the act.
type placedTable struct {
	table      catalogue.Table
	start, end int
}

type proof struct {
	act     act
	placed  []placedTable // in the order of the act
	claimed map[int]bool  // the lines of the act that some row accounts for
	last    int           // the first line of figures of the table before
	report  Report
}

func (p *proof) fault(pos source.Pos, format string, args ...any) {
	p.report.Faults.Addf(pos, format, args...)
}

func (p *proof) placeCaptions(tables []catalogue.Table) {
	for _, t := range tables {
		found := p.act.captions(t.Caption)
		if len(found) != 1 {
			p.fault(t.Described, "%s: la didascalia «%s» si trova %d volte nel testo dell'atto, ci si aspettava una",
				t.ID, t.Caption, len(found))
			continue
		}
		p.placed = append(p.placed, placedTable{t, found[0].start, found[0].end})
	}
	slices.SortFunc(p.placed, func(a, b placedTable) int { return a.start - b.start })
}

// prove seeks the lines of one table between its caption and the line end.
func (p *proof) prove(t placedTable, end int) {
	report := TableReport{ID: t.table.ID, Number: t.table.Number, Digest: t.table.Printed().Digest()}
	first := -1
	report.Cells = len(t.table.Observations)
	for _, o := range t.table.Observations {
		if _, missing := o.Missing(); missing {
			report.Missing++
		}
	}
	for _, l := range printedLines(t.table) {
		if l.lost {
			report.Lost++
			p.checkLost(t, l, end)
			continue
		}
		report.Lines++
		at := p.act.find(l.text, t.end, end)
		if len(at) != 1 {
			p.fault(l.pos, "%s: la riga stampata «%s» si trova %d volte fra le righe %d e %d dell'atto, ci si aspettava una",
				t.table.ID, l.text, len(at), t.end+1, end)
			continue
		}
		report.Found++
		if len(p.act.find(l.text, 0, len(p.act))) == 1 {
			report.Unique++
		}
		if p.claimed[at[0]] {
			p.fault(l.pos, "%s: la riga %d dell'atto è già di un'altra riga del file", t.table.ID, at[0]+1)
		}
		p.claimed[at[0]] = true
		if first < 0 || at[0] < first {
			first = at[0]
		}
	}
	if first >= 0 {
		report.Header = p.checkHeader(t, first)
		if first < p.last {
			p.fault(t.table.Described, "%s: i numeri stanno prima di quelli della tabella che lo precede nell'atto", t.table.ID)
		}
		p.last = first
	}
	p.checkAreas(t, end)
	p.report.Tables = append(p.report.Tables, report)
}

// checkLost makes sure that a line declared lost is not in the text after all.
func (p *proof) checkLost(t placedTable, l printedLine, end int) {
	if l.label == "" {
		return
	}
	for i := t.end; i < end; i++ {
		if strings.HasPrefix(p.act[i], l.label+" ") && figures.MatchString(p.act[i]) {
			p.fault(l.pos, "%s: «%s» è dato come illeggibile nella fonte, ma la riga %d dell'atto lo porta", t.table.ID, l.label, i+1)
		}
	}
}

// checkHeader tells whether the names of the columns stand right before the first line of figures.
func (p *proof) checkHeader(t placedTable, first int) bool {
	want := header(t.table)
	found := strings.HasSuffix(squeeze(p.act[t.start:first]...), squeeze(want))
	if found != t.table.HeaderPrinted {
		said, fact := "stampata", "non si trova"
		if found {
			said, fact = "assente", "si trova"
		}
		p.fault(t.table.Described, "%s: l'intestazione è dichiarata %s, ma «%s» %s prima della riga %d dell'atto", t.table.ID, said, want, fact, first+1)
	}
	return found
}

// checkAreas seeks the names that a table prints once beside a group of rows.
func (p *proof) checkAreas(t placedTable, end int) {
	for _, area := range sharedAreas(t.table) {
		if n := strings.Count(squeeze(p.act[t.end:end]...), squeeze(area)); n != 1 {
			p.fault(t.table.Described, "%s: il nome del gruppo «%s» si trova %d volte nel tratto della tabella, ci si aspettava una", t.table.ID, area, n)
		}
	}
}

// seekForgotten reports the lines of figures from a line of the act on that no row has claimed.
func (p *proof) seekForgotten(from int, file string) {
	for i := from; i < len(p.act); i++ {
		if figures.MatchString(p.act[i]) && !p.claimed[i] {
			p.fault(source.Pos{File: file}, "la riga %d dell'atto ha dei numeri che il file non riporta: «%s»", i+1, p.act[i])
		}
	}
}
