package preview

import (
	"bufio"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

func page(text string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte("<html><head></head><body>" + text + "</body></html>")}
}

func start(t *testing.T) (*Server, string) {
	t.Helper()
	var shown Server
	server := httptest.NewServer(&shown)
	t.Cleanup(server.Close)
	return &shown, server.URL
}

func get(t *testing.T, address string) (*http.Response, string) {
	t.Helper()
	response, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response, string(body)
}

func TestServingLooksLikeAStaticHost(t *testing.T) {
	shown, address := start(t)
	shown.Show(fstest.MapFS{
		"index.html":          page("home"),
		"404.html":            page("nessuna pagina"),
		"ambiti/index.html":   page("ambiti"),
		"dati/ambiti.geojson": {Data: []byte("{}")},
		"_headers":            {Data: []byte("# nota\n/*\n  Content-Security-Policy: default-src 'self'\n\n/css/*\n  X-Altro: no\n")},
	})
	for _, want := range []struct {
		path   string
		status int
		body   string
	}{
		{"/", 200, "home"},
		{"/ambiti/", 200, "ambiti"},
		{"/ambiti", 200, "ambiti"}, // by way of a redirect
		{"/ambiti/index.html", 200, "ambiti"},
		{"/dati/ambiti.geojson", 200, "{}"},
		{"/non-esiste/", 404, "nessuna pagina"},
		{"/dati/", 404, "nessuna pagina"}, // no list of a folder's files
		{"/../main.go", 404, "nessuna pagina"},
		{"/%2e%2e/main.go", 404, "nessuna pagina"},
	} {
		response, body := get(t, address+want.path)
		if response.StatusCode != want.status || !strings.Contains(body, want.body) {
			t.Errorf("%s: %d %q, want %d %q", want.path, response.StatusCode, body, want.status, want.body)
		}
		if isPage := strings.Contains(body, "<html>"); strings.Contains(body, "preview.js") != isPage {
			t.Errorf("%s: the script belongs in pages, and in all of them: %q", want.path, body)
		}
		if got := response.Header.Get("Content-Security-Policy"); got != "default-src 'self'" || response.Header.Get("X-Altro") != "" {
			t.Errorf("%s: the headers are not those of _headers for every page: %v", want.path, response.Header)
		}
	}
}

func TestAPreviewAnswersItsOwnHostOnly(t *testing.T) {
	shown := &Server{Host: "ufficio.local"}
	shown.Show(fstest.MapFS{"index.html": page("bozza"), "_headers": {Data: []byte("/*\n  access-control-allow-origin: *\n  X-Altro: sì\n")}})
	for _, one := range []struct {
		host string
		want int
	}{
		{"localhost:1313", 200}, {"LOCALHOST", 200}, {"127.0.0.1:1313", 200}, {"[::1]:1313", 200}, {"192.168.1.7:1313", 200}, {"ufficio.local:1313", 200},
		{"example.org:1313", 421}, {"localhost.example.org", 421}, {"127.0.0.1.example.org:1313", 421}, {"", 421},
	} {
		for _, path := range []string{"/", "/non-esiste/", Root + "preview.js"} {
			request := httptest.NewRequest("GET", path, nil)
			request.Host = one.host
			answer := httptest.NewRecorder()
			shown.ServeHTTP(answer, request)
			got := answer.Code
			if got == 404 {
				got = 200
			}
			if got != one.want || one.want == 421 && strings.Contains(answer.Body.String(), "bozza") {
				t.Errorf("%q %s: %d, want %d", one.host, path, answer.Code, one.want)
			}
			if answer.Header().Get("Access-Control-Allow-Origin") != "" {
				t.Errorf("%q %s: another site's pages may read the draft", one.host, path)
			}
		}
	}
}

// The open page hears of everything that it has to show.
func TestAPageHearsOfEachChange(t *testing.T) {
	shown, address := start(t)
	if response, body := get(t, address+"/ambiti/"); response.StatusCode != 503 || !strings.Contains(body, "preview.js") {
		t.Fatalf("before the first site: %d %q", response.StatusCode, body)
	}
	response, err := http.Get(address + Root + "stato")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	lines := bufio.NewScanner(response.Body)
	expect := func(want string) {
		t.Helper()
		for lines.Scan() {
			if line := lines.Text(); line != "" {
				if !strings.Contains(line, want) {
					t.Errorf("told %s, want %s", line, want)
				}
				return
			}
		}
		t.Fatalf("no more is told, want %s", want)
	}
	expect(`"version":0,"working":false`)
	shown.Working()
	expect(`"working":true`)
	shown.Fail(errors.New("data/a.csv:2:4: uno\ndata/a.csv:3:1: due"))
	expect(`"version":0,"working":false,"errors":["data/a.csv:2:4: uno","data/a.csv:3:1: due"],"shown":false`)
	shown.Warn(errors.New("ambiti/index.html: tre"))
	expect(`"errors":["ambiti/index.html: tre"],"shown":true`)
	shown.Show(fstest.MapFS{"index.html": page("uno")})
	expect(`"working":false,"errors":null`)
	first := shown.site.version
	shown.Show(fstest.MapFS{"index.html": page("due")})
	expect(`"errors":null`)
	if second := shown.site.version; second <= first {
		t.Errorf("version %d comes after %d: a page would not know that it is old", second, first)
	}
}

func TestItsOwnFilesAreServed(t *testing.T) {
	_, address := start(t)
	for name, mediaType := range map[string]string{"preview.js": "text/javascript", "preview.css": "text/css"} {
		response, _ := get(t, address+Root+name)
		if response.StatusCode != 200 || !strings.HasPrefix(response.Header.Get("Content-Type"), mediaType) {
			t.Errorf("%s: %d %s", name, response.StatusCode, response.Header.Get("Content-Type"))
		}
	}
	if response, _ := get(t, address+Root+"server.go"); response.StatusCode != 404 {
		t.Errorf("server.go: %d", response.StatusCode)
	}
}
