package deploy

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"ambitilombardia/generator/publish"
)

const css = "css/main.0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.css"

// edition is a built site whose pages ask for a style sheet and a picture that no other edition has.
func edition(t *testing.T, n int) fstest.MapFS {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "public")
	text := func(format string, args ...any) *fstest.MapFile {
		return &fstest.MapFile{Data: fmt.Appendf(nil, format, args...)}
	}
	files := fstest.MapFS{"index.html": text("home %d", n), "sitemap.xml": text("sitemap %d", n), "sempre.txt": text("sempre")}
	for i := range 20 {
		files[fmt.Sprintf("ambiti/%d/index.html", i)] = text("pagina %d di %d", i, n)
		files[fmt.Sprintf("img/%d-%d.png", n, i)] = text("immagine %d di %d", i, n)
	}
	files[strings.Replace(css, "0123", fmt.Sprintf("%04d", n), 1)] = text("body{}")
	if err := publish.Replace(folder, files, nil); err != nil {
		t.Fatal(err)
	}
	marker, err := os.ReadFile(filepath.Join(folder, publish.Marker))
	if err != nil {
		t.Fatal(err)
	}
	files[publish.Marker] = &fstest.MapFile{Data: marker}
	return files
}

// targets are a bucket in memory and a folder: what tells its digests and what does not.
func targets(t *testing.T, test func(*testing.T, Target)) {
	t.Run("bucket", func(t *testing.T) {
		target := newMemory()
		defer target.Close()
		test(t, target)
	})
	t.Run("folder", func(t *testing.T) {
		target, err := Open(filepath.Join(t.TempDir(), "new", "www"))
		if err != nil {
			t.Fatal(err)
		}
		defer target.Close()
		test(t, target)
	})
}

