package transcription

import (
	"io"
	"io/fs"
	"regexp"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/source"
)

// ProveGuidelines seeks each section of data/programmazione in the act, in order, and each passage in its section; a row of
// the table of the agreements is one line. And the other way round: a heading that is not in the list of sections, a line of
// figures beside the agreements and an item of the list of the sources of money that no row has, are faults.
func ProveGuidelines(text io.Reader, project fs.FS) (PassageReport, error) {
	act, err := readAct(text)
	if err != nil {
		return PassageReport{}, err
	}
	planning, err := catalogue.ReadPlanning(project)
	if err != nil || len(planning.Sections) == 0 {
		return PassageReport{}, err
	}
	p := guidelinesProof{act: act, sections: map[string]span{}, claimed: map[int]bool{}}
	p.report.Proved = planning.Passages()
	p.placeSections(planning.Sections)
	if len(p.report.Faults) > 0 {
		return p.report, nil
	}
	for _, q := range planning.Quotes() {
		p.seek(q)
	}
	p.seekAgreements(planning.Agreements)
	p.seekItems(planning.Resources)
	return p.report, nil
}

type guidelinesProof struct {
	act      act
	sections map[string]span // of lines
	claimed  map[int]bool    // lines that some row accounts for
	report   PassageReport
}

// heading matches the first line of a section, a table or a picture.
var heading = regexp.MustCompile(`^(?:(?:APPENDICE|ALLEGATO) [A-Z0-9]|Tabella (?:\d|di sintesi)|Tab\. \d|Grafico \d+$|\d\. [A-Z]|\d\.\d [A-Z]|[A-J]\) [A-Z]|[IVX]+\. Flussi)`)

func (p *guidelinesProof) placeSections(sections []catalogue.ActSection) {
	var places []catalogue.ActPlace
	for _, s := range sections {
		places = append(places, catalogue.ActPlace{Name: s.Name, Start: s.Start, Pos: s.Pos})
	}
	for i, s := range p.act.parts(places, &p.report.Faults) {
		p.sections[places[i].Name] = s
		p.claimed[s.start] = true
	}
	if len(p.report.Faults) > 0 {
		return
	}
	for i, line := range p.act {
		if heading.MatchString(line) && !p.claimed[i] {
			p.report.Faults.Addf(source.Pos{File: sections[0].File}, "la riga %d dell’atto è un titolo che l’elenco delle sezioni non riporta: «%s»", i+1, line)
		}
	}
}

// lines gives those of a section.
func (p *guidelinesProof) lines(section string) (act, int) {
	s := p.sections[section]
	return p.act[s.start:s.end], s.start
}

func (p *guidelinesProof) seek(q catalogue.Quote) {
	lines, _ := p.lines(q.Section)
	p.report.Sought++
	if !strings.Contains(squeeze(lines...), squeeze(q.Printed)) {
		p.report.Faults.Addf(q.Pos, "«%s» non si trova nella sezione «%s» dell’atto", q.Printed, q.Section)
		return
	}
	p.report.Found++
}

func (p *guidelinesProof) seekAgreements(rows []catalogue.Agreement) {
	for _, a := range rows {
		lines, start := p.lines(a.Section)
		at := lines.find(a.Quote.Printed, 0, len(lines))
		p.report.Sought++
		if len(at) != 1 {
			p.report.Faults.Addf(a.Pos, "la riga «%s» si trova %d volte nella sezione «%s» dell’atto, ci si aspettava una", a.Quote.Printed, len(at), a.Section)
			continue
		}
		p.report.Found++
		p.claimed[start+at[0]] = true
	}
	if len(rows) == 0 {
		return
	}
	lines, start := p.lines(rows[0].Section)
	for i, line := range lines {
		if figures.MatchString(line) && !p.claimed[start+i] {
			p.report.Faults.Addf(source.Pos{File: rows[0].File}, "la riga %d dell’atto ha dei numeri che il file non riporta: «%s»", start+i+1, line)
		}
	}
}

// seekItems wants each item of the list of a section to be that of a row.
func (p *guidelinesProof) seekItems(resources []catalogue.Resource) {
	if len(resources) == 0 {
		return
	}
	lines, _ := p.lines(resources[0].Section)
	items := strings.Split(squeeze(lines...), "•")[1:]
	for _, item := range items {
		known := false
		for _, r := range resources {
			known = known || strings.HasPrefix(item, squeeze(r.Printed))
		}
		if !known {
			p.report.Faults.Addf(source.Pos{File: resources[0].File}, "l’atto elenca una fonte che il file non riporta: «%s»", item)
		}
	}
	if len(items) != len(resources) {
		p.report.Faults.Addf(source.Pos{File: resources[0].File}, "l’atto elenca %d fonti e il file %d", len(items), len(resources))
	}
}
