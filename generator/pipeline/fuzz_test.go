package pipeline

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"ambitilombardia/generator/source"
)

// Whatever stands in one source of a project, «ambiti check» takes it or answers with lines that have a place and steer no
// terminal: the readers of all sources, and what joins and audits what they give.
func FuzzCheck(f *testing.F) {
	good := smallProject(f)
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(good)), func(name string) bool { return name == "confini.geojson" })
	for i, name := range names {
		f.Add(uint8(i), good[name].Data)
	}
	placed := regexp.MustCompile(`^[\p{L}\w./ -]+(:[0-9]+(:[0-9]+)?)?: .`)
	f.Fuzz(func(t *testing.T, which uint8, data []byte) {
		files := maps.Clone(good)
		files[names[int(which)%len(names)]] = &fstest.MapFile{Data: data}
		err := check1(files)
		if err == nil {
			return
		}
		if !IsInput(err) {
			t.Fatalf("not an error of the input: %v", err)
		}
		for line := range strings.Lines(err.Error()) {
			line = strings.TrimSuffix(line, "\n")
			if !placed.MatchString(line) || strings.ContainsFunc(line, source.Unseen) {
				t.Errorf("no place, or a character that is not seen: %q", line)
			}
		}
	})
}
