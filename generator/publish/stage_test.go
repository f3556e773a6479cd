package publish

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
)

// pages is a site of some files that all say text.
func pages(text string) fstest.MapFS {
	files := fstest.MapFS{}
	for i := range 40 {
		files[fmt.Sprintf("comuni/%03d/index.html", i)] = &fstest.MapFile{Data: []byte(strings.Repeat(text+"\n", 200))}
	}
	files["index.html"] = &fstest.MapFile{Data: []byte(text)}
	return files
}

// checksum is over the names, modes and bytes of a folder; "" if there is none.
func checksum(t *testing.T, folder string) string {
	t.Helper()
	sum := sha256.New()
	err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(folder, name)
		fmt.Fprintln(sum, rel, info.Mode())
		if d.IsDir() {
			return nil
		}
		data, err := os.ReadFile(name)
		sum.Write(data)
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return ""
	}
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%x", sum.Sum(nil))
}

func mustReplace(t *testing.T, out string, files fs.FS) string {
	t.Helper()
	if err := Replace(out, files, nil); err != nil {
		t.Fatal(err)
	}
	return checksum(t, out)
}

// only requires that a folder holds nothing but the names.
func only(t *testing.T, folder string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, e := range entries {
		found = append(found, e.Name())
	}
	if strings.Join(found, " ") != strings.Join(names, " ") {
		t.Errorf("%s holds %q, want %q", folder, found, names)
	}
}

func TestASiteReplacesAnother(t *testing.T) {
	for _, way := range []struct {
		name     string
		exchange func(a, b string) error
	}{
		{"by exchange", exchange},
		{"by two renames", func(a, b string) error { return errors.ErrUnsupported }},
	} {
		t.Run(way.name, func(t *testing.T) {
			parent := t.TempDir()
			out := filepath.Join(parent, "nuova", "public")
			for _, text := range []string{"uno", "due", "due"} {
				o, err := Open(out)
				if err != nil {
					t.Fatal(err)
				}
				o.exchange = way.exchange
				files := pages(text)
				delete(files, "comuni/"+map[string]string{"uno": "001", "due": "002"}[text]+"/index.html")
				done := 0
				if err := o.Replace(files, func(n, total int) {
					if done++; n != done || total != len(files) {
						t.Errorf("progress %d of %d, want %d of %d", n, total, done, len(files))
					}
				}); err != nil {
					t.Fatal(err)
				}
				if err := errors.Join(o.Close(), o.Close()); err != nil {
					t.Fatal(err)
				}
				if done != len(files) {
					t.Errorf("progress ends at %d of %d", done, len(files))
				}
				files[Marker] = &fstest.MapFile{Data: []byte(markerText)}
				for name, file := range files {
					if data, err := os.ReadFile(filepath.Join(out, name)); string(data) != string(file.Data) {
						t.Errorf("%s: %.20q, %v", name, data, err)
					}
				}
				if entries, _ := os.ReadDir(filepath.Join(out, "comuni")); len(entries) != 39 {
					t.Errorf("%d Comuni, want 39: the old site shines through", len(entries))
				}
				only(t, filepath.Dir(out), "public")
			}
		})
	}
}

func TestAnEmptyFolderIsTaken(t *testing.T) {
	out := t.TempDir()
	mustReplace(t, out, pages("uno"))
}

func TestWhatIsNotOursIsNotTouched(t *testing.T) {
	for _, c := range []struct {
		name, want string
		make       func(folder string) (out string)
	}{
		{"a folder with files", "non è un sito scritto da ambiti", func(f string) string {
			os.WriteFile(filepath.Join(f, "tesi.odt"), []byte("x"), 0o644)
			return f
		}},
		{"a folder with another file of the same name", "non è un sito scritto da ambiti", func(f string) string {
			os.WriteFile(filepath.Join(f, Marker), []byte("x"), 0o644)
			return f
		}},
		{"a file", "non è una cartella", func(f string) string {
			out := filepath.Join(f, "public")
			os.WriteFile(out, []byte("x"), 0o644)
			return out
		}},
		{"a path through a file", "è un file, non una cartella", func(f string) string {
			os.WriteFile(filepath.Join(f, "a"), []byte("x"), 0o644)
			return filepath.Join(f, "a", "public")
		}},
		{"a link to nothing", "non porta a nulla", func(f string) string {
			out := filepath.Join(f, "public")
			os.Symlink(filepath.Join(f, "mai"), out)
			return out
		}},
		{"the root", "intero disco", func(string) string { return string(filepath.Separator) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			parent := t.TempDir()
			folder := filepath.Join(parent, "casa")
			if err := os.Mkdir(folder, 0o755); err != nil {
				t.Fatal(err)
			}
			out := c.make(folder)
			before := ""
			if len(out) > 1 {
				before = checksum(t, parent)
			}
			err := Replace(out, pages("uno"), nil)
			var input *InputError
			if !errors.As(err, &input) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want an InputError with %q", err, c.want)
			}
			if before != "" && checksum(t, parent) != before {
				t.Error("something was changed")
			}
		})
	}
}

