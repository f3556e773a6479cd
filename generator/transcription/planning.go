package transcription

import (
	"io"
	"io/fs"
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/source"
)

// ProvePlanning holds the flows of data and the forms of a plan against the act. The passages that bear out what is said of a flow
// are sought in Appendix 2, each after the one before it. The calendar of the flows, the two tables and the parts of the document
// are made again, cell after cell: the act must say between their heading and what follows them nothing more and nothing less.
// Blanks do not count: they depend on where lines were broken.
func ProvePlanning(text io.Reader, project fs.FS) (PassageReport, error) {
	act, err := readAct(text)
	if err != nil {
		return PassageReport{}, err
	}
	flows, passages, err := catalogue.ReadFlows(project)
	if err != nil {
		return PassageReport{}, err
	}
	forms, err := catalogue.ReadPlanForms(project)
	if err != nil {
		return PassageReport{}, err
	}
	p := planningProof{text: squeeze(act.withoutLinks()...)}
	p.report.Proved = slices.Concat(catalogue.FlowPassages(flows), forms.Passages())
	p.seek(passages)
	p.compare("Denominazione flusso Periodicità di rendicontazione Tipologia di invio Tempistica di invio",
		"II. Flussi informativi della dimensione conoscitiva", calendarLines(flows))
	p.compare("DIMENSIONE OUTPUT", "8.1 Costruire gli interventi", formLines(forms[catalogue.OutcomeForm], false))
	p.compare("Tabella 3 – Obiettivi della programmazione 2021-2023", "Le fasi di approvazione del Piano di Zona", formLines(forms[catalogue.GoalForm], false))
	p.compare("seguente format, indicando in modo chiaro e sintetico:", "APPENDICE 1 – MACROAREE", formLines(forms[catalogue.DocumentForm], true))
	return p.report, nil
}

// withoutLinks leaves out the addresses that the text has at the foot of a page, where the print has links.
func (a act) withoutLinks() act {
	var lines act
	for _, line := range a {
		if !strings.HasPrefix(line, "mailto:") {
			lines = append(lines, line)
		}
	}
	return lines
}

type planningProof struct {
	text   string // of the act, without blanks
	report PassageReport
}

// printed are words of the act and where a file quotes them.
type printed struct {
	words string
	pos   source.Pos
}

// seek finds the passages in Appendix 2, one after the other.
func (p *planningProof) seek(passages []catalogue.Passage) {
	if len(passages) == 0 {
		return
	}
	_, rest, found := strings.Cut(p.text, squeeze("APPENDICE 2 – IL SISTEMA INFORMATIVO"))
	if !found {
		p.report.Faults.Addf(passages[0].Pos, "il testo dell’atto non ha l’Appendice 2")
		return
	}
	for _, passage := range passages {
		p.report.Sought++
		_, after, found := strings.Cut(rest, squeeze(passage.Printed))
		if !found {
			p.report.Faults.Addf(passage.Pos, "«%s» non si trova nell’Appendice 2 dopo le parole della riga che precede", passage.Printed)
			continue
		}
		p.report.Found++
		rest = after
	}
}

// compare holds what the files say that the act prints between two headings against what it prints there. The last place where the
// first heading stands before the second counts.
func (p *planningProof) compare(from, to string, lines []printed) {
	if len(lines) == 0 {
		return
	}
	before, _, found := strings.Cut(p.text, squeeze(to))
	start := strings.LastIndex(before, squeeze(from))
	if !found || start < 0 {
		p.report.Faults.Addf(source.Pos{File: lines[0].pos.File}, "il testo dell’atto non ha «%s» prima di «%s»", from, to)
		return
	}
	rest := before[start+len(squeeze(from)):]
	for _, line := range lines {
		p.report.Sought++
		after, found := strings.CutPrefix(rest, squeeze(line.words))
		if !found {
			p.report.Faults.Addf(line.pos, "l’atto non stampa qui «%s», ma «%s»", line.words, source.Shorten(rest))
			return
		}
		p.report.Found++
		rest = after
	}
	if rest != "" {
		p.report.Faults.Addf(lines[len(lines)-1].pos, "dopo questa riga l’atto stampa ancora «%s»", source.Shorten(rest))
	}
}

// calendarLines gives the rows of the calendar in the order of the act, which is that of their file.
func calendarLines(flows []catalogue.Flow) []printed {
	var lines []printed
	for _, f := range flows {
		for _, d := range f.Deliveries {
			lines = append(lines, printed{strings.Join(d.Printed, " "), d.Pos})
		}
	}
	return lines
}

// formLines gives the rows of a form; those that we have added the act does not have. The parts of a document bear their number, and
// a comma or a full stop after them.
func formLines(questions []catalogue.Question, numbered bool) []printed {
	var lines []printed
	for i, q := range questions {
		words := q.Printed + " " + q.PrintedAnswer
		if numbered {
			mark := ","
			if i == len(questions)-1 {
				mark = "."
			}
			words = q.Number + ". " + q.Printed + mark
		}
		if q.Printed != "" {
			lines = append(lines, printed{words, q.Pos})
		}
	}
	return lines
}
