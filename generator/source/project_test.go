package source

import "testing"

func TestWhatEditorsLeaveIsNoPartOfAProject(t *testing.T) {
	for _, name := range []string{"data/~$comuni.xlsx", "content/metodo.md~", "content/.metodo.md.swp", "data/#comuni.csv#", "hugo.toml.tmp",
		"content/4913", "static/Thumbs.db", "static/.DS_Store"} {
		if !LeftByEditor(name) {
			t.Errorf("«%s» is taken for a source", name)
		}
	}
	for _, name := range []string{"data/territorio/comuni.csv", "content/4913.md", "static/robots.txt", "content/_index.md"} {
		if LeftByEditor(name) {
			t.Errorf("«%s» is passed over", name)
		}
	}
}
