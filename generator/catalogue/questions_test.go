package catalogue

import (
	"fmt"
	"slices"
	"testing"
)

// asked is a table of one measure with these values, «» for a missing one.
func asked(t *testing.T, values ...string) (Table, Measure) {
	t.Helper()
	m := Measure{ID: "valore"}
	table := Table{Years: []string{"2017", "2018"}, Measures: []Measure{m}, byCell: map[cellKey]int{}}
	for i, text := range values {
		row := Row{Key: fmt.Sprint("r", i), Total: i == 0}
		o := Observation{Row: row, Year: "2018", Measure: m, reason: LostInText}
		if text != "" {
			value, err := ParseDecimal(text)
			if err != nil {
				t.Fatal(err)
			}
			o.value, o.reason = value, ""
		}
		table.byCell[cellKey{row.Key, o.Year, m.ID}] = len(table.Observations)
		table.Rows, table.Observations = append(table.Rows, row), append(table.Observations, o)
	}
	return table, m
}

func TestRanksSayTies(t *testing.T) {
	table, m := asked(t, "99", "2.0", "3.10", "", "2.00", "1")
	var got []string
	for _, r := range table.Ranked("2018", m) {
		got = append(got, fmt.Sprintf("%s %s: %dº, %d pari", r.Key, r.Value, r.Place, r.Ties))
	}
	want := []string{"r2 3.10: 1º, 0 pari", "r1 2.0: 2º, 1 pari", "r4 2.00: 2º, 1 pari", "r5 1: 4º, 0 pari"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestWhatIsMissingHasAReason(t *testing.T) {
	table, m := asked(t, "99", "")
	for _, c := range []struct {
		row  string
		year string
		want Reason
	}{{"r0", "2018", ""}, {"r1", "2018", LostInText}, {"r1", "2016", NotApplicable}, {"r9", "2018", NotApplicable}} {
		_, known := table.Value(Row{Key: c.row}, c.year, m)
		why, missing := table.Missing(Row{Key: c.row}, c.year, m)
		if why != c.want || missing == known || missing != (c.want != "") {
			t.Errorf("%s in %s: known %t, missing %t because «%s», want «%s»", c.row, c.year, known, missing, why, c.want)
		}
	}
}

func TestTheLastYear(t *testing.T) {
	if got := (Table{Years: []string{"2017", "2018"}}).Last(); got != "2018" {
		t.Errorf("the last year is «%s»", got)
	}
	if got := (Table{}).Last(); got != "" {
		t.Errorf("without years the last is «%s»", got)
	}
}

func TestStatisticsOfAQuantity(t *testing.T) {
	table := Table{Measures: []Measure{{ID: "media_spesa"}, {ID: "min_spesa"}, {ID: "spesa"}, {ID: "media"}}}
	for _, c := range []struct {
		s        Statistic
		of, want string
	}{{Mean, "spesa", "media_spesa"}, {Min, "spesa", "min_spesa"}, {Overall, "spesa", "spesa"}, {Mean, "valore", "media"}, {Max, "spesa", ""}} {
		if m, ok := table.Statistic(c.s, c.of); m.ID != c.want || ok != (c.want != "") {
			t.Errorf("«%s» of «%s» is «%s», want «%s»", c.s, c.of, m.ID, c.want)
		}
	}
	if got := table.Statistics(Mean); len(got) != 2 || got[0].ID != "media_spesa" || got[1].ID != "media" {
		t.Errorf("the means are %v", got)
	}
}
