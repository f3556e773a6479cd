package source

import (
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
)

// What a reader takes of the memory is in proportion to the file, garbage included, however the file is made. For
// workbooks, which are compressed, see TestASmallHostileWorkbookStaysSmall.
func TestReadersTakeMemoryInProportionToTheFile(t *testing.T) {
	const size = 1 << 20
	fill := func(unit string) []byte { return []byte(strings.Repeat(unit, size/len(unit))) }
	for name, file := range map[string][]byte{
		"t.csv: of empty cells":        append([]byte("codice,nome,provincia\n"), fill(",")...),
		"t.csv: of empty rows":         append([]byte("codice,nome,provincia\n"), fill("\n")...),
		"t.csv: of short rows":         append([]byte("codice,nome,provincia\n"), fill("1,a,b\n")...),
		"t.csv: of quotes":             append([]byte("codice,nome,provincia\n"), fill(`"`)...),
		"t.csv: of unclosed quotes":    append([]byte("codice,nome,provincia\n"), fill("\"a\n")...),
		"t.yaml: of lists in lists":    fill("["),
		"t.yaml: of short rows":        fill("a: 1\n"),
		"t.yaml: of items":             append([]byte("links:\n"), fill(" - a\n")...),
		"t.yaml: of references":        append([]byte("links: &a [x]\nconfini:\n"), fill(" - *a\n")...),
		"t.yaml: of deeper and deeper": fill("? "),
		"t.md: of a head without end":  append([]byte("---\n"), fill("a: 1\n")...),
		"t.md: of a body without end":  append([]byte("---\ntitolo: a\n---\n"), fill("a\n")...),
		"t.toml: of lists in lists":    append([]byte("titolo = "), fill("[")...),
		"t.toml: of short rows":        fill("a = 1\n"),
		"t.toml: of tables":            fill("[[a]]\n"),
	} {
		t.Run(name, func(t *testing.T) {
			name, _, _ := strings.Cut(name, ":")
			files := fstest.MapFS{name: {Data: file}}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			switch {
			case strings.HasSuffix(name, ".csv"):
				ReadTable(files, "t", columns)
			case strings.HasSuffix(name, ".toml"):
				ReadTOML(files, name, &struct {
					Title string `toml:"titolo"`
				}{})
			case strings.HasSuffix(name, ".yaml"):
				ReadYAML(files, name, &provenance{})
			default:
				ReadPage(files, name)
			}
			runtime.ReadMemStats(&after)
			if used := after.TotalAlloc - before.TotalAlloc; used > 500*size {
				t.Errorf("%d MB were allocated for a file of %d kB", used>>20, len(file)>>10)
			}
		})
	}
}
