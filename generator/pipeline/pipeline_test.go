package pipeline

import (
	"bytes"
	"io/fs"
	"regexp"
	"strings"
	"testing"
)

// The site of the committed sources, made twice: nothing may depend on the clock, on chance or on the order of a map. It is made
// for a sub-folder: there, whatever begins with a slash begins with the sub-folder.
func TestTwoBuildsOfTheSameInputAreIdenticalAndKeepToTheirSubFolder(t *testing.T) {
	t.Parallel()
	in := Options{Root: "../..", BaseURL: "https://example.org/servizi/ambiti/"}
	first, err := Render(in)
	must(t, err)
	second, err := Render(in)
	must(t, err)
	names := map[string]bool{}
	walk(t, first, func(name string, data []byte) {
		names[name] = true
		again, err := fs.ReadFile(second, name)
		if err != nil {
			t.Errorf("%s is in the first build only", name)
		} else if !bytes.Equal(data, again) {
			t.Errorf("%s differs", name)
		}
		if strings.HasSuffix(name, ".html") {
			for _, address := range outside.FindAllString(string(data), -1) {
				if !strings.Contains(address, `="/servizi/ambiti/`) {
					t.Errorf("%s: this leads out of the sub-folder: %s", name, address)
				}
			}
		}
	})
	walk(t, second, func(name string, _ []byte) {
		if !names[name] {
			t.Errorf("%s is in the second build only", name)
		}
	})
	if len(names) < 3000 {
		t.Errorf("only %d files", len(names))
	}
}

// outside finds the addresses of a page that begin with a slash.
var outside = regexp.MustCompile(`(href|src)="/[^"]{0,40}`)

func walk(t *testing.T, files fs.FS, visit func(name string, data []byte)) {
	t.Helper()
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		visit(name, data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
