package preview

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"net/netip"
	"path"
	"strings"
	"sync"
	"time"
)

//go:embed preview.js preview.css attesa.html
var own embed.FS

// Server serves one site at a time. Its zero value serves a page that waits for the first.
//
// It answers whoever asks for this machine by a number, as localhost or by Host. Every other name is one that somebody has
// made to lead here, so that a page of theirs may read what is shown (DNS rebinding).
type Server struct {
	Host string // the name that it listens on

	mu      sync.Mutex
	site    site
	state   state
	changed chan struct{} // closed at the next change of state, nil while nobody waits
}

// site is what is served, and the version that its pages know it by: one that no earlier server has used.
type site struct {
	files   fs.FS
	headers map[string]string
	version int64
}

// Working tells the open pages that a new site is on its way.
func (s *Server) Working() { s.change(func() { s.state.Working = true }) }

// Show serves a new site and lets the open pages load themselves again.
func (s *Server) Show(files fs.FS) {
	headers := readHeaders(files)
	s.change(func() {
		s.site = site{files, headers, max(s.site.version+1, time.Now().UnixMilli())}
		s.state = state{Version: s.site.version}
	})
}

// Fail shows in the open pages what is wrong, one fault a line; the site stays as it was.
func (s *Server) Fail(err error) {
	s.change(func() { s.state = state{Version: s.site.version, Errors: strings.Split(err.Error(), "\n")} })
}

// Warn shows in the open pages why the site that they show must not be published, one fault a line.
func (s *Server) Warn(err error) {
	s.change(func() {
		s.state = state{Version: s.site.version, Errors: strings.Split(err.Error(), "\n"), Shown: true}
	})
}

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !s.answers(r.Host) {
		http.Error(w, "Questo indirizzo non è quello dell'anteprima.", http.StatusMisdirectedRequest)
		return
	}
	s.mu.Lock()
	site := s.site
	s.mu.Unlock()
	w.Header().Set("Cache-Control", "no-store") // whatever is shown may be old in a second
	switch name, ours := strings.CutPrefix(r.URL.Path, Root); {
	case ours && name == "stato":
		s.events(w, r)
	case ours:
		http.ServeFileFS(w, r, own, path.Clean(name))
	case site.files == nil:
		page, _ := own.ReadFile("attesa.html") // embedded: it is there
		site.page(w, http.StatusServiceUnavailable, page)
	default:
		site.ServeHTTP(w, r)
	}
}

// answers tells whether the host of a request is this machine's.
func (s *Server) answers(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	_, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return err == nil || strings.EqualFold(host, "localhost") || s.Host != "" && strings.EqualFold(host, s.Host)
}

// ServeHTTP serves a file as a static host would, with the site's own page for what is not there.
func (s site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for name, value := range s.headers {
		w.Header().Set(name, value)
	}
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	if name == "" {
		name = "."
	}
	info, err := fs.Stat(s.files, name)
	if err == nil && info.IsDir() && strings.HasSuffix(r.URL.Path, "/") {
		name = path.Join(name, "index.html")
		_, err = fs.Stat(s.files, name)
	}
	status := http.StatusOK
	if err != nil {
		name, status = "404.html", http.StatusNotFound
	}
	if path.Ext(name) != ".html" {
		http.FileServerFS(s.files).ServeHTTP(w, r)
		return
	}
	page, err := fs.ReadFile(s.files, name)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	s.page(w, status, page)
}

// page writes a page with the script that keeps it up to date.
func (s site) page(w http.ResponseWriter, status int, page []byte) {
	script := fmt.Sprintf(`<script src="%spreview.js" data-version="%d" defer></script></head>`, Root, s.version)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	w.Write(bytes.Replace(page, []byte("</head>"), []byte(script), 1)) // a reader who has gone away needs no page
}

// readHeaders gives the headers that _headers asks for on every page: the indented lines under «/*».
func readHeaders(files fs.FS) map[string]string {
	text, err := fs.ReadFile(files, "_headers")
	if err != nil {
		return nil // a site may do without
	}
	headers := map[string]string{}
	everywhere := false
	for line := range strings.Lines(string(text)) {
		name, value, isHeader := strings.Cut(line, ":")
		switch {
		case strings.HasPrefix(line, "/"):
			everywhere = strings.TrimSpace(line) == "/*"
		case everywhere && isHeader && strings.HasPrefix(line, " "):
			headers[http.CanonicalHeaderKey(strings.TrimSpace(name))] = strings.TrimSpace(value)
		}
	}
	delete(headers, "Access-Control-Allow-Origin") // a draft is not for the pages of others to read
	return headers
}
