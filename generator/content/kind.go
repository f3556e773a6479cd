package content

import (
	"maps"
	"path"
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/source"
)

// kind is what the head of a page holds besides title and description.
type kind struct {
	texts    []string            // must be there
	perhaps  []string            // texts that may be there
	numbers  []string            // whole numbers that may be there
	lists    []string            // lists of texts that must be there
	optional []string            // lists of texts that may be there
	groups   map[string][]string // lists of groups that must be there, with the keys of each
	fixed    map[string][]string // the program counts on these very values
	glossary bool
}

// macroaree is the section whose pages people write; they are of one kind.
const macroaree = "macroaree"

// planning are the pages about how the plans are made, in the order of their section. Each has a layout of its own.
var planning = []string{"2018-2020", "premialita", "risorse", "flussi", "moduli"}

// sections are the folders of content/, each with whether its pages are written by the program out of the tables.
type sections map[string]bool

func sectionsOf(written []string) sections {
	all := sections{macroaree: false, "api": false, "cerca": false, "confronta": false, "conformita": false, "programmazione": false, "qualita": false, "variazioni": false}
	for _, section := range written {
		all[section] = true
	}
	return all
}

// kinds are the pages that the site cannot do without.
func (s sections) kinds() map[string]kind {
	pages := map[string]kind{
		"_index.md":        {perhaps: []string{"heading", "lead"}},
		"accessibilita.md": {}, "metodo.md": {fixed: map[string][]string{"layout": {"metodo"}}}, "note-legali.md": {}, "privacy.md": {},
		"contatti.md": {fixed: map[string][]string{"layout": {"contatti"}}}, "mappa-del-sito.md": {fixed: map[string][]string{"layout": {"mappa-del-sito"}}},
		"glossario.md": {fixed: map[string][]string{"layout": {"glossario"}}, glossary: true},
	}
	for section := range s {
		pages[section+"/_index.md"] = kind{}
	}
	pages["api/_index.md"] = kind{fixed: map[string][]string{"aliases": {"/api/v1/"}}}
	pages["edizioni/errata.md"] = kind{fixed: map[string][]string{"layout": {"errata"}}}
	pages["conformita/_index.md"] = kind{texts: []string{"introduzione"}}
	pages["programmazione/_index.md"] = kind{lists: []string{"parti"}, groups: map[string][]string{
		"attori": {"nome", "testo", "fonte"}, "fasi": {"nome", "testo", "esempi"}}}
	for _, page := range planning {
		pages["programmazione/"+page+".md"] = kind{numbers: []string{"weight"}, fixed: map[string][]string{"layout": {page}}}
	}
	return pages
}

// macroarea is the kind of the pages in content/macroaree/.
var macroarea = kind{texts: []string{"lettera", "titolo"}, perhaps: []string{"fonte"}, numbers: []string{"weight"}, lists: []string{"punti_chiave"}, optional: []string{"cifre"}}

// place finds fault with where a file stands and how it is called; pages that are none of those that the site has are of
// no special kind.
func (s sections) place(name string, known map[string]kind) (kind, error) {
	if k, ok := known[name]; ok {
		return k, nil
	}
	pos := source.Pos{File: "content/" + name}
	folder, base := path.Split(name)
	section := strings.TrimSuffix(folder, "/")
	written, isSection := s[section]
	slug := catalogue.Slug(strings.TrimSuffix(base, path.Ext(base))) + ".md"
	if base == "index.md" || base == "_index.md" {
		slug = catalogue.Slug(section) + ".md"
	}
	switch {
	case path.Ext(base) != ".md":
		return kind{}, source.Errorf(pos, "qui stanno solo le pagine in Markdown, con un nome che finisce in .md: immagini e altri file vanno in static/")
	case section != "" && !isSection:
		hint := source.Perhaps(section, slices.Collect(maps.Keys(s)))
		if hint == "" {
			hint = ": una pagina nuova sta in content/, come content/" + slug
		}
		return kind{}, source.Errorf(pos, "il sito non ha la sezione «%s»%s", section, hint)
	case written:
		return kind{}, source.Errorf(pos, "le pagine di questa sezione le scrive il programma, dalle tabelle: qui ci si aspettava solo _index.md")
	case base == "index.md":
		return kind{}, source.Errorf(pos, "il nome «index.md» cambierebbe gli indirizzi di tutta la cartella: ci si aspettava _index.md o un altro nome")
	case section == macroaree:
		return macroarea, nil // catalogue knows which name goes with letter and title
	case section != "":
		return kind{}, source.Errorf(pos, "questa sezione ha solo le pagine che il sito conosce: una pagina nuova sta in content/, come content/%s", slug)
	case base != slug:
		return kind{}, source.Errorf(pos, "il nome del file diventa l'indirizzo: ci si aspettavano minuscole senza accenti, cifre e trattini, come in %s", slug)
	}
	if _, taken := s[strings.TrimSuffix(base, ".md")]; taken {
		return kind{}, source.Errorf(pos, "questo indirizzo è già di content/%s/_index.md: dare alla pagina un altro nome", strings.TrimSuffix(base, ".md"))
	}
	return kind{}, nil
}
