package site

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"ambitilombardia/generator/catalogue"
)

func TestEveryMarkLiesInsideItsPanel(t *testing.T) {
	view, _ := newView(t)
	check := func(where, x string, y, height int) {
		t.Helper()
		at, err := strconv.ParseFloat(strings.TrimSuffix(x, "%"), 64)
		if err != nil || at < -0.01 || at > 100.01 || y < 0 || y > height {
			t.Errorf("%s: a mark at %s, %d of %d", where, x, y, height)
		}
	}
	panels := 0
	for _, page := range view.Pages["spesa"] {
		c := page.Params.(spendingPage).Chart
		if len(c.Rows) == 0 {
			t.Errorf("%s has no picture", page.Path)
		}
		for _, row := range c.Rows {
			panels++
			p, name := row.Panel, page.Path+" "+row.Name
			if row.Trend != nil {
				check(name, row.Trend.Texts[0].X, row.Trend.Texts[0].Y, row.Trend.Height)
				for _, d := range row.Trend.Dots {
					check(name, d.X, d.Y, row.Trend.Height)
				}
			}
			for _, l := range p.Lines {
				check(name, l.X1, l.Y1, p.Height)
				check(name, l.X2, l.Y2, p.Height)
			}
			for _, d := range p.Dots {
				check(name, d.X, d.Y, p.Height)
			}
			for _, x := range p.Texts {
				check(name, x.X, x.Y, p.Height)
			}
			for _, b := range p.Bars {
				check(name, b.X, b.Y+b.Height, p.Height)
			}
		}
	}
	if panels < 200 {
		t.Errorf("only %d panels", panels)
	}
}

func TestPanelsOfAPageHaveIdsOfTheirOwn(t *testing.T) {
	view, _ := newView(t)
	unique := func(where string, seen map[string]bool, rows ...chartRow) {
		for _, p := range rows {
			if seen[p.ID] {
				t.Errorf("%s: two panels have the id %s", where, p.ID)
			}
			seen[p.ID] = true
		}
	}
	for _, page := range view.Pages["spesa"] {
		unique(page.Path, map[string]bool{}, page.Params.(spendingPage).Chart.Rows...)
	}
	story := map[string]bool{}
	for _, part := range view.Spending.Story {
		if part.Chart != nil {
			unique("spesa", story, part.Chart.Rows...)
		}
	}
	for _, page := range alive(view.Pages["ats"]) {
		ids := map[string]bool{}
		for _, item := range page.Params.(authorityPage).Spending.Items {
			for _, place := range item.Places {
				unique(page.Path, ids, place.Row)
			}
		}
	}
}

func TestAMissingValueIsDrawnAsMissing(t *testing.T) {
	view, _ := newView(t)
	for path, row := range map[string]string{"graf-22": "ATS Pavia", "tab-9": "Quota per Fondo di Solidarietà istituito a livello di Ambito"} {
		p := panelOf(t, spendingPageOf(t, view, path).Chart, row).Panel
		written, dashed := false, false
		for _, text := range p.Texts {
			written = written || text.Text == "n.d."
		}
		for _, l := range p.Lines {
			dashed = dashed || l.Class == "chart-missing"
		}
		if !written || !dashed {
			t.Errorf("%s, %s: «n.d.» written %v, dashed mark %v", path, row, written, dashed)
		}
	}
}

func TestARowWithoutAnyFigureIsNamedAndNotDrawn(t *testing.T) {
	view, _ := newView(t)
	for path, want := range map[string]string{
		"tab-3":  "Cinisello Balsamo, Como, Cremona, Gallarate, Lecco, Legnano, Lodi, Mantova, Monza, Pavia, Rho, Sesto San Giovanni",
		"tab-12": "Legnano", "tab-13": "Bergamo, Legnano", "tab-1": "",
	} {
		chart := spendingPageOf(t, view, path).Chart
		var named []string
		for _, row := range chart.Bare {
			named = append(named, row.Name)
			for _, p := range chart.Rows {
				if p.Name == row.Name {
					t.Errorf("%s: %s has no figure and a panel", path, row.Name)
				}
			}
		}
		if got := strings.Join(named, ", "); got != want {
			t.Errorf("%s: rows without figures are «%s», want «%s»", path, got, want)
		}
	}
}

func TestMapClassesHoldEveryAreaOnce(t *testing.T) {
	view, c := newView(t)
	maps := 0
	for _, page := range view.Pages["spesa"] {
		m := page.Params.(spendingPage).Map
		if m == nil {
			continue
		}
		maps++
		seen := map[string]bool{}
		for _, class := range m.Classes {
			for _, area := range class.Areas {
				if seen[area.Code] {
					t.Errorf("%s: %s is in two classes", page.Path, area.Name)
				}
				seen[area.Code] = true
			}
		}
		if len(seen) != len(c.ATS) || len(m.Areas) != len(c.ATS) {
			t.Errorf("%s: %d areas in classes, %d drawn, want %d", page.Path, len(seen), len(m.Areas), len(c.ATS))
		}
		for _, area := range m.Areas {
			if area.D == "" || area.Value == "" || !area.Label || area.Class == "" {
				t.Errorf("%s: %s has no drawing, value or class", page.Path, area.Name)
			}
		}
	}
	if maps != 7 { // Tab. 2, 10, 11 and the amounts per head: Grafico 12, 15, 18, 21
		t.Errorf("%d maps, want 7", maps)
	}
}

