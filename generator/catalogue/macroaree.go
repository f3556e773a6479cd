package catalogue

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"ambitilombardia/generator/source"
)

// loadMacroaree reads the front matter of the pages in content/macroaree/.
func (c *Catalogue) loadMacroaree(project fs.FS, errs *source.Errors) {
	files, err := fs.Glob(project, "content/macroaree/*.md")
	errs.Add("content/macroaree", err)
	files = slices.DeleteFunc(files, func(file string) bool { return path.Base(file) == "_index.md" })
	pages := map[string]bool{} // by letter, also of those in which something is wrong
	for _, file := range files {
		pages[strings.ToUpper(path.Base(file)[:1])] = true
		if m, ok := parseMacroarea(project, file, errs); ok {
			pages[m.Letter] = true
			c.Macroaree = append(c.Macroaree, m)
		}
	}
	checkLetters(pages, errs)
	slices.SortStableFunc(c.Macroaree, func(a, b Macroarea) int { return strings.Compare(a.Letter, b.Letter) })
	for i, m := range c.Macroaree {
		if i > 0 && m.Letter == c.Macroaree[i-1].Letter {
			errs.Addf(source.Pos{File: "content/macroaree/" + m.Page + ".md"}, "la lettera %s è già di %s.md: ogni macroarea ha la sua",
				m.Letter, c.Macroaree[i-1].Page)
		}
	}
}

// checkFigures wants every figure that a macroarea names to be there.
func (c *Catalogue) checkFigures(_ fs.FS, errs *source.Errors) {
	if len(*errs) > 0 { // what a page names may only seem to be missing
		return
	}
	known := map[string]bool{}
	for _, t := range c.Spending.Tables {
		known[t.ID] = true
	}
	for _, i := range c.Indicators {
		known[i.ID] = true
	}
	for _, m := range c.Macroaree {
		for _, figure := range m.Figures {
			if !known[figure.Text] {
				unknown(errs, figure, "una tabella dell'Allegato C né un indicatore", known)
			}
		}
	}
}

// checkLetters wants a page for every macroarea of the act.
func checkLetters(pages map[string]bool, errs *source.Errors) {
	var missing []string
	for letter := FirstLetter[0]; letter <= LastLetter[0]; letter++ {
		if !pages[string(letter)] {
			missing = append(missing, string(letter))
		}
	}
	at, all := source.Pos{File: "content/macroaree"}, "una pagina per ogni lettera da "+FirstLetter+" a "+LastLetter
	switch {
	case len(missing) == 1:
		errs.Addf(at, "manca la macroarea %s: ci si aspettava %s", missing[0], all)
	case len(missing) > 1:
		errs.Addf(at, "mancano le macroaree %s: ci si aspettava %s", strings.Join(missing, ", "), all)
	}
}

func parseMacroarea(project fs.FS, file string, errs *source.Errors) (Macroarea, bool) {
	before := len(*errs)
	page, err := source.ReadPage(project, file)
	if err != nil {
		errs.Add(file, err)
		return Macroarea{}, false
	}
	letter, err := page.Text("lettera")
	errs.Add(file, err)
	title, err := page.Text("titolo")
	errs.Add(file, err)
	points, err := page.List("punti_chiave")
	errs.Add(file, err)
	m := Macroarea{Letter: letter.Text, Title: title.Text, Page: strings.TrimSuffix(path.Base(file), ".md")}
	if page.Has("cifre") {
		m.Figures, err = page.List("cifre")
		errs.Add(file, err)
	}
	if len(*errs) > before {
		return Macroarea{}, false
	}
	for i, figure := range m.Figures {
		if slices.ContainsFunc(m.Figures[:i], func(f source.Value) bool { return f.Text == figure.Text }) {
			errs.Addf(figure.Pos, "«%s» c'è già fra le cifre di questa macroarea: tenerne una sola", source.Shorten(figure.Text))
		}
	}
	for _, point := range points {
		if slices.Contains(m.KeyPoints, point.Text) {
			errs.Addf(point.Pos, "il punto «%s» c'è già in questa macroarea: tenerne uno solo", source.Shorten(point.Text))
		}
		m.KeyPoints = append(m.KeyPoints, point.Text)
	}
	if !letterForm.Matches(m.Letter) {
		errs.Addf(letter.Pos, "«%s» non è %s", m.Letter, letterForm.words)
	} else if slug := Slug(m.Letter, m.Title); slug != m.Page {
		errs.Addf(title.Pos, "il nome del file non va con lettera e titolo: ci si aspettava %s.md", slug)
	}
	return m, len(*errs) == before
}
