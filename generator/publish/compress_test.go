package publish

import (
	"bytes"
	"compress/gzip"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/andybalholm/brotli"
)

func TestTextsAreCompressedBesideThemselves(t *testing.T) {
	noise := make([]byte, 4000)
	random := rand.NewChaCha8([32]byte{7})
	random.Read(noise)
	long := strings.Repeat("Ambito territoriale sociale ", 200)
	files := fstest.MapFS{
		"index.html":           {Data: []byte(long)},
		"dati/ambiti.csv":      {Data: []byte(long)},
		"dati/ambiti.xlsx":     {Data: []byte(long)}, // compressed within
		"ambiti/50083/a.html":  {Data: []byte("<p>breve</p>")},
		"dati/rumore.json":     {Data: noise}, // gains nothing
		"fonts/titillium.woff": {Data: noise},
	}
	build := func() string {
		out := filepath.Join(t.TempDir(), "public")
		o, err := Open(out)
		if err != nil {
			t.Fatal(err)
		}
		defer o.Close()
		if _, err := o.Stage(); err != nil {
			t.Fatal(err)
		}
		if err := o.copy(files, nil); err != nil {
			t.Fatal(err)
		}
		last := 0
		made, err := o.Compress(func(done, total int) { last = done })
		if err != nil || made != 4 || last != len(files) {
			t.Fatalf("%d files made, want 4; progress ends at %d of %d; %v", made, last, len(files), err)
		}
		if err := o.Publish(); err != nil {
			t.Fatal(err)
		}
		return out
	}
	out := build()
	for _, name := range []string{"index.html", "dati/ambiti.csv"} {
		for ending, reader := range map[string]func(io.Reader) (io.Reader, error){
			".gz": func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
			".br": func(r io.Reader) (io.Reader, error) { return brotli.NewReader(r), nil },
		} {
			small, err := os.ReadFile(filepath.Join(out, name+ending))
			if err != nil {
				t.Fatal(err)
			}
			r, err := reader(bytes.NewReader(small))
			if err != nil {
				t.Fatal(err)
			}
			if text, err := io.ReadAll(r); string(text) != long || err != nil {
				t.Errorf("%s%s is another text: %v", name, ending, err)
			}
			if len(small) >= len(long)/10 {
				t.Errorf("%s%s has %d bytes of %d", name, ending, len(small), len(long))
			}
		}
	}
	if checksum(t, build()) != checksum(t, out) {
		t.Error("two builds differ")
	}
}

func TestALongPageIsCompressedHarderThanAShortOneOrAnotherFile(t *testing.T) {
	random := rand.New(rand.NewChaCha8([32]byte{7}))
	var long strings.Builder
	for long.Len() < 80_000 {
		long.WriteString([]string{"Ambito ", "Comune ", "spesa ", "abitanti ", "<td>", "</td>", "2018 "}[random.IntN(7)])
	}
	text := []byte(long.String())
	p := newPacker().(*packer)
	if page, file := len(p.asBrotli("index.html", text)), len(p.asBrotli("index.csv", text)); page >= file {
		t.Errorf("a page of %d bytes has %d compressed, another file with the same text %d", len(text), page, file)
	}
	if page, file := len(p.asBrotli("index.html", text[:8000])), len(p.asBrotli("index.csv", text[:8000])); page != file {
		t.Errorf("a short page has %d bytes compressed, want %d: it is there in one round trip", page, file)
	}
}
