package transcription

import (
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/source"
)

// PassageReport is the outcome of a proof that seeks passages: those of data/richiami, data/aggregazioni and data/programmazione.
type PassageReport struct {
	Sought, Found int
	Proved        []catalogue.PassageTable // what was sought, when there are no faults
	Faults        source.Errors
}

// ProveMentions seeks each passage of data/richiami in the part of the act that it is said to stand in, after the one
// before it in that part. And the other way round: a number in the act that looks like that of another act, and stands in
// none of the passages, is a fault. Blanks do not count: they depend on where lines were broken.
func ProveMentions(text io.Reader, project fs.FS) (PassageReport, error) {
	act, err := readAct(text)
	if err != nil {
		return PassageReport{}, err
	}
	places, mentions, err := catalogue.ReadMentions(project)
	if err != nil || len(places) == 0 {
		return PassageReport{}, err
	}
	p := mentionProof{text: squeeze(act...), parts: map[string]span{}}
	p.report.Proved = catalogue.MentionPassages(mentions)
	p.placeParts(act, places)
	for _, m := range mentions {
		p.seek(m)
	}
	if len(p.report.Faults) == 0 {
		p.seekForgotten(mentions[0].File)
	}
	return p.report, nil
}

type mentionProof struct {
	text   string          // of the act, without blanks
	parts  map[string]span // of the text; the start moves on from passage to passage
	found  []span
	report PassageReport
}

// placeParts finds where the parts of the act begin, one after the other, each at the beginning of a line.
func (p *mentionProof) placeParts(act act, places []catalogue.ActPlace) {
	for i, s := range act.parts(places, &p.report.Faults) {
		p.parts[places[i].Name] = span{len(squeeze(act[:s.start]...)), len(squeeze(act[:s.end]...))}
	}
}

// parts gives the lines of each part of the act, found one after the other by what its first line begins with; of none where
// one is missing.
func (a act) parts(places []catalogue.ActPlace, faults *source.Errors) []span {
	var spans []span
	line := 0
	for _, place := range places {
		for line < len(a) && !strings.HasPrefix(squeeze(a[line]), squeeze(place.Start)) {
			line++
		}
		if line == len(a) {
			faults.Addf(place.Pos, "nessuna riga dell’atto, dopo la parte che precede, comincia con «%s»", place.Start)
			return nil
		}
		spans = append(spans, span{line, len(a)})
	}
	for i := 1; i < len(spans); i++ {
		spans[i-1].end = spans[i].start
	}
	return spans
}

func (p *mentionProof) seek(m catalogue.Mention) {
	part := p.parts[m.Place]
	p.report.Sought++
	at := strings.Index(p.text[part.start:part.end], squeeze(m.Printed))
	if at < 0 {
		p.report.Faults.Addf(m.Pos, "«%s» non si trova %s dopo il richiamo che precede", m.Printed, m.Place)
		return
	}
	p.report.Found++
	start := part.start + at
	p.found = append(p.found, span{start, start + len(squeeze(m.Printed))})
	p.parts[m.Place] = span{start + 1, part.end}
}

// actNumber matches what may be the number of an act in a text without blanks.
var actNumber = regexp.MustCompile(`[nN]\.(?:XI?/)?\d+(?:/\d+)*|(?:L\.?R\.?|l\.r\.|D\.?G\.?R\.?|d\.g\.r\.|DCR|DM)(?:n\.)?(?:XI?/)?\d+|XI?/\d+|\d+(?:/\d+)+`)

// pairOfNumbers matches a number and a year, or two years, or a day and a month.
var pairOfNumbers = regexp.MustCompile(`^(\d+)/(\d{2}|\d{4})$`)

// seekForgotten reports the numbers of acts that are in no passage.
func (p *mentionProof) seekForgotten(file string) {
	for _, at := range actNumber.FindAllStringIndex(p.text, -1) {
		number := p.text[at[0]:at[1]]
		if number[0] >= '0' && number[0] <= '9' {
			pair := pairOfNumbers.FindStringSubmatch(number)
			if pair == nil {
				continue // a date
			}
			if first, _ := strconv.Atoi(pair[1]); first >= 1990 && first <= 2030 {
				continue // two years
			}
		}
		if !slices.ContainsFunc(p.found, func(s span) bool { return s.start <= at[0] && at[1] <= s.end }) {
			around := p.text[max(0, at[0]-30):min(len(p.text), at[1]+10)]
			p.report.Faults.Addf(source.Pos{File: file}, "l’atto richiama «%s» (…%s…), che il file non riporta", number, strings.ToValidUTF8(around, ""))
		}
	}
}
