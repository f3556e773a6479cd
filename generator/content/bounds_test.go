package content

import (
	"strings"
	"testing"
	"testing/fstest"

	"ambitilombardia/generator/site"
)

// A page of nothing but faults is left alone after the first hundred of each kind.
func TestAPageOfFaultsIsLeftAlone(t *testing.T) {
	for name, unit := range map[string]string{"HTML": "<b>\n\n", "shortcodes": "{{< x >}}\n\n", "links": "[a](/b)\n\n", "headings": "# a\n\n"} {
		body := strings.Repeat(unit, maxPage/2/len(unit))
		_, err := Read(fstest.MapFS{"content/prova.md": {Data: []byte("---\ntitle: a\ndescription: b\n---\n" + body)}}, site.Sections())
		if err == nil {
			t.Fatalf("%s: no error", name)
		}
		if n := strings.Count(err.Error(), "content/prova.md:"); n < 50 || n > 2*maxFaults+10 {
			t.Errorf("%s: %d faults are told", name, n)
		}
	}
}

// A text that keeps a reader of Markdown busy is refused before it is read. Each of these took from seconds to minutes.
func TestATextThatCostsTooMuchIsRefused(t *testing.T) {
	whole := func(unit string) string { return strings.Repeat(unit, (maxPage-2000)/len(unit)) }
	for name, body := range map[string]string{
		"links": whole("[a]("), "brackets": whole("["), "pictures": whole("!["), "links of two kinds": whole("[a]["), "ends of links": whole("]("),
		"brackets on lines": whole("[a\n"), "emphases": whole("*a "), "mixed emphases": whole("_a*b"), "code": whole("`a``b"), "tags": whole("<a "),
		"comments": whole("<!--"), "quotes": whole(">"), "quotes with links": whole("> [a](\n"), "lists": whole("- "), "numbers": whole("1. "),
		"addresses": whole("a@"), "notes": whole("[^1]"), "struck": whole("~~a~"), "a list of links": whole("* [a](\n"),
		"a wide table": "|" + strings.Repeat("a|", 2000) + "\n|" + strings.Repeat("-|", 2000) + "\n" + whole("a\n")[:200_000],
		"a deep list":  strings.Repeat("  ", 200) + "- a",
	} {
		_, err := Read(fstest.MapFS{"content/prova.md": {Data: []byte("---\ntitle: a\ndescription: b\n---\n" + body)}}, site.Sections())
		var told []string
		if err != nil {
			for line := range strings.Lines(err.Error()) {
				if strings.HasPrefix(line, "content/prova.md:") {
					told = append(told, line)
				}
			}
		}
		if len(told) != 1 {
			t.Errorf("%s: %.300q", name, told)
		}
	}
	honest := strings.Repeat("**Un** testo con un [collegamento](https://example.org/) e `altro`.\n", 80) + "\n" + strings.Repeat("-", 80) +
		"\n\n| a | b |\n|" + strings.Repeat("-", 60) + "|---|\n" + strings.Repeat("| 1 | 2 |\n", 300) + "\n- a\n    - b\n        - c\n"
	if _, err := Read(fstest.MapFS{"content/prova.md": {Data: []byte("---\ntitle: a\ndescription: b\n---\n" + honest)}}, site.Sections()); err != nil && strings.Contains(err.Error(), "content/prova.md") {
		t.Errorf("an honest page: %v", err)
	}
}
