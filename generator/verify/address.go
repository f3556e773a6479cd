package verify

import (
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"strings"
)

// A site is the set of files under a base address.
type site struct {
	files   fs.FS
	base    *url.URL       // Path ends with a slash
	names   []string       // all files, in the order of fs.WalkDir
	index   map[string]int // position in names
	folders map[string]bool
}

func newSite(files fs.FS, baseURL string) (*site, error) {
	base, err := parseBase(baseURL)
	if err != nil {
		return nil, err
	}
	s := &site{files: files, base: base, index: map[string]int{}}
	if s.names, s.folders, err = list(files); err != nil {
		return nil, err
	}
	for i, name := range s.names {
		s.index[name] = i
	}
	return s, nil
}

// list names all files in a fixed order, and the folders.
func list(files fs.FS) (names []string, folders map[string]bool, err error) {
	folders = map[string]bool{}
	err = fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fmt.Errorf("lettura di %s: %w", name, err)
		case d.IsDir():
			folders[name] = true
		default:
			names = append(names, name)
		}
		return nil
	})
	return names, folders, err
}

func parseBase(baseURL string) (*url.URL, error) {
	u, err := url.Parse(baseURL)
	wrong := err != nil || u.RawQuery != "" || u.Fragment != "" || u.Opaque != "" || u.User != nil
	if !wrong {
		switch u.Scheme {
		case "":
			wrong = u.Host != "" || u.Path != "" && u.Path[0] != '/'
		case "http", "https":
			wrong = u.Host == ""
		default:
			wrong = true
		}
	}
	if wrong {
		return nil, fmt.Errorf("indirizzo di base «%s»: non è valido; atteso un indirizzo come https://example.org/ambiti/", baseURL)
	}
	u.Path = strings.TrimSuffix(path.Clean("/"+u.Path), "/") + "/"
	return u, nil
}

// A target is where an address leads. Exactly one of file, outside, inline and
// fault is set.
type target struct {
	file     string // in the site
	fragment string
	outside  bool   // elsewhere: http, https, mailto, tel
	inline   bool   // data: the address is the content
	fault    string // why it leads nowhere
	absolute bool   // written with scheme and host
	relative bool   // means something else on another page
}

func faulty(format string, args ...any) target {
	return target{fault: fmt.Sprintf(format, args...)}
}

// resolve finds out where an address written in the file from leads
// (WHATWG URL and RFC 3986 §5.2, without their repairs).
func (s *site) resolve(from, address string) target {
	if address == "" {
		return faulty("l'indirizzo è vuoto")
	}
	if strings.HasPrefix(address, "data:") {
		return target{inline: true}
	}
	if strings.ContainsFunc(address, notInAddress) {
		return faulty("l'indirizzo contiene uno spazio o un carattere non ammesso")
	}
	u, err := url.Parse(address)
	if err != nil {
		return faulty("non è un indirizzo valido")
	}
	var t target
	switch {
	case u.Scheme == "mailto" || u.Scheme == "tel":
		return contact(u)
	case u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https":
		return faulty("indirizzi «%s:» non ammessi", u.Scheme)
	case u.Scheme != "" || u.Host != "":
		t = s.withHost(u)
	case strings.HasPrefix(u.Path, "/"):
		t = s.rooted(u.Path)
	case u.Path == "":
		t = target{file: from, relative: true}
	default:
		t = s.lookup(joined(from, u.Path))
		t.relative = true
	}
	t.fragment = u.Fragment
	return t
}

func notInAddress(r rune) bool {
	return r <= ' ' || r == 0x7f || strings.ContainsRune("\\<>\"`{}|^", r)
}

func contact(u *url.URL) target {
	if u.Scheme == "mailto" && !strings.Contains(strings.Trim(u.Opaque, "@"), "@") {
		return faulty("non è un indirizzo di posta")
	}
	if u.Scheme == "tel" && (len(u.Opaque) < 3 || strings.Trim(u.Opaque, "+0123456789-") != "") {
		return faulty("non è un numero di telefono")
	}
	return target{outside: true}
}

func (s *site) withHost(u *url.URL) target {
	if u.Hostname() == "" {
		return faulty("manca il nome del sito")
	}
	scheme := u.Scheme
	if scheme == "" {
		scheme = s.base.Scheme
	}
	if scheme != s.base.Scheme || !strings.EqualFold(u.Host, s.base.Host) {
		return target{outside: true}
	}
	// Other parts of the host are not ours, but the base without its slash is a slip.
	if !strings.HasPrefix(u.Path+"/", s.base.Path) {
		return target{outside: true}
	}
	t := s.rooted(u.Path)
	t.absolute = u.Scheme != ""
	return t
}

// rooted resolves an address that begins with a slash. Outside the base it is
// nearly always a template that forgot the base, so it is a fault.
func (s *site) rooted(p string) target {
	rest, ok := strings.CutPrefix(p, s.base.Path)
	switch {
	case ok:
		return s.lookup(rest)
	case p+"/" == s.base.Path:
		return faulty("manca la barra finale")
	}
	return faulty("è fuori dalla cartella del sito, %s", s.base.Path)
}

// joined resolves a relative path against the folder of a file.
func joined(from, p string) string {
	j := path.Join(path.Dir(from), p)
	if p == "." || p == ".." || strings.HasSuffix(p, "/") || strings.HasSuffix(p, "/.") || strings.HasSuffix(p, "/..") {
		j += "/"
	}
	return j
}

// lookup finds the file behind a path from the site's root; a folder stands for
// its index.html. A folder named without its slash is a fault: only some
// servers repair it, and relative links of the page would break.
func (s *site) lookup(p string) target {
	folder := p == "" || strings.HasSuffix(p, "/")
	name := path.Clean("./" + p)
	if name == ".." || strings.HasPrefix(name, "../") {
		return faulty("è fuori dalla cartella del sito")
	}
	if folder {
		name = path.Join(name, "index.html")
	}
	if _, ok := s.index[name]; ok {
		return target{file: name}
	}
	if s.folders[name] {
		return faulty("è una cartella: manca la barra finale")
	}
	return faulty("il file %s non esiste", name)
}
