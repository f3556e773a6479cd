package pipeline

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"
)

// The site of the committed sources, made twice: nothing may depend on the clock, on chance or on the order of a map.
func TestTwoBuildsOfTheSameInputAreIdentical(t *testing.T) {
	first, err := Render(Options{Root: "../.."})
	if err != nil {
		t.Fatal(err)
	}
	second, err := Render(Options{Root: "../.."})
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	walk(t, first, func(name string, data []byte) {
		names[name] = true
		again, err := fs.ReadFile(second, name)
		if err != nil {
			t.Errorf("%s is in the first build only", name)
		} else if !bytes.Equal(data, again) {
			t.Errorf("%s differs", name)
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

// Under a sub-folder, whatever begins with a slash begins with the sub-folder.
func TestASiteInASubFolderKeepsToIt(t *testing.T) {
	files, err := Render(Options{Root: "../..", BaseURL: "https://example.org/servizi/ambiti/"})
	if err != nil {
		t.Fatal(err)
	}
	walk(t, files, func(name string, data []byte) {
		if !strings.HasSuffix(name, ".html") {
			return
		}
		for _, attribute := range []string{"href", "src"} {
			rest := string(data)
			for {
				_, after, found := strings.Cut(rest, attribute+`="/`)
				if !found {
					break
				}
				if !strings.HasPrefix(after, "servizi/ambiti/") {
					t.Fatalf("%s: %s leads out of the sub-folder: /%.40s", name, attribute, after)
				}
				rest = after
			}
		}
	})
}

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