func TestNamesThatLeadOutOfTheSiteAreRefused(t *testing.T) {
	parent := t.TempDir()
	out := filepath.Join(parent, "public")
	old := mustReplace(t, out, pages("uno"))
	for _, name := range []string{"a\nb", "a\u202eb", `..\..\b`, Marker, "a\x00b", "a:b.csv", "a\x07.csv"} {
		files := pages("due")
		files[name] = &fstest.MapFile{Data: []byte("x")}
		err := Replace(out, files, nil)
		var input *InputError
		if !errors.As(err, &input) {
			t.Errorf("%q: error %v, want an InputError", name, err)
		}
	}
	if err := Replace(out, fstest.MapFS{}, nil); err == nil {
		t.Error("an empty site is published")
	}
	if checksum(t, out) != old {
		t.Error("the old site was changed")
	}
	only(t, parent, "public")
}

func TestALinkIsKeptAndItsFolderReplaced(t *testing.T) {
	parent := t.TempDir()
	real, link := filepath.Join(parent, "dischi", "sito"), filepath.Join(parent, "public")
	mustReplace(t, real, pages("uno"))
	if err := os.Symlink(real, link); err != nil {
		t.Fatal(err)
	}
	if err := Replace(link, pages("due"), nil); err != nil {
		t.Fatal(err)
	}
	if target, err := os.Readlink(link); target != real {
		t.Errorf("the link became %q, %v", target, err)
	}
	if data, _ := os.ReadFile(filepath.Join(real, "index.html")); string(data) != "due" {
		t.Errorf("behind the link: %q", data)
	}
	only(t, parent, "dischi", "public")
	only(t, filepath.Dir(real), "sito")
}

func TestTheSecondOfTwoBuildsIsTurnedAway(t *testing.T) {
	parent := t.TempDir()
	out := filepath.Join(parent, "public")
	first, err := Open(out)
	if err != nil {
		t.Fatal(err)
	}
	if err := Replace(out, pages("due"), nil); !errors.Is(err, ErrBusy) {
		t.Errorf("error %v, want ErrBusy", err)
	}
	if err := Replace(filepath.Join(parent, "altro"), pages("due"), nil); err != nil {
		t.Errorf("a build into another folder: %v", err)
	}
	if err := errors.Join(first.Replace(pages("uno"), nil), first.Close()); err != nil {
		t.Fatal(err)
	}
	if err := first.Replace(pages("tre"), nil); !errors.Is(err, fs.ErrClosed) {
		t.Errorf("after Close: error %v, want ErrClosed", err)
	}
	mustReplace(t, out, pages("due"))
	only(t, parent, "altro", "public")
}

// broken is a site of which one file cannot be read.
type broken struct{ fs.FS }

func (b broken) Open(name string) (fs.File, error) {
	if name == "comuni/020/index.html" {
		return nil, errors.New("letto a metà")
	}
	return b.FS.Open(name)
}

func TestAFileThatCannotBeReadKeepsTheOldSite(t *testing.T) {
	parent := t.TempDir()
	out := filepath.Join(parent, "public")
	old := mustReplace(t, out, pages("uno"))
	err := Replace(out, broken{pages("due")}, nil)
	if err == nil || !strings.Contains(err.Error(), "letto a metà") || checksum(t, out) != old {
		t.Errorf("error %v; old site whole: %v", err, checksum(t, out) == old)
	}
	only(t, parent, "public")
}

func TestAFailedSwapKeepsTheOldSite(t *testing.T) {
	for name, refuse := range map[string]error{"exchange": syscall.EBUSY, "second rename": errors.ErrUnsupported} {
		t.Run(name, func(t *testing.T) {
			parent := t.TempDir()
			out := filepath.Join(parent, "public")
			old := mustReplace(t, out, pages("uno"))
			o, err := Open(out)
			if err != nil {
				t.Fatal(err)
			}
			o.exchange = func(a, b string) error {
				os.RemoveAll(a) // so that the second rename has nothing to rename
				return refuse
			}
			if err := o.Replace(pages("due"), nil); err == nil {
				t.Error("no error")
			}
			if err := o.Close(); err != nil || checksum(t, out) != old {
				t.Errorf("old site whole: %v, %v", checksum(t, out) == old, err)
			}
			only(t, parent, "public")
		})
	}
}
