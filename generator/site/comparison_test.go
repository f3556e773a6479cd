package site

import (
	"slices"
	"strings"
	"testing"

	"ambitilombardia/generator/catalogue"
)

func comparedOf(t *testing.T, c comparison, kind, measure string) comparedMeasure {
	t.Helper()
	for _, k := range c.Kinds {
		for _, m := range k.Measures {
			if k.ID == kind && m.ID == measure {
				return m
			}
		}
	}
	t.Fatalf("%s: no measure %s", kind, measure)
	return comparedMeasure{}
}

func (m comparedMeasure) rowOf(t *testing.T, code string) comparedRow {
	t.Helper()
	i := slices.IndexFunc(m.Rows, func(r comparedRow) bool { return r.Code == code })
	if i < 0 {
		t.Fatalf("%s: no row %s", m.ID, code)
	}
	return m.Rows[i]
}

func TestTheComparisonBeginsWithWhatTellsMost(t *testing.T) {
	view, _ := newView(t)
	for _, k := range view.Compared.Kinds {
		if want := map[string]string{"ats": "graf-12", "citta": "graf-14", "ambiti": "densita-ambiti"}[k.ID]; k.Default != want {
			t.Errorf("%s: %s comes first, want %s", k.ID, k.Default, want)
		}
		ids := map[string]bool{}
		for _, m := range k.Measures {
			if ids[m.ID] {
				t.Errorf("%s: two measures have the address %s", k.ID, m.ID)
			}
			ids[m.ID] = true
			if last := m.Rows[len(m.Rows)-1]; !last.Total || last.Name != catalogue.RegionName || len(m.Rows) != len(k.Places)+1 {
				t.Errorf("%s: %d rows, the last of %s; want %d places and the region", m.ID, len(m.Rows), last.Name, len(k.Places))
			}
		}
	}
	if first := view.Compared.First; first.ID != "graf-12" || first.Head == nil || first.Rows[0].Panel == nil {
		t.Errorf("what is shown first is %+v", first)
	}
}

func TestAComparedPlaceSaysItsGapItsPartOrWhyItIsMissing(t *testing.T) {
	view, _ := newView(t)
	for _, x := range []struct{ kind, measure, code, number, value, words string }{
		{"ats", "graf-12", "326", "140.93", "140,93 euro", "È il 12 % in meno che in Lombardia. Dal 2016 al 2018 sale del 16 %."},
		{"ats", "graf-12", "328", "80.50", "80,50 euro, dato dubbio", "È il 50 % in meno che in Lombardia, ma il conto usa un dato dubbio."},
		{"ats", "tab-1-gestione-singola", "326", "137.6", "137,6 milioni di euro", "È il 10 % del totale della Lombardia"},
		{"ambiti", "popolazione-ambiti", "50085", "1748", "1.748 abitanti", "È meno dello 0,1 % del totale della Lombardia."},
		{"citta", "popolazione-citta", "016024", "119476", "119.476 abitanti", "È l’1,2 % del totale della Lombardia."},
		{"citta", "tab-3-gestione-associata", "015146", "", "la tabella non la nomina", "La tabella non la nomina."},
		{"ambiti", "spesa-famiglia-minori-ambiti", "50083", "", "non ancora raccolto", "Non ancora raccolto. La fonte ha il valore, ma non lo abbiamo ancora raccolto."},
	} {
		row := comparedOf(t, view.Compared, x.kind, x.measure).rowOf(t, x.code)
		if row.Number != x.number || plainBlanks(row.Value) != x.value || !strings.HasPrefix(plainBlanks(row.Words), x.words) {
			t.Errorf("%s, %s: %q, %q: %q", x.measure, x.code, row.Number, row.Value, row.Words)
		}
	}
}

func TestWhatIsComparedStandsFromTheHighestAndWithTheNotesOfItsMarks(t *testing.T) {
	view, _ := newView(t)
	for _, k := range view.Compared.Kinds {
		for _, m := range k.Measures {
			for i := 1; i < len(m.Rows)-1; i++ {
				a, err1 := catalogue.ParseDecimal(m.Rows[i-1].Number)
				b, err2 := catalogue.ParseDecimal(m.Rows[i].Number)
				if err2 == nil && (err1 != nil || a.Cmp(b) < 0) {
					t.Errorf("%s: %s stands below %s", m.ID, m.Rows[i].Name, m.Rows[i-1].Name)
				}
			}
			for _, row := range m.Rows {
				if len(row.Figures) != len(m.Years) {
					t.Errorf("%s, %s: %d figures for %d years", m.ID, row.Name, len(row.Figures), len(m.Years))
				}
				for _, f := range row.Figures {
					for _, mark := range f.Marks {
						if !slices.ContainsFunc(m.Notes, func(n numberedNote) bool { return n.Number == mark.Number && n.Sentence != "" }) {
							t.Errorf("%s, %s: no note %s", m.ID, row.Name, mark.Number)
						}
					}
				}
			}
		}
	}
}

func TestTheRegionHasNoMarkAmongThePartsThatAddUpToIt(t *testing.T) {
	view, _ := newView(t)
	m := comparedOf(t, view.Compared, "ambiti", "popolazione-ambiti")
	shown := drawn(m)
	if last := shown.Rows[len(shown.Rows)-1]; last.Panel != nil || len(shown.Head.Lines) > 0 {
		t.Errorf("the total is drawn on the axis of its parts: %+v", last)
	}
	if m.Rows[0].Panel != nil {
		t.Error("the file of the figures has the picture too")
	}
}
