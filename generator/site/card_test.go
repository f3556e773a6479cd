package site

import (
	"slices"
	"strings"
	"testing"

	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/picture"
)

// cardsOf gives the pictures of the committed sources by their paths.
func cardsOf(t *testing.T) map[string]picture.Card {
	t.Helper()
	view, _ := newView(t)
	cards := map[string]picture.Card{}
	for _, c := range view.Cards.List {
		if _, twice := cards[c.Path]; twice {
			t.Errorf("%s is drawn twice", c.Path)
		}
		cards[c.Path] = c.Picture
	}
	return cards
}

func TestThePictureOfAPageIsDrawn(t *testing.T) {
	view, _ := newView(t)
	cards := cardsOf(t)
	wanted := func(p *preview) {
		if p == nil || len(p.Alt) < 20 {
			t.Fatalf("a page has no picture, or no words for it: %v", p)
		}
		if _, ok := cards[p.URL]; !ok {
			t.Errorf("%s is not drawn", p.URL)
		}
	}
	wanted(view.Lists.Picture)
	for _, p := range alive(view.Pages["ambiti"]) {
		wanted(p.Params.(ambitoPage).Picture)
	}
	for _, p := range alive(slices.Concat(view.Pages["ats"], view.Pages["asst"])) {
		wanted(p.Params.(authorityPage).Picture)
	}
	for _, p := range alive(view.Pages["comuni"]) {
		wanted(p.Params.(comunePage).Picture)
	}
	for _, p := range view.Pages["spesa"] {
		wanted(p.Params.(spendingPage).Picture)
	}
}

func TestBarsOfAPictureAreFiguresOfItsTable(t *testing.T) {
	view, c := newView(t)
	cards, doubtful := cardsOf(t), doubtfulCells(c)
	for i, page := range view.Pages["spesa"] {
		params := page.Params.(spendingPage)
		card := cards[params.Picture.URL]
		if n := len(card.Bars); n == 0 || n > maxBars {
			t.Errorf("%s has %d bars", params.Number, n)
		}
		shown := map[string][]string{}
		for _, o := range c.Spending.Tables[i].Observations {
			text, name := "n.d.", typographic(o.Row.Name)
			if d, ok := o.Value(); ok {
				text = d.Italian()
				if doubtful[audit.SpendingCell(o)] {
					text += "*"
				}
			}
			shown[name] = append(shown[name], text)
		}
		for _, bar := range card.Bars {
			for _, value := range strings.FieldsFunc(strings.ReplaceAll(bar.Value, ", media ", "-"), func(r rune) bool { return r == '-' }) {
				if !slices.Contains(shown[bar.Name], value) {
					t.Errorf("%s, %s: the picture says %s, the table %v", params.Number, bar.Name, value, shown[bar.Name])
				}
			}
			if bar.Extent.From < 0 || bar.Extent.To > 1 || bar.Extent.From > bar.Extent.To || bar.Value == unknown && bar.Extent.Bar {
				t.Errorf("%s, %s: %+v", params.Number, bar.Name, bar.Extent)
			}
		}
		if parts := countParts(params.Table); parts > len(card.Bars) && !strings.Contains(card.Facts[0], " su ") {
			t.Errorf("%s shows %d rows of %d and does not say so: %v", params.Number, len(card.Bars), parts, card.Facts)
		}
		if strings.Contains(written(card), "*") && !strings.Contains(card.Facts[0], "*: dato dubbio") {
			t.Errorf("%s does not explain its asterisk: %v", params.Number, card.Facts)
		}
	}
}

func TestThePictureToTakeAwayHasAllRowsOfItsPage(t *testing.T) {
	view, _ := newView(t)
	cards := cardsOf(t)
	for _, page := range view.Pages["spesa"] {
		params := page.Params.(spendingPage)
		path := ""
		for _, file := range params.Figure {
			if file.MediaType == "image/png" {
				path = file.URL
			}
		}
		figure := cards[path]
		var drawn []string
		for _, bar := range figure.Bars {
			drawn = append(drawn, bar.Name)
		}
		for _, row := range params.Table.Rows {
			if !row.Total && !slices.Contains(drawn, row.Name) {
				t.Errorf("%s: %s has no row for %s", params.Number, path, row.Name)
			}
		}
		if !figure.Grows || figure.Title != params.Name || figure.Licence == "" || !strings.Contains(figure.Credit, "Allegato C") {
			t.Errorf("%s: %s does not say what it is: %+v", params.Number, path, figure)
		}
	}
	for _, page := range view.Pages["indicatori"] {
		params := page.Params.(indicatorPage)
		figure := cards[catalogue.FigurePath("indicatori/"+params.ID+"/")]
		if n := len(figure.Bars); n < 91 || strings.Contains(figure.Facts[0], " su ") {
			t.Errorf("%s shows %d rows: %v", params.ID, n, figure.Facts)
		}
	}
}

func countParts(t spendingTable) int {
	n := 0
	for _, row := range t.Rows {
		if !row.Total {
			n++
		}
	}
	return n
}

func written(card picture.Card) string {
	var all strings.Builder
	for _, bar := range card.Bars {
		all.WriteString(bar.Value)
	}
	return all.String()
}