// What the key says of a class is true of every area in it, and areas whose values part are in the order of the key.
func TestTheKeyOfAMapAgreesWithItsValues(t *testing.T) {
	view, _ := newView(t)
	number := func(text string) float64 {
		n, err := strconv.ParseFloat(strings.NewReplacer(".", "", ",", ".").Replace(text), 64)
		if err != nil {
			t.Errorf("«%s» is no number", text)
		}
		return n
	}
	for _, page := range view.Pages["spesa"] {
		m := page.Params.(spendingPage).Map
		if m == nil {
			continue
		}
		for _, class := range m.Classes {
			words := strings.TrimPrefix(class.Label, "da ")
			low, high, _ := strings.Cut(words, " a meno di ")
			if above, ok := strings.CutSuffix(low, " in su"); ok {
				low = above
			}
			if below, ok := strings.CutPrefix(low, "meno di "); ok {
				low, high = "", below
			}
			for _, area := range class.Areas {
				if v := number(area.Value); low != "" && v < number(low) || high != "" && v >= number(high) {
					t.Errorf("%s: %s with %s is among «%s»", page.Path, area.Name, area.Value, class.Label)
				}
			}
		}
	}
	var labels []string
	for _, class := range spendingPageOf(t, view, "graf-12").Map.Classes {
		labels = append(labels, class.Label)
	}
	if got, want := strings.Join(labels, "; "), "meno di 100; da 100 a meno di 150; da 150 a meno di 200; da 200 in su"; got != want {
		t.Errorf("the key of Grafico 12 is «%s», want «%s»", got, want)
	}
}

func TestEveryATSHasAColourOfTheStyleSheetAlsoANinthAndAThirteenth(t *testing.T) {
	theme, err := os.ReadFile("../../assets/scss/components/_families.scss")
	if err != nil {
		t.Fatal(err)
	}
	b := &builder{catalogue: &catalogue.Catalogue{}}
	for i := range families + 1 {
		b.catalogue.ATS = append(b.catalogue.ATS, catalogue.ATS{Code: catalogue.ATSCode(strconv.Itoa(321 + i))})
	}
	seen := map[string]bool{}
	for _, ats := range b.catalogue.ATS {
		class := b.family(ats.Code)
		if n := strings.Count(string(theme), "--"+class+":"); n != 2 {
			t.Errorf("ATS %s has the class %s, whose colour stands %d times in the themes, want twice", ats.Code, class, n)
		}
		seen[class] = true
	}
	if len(seen) != families || strings.Contains(string(theme), "--ats-"+strconv.Itoa(families+1)) {
		t.Errorf("%d colours in use, want the %d there are", len(seen), families)
	}
}

func panelOf(t *testing.T, c *panelChart, name string) chartRow {
	t.Helper()
	for _, p := range c.Rows {
		if p.Name == name {
			return p
		}
	}
	t.Fatalf("there is no panel «%s»", name)
	return chartRow{}
}

func spendingPageOf(t *testing.T, view View, path string) spendingPage {
	t.Helper()
	for _, page := range view.Pages["spesa"] {
		if page.Path == "spesa/"+path {
			return page.Params.(spendingPage)
		}
	}
	t.Fatalf("there is no page /spesa/%s/", path)
	return spendingPage{}
}

// A dot of a ranked chart lies where its value is beside the region's, rows are in the order of the last figure, and what is
// doubtful is drawn hollow, with its change marked.
func TestARankedChartPutsRowsOnOneAxisWithTheRegionAsALine(t *testing.T) {
	view, _ := newView(t)
	c := spendingPageOf(t, view, "graf-12").Chart
	var names []string
	at := func(x string) float64 {
		n, err := strconv.ParseFloat(strings.TrimSuffix(x, "%"), 64)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	for _, row := range c.Rows {
		names = append(names, strings.TrimPrefix(row.Name, "ATS "))
		line := row.Panel.Lines[1]
		if line.Class != "chart-reference" || line.X1 != row.Panel.Lines[1].X2 || at(line.X1) < 80.2 || at(line.X1) > 80.3 { // 160.57 of 200.11
			t.Errorf("%s: the line of the region is %+v", row.Name, line)
		}
		if doubt := row.Name == "ATS Pavia"; (row.Panel.Dots[0].Class == "chart-place-doubt") != doubt {
			t.Errorf("%s is drawn as %s", row.Name, row.Panel.Dots[0].Class)
		}
	}
	if got, want := strings.Join(names, ", "), "Città Metropolitana di Milano, Val Padana, Brianza, Bergamo, Montagna, Brescia, Insubria, Pavia, Lombardia"; got != want {
		t.Errorf("the rows are %s", got)
	}
	for name, want := range map[string]string{"ATS Brianza": "+15 %", "ATS Insubria": "−2,0 %*", "Lombardia": "+5,4 %"} {
		if got := plainBlanks(panelOf(t, c, name).Change); got != want {
			t.Errorf("%s changed by %s, want %s", name, got, want)
		}
	}
	if got := plainBlanks(panelOf(t, spendingPageOf(t, view, "tab-2").Chart, "Lombardia").Change); got != "+3,1 punti" {
		t.Errorf("the share of Tab. 2 changed by %s", got)
	}
	if total := spendingPageOf(t, view, "graf-14").Chart; len(total.Head.Panel.Texts) != 0 {
		t.Errorf("a table without the region names a line: %v", total.Head.Panel.Texts)
	}
}
