package site

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"ambitilombardia/generator/catalogue"
)

// letters groups the Comuni by initial, in the alphabet's order, those that are no more among them.
func (b *builder) letters() []letter {
	comuni := slices.Clone(b.catalogue.Comuni)
	gone := map[catalogue.ISTATCode]catalogue.End{}
	for _, end := range b.endsOf(catalogue.AComune) {
		code := catalogue.ISTATCode(end.Code)
		gone[code] = end
		comuni = append(comuni, catalogue.Comune{Code: code, Name: end.Name})
	}
	catalogue.SortByName(comuni)
	var letters []letter
	for _, c := range comuni {
		initial := initialOf(c.Name)
		if len(letters) == 0 || letters[len(letters)-1].Letter != initial {
			letters = append(letters, letter{Letter: initial, Anchor: "lettera-" + strings.ToLower(initial), URL: letterPath(initial)})
		}
		row := letterRow{link: b.links.comuni[c.Code], Province: string(c.Province), Ambito: b.links.ambiti[c.Ambito], Unsure: unsure(c.Evidence)}
		if end, ended := gone[c.Code]; ended {
			now := b.links.of(catalogue.AComune, b.catalogue.Heirs(catalogue.AComune, end.Code)[0])
			row = letterRow{link: row.link, Now: &now, Until: end.Last[0].Day.Until()}
		}
		last := &letters[len(letters)-1]
		last.Comuni = append(last.Comuni, row)
	}
	return letters
}

// letterPages are the parts of the list A-Z, a page for each initial.
func (b *builder) letterPages() []Page {
	var pages []Page
	for _, l := range b.letters() {
		pages = append(pages, Page{
			Path: strings.TrimSuffix(l.URL, "/"), Title: "Comuni con la " + l.Letter, Layout: letterLayout, Params: l,
			Description: fmt.Sprintf("I Comuni della Lombardia che cominciano con la %s: %s, da %s a %s. Di ognuno leggi qual è l’Ambito.",
				l.Letter, counted(len(l.Comuni), "nome", "nomi"), l.Comuni[0].Name, l.Comuni[len(l.Comuni)-1].Name),
		})
	}
	return pages
}

// letterLayout is the name of their template in layouts/comuni/.
const letterLayout = "lettera"

// letterPaths gives the addresses of the list A-Z, straight from the sources.
func letterPaths(c *catalogue.Catalogue) []string {
	var paths []string
	add := func(name string) {
		if path := letterPath(initialOf(name)); !slices.Contains(paths, path) {
			paths = append(paths, path)
		}
	}
	for _, comune := range c.Comuni {
		add(comune.Name)
	}
	for _, end := range c.Ended {
		if end.Thing == catalogue.AComune {
			add(end.Name)
		}
	}
	return paths
}

// letterPath is the address of the Comuni with an initial; «#» stands for names that begin with no letter.
func letterPath(initial string) string {
	if initial == "#" {
		return "comuni/altri/"
	}
	return "comuni/" + strings.ToLower(initial) + "/"
}

// initialOf gives the capital under which a name is listed, «#» where it begins with no letter.
func initialOf(name string) string {
	for _, r := range catalogue.SortKey(name) {
		if unicode.IsLetter(r) {
			return strings.ToUpper(string(r))
		}
		break
	}
	return "#"
}
