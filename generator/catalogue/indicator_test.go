package catalogue

import (
	"strings"
	"testing"
	"testing/fstest"

	"ambitilombardia/generator/source"
)

const (
	provenanceText  = "titolo: x\nfonte: x\nsezione: x\ntitolare: x\nindirizzo: x\ndata_riferimento: \"2021-12-31\"\ntrascritto_il: \"2026-11-23\"\nlicenza: x\n"
	descriptionText = "titolo: x\nmisura: persone\ncosa_misura: x\nnumeratore: x\ndenominatore: x\ncome_leggerlo: x\ncome_non_leggerlo: x\n"
	countText       = descriptionText + "unita: {id: n, etichetta: persone, definizione: x, natura: conteggio}\n"
	shareText       = descriptionText + "unita: {id: p, etichetta: per cento, definizione: x, natura: quota}\n"
	surfaceText     = descriptionText + "unita: {id: km2, etichetta: km², definizione: x, natura: grandezza}\nsuperficie_dei_confini: true\ndecimali: 1\n"
	densityText     = descriptionText + "unita: {id: d, etichetta: per km², definizione: x, natura: rapporto}\ndecimali: 1\nrapporto: {numeratore: popolazione, denominatore: superficie}\n"
)

// threeComuni is two Ambiti of one ATS: one of two Comuni, one of one.
func threeComuni() *Catalogue {
	c := &Catalogue{
		ATS:    []ATS{{Code: "327", Printed: "PAVIA"}},
		Ambiti: []Ambito{{Code: "50001", Name: "Uno", ATS: "327"}, {Code: "50002", Name: "Due", ATS: "327"}},
		Comuni: []Comune{{Code: "018001", Ambito: "50001"}, {Code: "018002", Ambito: "50001"}, {Code: "018110", Name: "Pavia", Ambito: "50002"}},
	}
	c.Day, c.Pieces = "2021-01-01", piecesOf(c.Comuni)
	return c
}

// indicators reads descriptions with the values of each, and says what is wrong.
func indicators(t *testing.T, c *Catalogue, files map[string]string) string {
	t.Helper()
	project := fstest.MapFS{}
	for name, text := range files {
		project[indicatorsFolder+name] = &fstest.MapFile{Data: []byte(text)}
		folder, _, _ := strings.Cut(name, "/")
		if !strings.Contains(text, "rapporto:") {
			project[indicatorsFolder+folder+"/provenienza.yaml"] = &fstest.MapFile{Data: []byte(provenanceText)}
		}
	}
	var errs source.Errors
	c.loadIndicators(project, &errs)
	errs.Add("", c.Strangers())
	if err := errs.Err(); err != nil {
		return err.Error()
	}
	return ""
}

// figureOf gives a figure, or the reason why it is missing.
func figureOf(c *Catalogue, id string, level Level, key, year string) string {
	i, _ := c.Indicator(id)
	t, ok := i.Table(level)
	if !ok {
		return "no table"
	}
	o, ok := t.At(key, year, "valore")
	if !ok {
		return "no cell"
	}
	if value, ok := o.Value(); ok {
		return value.String()
	}
	return string(o.reason)
}

func TestWhatAddsUpIsAddedUpExactly(t *testing.T) {
	c := threeComuni()
	errs := indicators(t, c, map[string]string{
		"popolazione/indicatore.yaml": countText, "popolazione/valori.csv": "codice,anno,valore\n018001,2021,100\n018002,2021,23\n018110,2021,70380\n018001,2022,101\n018110,2022,70400\n",
	})
	if errs != "" {
		t.Fatal(errs)
	}
	for _, want := range []struct {
		level             Level
		key, year, figure string
	}{
		{LevelComune, "018002", "2022", "non_riportato"},
		{LevelAmbito, "50001", "2021", "123"}, {LevelAmbito, "50001", "2022", "manca_una_parte"}, {LevelAmbito, "50002", "2022", "70400"},
		{LevelATS, "327", "2021", "70503"}, {LevelATS, "327", "2022", "manca_una_parte"},
		{LevelRegion, totalKey, "2021", "70503"}, {LevelAmbito, totalKey, "2021", "70503"},
	} {
		if got := figureOf(c, "popolazione", want.level, want.key, want.year); got != want.figure {
			t.Errorf("%v: %s", want, got)
		}
	}
	if n, ok := c.Residents(Row{Key: "50001", Ambito: "50001"}); ok {
		t.Errorf("%d residents in the last year, of which a part is missing", n)
	}
	if n, _ := c.Residents(Row{Key: "018110", Comune: "018110"}); n != 70400 {
		t.Errorf("%d residents of Pavia, not those of the last year", n)
	}
}

