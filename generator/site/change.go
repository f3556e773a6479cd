package site

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
)

// endedPage is .Params of the page of what is no more, which stays at its address.
type endedPage struct {
	Code   string   `json:"code"`
	Name   string   `json:"name"`
	Kicker string   `json:"kicker"` // what it was
	Lead   []piece  `json:"lead"`   // since when, by which act, and what came of it
	Act    string   `json:"act"`    // what the act prints of it, where it has a table of such things
	Next   []onward `json:"next"`   // where to go on
	Told   []told   `json:"told"`   // what happened to it before
	Where  string   `json:"where"`  // where its end is told, with maps
	Notes  []string `json:"notes"`  // what nobody has decided

	Downloads []downloadLink `json:"downloads"` // as they were on its last day
}

// onward is a page to go on to, and why.
type onward struct {
	link
	Kind string `json:"kind"` // what the page is about: comune, ambito, asst, ats
	Heir bool   `json:"heir"` // it takes the place of what is no more; else it is where that was
}

// told is an event in words, with who says so.
type told struct {
	Words  []piece `json:"words"`
	Source []piece `json:"source"`
}

// endedRow is something that is no more in a list.
type endedRow struct {
	link
	Words []piece `json:"words"`
}

// endedPages are those of a section: what is no more keeps its page.
func (b *builder) endedPages(of catalogue.Thing) []Page {
	var pages []Page
	for _, end := range b.endsOf(of) {
		last := catalogue.Event{Changes: end.Last}
		params := endedPage{
			Code: end.Code, Name: end.Name, Kicker: was(of), Notes: b.catalogue.Undecided(of, end.Code),
			Lead:  b.linked(b.catalogue.Says(b.catalogue.Whole(last)), end.Code, last),
			Where: variationsPath + "#" + changeAnchor(b.catalogue.Whole(last)),
		}
		if of != catalogue.AComune && slices.Contains(b.catalogue.AtAct().Codes(of), end.Code) {
			params.Act = "Nella tabella della delibera del 2021 c’è ancora, con il codice " + end.Code + "."
		}
		for _, heir := range b.catalogue.Heirs(of, end.Code) {
			params.Next = append(params.Next, onward{b.links.of(of, heir), string(of), true})
		}
		for _, code := range last.Changes[0].Ambiti {
			for _, now := range b.catalogue.Heirs(catalogue.AnAmbito, string(code)) {
				next := onward{b.links.of(catalogue.AnAmbito, now), string(catalogue.AnAmbito), false}
				if of != catalogue.AnAmbito && !slices.Contains(params.Next, next) {
					params.Next = append(params.Next, next)
				}
			}
		}
		params.Told = b.told(slices.DeleteFunc(b.catalogue.History(of, end.Code), func(c catalogue.Change) bool {
			return c.Thing == of && c.Code == end.Code && c.Ends()
		}), end.Code)
		folder := strings.TrimSuffix(end.Path(), "/")
		page := Page{
			Path: folder, Title: pageTitle(of, end.Name), Layout: "ended", Aliases: []string{"/" + end.CodePath() + "/"},
			Description: cmp.Or(firstSentence(b.catalogue.Says(b.catalogue.Whole(last))), end.Name),
		}
		if of != catalogue.AComune {
			for _, f := range b.release.In(end.Path()) {
				params.Downloads = append(params.Downloads, download(f))
			}
			frame := framePage{Page: link{Name: page.Title, Code: end.Code, URL: end.Path()}, Caption: page.Description, Source: "leggi e atti venuti dopo la " + b.act(), Dataset: "variazioni"}.framed(page.Title+" non c’è più", nil)
			page.frame, page.card = &frame, b.endedCard(end)
		}
		page.Params = params
		pages = append(pages, page)
	}
	return pages
}

