package pipeline

import (
	"strings"
	"testing"
	"testing/fstest"
)

// Every page but those of /incorpora/ refuses to stand in the frame of another site, also one that was written yesterday.
func TestHeadersFollowThePages(t *testing.T) {
	text, err := headers(fstest.MapFS{
		"index.html": {}, "404.html": {}, "anteprima.png": {}, "ambiti/index.html": {}, "pagina-nuova/index.html": {}, "incorpora/ambiti/x/index.html": {},
		"css/main.css": {}, ".well-known/security.txt": {},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, rule := range []string{"/", "/404.html", "/ambiti/*", "/pagina-nuova/*"} {
		if !strings.Contains(string(text), "\n"+rule+"\n  X-Frame-Options: SAMEORIGIN\n") {
			t.Errorf("%s may stand in a frame:\n%s", rule, text)
		}
	}
	for _, name := range []string{"/incorpora/*\n", "/anteprima.png", "/.well-known", "/css/*\n  X-Frame"} {
		if strings.Contains(string(text), name) {
			t.Errorf("there is a rule for %s", name)
		}
	}
}
