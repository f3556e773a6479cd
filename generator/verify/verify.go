package verify

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"ambitilombardia/generator/source"
)

// Options say what the site is meant to be.
type Options struct {
	// BaseURL is where the site will be served: "https://example.org/servizi/ambiti/"
	// or just a path, "/". Empty means "/".
	BaseURL string
	// Expected are addresses that must exist, from the site's root whatever the
	// base: "/ambiti/", "/dati/ambiti/ambiti.csv".
	Expected []string
	// Progress, if set, is told how many of the files to check are done. It is
	// never called by two goroutines at once.
	Progress func(done, total int)
}

// A Problem is one thing wrong in one file. Text is in Italian. Line is 0 when
// the file as a whole is meant.
type Problem struct {
	File string
	Line int
	Text string
}

func (p Problem) String() string {
	if p.Line == 0 {
		return p.File + ": " + p.Text
	}
	return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Text)
}

// A Report is what Site found. The site may be published if Problems is empty.
type Report struct {
	Problems []Problem // by file, line and text
	External []string  // addresses outside the site, sorted, once each
	Pages    int       // HTML pages read, redirects included
	Links    int       // addresses checked, fragments included
}

// Site reads every file of the site and reports what must not be published.
// The error is about reading files, or a BaseURL that is not one.
func Site(files fs.FS, opts Options) (Report, error) {
	s, err := newSite(files, opts.BaseURL)
	if err != nil {
		return Report{}, err
	}
	results, err := s.readAll(opts.Progress)
	if err != nil {
		return Report{}, err
	}

	var report Report
	problems := checkNames(s.names)
	external := map[string]bool{}
	for _, r := range results {
		problems = append(problems, r.problems...)
		report.Links += r.links
		for _, e := range r.external {
			external[e] = true
		}
		if r.page != nil {
			report.Pages++
		}
	}
	problems = append(problems, s.checkFragments(results)...)
	problems = append(problems, checkTitles(results)...)
	problems = append(problems, s.checkSitemap(results)...)
	problems = append(problems, s.checkExpected(opts.Expected)...)

	slices.SortFunc(problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Text, b.Text))
	})
	report.Problems = slices.Compact(problems)
	for i, p := range report.Problems {
		report.Problems[i].Text = oneLine(p.Text)
	}
	for e := range external {
		report.External = append(report.External, e)
	}
	slices.Sort(report.External)
	return report, nil
}

// A result is what the reading of one file has found out.
type result struct {
	site       *site
	file       string
	page       *page          // nil if the file is not HTML
	locations  []location     // if the file is a sitemap
	ids        map[string]int // what a fragment may name, with its line
	references []reference    // to its own ids
	pending    []fragment     // to ids of other files
	problems   []Problem
	external   []string
	links      int
}

// A fragment is a reference to an id in another file, to be looked up when all
// files have been read.
type fragment struct {
	line   int
	text   string // the address as written
	target string // file
	id     string
}

func (r *result) problem(line int, format string, args ...any) {
	r.problems = append(r.problems, Problem{r.file, line, fmt.Sprintf(format, args...)})
}

// readAll reads and checks the files on all cores. Results are in the order of s.names, so the outcome does not depend on
// scheduling.
func (s *site) readAll(progress func(done, total int)) ([]*result, error) {
	results := make([]*result, len(s.names))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	var telling sync.Mutex
	done := 0
	for i, name := range s.names {
		group.Go(func() (err error) {
			if results[i], err = s.read(name); err != nil || progress == nil {
				return err
			}
			telling.Lock()
			defer telling.Unlock()
			done++
			progress(done, len(s.names))
			return nil
		})
	}
	return results, group.Wait()
}

// read reads a file by the rules for its kind. Files of other kinds (downloads, images) are not read: their content is
// checked where it is made.
func (s *site) read(name string) (*result, error) {
	r := &result{site: s, file: name, ids: map[string]int{}}
	var rules func(data []byte)
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm":
		rules = r.readPage
	case ".css":
		rules = func(data []byte) { r.readStyle(1, string(data)) }
	case ".svg", ".xml", ".rdf":
		rules = r.readXML
	default:
		return r, nil
	}
	data, err := fs.ReadFile(s.files, name)
	if err != nil {
		return nil, fmt.Errorf("lettura di %s: %w", name, err)
	}
	rules(data)
	return r, nil
}

// checkFragments looks up the ids that other files refer to.
func (s *site) checkFragments(results []*result) []Problem {
	var problems []Problem
	for _, r := range results {
		for _, f := range r.pending {
			if _, ok := results[s.index[f.target]].ids[f.id]; ok {
				continue
			}
			problems = append(problems, Problem{r.file, f.line,
				fmt.Sprintf("«%s»: in %s non c'è l'ancora «%s»", f.text, f.target, f.id)})
		}
	}
	return problems
}

// hasAnchors says whether the ids of a file are known: a fragment of a PDF or
// CSV means something else (RFC 8118, RFC 7111).
func hasAnchors(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm", ".svg":
		return true
	}
	return false
}

// checkNames reports names that differ only by case: they are one file on many systems.
func checkNames(names []string) []Problem {
	var problems []Problem
	folded := make(map[string]string, len(names))
	for _, name := range names {
		key := strings.ToLower(name)
		if other, taken := folded[key]; taken {
			problems = append(problems, Problem{name, 0, fmt.Sprintf("il nome differisce da %s solo per le maiuscole", other)})
			continue
		}
		folded[key] = name
	}
	return problems
}

// checkTitles reports pages that cannot be told apart in a list of results or tabs.
func checkTitles(results []*result) []Problem {
	var problems []Problem
	first := map[string]string{}
	for _, r := range results {
		if r.page == nil || r.page.redirect || r.page.title == "" {
			continue
		}
		if other, taken := first[r.page.title]; taken {
			problems = append(problems, Problem{r.file, r.page.titleLine,
				fmt.Sprintf("il titolo «%s» è già quello di %s", r.page.title, other)})
			continue
		}
		first[r.page.title] = r.file
	}
	return problems
}

// checkExpected reports promised addresses that lead nowhere.
func (s *site) checkExpected(addresses []string) []Problem {
	var problems []Problem
	for _, a := range addresses {
		if t := s.lookup(strings.TrimPrefix(a, "/")); t.fault != "" {
			problems = append(problems, Problem{a, 0, "indirizzo previsto ma assente: " + t.fault})
		}
	}
	return problems
}

// oneLine makes a text that quotes the site fit for a terminal and a log.
func oneLine(text string) string {
	text = strings.Map(func(r rune) rune {
		if source.Invisible(r) {
			return ' '
		}
		return r
	}, text)
	if runes := []rune(text); len(runes) > 300 {
		return string(runes[:300]) + "…"
	}
	return text
}
