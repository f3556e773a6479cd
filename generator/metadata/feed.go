package metadata

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"slices"

	"ambitilombardia/generator/editions"
	"ambitilombardia/generator/media"
	"ambitilombardia/generator/opendata"
)

// Atom (RFC 4287): the elements that are used here.
type (
	atomFeed struct {
		XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		Lang    string      `xml:"xml:lang,attr"`
		ID      string      `xml:"id"`
		Title   string      `xml:"title"`
		About   string      `xml:"subtitle"`
		Updated string      `xml:"updated"`
		Author  atomPerson  `xml:"author"`
		Links   []atomLink  `xml:"link"`
		Rights  string      `xml:"rights"`
		Entries []atomEntry `xml:"entry"`
	}
	atomPerson struct {
		Name string `xml:"name"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr"`
		Type string `xml:"type,attr"`
		Href string `xml:"href,attr"`
	}
	atomEntry struct {
		ID        string   `xml:"id"`
		Title     string   `xml:"title"`
		Published string   `xml:"published"`
		Updated   string   `xml:"updated"`
		Link      atomLink `xml:"link"`
		Summary   string   `xml:"summary"`
	}
)

// feed tells the editions as an Atom feed, the newest first. What is of a day has midnight UTC for its time; the addresses of
// the pages, which never change, tell the entries apart. Without an edition it says when the data changed.
func feed(r opendata.Release, site Site) (opendata.File, error) {
	moment := func(day string) string { return day + "T00:00:00Z" }
	feed := atomFeed{
		Lang: "it", ID: site.BaseURL + editions.FeedPath, Title: site.Title + ": le edizioni dei dati",
		About:   "Ogni edizione conserva i dati pubblicati in un giorno, a indirizzi che non cambiano.",
		Updated: moment(cmp.Or(string(r.Version().Edition), r.Updated())),
		Author:  atomPerson{cmp.Or(site.Publisher.Name, authorsName)},
		Links:   []atomLink{{"self", "application/atom+xml", site.BaseURL + editions.FeedPath}, {"alternate", "text/html", site.BaseURL + editions.Root}},
		Rights:  licenceName,
	}
	for _, e := range slices.Backward(r.Editions) {
		page, day := site.BaseURL+e.Path(), moment(string(e.Date))
		feed.Entries = append(feed.Entries, atomEntry{page, site.Title + ", " + e.Name(), day, day, atomLink{"alternate", "text/html", page}, e.Note})
	}
	text, err := xml.MarshalIndent(feed, "", "  ")
	if err != nil {
		return opendata.File{}, fmt.Errorf("scrittura del feed delle edizioni: %w", err)
	}
	return opendata.File{Path: editions.FeedPath, Title: feed.Title, Format: "Atom", MediaType: media.Type(".xml"), Data: append([]byte(xml.Header), append(text, '\n')...)}, nil
}
