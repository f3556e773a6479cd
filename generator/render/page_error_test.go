package render

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"

	"ambitilombardia/generator/source"
)

// What Hugo says is told to whoever can mend it: the author of a page, the keeper of the templates, or of the machine.
func TestWhatHugoSaysIsToldToWhoCanMendIt(t *testing.T) {
	full := &fs.PathError{Op: "write", Path: "public/index.html", Err: syscall.ENOSPC}
	gone := &fs.PathError{Op: "open", Path: "layouts/x.html", Err: syscall.ENOENT}
	for _, c := range []struct {
		err       error
		log, want string
		of        string
	}{
		{nil, `WARN  Raw HTML omitted while rendering "/p/content/a.md"; see`, "content/a.md: il testo contiene HTML", "page"},
		{errors.New(`x "/p/content/a.md:5:7": REF_NOT_FOUND: Ref "/dati/x": "/p/content/a.md:5:7": page not found`), "", "content/a.md:5:7: il richiamo porta a «/dati/x»", "page"},
		{errors.New(`"/p/layouts/home.html:3:1": function "nope" not defined`), "", "layouts/home.html:3:1: le pagine", "template"},
		{errors.New(`"/p/layouts/home.html:3:1": function "nope" not defined`), "", "a chi cura il programma, che lo deve correggere. Hugo dice: «\"/p/layouts", "template"},
		{errors.New(`"/p/layouts/base.html:9:2": TOCSS-DART: failed to transform: "/p/assets/main.scss:4:1": expected "}".`), "", "assets/main.scss:4:1: le pagine", "template"},
		{errors.New(`TOCSS-DART: failed to transform: expected "}".`), "", "Dart Sass dice: «TOCSS-DART", "template"},
		{gone, "", "layouts, assets: ", "template"},
		{nil, "WARN found no layout file", "found no layout file", "template"},
		{fmt.Errorf("failed to render pages: %w", full), "", "no space left on device", "machine"},
		{errors.New("TOCSS-DART: timeout waiting for Dart Sass to respond; note"), "", "il sito vecchio resta", "machine"},
	} {
		err := buildError("/p", c.err, c.log)
		var template *PageError
		of := "machine"
		if source.IsInput(err) {
			of = "page"
		} else if errors.As(err, &template) {
			of = "template"
		}
		if of != c.of || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v, %q: told to the %s, want the %s: %v", c.err, c.log, of, c.of, err)
		}
	}
}
