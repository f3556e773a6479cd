package content

import (
	"strings"
	"testing"
	"testing/fstest"
)

// A page of nothing but faults is left alone after the first hundred of each kind.
func TestAPageOfFaultsIsLeftAlone(t *testing.T) {
	for name, unit := range map[string]string{"HTML": "<b> ", "shortcodes": "{{< x >}} ", "links": "[a](/b) ", "headings": "# a\n\n"} {
		body := strings.Repeat(unit, maxPage/2/len(unit))
		_, err := Read(fstest.MapFS{"content/prova.md": {Data: []byte("---\ntitle: a\ndescription: b\n---\n" + body)}})
		if err == nil {
			t.Fatalf("%s: no error", name)
		}
		if n := strings.Count(err.Error(), "content/prova.md:"); n < 50 || n > 2*maxFaults+10 {
			t.Errorf("%s: %d faults are told", name, n)
		}
	}
}
