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
	if len(files) == 0 {
		errs.Addf(source.Pos{File: "content/macroaree"}, "non c'è nessuna macroarea: ci si aspettava una pagina per ognuna")
	}
	for _, file := range files {
		if m, ok := parseMacroarea(project, file, errs); ok {
			c.Macroaree = append(c.Macroaree, m)
		}
	}
	slices.SortStableFunc(c.Macroaree, func(a, b Macroarea) int { return strings.Compare(a.Letter, b.Letter) })
	for i, m := range c.Macroaree {
		if i > 0 && m.Letter == c.Macroaree[i-1].Letter {
			errs.Addf(source.Pos{File: "content/macroaree/" + m.Page + ".md"}, "la lettera %s è già di %s.md: ogni macroarea ha la sua",
				m.Letter, c.Macroaree[i-1].Page)
		}
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
	if len(*errs) > before {
		return Macroarea{}, false
	}
	m := Macroarea{Letter: letter.Text, Title: title.Text, Page: strings.TrimSuffix(path.Base(file), ".md")}
	for _, point := range points {
		m.KeyPoints = append(m.KeyPoints, point.Text)
	}
	if !letterForm.Matches(m.Letter) {
		errs.Addf(letter.Pos, "«%s» non è %s", m.Letter, letterForm.words)
	} else if slug := Slug(m.Letter, m.Title); slug != m.Page {
		errs.Addf(title.Pos, "il nome del file non va con lettera e titolo: ci si aspettava %s.md", slug)
	}
	return m, len(*errs) == before
}
