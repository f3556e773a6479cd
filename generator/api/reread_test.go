package api

import (
	"bytes"
	"strings"
	"testing"
)

// The documents are read again before they are published: one that says anything else than the catalogue is found.
func TestADocumentThatSaysAnythingElseIsNotPublished(t *testing.T) {
	in := input(t)
	byPath, err := built()
	if err != nil {
		t.Fatal(err)
	}
	facts := in.facts()
	for _, change := range []struct{ path, from, to, want string }{
		{"ambiti/50083.json", `"denominazione_ambito": "Visconteo Sud Milano"`, `"denominazione_ambito": "Visconteo"`, "«denominazione_ambito», valore 1: c'è «Visconteo», ci si aspettava «Visconteo Sud Milano»"},
		{"ambiti/50083.json", `"codice_istat": "015189"`, `"codice_istat": "015188"`, "«comuni.codice_istat», valore "},
		{"ambiti/50083.json", `"comuni": [`, `"altri": [`, "«comuni.codice_istat» ha 0 valori"},
		{"comuni/015189.json", `"codice_ambito": "50083"`, `"codice_ambito": "50084"`, "«appartenenza.codice_ambito», valore 1: c'è «50084»"},
		{"comuni/015189.json", `"codice_asst": "`, `"codice_asst": "9`, "«asst.codice_asst»"},
		{"comuni.json", `"evidenza": "documentata"`, `"evidenza": "dubbia"`, "«elementi.evidenza», valore "},
		{"ats/321.json", `"codice_ambito": "50083"`, `"codice_ambito": "50084"`, "«ambiti.codice_ambito»"},
		{"asst/708.json", `"codice_ats": "321"`, `"codice_ats": "322"`, "«ats.codice_ats»"},
		{"spesa/graf_14.json", `"valore": 111.00,`, `"valore": 111.0,`, "«osservazioni.valore», valore "},
		{"spesa/tab_10_1.json", `"valore": 15.19,`, `"valore": 15.91,`, "«osservazioni.valore», valore "},
		{"macroaree/a.json", `"punti_chiave": [`, `"punti_chiave": ["altro",`, "«punti_chiave» ha "},
		{"segnalazioni.json", `"frase": "`, `"frase": "Non `, "«elementi.frase», valore 1"},
		{"motivi-assenza.json", `{`, `[`, "invalid character"},
		{"motivi-assenza.json", `"elementi": [`, `"elementi": [], "elementi": [`, "duplicate"},
		{"motivi-assenza.json", "]\n}", "]\n", "EOF"},
		{"motivi-assenza.json", `{`, `{}{`, "dopo il documento c'è altro"},
	} {
		right := byPath[Root+change.path]
		if !bytes.Contains(right, []byte(change.from)) {
			t.Fatalf("%s does not hold %s", change.path, change.from)
		}
		wrong := File{Data: bytes.Replace(right, []byte(change.from), []byte(change.to), 1)}
		err := wrong.read()
		if err == nil {
			err = compare(wrong.JSON, facts[change.path])
		}
		if err == nil || !strings.Contains(err.Error(), change.want) {
			t.Errorf("%s with %s: error %v, want %s", change.path, change.to, err, change.want)
		}
	}
	if err := in.reread(nil); err == nil || !strings.Contains(err.Error(), " non c'è") {
		t.Errorf("documents that are not there: error %v", err)
	}
}
