package content

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"ambitilombardia/generator/source"
)

const folder = "content"

// Bounds far above any real page: finding the place of a fault takes time in proportion to the page.
const (
	maxPage   = 256 << 10
	maxFaults = 100
)

// Link is an address of the site that a page asks for, «/ambiti/», and where it does.
type Link = source.Value

// Pages are the pages that people wrote: their addresses, «/metodo/», also of those that are broken or that are missing and
// must be there (a link to one is right), and the links that they make by «relref».
type Pages struct {
	Addresses []string
	Links     []Link
	Glossary  []Word
}

// Word is an entry of the glossary.
type Word struct{ ID, Name string }

// Read checks every page of a project, in some sections of which the pages are written by the program. The error lists all
// that is wrong.
func Read(project fs.FS, written []string) (Pages, error) {
	var errs source.Errors
	var pages Pages
	sections := sectionsOf(written)
	known, missing := sections.kinds(), sections.kinds()
	titles := titles{}
	err := fs.WalkDir(project, folder, func(file string, entry fs.DirEntry, err error) error {
		name := strings.TrimPrefix(file, folder+"/")
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil || entry.IsDir() || source.LeftByEditor(name):
			return err
		case name == "_content.gotmpl":
			return nil // of the program: it adds those pages
		}
		delete(missing, name)
		k, err := sections.place(name, known)
		if err != nil {
			errs.Add(file, err)
			return nil
		}
		pages.Addresses = append(pages.Addresses, addressOf(name))
		page, err := source.ReadPage(project, file)
		if err != nil {
			errs.Add(file, err)
			return nil
		}
		if len(page.Body) > maxPage {
			errs.Addf(source.Pos{File: file}, "la pagina supera %d kB: non può essere quella giusta", maxPage>>10)
			return nil
		}
		k.check(page, &errs)
		if k.glossary {
			pages.Glossary = words(page)
		}
		titles.check(name, page, &errs)
		if err := checkEffort(page); err != nil {
			errs.Add(file, err)
			return nil
		}
		pages.Links = append(pages.Links, checkBody(page, &errs)...)
		return nil
	})
	errs.Add(folder, err)
	for _, name := range slices.Sorted(maps.Keys(missing)) {
		errs.Addf(source.Pos{File: folder + "/" + name}, "la pagina non c'è: il sito ne ha bisogno, rimetterla al suo posto")
		pages.Addresses = append(pages.Addresses, addressOf(name))
	}
	return pages, errs.Err()
}

// words gives the entries of the glossary; what is wrong with them has been told.
func words(page source.Page) []Word {
	entries, _ := page.Groups("voci", glossaryKeys)
	var all []Word
	for _, entry := range entries {
		all = append(all, Word{ID: entry["id"].Text, Name: entry["nome"].Text})
	}
	return all
}

// titles are the files of the pages that were read, by the folder that their address is in and their title: the two together
// are the title of the window.
type titles map[[2]string]string

// check wants a page to have a title of its own beside those with which it could be mistaken.
func (t titles) check(name string, page source.Page, errs *source.Errors) {
	title, err := page.Text("title")
	if err != nil {
		return // told already
	}
	folder := path.Dir(strings.TrimSuffix(addressOf(name), "/"))
	key := [2]string{folder, strings.Join(strings.Fields(title.Text), " ")}
	if folder == "/" && key[1] == notFound {
		errs.Addf(title.Pos, "il titolo «%s» è già quello della pagina che dice che un indirizzo non c'è: ogni pagina ha il suo", notFound)
	}
	if other, taken := t[key]; taken && name != "_index.md" {
		errs.Addf(title.Pos, "il titolo «%s» è già quello di %s: ogni pagina ha il suo", source.Shorten(title.Text), other)
		return
	}
	t[key] = page.File
}

// notFound is the title of the page for addresses that are none (layouts/_partials/frame/title.html).
const notFound = "Pagina non trovata"

// addressOf gives the address of a page, by its file.
func addressOf(name string) string {
	name = strings.TrimSuffix(strings.TrimSuffix(name, ".md"), "_index")
	return strings.TrimSuffix("/"+name, "/") + "/"
}
