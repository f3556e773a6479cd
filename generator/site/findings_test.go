package site

import (
	"slices"
	"testing"

	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
)

func TestEveryFindingIsPublishedOnceAndMarksItsFigures(t *testing.T) {
	view, c := newView(t)
	items := map[string]int{}
	for _, severity := range view.Quality.Severities {
		for _, set := range severity.Subjects {
			for _, item := range set.Findings {
				items[item.ID]++
				if item.Severity != severity.ID {
					t.Errorf("%s is %s, under %s", item.ID, item.Severity, severity.ID)
				}
			}
		}
	}
	findings := audit.Findings(c)
	if len(items) != len(findings) {
		t.Errorf("%d findings published of %d", len(items), len(findings))
	}
	marks := figureMarks(view, t)
	spending := 0
	for _, f := range findings {
		if items[f.ID] != 1 {
			t.Errorf("%s is published %d times", f.ID, items[f.ID])
		}
		for _, cell := range f.Cells {
			if _, ok := c.Spending.Table(cell.Dataset); !ok {
				continue
			}
			spending++
			if !slices.Contains(marks[cell], f.Path()) {
				t.Errorf("%s: the figure %+v bears no mark of it", f.ID, cell)
			}
		}
	}
	if spending < 100 {
		t.Errorf("findings about %d figures only", spending)
	}
}

// figureMarks gives where the marks of each figure lead, as the table pages show them.
func figureMarks(view View, t *testing.T) map[audit.Cell][]string {
	_, c := newView(t)
	marks := map[audit.Cell][]string{}
	for i, table := range c.Spending.Tables {
		page := view.Pages["spesa"][i].Params.(spendingPage)
		for _, mark := range page.Table.Marks {
			cell := audit.Cell{Dataset: table.ID}
			marks[cell] = append(marks[cell], mark.URL)
		}
		for r, row := range table.Rows {
			column := 0
			for _, year := range table.Periods() {
				for _, m := range table.Measures {
					o, _ := table.At(row.Key, year, m.ID)
					for _, mark := range page.Table.Rows[r].Figures[column].Marks {
						marks[audit.SpendingCell(o)] = append(marks[audit.SpendingCell(o)], mark.URL)
					}
					column++
				}
			}
		}
	}
	return marks
}

func TestNumbersInFindingsAreItalian(t *testing.T) {
	for list, want := range map[string]string{"1320.4 | 80.50": "1.320,4; 80,50", "10.74": "10,74", "": "", "circa 10": "circa 10"} {
		if got := italianList(list); got != want {
			t.Errorf("%q becomes %q, want %q", list, got, want)
		}
	}
}

func TestCellsLeadToThePageThatShowsThem(t *testing.T) {
	view, _ := newView(t)
	for _, severity := range view.Quality.Severities {
		for _, set := range severity.Subjects {
			for _, item := range set.Findings {
				for _, cell := range item.Cells {
					if cell.URL == "" || cell.Name == "" {
						t.Errorf("%s: a cell leads nowhere: %+v", item.ID, cell)
					}
				}
			}
		}
	}
}

func TestMarksOfAPageAreNumberedInOrder(t *testing.T) {
	view, _ := newView(t)
	for _, page := range view.Pages["spesa"] {
		for i, note := range page.Params.(spendingPage).Notes {
			if note.Number != whole(i+1) || note.Sentence == "" {
				t.Errorf("%s: note %d is %+v", page.Path, i+1, note)
			}
		}
	}
}

// What the page of a place says of findings in few words: those about the region alone, and once those about values that contain
// doubtful ones. Their marks lead to the whole.
func TestAPlaceSaysInFewWordsWhatIsAboutTheRegionAlone(t *testing.T) {
	own := catalogue.Observation{Table: "tab_1", Row: catalogue.Row{Key: "328", Label: "ATS PAVIA"}, Year: "2018", Measure: catalogue.Measure{ID: "valore"}}
	total := own
	total.Row = catalogue.Row{Key: "totale", Label: "REGIONE LOMBARDIA", Total: true}
	findings := []audit.Finding{
		{ID: "a", Severity: audit.Doubt, Subject: audit.OfSpending, Sentence: "Del luogo.", Cells: []audit.Cell{audit.SpendingCell(own)}},
		{ID: "b", Severity: audit.Discrepancy, Subject: audit.OfSpending, Sentence: "Della regione.", Cells: []audit.Cell{audit.SpendingCell(total)}},
		{ID: "c", Severity: audit.Note, Subject: audit.OfSpending, Sentence: "Una parte.", OfParts: true, Cells: []audit.Cell{audit.SpendingCell(own)}},
		{ID: "d", Severity: audit.Note, Subject: audit.OfSpending, Sentence: "Un’altra parte.", OfParts: true, Cells: []audit.Cell{audit.SpendingCell(total)}},
		{ID: "e", Severity: audit.Doubt, Subject: audit.OfSpending, Sentence: "Di tutti e due.", Cells: []audit.Cell{audit.SpendingCell(total), audit.SpendingCell(own)}},
	}
	n := &notes{about: byCell(findings), brief: true}
	numbers := func(marks []mark) (all []string) {
		for _, m := range marks {
			all = append(all, m.Number)
		}
		return all
	}
	if got, want := numbers(n.of(total)), []string{"1", "2", "3"}; !slices.Equal(got, want) {
		t.Errorf("the region bears %v, want %v", got, want)
	}
	if got, want := numbers(n.of(own)), []string{"4", "2", "3"}; !slices.Equal(got, want) { // parts share one number
		t.Errorf("the place bears %v, want %v", got, want)
	}
	want := []struct {
		url, sentence string
		online        bool // and not on paper
	}{
		{"qualita/spesa-discrepanze/#b", aboutRegion, true},
		{whereNotesAre, containsDoubts, true},
		{"qualita/spesa-dubbi/#e", "Di tutti e due.", false},
		{"qualita/spesa-dubbi/#a", "Del luogo.", false},
	}
	list := n.forPlace()
	if len(list) != len(want) {
		t.Fatalf("%d notes, want %d: %+v", len(list), len(want), list)
	}
	for i, w := range want {
		if got := list[i]; got.URL != w.url || got.Sentence != w.sentence || got.Online != w.online {
			t.Errorf("note %d is %+v, want %+v", i+1, got, w)
		}
	}
	if n.list[0].Sentence != "Della regione." {
		t.Error("the notes themselves have changed")
	}
}
