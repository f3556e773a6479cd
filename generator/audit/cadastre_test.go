package audit

import "testing"

func TestCadastralCodesHaveTheirFormAndOneComuneEach(t *testing.T) {
	areas := []Area{{"015142", "Melzo"}, {"015189", "Rozzano"}, {"017029", "Brescia"}}
	for name, test := range map[string]struct {
		codes []string
		want  string
	}{
		"all there":    {[]string{"F119", "H623", "B157"}, ""},
		"one missing":  {[]string{"F119", "", "B157"}, ""},
		"small letter": {[]string{"F119", "h623", "B157"}, "comuni.topojson: il codice catastale di 015189 Rozzano: «h623» non è una lettera maiuscola con tre cifre; forse H623?"},
		"too short":    {[]string{"F119", "H62", "B157"}, "comuni.topojson: il codice catastale di 015189 Rozzano: «H62» non è una lettera maiuscola con tre cifre"},
		"twice":        {[]string{"F119", "F119", "B157"}, "comuni.topojson: il codice catastale F119 è di 015142 Melzo e di 015189 Rozzano: ci si aspettava un solo Comune"},
	} {
		of := map[string]string{}
		for i, area := range areas {
			of[area.Code] = test.codes[i]
		}
		got := ""
		if err := CadastralCodes("comuni.topojson", areas, func(area string) string { return of[area] }); err != nil {
			got = err.Error()
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}