// A source of a later year gives one figure for Comuni that have merged since the act.
func TestComuniWithOneFigureTogetherAreWholeInTheirAmbito(t *testing.T) {
	c := threeComuni()
	merged := func(code string) Change {
		return Change{Day: "2023-01-01", Thing: AComune, Code: code, Kind: Merged, NewCode: "018003", NewName: "Insieme"}
	}
	c.changes = []Change{merged("018001"), merged("018002")}
	errs := indicators(t, c, map[string]string{
		"popolazione/indicatore.yaml": countText, "popolazione/valori.csv": "codice,anno,valore\n018003,2021,123\n018110,2021,7\n",
	})
	if got := figureOf(c, "popolazione", LevelComune, "018001", "2021"); errs != "" || got != "pubblicata_insieme" {
		t.Errorf("%s, %s", got, errs)
	}
	if got := figureOf(c, "popolazione", LevelRegion, totalKey, "2021"); got != "130" {
		t.Errorf("the region has %s", got)
	}
	today := c.On("2024-01-01")
	for key, want := range map[string]string{"018003": "123", "018110": "7", "018001": "no cell"} {
		if got := figureOf(today, "popolazione", LevelComune, key, "2021"); got != want {
			t.Errorf("%s after the merger: %s, want %s", key, got, want)
		}
	}
}

// Comuni that merged later than the source have theirs added up.
func TestAComuneOfTodayHasTheSumOfWhatItWas(t *testing.T) {
	c := threeComuni()
	c.changes = []Change{{Day: "2023-11-18", Thing: AComune, Code: "018002", Kind: Absorbed, NewCode: "018001"}}
	if errs := indicators(t, c, map[string]string{
		"popolazione/indicatore.yaml": countText, "popolazione/valori.csv": "codice,anno,valore\n018001,2021,100\n018002,2021,23\n018110,2021,7\n",
		"anziani/indicatore.yaml": shareText, "anziani/valori.csv": "codice,anno,valore\n018001,2021,20\n018002,2021,30\n018110,2021,25\n",
	}); errs != "" {
		t.Fatal(errs)
	}
	today := c.On("2024-01-01")
	if got := figureOf(today, "popolazione", LevelComune, "018001", "2021"); got != "123" {
		t.Errorf("%s people, want 123", got)
	}
	if got := figureOf(today, "anziani", LevelComune, "018001", "2021"); got != "non_riportato" {
		t.Errorf("a share of %s for a Comune of which the source gives parts", got)
	}
}

func TestSharesAreNotAddedUp(t *testing.T) {
	c := threeComuni()
	if errs := indicators(t, c, map[string]string{"anziani/indicatore.yaml": shareText, "anziani/valori.csv": "codice,anno,valore\n50001,2021,20.5\n50002,2021,30.50\n"}); errs != "" {
		t.Fatal(errs)
	}
	i, _ := c.Indicator("anziani")
	if levels := i.Levels(); len(levels) != 1 || levels[0] != LevelAmbito {
		t.Errorf("there are figures at %v", levels)
	}
	if got := figureOf(c, "anziani", LevelAmbito, "50002", "2021"); got != "30.50" {
		t.Errorf("30.50 became %s", got)
	}
}