// was says what something was that is no more.
func was(of catalogue.Thing) string {
	return map[catalogue.Thing]string{catalogue.AComune: "Comune", catalogue.AnAmbito: "Ambito territoriale sociale", catalogue.AnATS: "ATS, " + meaningATS,
		catalogue.AnASST: "ASST, " + meaningASST}[of] + ": non c’è più"
}

// pageTitle is how the page of a thing is called.
func pageTitle(of catalogue.Thing, name string) string {
	if of == catalogue.AnAmbito {
		return "Ambito " + name
	}
	return name
}

func (b *builder) endsOf(of catalogue.Thing) []catalogue.End {
	var ends []catalogue.End
	for _, end := range b.catalogue.Ended {
		if end.Thing == of {
			ends = append(ends, end)
		}
	}
	return ends
}

// endedRows lists what is no more, by section.
func (b *builder) endedRows() map[string][]endedRow {
	rows := map[string][]endedRow{}
	for _, s := range sections() {
		for _, end := range b.endsOf(s.past) {
			e := b.catalogue.Whole(catalogue.Event{Changes: end.Last})
			rows[s.name] = append(rows[s.name], endedRow{link{pageTitle(s.past, end.Name), end.Code, end.Path()}, b.linked(e.Sentence(), end.Code, e)})
		}
	}
	return rows
}

// history tells what has happened to a thing.
func (b *builder) history(of catalogue.Thing, code string) []told {
	return b.told(b.catalogue.History(of, code), code)
}

func (b *builder) told(changes []catalogue.Change, code string) []told {
	var list []told
	for _, part := range catalogue.Events(changes) {
		e := b.catalogue.Whole(part)
		list = append(list, told{b.linked(b.catalogue.Says(e), code, e), pieces(e.Changes[0].Source)})
	}
	return list
}

// linked makes links of the names that a sentence about an event says first, but for that of the page on which it stands.
func (b *builder) linked(text, page string, e catalogue.Event) []piece {
	type place struct {
		at   int
		link link
	}
	var names []link
	for _, c := range e.Changes {
		names = append(names, b.links.of(c.Target(), c.NewCode), b.links.of(c.Thing, c.Code))
	}
	slices.SortStableFunc(names, func(x, y link) int { return len(y.Name) - len(x.Name) }) // one may be part of another
	var found []place
	for _, name := range names {
		for at := 0; name.Name != "" && name.Code != page; {
			i := strings.Index(text[at:], name.Name)
			if i < 0 {
				break
			}
			start, end := at+i, at+i+len(name.Name)
			if slices.ContainsFunc(found, func(p place) bool { return p.link == name }) {
				break
			}
			if !slices.ContainsFunc(found, func(p place) bool { return start < p.at+len(p.link.Name) && p.at < end }) {
				found = append(found, place{start, name})
			}
			at = end
		}
	}
	slices.SortFunc(found, func(x, y place) int { return x.at - y.at })
	var list []piece
	end := 0
	for _, p := range found {
		if p.at > end {
			list = append(list, piece{Text: text[end:p.at]})
		}
		list = append(list, piece{p.link.Name, p.link.URL})
		end = p.at + len(p.link.Name)
	}
	if end < len(text) {
		list = append(list, piece{Text: text[end:]})
	}
	return list
}

// of gives the page of a thing, also of one that is no more.
func (l links) of(thing catalogue.Thing, code string) link {
	switch thing {
	case catalogue.AComune:
		return l.comuni[catalogue.ISTATCode(code)]
	case catalogue.AnAmbito:
		return l.ambiti[catalogue.AmbitoCode(code)]
	case catalogue.AnATS:
		return l.ats[catalogue.ATSCode(code)]
	}
	if asst := l.asst[catalogue.ASSTCode(code)]; asst != nil {
		return *asst
	}
	return link{}
}

// renamed gives the address that the name of today would make, where an older name has made the one that the page keeps.
func renamed(url, code, name string) []string {
	address := path.Dir(path.Clean(url)) + "/" + catalogue.Slug(code, name) + "/"
	if address == url {
		return nil
	}
	return []string{"/" + address}
}
