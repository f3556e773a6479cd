package site

import (
	"regexp"
	"slices"
	"strings"

	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
)

// evidence explains a level of evidence to a reader.
func evidence(level catalogue.Evidence) evidenceLevel {
	return evidenceLevel{Level: level.String(), Label: grammar.UpperFirst(level.Label()), Meaning: level.Meaning()}
}

// unsure gives the grade of a membership that no document says, to stand beside a name.
func unsure(level catalogue.Evidence) string {
	if level == catalogue.Documented {
		return ""
	}
	return level.Label()
}

func countEvidence(members []catalogue.Comune) []evidenceCount {
	var counts []evidenceCount
	for _, level := range catalogue.EvidenceLevels() {
		n := 0
		for _, c := range members {
			if c.Evidence == level {
				n++
			}
		}
		if n > 0 {
			counts = append(counts, evidenceCount{evidenceLevel: evidence(level), Count: counted(n, "Comune", "Comuni")})
		}
	}
	return counts
}

// howSure says in a line how sure the list of an Ambito is, and what is doubtful about it.
func howSure(counts []evidenceCount, doubts []string) string {
	var parts []string
	for _, e := range counts {
		parts = append(parts, e.Count+": appartenenza "+grammar.LowerFirst(e.Label))
	}
	return strings.Join(append([]string{strings.Join(parts, ", ") + "."}, doubts...), " ")
}

// sharedASST gives the ASST among which the coding table does not choose.
func (b *builder) sharedASST(a catalogue.Ambito) []link {
	var links []link
	for _, asst := range b.catalogue.SharedASST(a) {
		links = append(links, *b.links.asst[asst.Code])
	}
	return links
}

// doubts says what is doubtful about the Comuni of an Ambito as a whole.
func (b *builder) doubts(code catalogue.AmbitoCode) []string {
	var sentences []string
	for _, f := range b.findings {
		about := func(cell audit.Cell) bool { return cell.Dataset == "ambiti" && cell.Row == string(code) }
		if f.Severity == audit.Doubt && slices.ContainsFunc(f.Cells, about) {
			sentences = append(sentences, typographic(f.Sentence))
		}
	}
	return sentences
}

// webAddress is a page on the web: with its scheme, or a host and what follows it. A host alone names a newspaper or a body and
// not the page that was read.
var webAddress = regexp.MustCompile(`https?://[^\s<>"«»]+|\b(?:[a-z0-9-]+\.)+[a-z]{2,}/[^\s<>"«»]+`)

// pieces finds the addresses in what the list says of a source.
func pieces(source string) []piece {
	var list []piece
	end := 0
	for _, at := range webAddress.FindAllStringIndex(source, -1) {
		text := strings.TrimRight(source[at[0]:at[1]], ".,;:)")
		if at[0] > end {
			list = append(list, piece{Text: typographic(source[end:at[0]])})
		}
		url := text
		if !strings.HasPrefix(text, "http") {
			url = "https://" + text
		}
		list = append(list, piece{text, url})
		end = at[0] + len(text)
	}
	if end < len(source) {
		list = append(list, piece{Text: typographic(source[end:])})
	}
	return list
}
