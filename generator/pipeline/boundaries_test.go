package pipeline

import (
	"os"
	"path/filepath"
	"testing"
)

func TestBoundariesThatCannotBeWrittenLeaveTheOldOnes(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "comuni.topojson")
	must(t, replace(file, []byte("vecchi")))
	blocked := filepath.Join(folder, ".comuni.topojson~")
	must(t, os.MkdirAll(filepath.Join(blocked, "x"), 0o755))
	if err := replace(file, []byte("nuovi")); err == nil {
		t.Error("no error")
	}
	must(t, os.RemoveAll(blocked))
	if text, err := os.ReadFile(file); err != nil || string(text) != "vecchi" {
		t.Errorf("the file holds %q, error %v", text, err)
	}
	must(t, replace(file, []byte("nuovi")))
	text, err := os.ReadFile(file)
	if entries, _ := os.ReadDir(folder); err != nil || string(text) != "nuovi" || len(entries) != 1 {
		t.Errorf("the file holds %q beside %v, error %v", text, entries, err)
	}
}
