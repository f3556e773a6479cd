package changes

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"ambitilombardia/generator/opendata"
	"ambitilombardia/generator/source"
)

// site is the small edition, a bit of it, as its site publishes it.
func site() fstest.MapFS {
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"dati/ambiti/ambiti.json": `[{"codice_ats":"321","denominazione_ats":"MILANO","codice_asst":"705","denominazione_asst":"OVEST","codice_ambito":"50001","denominazione_ambito":"Alfa","codice_registro_nazionale":"lom_1"},
{"codice_ats":"321","denominazione_ats":"MILANO","codice_asst":null,"denominazione_asst":null,"codice_ambito":"50002","denominazione_ambito":"Beta","codice_registro_nazionale":"lom_2"}]`,
		"dati/comuni/comuni.json":         `[{"codice_istat":"015001","comune":"Abbiate","provincia":"MI","codice_ambito":"50001","evidenza":"documentata","fonte":"una pagina"}]`,
		"dati/allegato-b/allegato-b.json": `[{"codice_ats":"321","denominazione_ats":"MILANO","codice_asst":null,"codice_ambito":"50001","denominazione_ambito":"Alfa"}]`,
		"dati/macroaree/macroaree.json":   `[{"lettera":"A","titolo":"Casa","punto_chiave":"uno"},{"lettera":"A","titolo":"Casa","punto_chiave":"due"}]`,
		"api/v1/spesa.json":               `{"elementi":[{"tabella":"tab_1"}]}`,
		"api/v1/spesa/tab_1.json": `{"tabella":"tab_1","numero":"Tab. 1","misure":[{"misura":"valore","etichetta":"spesa","etichetta_unita":"milioni di euro"}],
"motivi":[{"motivo":"perso_nel_testo","etichetta":"Perso nel testo"}],
"osservazioni":[{"riga":"ATS MILANO","anno":"2018","misura":"valore","valore":80.50},{"riga":"ATS INSUBRIA","anno":"2018","misura":"valore","valore":null,"motivo":"perso_nel_testo"}]}`,
	} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

func TestASiteThatWasChangedSaysWhichFile(t *testing.T) {
	for _, c := range []struct{ file, from, to, want string }{
		{"dati/comuni/comuni.json", "015001", "15001", "«15001» non è un numero di sei cifre; forse 015001?"},
		{"dati/comuni/comuni.json", "documentata", "certa", "«certa»"},
		{"dati/comuni/comuni.json", "Abbiate", `Abbiate\u001b[2J`, "carattere di controllo"},
		{"dati/comuni/comuni.json", "}]", "}", "non è il file di un sito pubblicato"},
		{"dati/ambiti/ambiti.json", "50002", "50001", "il codice 50001 c'è due volte"},
		{"dati/macroaree/macroaree.json", `"Casa"`, "7", "non è il file di un sito pubblicato"},
		{"api/v1/spesa.json", "tab_1", "../../../etc/passwd", "non è il nome di una tabella"},
		{"api/v1/spesa.json", "tab_1", "tab_2", "il file non c'è"},
	} {
		files := site()
		files[c.file].Data = []byte(strings.Replace(string(files[c.file].Data), c.from, c.to, 1))
		_, err := Read(files)
		if err == nil || !source.IsInput(err) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s, %q for %q: error %v, want %q", c.file, c.to, c.from, err, c.want)
		}
	}
	if e, err := Read(site()); err != nil || len(e.Ambiti) != 2 || len(e.Figures) != 2 || len(e.Macroaree) != 1 {
		t.Errorf("%+v, %v", e, err)
	}
}

// Whatever stands in a file of a published site, it is an edition that differs in nothing from itself and can be compared
// with another in words that steer no terminal, or an error of the input that names the file.
func FuzzReadSite(f *testing.F) {
	good := site()
	var names []string
	for name := range good {
		names = append(names, name)
	}
	slices.Sort(names)
	for i, name := range names {
		f.Add(uint8(i), good[name].Data)
	}
	f.Fuzz(func(t *testing.T, which uint8, data []byte) {
		files := site()
		files[names[int(which)%len(names)]].Data = data
		e, err := Read(files)
		if err != nil {
			if file, _, _ := strings.Cut(err.Error(), ": "); !source.IsInput(err) || !strings.HasSuffix(file, ".json") {
				t.Fatalf("not an error of the input in a file: %v", err)
			}
			return
		}
		if r := Compare(e, e); r.Count() != 0 {
			t.Errorf("it differs from itself: %+v", r.Sections)
		}
		for _, r := range []Report{Compare(small(), e), Compare(e, small())} {
			var words bytes.Buffer
			if err := Write(&words, r); err != nil || strings.ContainsFunc(words.String(), source.Unseen) {
				t.Errorf("the words %q, %v", &words, err)
			}
			if _, err := opendata.EncodeCSV(r.Dataset()); err != nil {
				t.Error(err)
			}
		}
	})
}
