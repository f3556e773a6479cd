//go:build unix

package deploy

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"

	"ambitilombardia/generator/publish"
)

// openAt opens a folder, which may be missing, for the length of a test.
func openAt(t *testing.T, path string) Target {
	t.Helper()
	target, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { target.Close() })
	return target
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func text(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestComparingMakesNoFolder(t *testing.T) {
	above := t.TempDir()
	prepare(t, edition(t, 1), openAt(t, filepath.Join(above, "nuova", "cartella")), Options{})
	if entries, _ := os.ReadDir(above); len(entries) != 0 {
		t.Errorf("a comparison has made %v", entries)
	}
}

// A link to a folder is that folder: what others have put there is as safe as without it.
func TestALinkIsTheFolderItLeadsTo(t *testing.T) {
	folder := t.TempDir()
	write(t, filepath.Join(folder, "altrui/index.html"), "d’altri")
	link := filepath.Join(folder, "www")
	if err := os.Symlink("altrui", link); err != nil {
		t.Fatal(err)
	}
	var input *publish.InputError
	if _, err := Prepare(t.Context(), edition(t, 1), openAt(t, link), Options{}); !errors.As(err, &input) || !strings.Contains(err.Error(), "index.html") {
		t.Errorf("others' files behind a link: %v", err)
	}
	os.Remove(filepath.Join(folder, "altrui/index.html"))
	site := edition(t, 1)
	run(t, site, openAt(t, link))
	if info, err := os.Lstat(link); err != nil || info.Mode().Type() != os.ModeSymlink {
		t.Errorf("the link is gone: %v %v", info, err)
	}
	if !maps.Equal(contents(t, openAt(t, filepath.Join(folder, "altrui"))), wanted(site)) {
		t.Error("the site is not where the link leads")
	}
}

// Links in the folder are others' things: nothing is written through them, and they are told.
func TestLinksInTheFolderAreNotFollowed(t *testing.T) {
	for name, link := range map[string]string{"a folder": "ambiti", "a file": "index.html", "a deeper folder": "ambiti/3"} {
		folder, elsewhere := t.TempDir(), t.TempDir()
		write(t, filepath.Join(elsewhere, "index.html"), "d’altri")
		site := edition(t, 1)
		run(t, site, openAt(t, folder))
		path := filepath.Join(folder, link)
		os.RemoveAll(path)
		leadsTo := elsewhere
		if name == "a file" {
			leadsTo = filepath.Join(elsewhere, "index.html")
		}
		if err := os.Symlink(leadsTo, path); err != nil {
			t.Fatal(err)
		}
		target := openAt(t, folder)
		plan, err := Prepare(t.Context(), site, target, Options{})
		if name == "a file" { // it stands where ours stood: it is replaced, and what it leads to is not
			if err == nil {
				err = plan.Run(t.Context(), site, target, nil)
			}
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
		} else if input := (*publish.InputError)(nil); !errors.As(err, &input) || !strings.Contains(err.Error(), link) {
			t.Errorf("%s: %v", name, err)
		}
		if got := text(t, filepath.Join(elsewhere, "index.html")); got != "d’altri" {
			t.Errorf("%s: what it leads to is now %q", name, got)
		}
		run2 := openAt(t, folder)
		all, err := Prepare(t.Context(), site, run2, Options{DeleteOthers: true})
		if err == nil {
			err = all.Run(t.Context(), site, run2, nil)
		}
		if err != nil || !maps.Equal(contents(t, run2), wanted(site)) || text(t, filepath.Join(elsewhere, "index.html")) != "d’altri" {
			t.Errorf("%s, with others' things to be removed: %v", name, err)
		}
	}
}

// What was a file and becomes a folder, and the other way round, finds its place.
func TestAFileBecomesAFolder(t *testing.T) {
	targets(t, func(t *testing.T, target Target) {
		first, second := edition(t, 1), edition(t, 1)
		first["storia"] = &fstest.MapFile{Data: []byte("un file")}
		first["elenco/index.html"] = &fstest.MapFile{Data: []byte("una pagina")}
		second["storia/index.html"] = &fstest.MapFile{Data: []byte("una pagina")}
		second["elenco"] = &fstest.MapFile{Data: []byte("un file")}
		run(t, first, target)
		run(t, second, target)
		if !maps.Equal(contents(t, target), wanted(second)) {
			t.Error("the target is not the second site")
		}
		run(t, first, target)
		if !maps.Equal(contents(t, target), wanted(first)) {
			t.Error("the target is not the first site again")
		}
	})
}

// A web server is another user: it reads what was put there, whatever the umask was, also of an earlier deploy.
func TestWhatIsThereCanBeRead(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0o077))
	above := t.TempDir()
	folder := filepath.Join(above, "srv", "www")
	site := edition(t, 1)
	run(t, site, openAt(t, folder))
	if err := os.Chmod(filepath.Join(folder, "index.html"), 0o600); err != nil {
		t.Fatal(err)
	}
	if plan := run(t, site, openAt(t, folder)); len(plan.Uploads) != 1 || plan.Uploads[0] != "index.html" {
		t.Errorf("a file that nobody can read: sent %q", plan.Uploads)
	}
	err := filepath.WalkDir(filepath.Join(above, "srv"), func(name string, entry os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		want := os.FileMode(0o644)
		if entry.IsDir() {
			want = 0o755
		}
		if err == nil && info.Mode().Perm() != want {
			t.Errorf("%s: %v, want %v", name, info.Mode().Perm(), want)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestFoldersLeftEmptyGo(t *testing.T) {
	folder := t.TempDir()
	site := edition(t, 1)
	run(t, site, openAt(t, folder))
	delete(site, "ambiti/3/index.html")
	run(t, site, openAt(t, folder))
	if _, err := os.Stat(filepath.Join(folder, "ambiti/3")); !os.IsNotExist(err) {
		t.Errorf("an empty folder, which a server lists or forbids, is left: %v", err)
	}
}

func TestNamesFromElsewhereAreHarmless(t *testing.T) {
	folder := t.TempDir()
	write(t, filepath.Join(folder, "\x1b[2Jfoto\nindex.html"), "d’altri")
	_, err := Prepare(t.Context(), edition(t, 1), openAt(t, folder), Options{})
	if err == nil || strings.ContainsAny(err.Error(), "\x1b\n") || !strings.Contains(err.Error(), "foto") {
		t.Errorf("told as %q", err)
	}
}