func TestARatioIsMadeAtEveryLevelOfItsTerms(t *testing.T) {
	c := threeComuni()
	files := map[string]string{
		"popolazione/indicatore.yaml": countText, "popolazione/valori.csv": "codice,anno,valore\n018001,2021,100\n018002,2021,20\n018110,2021,1000\n",
		"superficie/indicatore.yaml": surfaceText, "densita/indicatore.yaml": densityText,
	}
	if errs := indicators(t, c, files); errs != "" {
		t.Fatal(errs)
	}
	if len(c.Indicators) != 1 {
		t.Errorf("%d indicators before the boundaries are read", len(c.Indicators))
	}
	c.Measure(func(code string) float64 { return map[string]float64{"018001": 10, "018002": 30, "018110": 2.5}[code] })
	for _, want := range [][3]string{{"018110", "400.0"}, {"50001", "3.0"}, {"327", "26.4"}, {totalKey, "26.4"}} {
		level := map[int]Level{6: LevelComune, 5: LevelAmbito, 3: LevelATS}[len(want[0])]
		if want[0] == totalKey {
			level = LevelRegion
		}
		if got := figureOf(c, "densita", level, want[0], "2021"); got != want[1] {
			t.Errorf("%s: %s, want %s", want[0], got, want[1])
		}
	}
}

func TestFiguresThatCannotBeAreRefusedAtTheirCell(t *testing.T) {
	for rows, want := range map[string]string{
		"018110,2021,-3,\n":                    "valori.csv:2:3: «-3» non può essere: ci si aspettava un numero intero da 0 in su",
		"018110,2021,70.380,\n":                "valori.csv:2:3: «70.380» non può essere: ci si aspettava un numero intero da 0 in su",
		"018110,'21,70380,\n":                  "valori.csv:2:2: «'21» non è un anno di quattro cifre",
		"018111,2021,70380,\n":                 "valori.csv:2:1: «018111» non è un Comune di comuni.csv; forse 018110?",
		"50009,2021,70380,\n":                  "valori.csv:2:1: «50009» non è il codice di un Comune, di un Ambito, di un'ASST, di un'ATS o della regione (03)",
		"018110,2021,1,\n018110,2021,70380,\n": "valori.csv:3:1: il codice 018110 c'è già in data/indicatori/popolazione/valori.csv:2:3 per il 2021: tenere una riga sola",
		"018110,2021,,\n":                      "valori.csv:2:3: manca il valore e manca il motivo: ci si aspettava uno dei due",
		"018110,2021,5,non_ancora_raccolto\n":  "valori.csv:2:4: la cella «valore» ha un valore: il motivo è di troppo",
		"018110,2021,,non_ancora\n":            "valori.csv:2:4: «non_ancora» non è un motivo: ci si aspettava uno fra non_riportato, non_applicabile, perso_nel_testo, pubblicata_insieme, non_ancora_raccolto, manca_una_parte",
	} {
		c := threeComuni()
		got := indicators(t, c, map[string]string{"popolazione/indicatore.yaml": countText, "popolazione/valori.csv": "codice,anno,valore,motivo\n" + rows})
		if got != indicatorsFolder+"popolazione/"+want {
			t.Errorf("%q: %q, want %q", rows, got, want)
		}
	}
}

func TestADescriptionThatCannotBeIsRefused(t *testing.T) {
	for text, want := range map[string]string{
		strings.Replace(countText, "misura: persone\n", "", 1):                 "manca «misura»: ci si aspettava un testo",
		strings.Replace(densityText, "decimali: 1\n", "", 1):                   "manca «decimali»: un rapporto va arrotondato",
		strings.Replace(densityText, "natura: rapporto", "natura: importo", 1): "la natura di un rapporto non può essere «importo»",
		strings.Replace(densityText, "popolazione", "popolazioni", 1):          "«popolazioni» non è un altro indicatore con valori suoi; forse popolazione?",
		densityText + "superficie_dei_confini: true\n":                         "ci sono «rapporto» e «superficie_dei_confini»: tenerne uno solo",
	} {
		files := map[string]string{
			"popolazione/indicatore.yaml": countText, "popolazione/valori.csv": "codice,anno,valore\n018110,2021,5\n",
			"superficie/indicatore.yaml": surfaceText, "prova/indicatore.yaml": text, "prova/valori.csv": "codice,anno,valore\n018110,2021,5\n",
		}
		if got := indicators(t, threeComuni(), files); !strings.Contains(got, "prova/indicatore.yaml") || !strings.Contains(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
