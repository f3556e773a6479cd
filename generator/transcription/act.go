package transcription

import (
	"fmt"
	"io"
	"regexp"
	"strings"

	"ambitilombardia/generator/source"
)

// act is the text, line by line, without the blanks at either end of a line. Blanks inside stay: two in a row are the
// trace of an empty cell (Tab. 9).
type act []string

func readAct(text io.Reader) (act, error) {
	data, err := io.ReadAll(text)
	if err != nil {
		return nil, fmt.Errorf("lettura del testo dell’atto: %w", err)
	}
	var a act
	for line := range strings.Lines(string(data)) {
		a = append(a, strings.TrimSpace(line))
	}
	return a, nil
}

// figures matches a line that ends with two figures or more, as the rows of tables do and sentences do not.
var figures = regexp.MustCompile(`(?:(?:^|\s)(?:---|\d[\d.]*(?:,\d+)?%?)){2,}$`)

// find gives the lines from start to end (excluded) that are text.
func (a act) find(text string, start, end int) []int {
	var at []int
	for i := start; i < end; i++ {
		if a[i] == text {
			at = append(at, i)
		}
	}
	return at
}

type span struct{ start, end int }

// captions gives the runs of whole lines that make up a caption, wherever its lines are broken.
func (a act) captions(caption string) []span {
	want := squeeze(caption)
	var spans []span
	for i, line := range a {
		if line == "" || !strings.HasPrefix(want, squeeze(line)) {
			continue
		}
		end := i + 1
		got := squeeze(line)
		for len(got) < len(want) && end < len(a) {
			got += squeeze(a[end])
			end++
		}
		if got == want {
			spans = append(spans, span{i, end})
		}
	}
	return spans
}

// squeeze joins texts and drops the blanks, which in captions and headings depend on where lines were broken.
func squeeze(texts ...string) string {
	return source.WithoutBlanks(strings.Join(texts, ""))
}