func prepare(t *testing.T, site fs.FS, target Target, o Options) *Plan {
	t.Helper()
	plan, err := Prepare(t.Context(), site, target, o)
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

func run(t *testing.T, site fs.FS, target Target) *Plan {
	t.Helper()
	plan := prepare(t, site, target, Options{})
	if err := plan.Run(t.Context(), site, target, nil); err != nil {
		t.Fatal(err)
	}
	return plan
}

// contents is all that is at the target but the manifest.
func contents(t *testing.T, target Target) map[string]string {
	t.Helper()
	there := map[string]string{}
	objects, err := target.list(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for key := range objects {
		data, err := target.read(t.Context(), key)
		if err != nil {
			t.Fatal(err)
		}
		there[key] = string(data)
	}
	return there
}

// put puts there what is not the site's.
func put(t *testing.T, target Target, key, text string) {
	t.Helper()
	if err := target.write(t.Context(), file{key: key}, []byte(text)); err != nil {
		t.Fatal(err)
	}
}

func wanted(site fstest.MapFS) map[string]string {
	want := map[string]string{}
	for name, file := range site {
		if name != publish.Marker {
			want[name] = string(file.Data)
		}
	}
	return want
}

func TestABucketGetsNoCompressedTwins(t *testing.T) {
	target := newMemory()
	defer target.Close()
	site := edition(t, 1)
	want := wanted(site)
	for _, name := range []string{"index.html.gz", "index.html.br", "ambiti/3/index.html.gz"} {
		site[name] = &fstest.MapFile{Data: []byte("compresso")}
	}
	site["dati/archivio.gz"] = &fstest.MapFile{Data: []byte("la sola forma che c'è")}
	plan := prepare(t, site, target, Options{Twins: true}) // as an earlier version did
	if err := plan.Run(t.Context(), site, target, nil); err != nil {
		t.Fatal(err)
	}
	if got := contents(t, target); len(got) != len(want)+4 {
		t.Errorf("with twins %d files, want %d", len(got), len(want)+4)
	}
	want["dati/archivio.gz"] = "la sola forma che c'è"
	if plan := run(t, site, target); len(plan.Uploads) != 0 || len(plan.Deletes) != 3 {
		t.Errorf("sent %v, removed %v", plan.Uploads, plan.Deletes)
	}
	if got := contents(t, target); !maps.Equal(got, want) {
		t.Errorf("without twins %v", slices.Sorted(maps.Keys(got)))
	}
}

func TestOnlyWhatChangedIsSent(t *testing.T) {
	targets(t, func(t *testing.T, target Target) {
		first, second := edition(t, 1), edition(t, 2)
		run(t, first, target)
		if !maps.Equal(contents(t, target), wanted(first)) {
			t.Fatalf("the target has %q", slices.Sorted(maps.Keys(contents(t, target))))
		}
		if again := prepare(t, first, target, Options{}); !again.Done() || again.Unchanged != len(first)-1 {
			t.Errorf("a second time there is to do: %q %q", again.Uploads, again.Deletes)
		}
		plan := run(t, second, target)
		if !maps.Equal(contents(t, target), wanted(second)) {
			t.Errorf("the target has %q", slices.Sorted(maps.Keys(contents(t, target))))
		}
		if plan.Unchanged != 1 || len(plan.Deletes) != 21 || slices.Contains(plan.Uploads, "sempre.txt") {
			t.Errorf("sent %q, removed %q", plan.Uploads, plan.Deletes)
		}
		if n := len(plan.Uploads); !strings.HasPrefix(plan.Uploads[0], "css/main.") || !slices.Equal(plan.Uploads[n-2:], []string{"index.html", "sitemap.xml"}) {
			t.Errorf("order: %q", plan.Uploads)
		}
	})
}

// Whenever a deploy stops, each page that is there has what it asks for, and the next deploy does the rest.
func TestADeployMayStopAnywhere(t *testing.T) {
	first, second := edition(t, 1), edition(t, 2)
	for stop := 0; stop <= 66; stop += 6 {
		targets(t, func(t *testing.T, target Target) {
			run(t, first, target)
			plan := prepare(t, second, target, Options{})
			ctx, cancel := context.WithCancel(t.Context())
			var steps atomic.Int64
			err := plan.Run(ctx, second, target, func(int, int) {
				if steps.Add(1) > int64(stop) {
					cancel()
				}
			})
			cancel()
			if stop < 60 && err == nil {
				t.Fatalf("stopped after %d steps without an error", stop)
			}
			there := contents(t, target)
			for _, site := range []fstest.MapFS{first, second} {
				if !shows(there, site) {
					continue
				}
				for name, file := range site {
					if !strings.HasSuffix(name, ".html") && name != publish.Marker && name != "sitemap.xml" && there[name] != string(file.Data) {
						t.Fatalf("stopped after %d steps, a page asks for %s, which is not there", stop, name)
					}
				}
			}
			run(t, second, target)
			if !maps.Equal(contents(t, target), wanted(second)) {
				t.Fatalf("stopped after %d steps, the next deploy does not mend it", stop)
			}
		})
	}
}

// shows tells whether any page of an edition is at the target.
func shows(there map[string]string, site fstest.MapFS) bool {
	for name, file := range site {
		if strings.HasSuffix(name, ".html") && there[name] == string(file.Data) {
			return true
		}
	}
	return false
}

func TestOthersThingsAreLeftAlone(t *testing.T) {
	targets(t, func(t *testing.T, target Target) {
		site := edition(t, 1)
		put(t, target, "foto/vacanze.jpg", "d’altri")
		var input *publish.InputError
		if _, err := Prepare(t.Context(), site, target, Options{}); !errors.As(err, &input) || !strings.Contains(err.Error(), "foto/vacanze.jpg") {
			t.Fatalf("a target that is not ours: %v", err)
		}
		plan := prepare(t, site, target, Options{DeleteOthers: true})
		if !slices.Equal(plan.Deletes, []string{"foto/vacanze.jpg"}) {
			t.Errorf("to remove: %q", plan.Deletes)
		}
		if err := plan.Run(t.Context(), site, target, nil); err != nil {
			t.Fatal(err)
		}
		put(t, target, "verifica.html", "d’altri") // put there by hand, later
		if plan := prepare(t, site, target, Options{}); !plan.Done() || !slices.Equal(plan.Others, []string{"verifica.html"}) {
			t.Errorf("to do: %q %q, others %q", plan.Uploads, plan.Deletes, plan.Others)
		}
		site["verifica.html"] = &fstest.MapFile{Data: []byte("nostra")}
		if _, err := Prepare(t.Context(), site, target, Options{}); !errors.As(err, &input) || !strings.Contains(input.What, "verifica.html") {
			t.Errorf("a file of others under a name of ours: %v", err)
		}
	})
}

// What a folder keeps while it writes, and a killed deploy leaves, is ours and goes.
func TestUnfinishedFilesAreRemoved(t *testing.T) {
	target, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer target.Close()
	site := edition(t, 1)
	run(t, site, target)
	for _, key := range []string{"index.html.18d0a1b2c3d4e5f6.tmp", "altro.18d0a1b2c3d4e5f6.tmp"} {
		put(t, target, key, "mezzo")
	}
	plan := prepare(t, site, target, Options{})
	if !slices.Equal(plan.Deletes, []string{"index.html.18d0a1b2c3d4e5f6.tmp"}) || !slices.Equal(plan.Others, []string{"altro.18d0a1b2c3d4e5f6.tmp"}) {
		t.Errorf("to remove %q, others %q", plan.Deletes, plan.Others)
	}
}

func TestASiteIsWhatBuildHasMade(t *testing.T) {
	target := newMemory()
	defer target.Close()
	var input *publish.InputError
	if _, err := Prepare(t.Context(), fstest.MapFS{"index.html": {}}, target, Options{}); !errors.As(err, &input) {
		t.Errorf("a folder without our marker: %v", err)
	}
	site := edition(t, 1)
	site["collegamento.html"] = &fstest.MapFile{Mode: fs.ModeSymlink}
	if _, err := Prepare(t.Context(), site, target, Options{}); !errors.As(err, &input) {
		t.Errorf("a link in the site: %v", err)
	}
}

func TestHeaders(t *testing.T) {
	const short, long = "public, max-age=600", "public, max-age=31536000, immutable"
	for name, want := range map[string]headers{
		"index.html":                    {"text/html; charset=utf-8", short, ""},
		"ambiti/x/index.html.gz":        {"text/html; charset=utf-8", short, "gzip"},
		"dati/ambiti/ambiti.csv.br":     {"text/csv; charset=utf-8", short, "br"},
		css:                             {"text/css; charset=utf-8", long, ""},
		css + ".gz":                     {"text/css; charset=utf-8", long, "gzip"},
		"dati/confini.topojson":         {"application/json", short, ""},
		"dati/SHA256SUMS":               {"text/plain; charset=utf-8", short, ""},
		"dati/qualcosa.sconosciuto":     {"application/octet-stream", short, ""},
		"dati/ambiti-lombardia-2021.7z": {"application/octet-stream", short, ""},
	} {
		if got, _ := headersOf(name); got != want {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
	}
}

// A file whose headers alone are different is sent again, also when the first try stopped before it.
func TestOtherHeadersAreSent(t *testing.T) {
	target := newMemory()
	defer target.Close()
	site := edition(t, 1)
	run(t, site, target)
	ours, err := readManifest(t.Context(), target)
	if err != nil {
		t.Fatal(err)
	}
	ours["sempre.txt"] = "older"
	if err := ours.write(t.Context(), target); err != nil {
		t.Fatal(err)
	}
	stopped, cancel := context.WithCancel(t.Context())
	plan := prepare(t, site, target, Options{})
	if err := plan.first().write(stopped, target); err != nil {
		t.Fatal(err)
	}
	cancel()
	if plan := run(t, site, target); !slices.Equal(plan.Uploads, []string{"sempre.txt"}) {
		t.Errorf("sent %q", plan.Uploads)
	}
	if got, want := target.files["sempre.txt"].headers, (headers{"text/plain; charset=utf-8", "public, max-age=600", ""}); got != want {
		t.Errorf("sent as %+v, want %+v", got, want)
	}
}
