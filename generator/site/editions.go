package site

import (
	"cmp"
	"slices"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/changes"
	"ambitilombardia/generator/editions"
	"ambitilombardia/generator/grammar"
	"ambitilombardia/generator/media"
	"ambitilombardia/generator/opendata"
)

// Editions is hugo.Data.editions: what was published and kept, and the errors of the site itself.
type Editions struct {
	List    []editionRow `json:"list"`    // the newest first
	Current string       `json:"current"` // of which edition the site is, «edizione del 15 dicembre 2026»; empty before the first
	Feed    string       `json:"feed"`
	Errata  []erratum    `json:"errata"` // the newest first
}

// editionRow is an edition in the list of all.
type editionRow struct {
	link
	Day    dayText `json:"day"`
	Note   string  `json:"note"`
	Tables string  `json:"tables"` // «14 tabelle»
}

// editionPage is .Params of a page under /edizioni/.
type editionPage struct {
	Edition string          `json:"edition"` // «edizione del 15 dicembre 2026»
	Day     dayText         `json:"day"`
	AsOf    dayText         `json:"as_of"` // of which day its catalogue is
	Note    string          `json:"note"`
	Tables  []downloadLink  `json:"tables"`
	Beside  []downloadLink  `json:"beside"` // what describes them
	Before  *link           `json:"before"` // the edition before; null for the first
	After   *link           `json:"after"`
	Count   string          `json:"count"` // of what changed since the one before: «3 differenze»
	Changes []changeSection `json:"changes"`
	Licence link            `json:"licence"`
}

// changeSection is what changed in one subject, in the words of `ambiti diff`.
type changeSection struct {
	Title string   `json:"title"`
	Lines []string `json:"lines"`
}

// erratum is an error of the site itself.
type erratum struct {
	Since     dayText `json:"since"`
	Corrected dayText `json:"corrected"`
	Where     string  `json:"where"`
	Wrong     string  `json:"wrong"`
	Right     string  `json:"right"`
	Source    []piece `json:"source"`
}

// NewEditions says what /edizioni/ shows.
func NewEditions(r opendata.Release, errata []editions.Erratum) Editions {
	view := Editions{Current: r.Version().Words(), Feed: editions.FeedPath}
	for _, e := range slices.Backward(r.Editions) {
		view.List = append(view.List, editionRow{editionLink(e), day(string(e.Date)), e.Note, counted(len(e.Tables), "tabella", "tabelle")})
	}
	errata = slices.Clone(errata)
	slices.SortStableFunc(errata, func(a, b editions.Erratum) int { return cmp.Compare(b.Corrected, a.Corrected) })
	for _, e := range errata {
		view.Errata = append(view.Errata, erratum{day(string(e.Since)), day(string(e.Corrected)), e.Where, e.Wrong, e.Right, pieces(e.Source)})
	}
	return view
}

func editionLink(e editions.Edition) link {
	return link{Name: grammar.UpperFirst(e.Name()), Code: string(e.Date), URL: e.Path()}
}

// compareEditions gives what changed in each edition since the one before, by its day.
func compareEditions(c *catalogue.Catalogue, kept []editions.Edition) (map[catalogue.Date]changes.Report, error) {
	reports := map[catalogue.Date]changes.Report{}
	words := changes.Of(c)
	var before changes.Edition
	for i, e := range kept {
		after, err := changes.Kept(e, words)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			reports[e.Date] = changes.Compare(before, after)
		}
		before = after
	}
	return reports, nil
}

func (b *builder) editionPage(e editions.Edition) Page {
	page := editionPage{
		Edition: e.Name(), Day: day(string(e.Date)), AsOf: day(string(e.AsOf)), Note: e.Note,
	}
	for _, t := range e.Tables {
		page.Tables = append(page.Tables, downloadLink{t.Title, "CSV", media.Type(".csv"), size(len(t.Data)), e.Path() + t.FileName()})
		page.Licence = link{Name: t.Licence.Name, URL: t.Licence.URL}
	}
	for _, f := range e.Files {
		switch f.Name {
		case editions.Description:
			page.Beside = append(page.Beside, downloadLink{"Descrizione di tutte le tabelle", "Data Package", media.Type(".json"), size(len(f.Data)), e.Path() + f.Name})
		case editions.Digests:
			page.Beside = append(page.Beside, downloadLink{"Impronte dei file", "sha256sum", media.Type(""), size(len(f.Data)), e.Path() + f.Name})
		}
	}
	all := b.release.Editions
	i := slices.IndexFunc(all, func(other editions.Edition) bool { return other.Date == e.Date })
	if i > 0 {
		before := editionLink(all[i-1])
		page.Before = &before
	}
	if i+1 < len(all) {
		after := editionLink(all[i+1])
		page.After = &after
	}
	report := b.changed[e.Date]
	page.Count = counted(report.Count(), "differenza", "differenze")
	for _, s := range report.Sections {
		page.Changes = append(page.Changes, changeSection{s.Title, s.Lines()})
	}
	return Page{Title: grammar.UpperFirst(e.Name()), Description: e.Note, Params: page}
}
