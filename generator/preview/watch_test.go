package preview

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

func write(t *testing.T, name string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(time.Now().String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestTheSourcesAreWatchedAndNothingElse(t *testing.T) {
	root := t.TempDir()
	at := func(name string) string { return filepath.Join(root, name) }
	for _, name := range []string{"data/territorio/comuni.csv", "hugo.toml", "public/index.html", "content/metodo.md", "i18n/it.toml"} {
		write(t, at(name))
	}
	watch, err := NewWatch(root)
	if err != nil {
		t.Fatal(err)
	}
	defer watch.Close()
	expect := func(want ...string) {
		t.Helper()
		ctx, stop := context.WithTimeout(t.Context(), 30*time.Second)
		defer stop()
		if got, ok := watch.Changed(ctx); !ok || !slices.Equal(got, want) {
			t.Fatalf("changed: %q, want %q", got, want)
		}
	}
	// One change for all that comes together; not the built site, nor what an office program leaves beside a file.
	write(t, at("public/index.html"))
	write(t, at("data/territorio/.~lock.comuni.csv#"))
	write(t, at("data/territorio/comuni.csv"))
	write(t, at("hugo.toml"))
	write(t, at("i18n/it.toml"))
	expect("data/territorio/comuni.csv", "hugo.toml", "i18n/it.toml")

	// Many editors write a new file and give it the name of the old one.
	write(t, at("hugo.toml.tmp"))
	if err := os.Rename(at("hugo.toml.tmp"), at("hugo.toml")); err != nil {
		t.Fatal(err)
	}
	expect("hugo.toml")

	// A folder that is new is watched as well.
	write(t, at("content/nuova/pagina.md"))
	ctx, stop := context.WithTimeout(t.Context(), 30*time.Second)
	defer stop()
	if _, ok := watch.Changed(ctx); !ok {
		t.Fatal("a new folder is not seen")
	}
	write(t, at("content/nuova/pagina.md"))
	expect("content/nuova/pagina.md")

	if err := os.Remove(at("content/metodo.md")); err != nil {
		t.Fatal(err)
	}
	expect("content/metodo.md")
}
