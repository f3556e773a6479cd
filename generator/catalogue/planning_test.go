package catalogue

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// The act numbers its sections, tables and pictures: none may be missing from the list.
func TestTheListOfSectionsIsCompleteByTheActsOwnNumbers(t *testing.T) {
	c := committed(t)
	var names []string
	for _, s := range c.Planning.Sections {
		names = append(names, s.Name)
	}
	var want []string
	for chapter := 1; chapter <= 8; chapter++ {
		want = append(want, fmt.Sprintf("Allegato A, capitolo %d", chapter))
	}
	for _, section := range []string{"4.1", "4.2", "4.3", "5.1", "5.2", "5.3", "8.1", "8.2"} {
		want = append(want, "Allegato A, paragrafo "+section)
	}
	for table := 1; table <= 3; table++ {
		want = append(want, fmt.Sprintf("Allegato A, Tabella %d", table))
	}
	for letter := FirstLetter[0]; letter <= LastLetter[0]; letter++ {
		want = append(want, "Allegato A, paragrafo 5.3, lettera "+string(letter), "Appendice 1, lettera "+string(letter))
	}
	for _, part := range []string{"I", "II", "III"} {
		want = append(want, "Appendice 2, parte "+part)
	}
	for picture := 1; picture <= 27; picture++ {
		want = append(want, fmt.Sprintf("Allegato C, Grafico %d", picture))
	}
	for table := 1; table <= 15; table++ {
		want = append(want, fmt.Sprintf("Allegato C, Tab. %d", table))
	}
	for _, name := range want {
		if !slices.Contains(names, name) {
			t.Errorf("the list has no «%s»", name)
		}
	}
	for _, table := range c.Spending.Tables {
		at := slices.Index(names, "Allegato C, "+table.Number)
		if at < 0 || !slices.Contains(c.Planning.Sections[at].Pages, "/"+table.Path()) {
			t.Errorf("the list does not lead from «%s» to %s", table.Number, table.Path())
		}
	}
}

func TestThePlanningOfTheActIsWhole(t *testing.T) {
	p := committed(t).Planning
	handed, levels := 0, map[ResourceLevel]int{}
	for _, a := range p.Agreements[:len(p.Agreements)-1] {
		handed += a.Handed
	}
	for _, r := range p.Resources {
		levels[r.Level]++
		if !strings.HasSuffix(r.Text, ".") || strings.Contains(r.Text, r.Printed) {
			t.Errorf("%s: «%s» is no sentence of ours", r.Name, r.Text)
		}
	}
	if total := p.Agreements[len(p.Agreements)-1]; handed != 72 || total.Handed != 72 || total.From != 91 || len(p.Agreements) != 9 {
		t.Errorf("%d agreements, the totals say %d of %d", handed, total.Handed, total.From)
	}
	if want := map[ResourceLevel]int{"europeo": 5, "nazionale": 13, "regionale": 7, "comunale": 1, "privato": 2}; fmt.Sprint(levels) != fmt.Sprint(want) {
		t.Errorf("sources of money %v, want %v", levels, want)
	}
	for _, letter := range []string{"A", "B", "C", "D", "E", "F", "G", "H", "I", "J"} {
		if len(p.ResourcesFor(letter)) < 5 {
			t.Errorf("macroarea %s has %d sources of money", letter, len(p.ResourcesFor(letter)))
		}
	}
}
