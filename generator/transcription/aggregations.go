package transcription

import (
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/source"
)

// ProveAggregations seeks each aggregation of data/aggregazioni as an item of a list in the act, in whole lines and once,
// and each of its counts anywhere. And the other way round: an item of the act that tells an aggregation which the file does
// not have is a fault.
func ProveAggregations(text io.Reader, project fs.FS) (PassageReport, error) {
	act, err := readAct(text)
	if err != nil {
		return PassageReport{}, err
	}
	all, err := catalogue.ReadAggregations(project)
	if err != nil || len(all.List) == 0 {
		return PassageReport{}, err
	}
	r := PassageReport{Proved: all.Passages()}
	var claimed []int // the lines on which an item begins
	for _, a := range all.List {
		r.Sought++
		at := act.captions("- " + a.Printed())
		if len(at) != 1 {
			r.Faults.Addf(a.Pos, "«%s» si trova %d volte fra le voci di elenco dell’atto, ci si aspettava una", a.Printed(), len(at))
			continue
		}
		r.Found++
		claimed = append(claimed, at[0].start)
	}
	whole := squeeze(act...)
	for _, count := range all.Counts.All() {
		r.Sought++
		if !strings.Contains(whole, squeeze(count.Printed)) {
			r.Faults.Addf(count.Pos, "«%s» non si trova nell’atto", count.Printed)
			continue
		}
		r.Found++
	}
	for i, line := range act {
		if aggregationItem.MatchString(line) && !slices.Contains(claimed, i) {
			r.Faults.Addf(source.Pos{File: all.List[0].File}, "la riga %d dell’atto è un’aggregazione che il file non riporta: «%s»", i+1, line)
		}
	}
	return r, nil
}

// aggregationItem matches the first line of an item of the list.
var aggregationItem = regexp.MustCompile(`^- .*: aggregazione d`)
