package site

import (
	"strconv"
	"strings"
	"testing"
)

func TestAScaleFromZeroComparesLengths(t *testing.T) {
	s := fromZero([]float64{50, 200}, 0, 100)
	for v, want := range map[float64]float64{0: 0, 50: 25, 100: 50, 200: 100} {
		if got := s.at(v); got != want {
			t.Errorf("%v is drawn at %v, want %v", v, got, want)
		}
	}
	if got := fromZero([]float64{10, 20}, 88, 24).at(20); got != 24 {
		t.Errorf("the highest value of an upward scale is at %v, want 24", got)
	}
}

func TestAScaleBelowZeroKeepsZeroInside(t *testing.T) {
	s := fromZero([]float64{-50, 50}, 0, 100)
	if s.at(-50) != 0 || s.at(0) != 50 || s.at(50) != 100 {
		t.Errorf("−50, 0, 50 are at %v, %v, %v", s.at(-50), s.at(0), s.at(50))
	}
}

func TestAScaleBetweenReachesFromTheLowestToTheHighest(t *testing.T) {
	s := between([]float64{80.5, 200.11, 133.57}, 0, 100)
	if s.at(80.5) != 0 || s.at(200.11) != 100 {
		t.Errorf("the ends are at %v and %v", s.at(80.5), s.at(200.11))
	}
}

func TestAScaleWithoutExtentDrawsSomewhere(t *testing.T) {
	for name, s := range map[string]scale{
		"no values": fromZero(nil, 0, 100), "only zero": fromZero([]float64{0}, 0, 100), "one value": between([]float64{7}, 0, 100), "none": between(nil, 0, 100),
	} {
		if got := s.at(s.lo); got != 0 {
			t.Errorf("%s: the lowest value is at %v, want 0", name, got)
		}
	}
}

func TestTextsStayInsideThePicture(t *testing.T) {
	for x, want := range map[float64]string{0: "start", 50: "middle", 100: "end"} {
		if got := anchor(x); got != want {
			t.Errorf("a text at %v is anchored at its %s, want %s", x, got, want)
		}
	}
}

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
	for _, page := range view.Pages.Spesa {
		chart := page.Params.(SpendingPage).Chart
		if len(chart.Panels) == 0 {
			t.Errorf("%s has no picture", page.Path)
		}
		for _, p := range chart.Panels {
			panels++
			for _, l := range p.Lines {
				check(page.Path+" "+p.Name, l.X1, l.Y1, p.Height)
				check(page.Path+" "+p.Name, l.X2, l.Y2, p.Height)
			}
			for _, d := range p.Dots {
				check(page.Path+" "+p.Name, d.X, d.Y, p.Height)
			}
			for _, x := range p.Texts {
				check(page.Path+" "+p.Name, x.X, x.Y, p.Height)
			}
			for _, b := range p.Bars {
				check(page.Path+" "+p.Name, b.X, b.Y+b.Height, p.Height)
			}
		}
	}
	if panels < 200 {
		t.Errorf("only %d panels", panels)
	}
}

func TestPanelsOfAPageHaveIdsOfTheirOwn(t *testing.T) {
	view, _ := newView(t)
	unique := func(where string, seen map[string]bool, panels ...Panel) {
		for _, p := range panels {
			if seen[p.ID] {
				t.Errorf("%s: two panels have the id %s", where, p.ID)
			}
			seen[p.ID] = true
		}
	}
	for _, page := range view.Pages.Spesa {
		unique(page.Path, map[string]bool{}, page.Params.(SpendingPage).Chart.Panels...)
	}
	story := map[string]bool{}
	for _, part := range view.Spending.Story {
		if part.Chart != nil {
			unique("spesa", story, part.Chart.Panels...)
		}
	}
	for _, page := range view.Pages.ATS {
		ids := map[string]bool{}
		for _, item := range page.Params.(GroupPage).Spending.Items {
			for _, place := range item.Places {
				unique(page.Path, ids, place.Panel)
			}
		}
	}
}

func TestAMissingValueIsDrawnAsMissing(t *testing.T) {
	view, _ := newView(t)
	for path, row := range map[string]string{"graf-22": "ATS Pavia", "tab-9": "Quota per Fondo di Solidarietà istituito a livello di Ambito"} {
		p := panelOf(t, spendingPageOf(t, view, path).Chart, row)
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
			for _, p := range chart.Panels {
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
	for _, page := range view.Pages.Spesa {
		m := page.Params.(SpendingPage).Map
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

func panelOf(t *testing.T, c *Chart, name string) Panel {
	t.Helper()
	for _, p := range c.Panels {
		if p.Name == name {
			return p
		}
	}
	t.Fatalf("there is no panel «%s»", name)
	return Panel{}
}

func spendingPageOf(t *testing.T, view View, path string) SpendingPage {
	t.Helper()
	for _, page := range view.Pages.Spesa {
		if page.Path == path {
			return page.Params.(SpendingPage)
		}
	}
	t.Fatalf("there is no page /spesa/%s/", path)
	return SpendingPage{}
}
