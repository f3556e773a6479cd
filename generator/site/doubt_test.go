package site

import (
	"strings"
	"testing"

	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
)

// sayings are the sentences in which a reader meets figures of a table, each with where it stands.
func sayings(t *testing.T, view View) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	add := func(table string, texts ...string) { all[table] = append(all[table], texts...) }
	for _, page := range view.Pages["spesa"] {
		p := page.Params.(spendingPage)
		add(page.Path, p.Headline.Text, p.Spread.Text)
		if p.Chart != nil {
			for _, row := range p.Chart.Rows {
				add(page.Path, row.Desc)
			}
		}
		if p.Map != nil {
			add(page.Path, p.Map.Desc)
			for _, class := range p.Map.Classes {
				for _, area := range class.Areas {
					add(page.Path, area.Value+" ("+area.Doubt+")")
				}
			}
		}
	}
	for _, theme := range view.Spending.Themes {
		for _, ref := range theme.Tables {
			add(catalogue.Slug(strings.TrimSuffix(strings.TrimPrefix(ref.URL, "spesa/"), "/")), ref.Finding)
		}
	}
	for _, part := range view.Spending.Story {
		slug := strings.TrimSuffix(strings.TrimPrefix(part.Table.URL, "spesa/"), "/")
		add(slug, part.Title)
		for _, phrase := range part.Text {
			add(slug, phrase.Text)
		}
	}
	standing := func(s *standing) {
		if s == nil {
			return
		}
		for _, item := range s.Items {
			for _, place := range item.Places {
				add(strings.TrimSuffix(strings.TrimPrefix(item.Table.URL, "spesa/"), "/"), place.Text, place.Row.Desc)
			}
		}
	}
	for _, page := range alive(view.Pages["ats"]) {
		standing(page.Params.(authorityPage).Spending)
	}
	for _, page := range alive(view.Pages["ambiti"]) {
		told := page.Params.(ambitoPage).Around
		add("graf-12", told.Text[0].Text, told.Text[1].Text)
		add("tab-10-1", told.Text[2].Text)
	}
	for _, page := range alive(view.Pages["comuni"]) {
		standing(page.Params.(comunePage).Spending)
	}
	return all
}

// doubtfulCells gives the figures that some finding says may be wrong.
func doubtfulCells(c *catalogue.Catalogue) map[audit.Cell]bool {
	doubtful := map[audit.Cell]bool{}
	for _, f := range audit.Findings(c) {
		for _, cell := range f.Cells {
			doubtful[cell] = doubtful[cell] || f.CastsDoubt()
		}
	}
	return doubtful
}

// No title, rank, extreme, sentence of change, map or drawing in words uses a doubtful figure without saying so: after each
// such figure stands, before the next one, that it is doubtful.
func TestNothingIsSaidOfADoubtfulFigureInSilence(t *testing.T) {
	view, c := newView(t)
	doubtful := doubtfulCells(c)
	said := sayings(t, view)
	met := 0
	for _, table := range c.Spending.Tables {
		sure, unsure := map[string]bool{}, map[string]bool{} // by the digits and the unit
		for _, o := range table.Observations {
			if _, ok := o.Value(); ok && doubtful[audit.SpendingCell(o)] {
				unsure[shown(o)] = true
			} else if ok {
				sure[shown(o)] = true
			}
		}
		for figure := range unsure {
			if sure[figure] {
				continue // the sentence may be about the other
			}
			for _, text := range said[table.Slug()] {
				for rest := text; ; {
					before, after, found := strings.Cut(rest, figure)
					if !found {
						break
					}
					rest = after
					if before != "" && strings.ContainsAny(before[len(before)-1:], "0123456789.,") {
						continue // the end of a longer number
					}
					met++
					if at := strings.Index(after, "dubbi"); at < 0 || at > 80 {
						t.Errorf("/spesa/%s/: «%s» stands in silence: %s", table.Slug(), figure, text)
					}
				}
			}
		}
	}
	if met < 100 {
		t.Errorf("only %d doubtful figures were met", met)
	}
}

func TestAnExtremeLeavesOutFewDoubtfulFiguresAndSaysWhich(t *testing.T) {
	view, _ := newView(t)
	for _, part := range view.Spending.Story {
		if part.Table.Code != "Grafico 12" {
			continue
		}
		want := "Nel 2018 un territorio spende per abitante 133,57 euro, un altro 200,11 euro, senza contare l’ATS Pavia (80,50 euro, dato dubbio)"
		if got := plainBlanks(part.Title); got != want {
			t.Errorf("the title is %q, want %q", got, want)
		}
	}
	graf14 := spendingPageOf(t, view, "graf-14")
	want := "Nel 2018 la spesa per abitante va da 78,93 euro (Sondrio) a 249,21 (Milano), senza contare Pavia (5,51 euro, dato dubbio)"
	if got := plainBlanks(graf14.Headline.Text); got != want {
		t.Errorf("Grafico 14 says %q, want %q", got, want)
	}
}

func TestACardMarksADoubtfulFigure(t *testing.T) {
	found := false
	for _, bar := range cardsOf(t)["spesa/graf-12/anteprima.png"].Bars {
		found = found || bar.Name == "ATS Pavia" && bar.Value == "80,50*"
	}
	if !found {
		t.Error("the picture of Grafico 12 does not mark 80,50")
	}
}

func TestAClassOfDoubtfulValuesSaysSo(t *testing.T) {
	view, _ := newView(t)
	for _, class := range spendingPageOf(t, view, "graf-12").Map.Classes {
		for _, area := range class.Areas {
			if doubt := area.Code == "328"; (area.Doubt != "") != doubt {
				t.Errorf("%s: %q", area.Name, area.Doubt)
			}
		}
		if alone := len(class.Areas) == 1 && class.Areas[0].Code == "328"; (class.Doubt == "dato dubbio") != alone {
			t.Errorf("the class «%s» (%s) has %v", class.Label, class.Doubt, class.Areas)
		}
	}
}
