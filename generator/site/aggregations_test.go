package site

import (
	"strings"
	"testing"

	"ambitilombardia/generator/catalogue"
)

func TestThePageOfChangesTellsHow98AmbitiBecame91(t *testing.T) {
	view, _ := newView(t)
	a := view.Variations.Aggregations
	if a == nil || len(a.Rows) != 7 {
		t.Fatalf("aggregations %+v, want seven", a)
	}
	var sum []string
	for _, f := range a.Sum {
		sum = append(sum, f.Value)
	}
	if got := strings.Join(sum, " "); got != "98 −7 91" {
		t.Errorf("the sum is %s", got)
	}
	first, last := a.Rows[0], a.Rows[6]
	if first.United != "gli Ambiti di Vigevano, Mortara e Garlasco" || first.Fewer != "2" || first.Skipped != "subito dopo mancano lom_76 e lom_77" {
		t.Errorf("Lomellina: %+v", first)
	}
	if last.Fewer != "0" || !strings.HasPrefix(last.United, "«Comuni afferenti alla Comunità Montana»") || last.Skipped != "" {
		t.Errorf("Voghera unites Comuni, and makes no Ambito fewer: %+v", last)
	}
	if len(a.Map.Areas) != 7 || len(a.Map.Context) == 0 {
		t.Errorf("%d areas and %d around them on the map", len(a.Map.Areas), len(a.Map.Context))
	}
	for _, words := range []string{"Ne mancano 7, quanti gli Ambiti in meno", "Tutti, meno lom_38, vengono subito dopo"} {
		if !strings.Contains(a.Gaps[0], words) {
			t.Errorf("%q does not say %q", a.Gaps[0], words)
		}
	}
}

func TestAnAmbitoSaysOfWhatItWasMade(t *testing.T) {
	_, c := newView(t)
	b := &builder{catalogue: c}
	for code, want := range map[catalogue.AmbitoCode]string{
		"50031": "È nato fra il 2018 e il 2020 dall’unione degli Ambiti di Vigevano, Mortara e Garlasco.",
		"50064": "Fra il 2018 e il 2020 ha unito «Comuni afferenti alla Comunità Montana»: la delibera non dice quali.",
		"50007": "",
	} {
		got := ""
		if born := b.born(code); born != nil {
			got = born.Words
		}
		if got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
}
