package pipeline

import (
	"io/fs"
	"maps"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	diff "ambitilombardia/generator/changes"
)

// decree unites two Ambiti and what of their ASST is left, moves a Comune and renames an ASST.
const decree = `decorrenza,cosa,codice,variazione,codice_nuovo,nome_nuovo,codice_catastale,atto,evidenza,fonte,nota
2026-06-01,ambito,50006,unione,50200,Cremona e Asola,,dd-1,documentata,una pagina,
2026-06-01,ambito,50048,unione,50200,Cremona e Asola,,dd-1,documentata,una pagina,
2026-06-01,ambito,50200,passaggio di ASST,724,,,dd-1,documentata,una pagina,
2026-06-01,asst,725,cessazione,724,,,dd-1,documentata,una pagina,
2026-06-01,comune,015159,passaggio di Ambito,50007,,,dd-1,documentata,una pagina,
2026-06-01,asst,708,cambio di nome,,Martesana,,dd-1,documentata,una pagina,
`

const decreeAct = `id,nome,genere,numero,data,titolo,indirizzo,fonte
dd-1,il decreto di prova 1/2026,decreto,1,2026-05-20,,,una pagina
`

// decreed gives the small project, and the folder and the site of the same with the rows of a decree.
func decreed(t *testing.T, rows string) (before fstest.MapFS, root string, site fs.FS) {
	t.Helper()
	before = smallProject(t)
	after := maps.Clone(before)
	after["data/variazioni/variazioni.csv"] = &fstest.MapFile{Data: []byte(rows)}
	after["data/atti/atti.csv"] = &fstest.MapFile{Data: []byte(decreeAct)}
	must(t, check1(after))
	root = smallRoot(t, after)
	site, err := Render(Options{Root: root})
	must(t, err)
	return before, root, site
}

// An official who records a decree writes rows, and nothing else.
func TestADecreeNeedsOnlyRows(t *testing.T) {
	t.Parallel()
	before, root, site := decreed(t, decree)
	saysAll(t, site, []passage{
		{"ambiti/50200-cremona-e-asola/index.html", "Dal 1° giugno 2026 gli Ambiti", "the history of an Ambito that is born"},
		{"ambiti/50200-cremona-e-asola/index.html", "Asola Alta", "its Comuni"},
		{"ambiti/50006-cremona-citta/index.html", "il decreto di prova 1/2026", "since when and by which act an Ambito is no more"},
		{"ambiti/50006-cremona-citta/index.html", "ambiti/50200-cremona-e-asola/", "where to go on"},
		{"ambiti/index.html", "50200", "the table of the Ambiti"},
		{"ambiti/index.html", `aria-label="Cremona e Asola"`, "the map of the region"},
		{"comuni/015159-opera/index.html", "Ambito Milano Città", "the page of a Comune that moved"},
		{"ambiti/50007-milano-citta/index.html", "Opera", "the Ambito that it entered"},
		{"asst/708-melegnano-e-della-martesana/index.html", "<h1>ASST Martesana</h1>", "an ASST with another name, at its address"},
		{"asst/725-mantova/index.html", "asst/724-cremona/", "an ASST that is no more leads on"},
		{"dati/ambiti/ambiti.csv", "724,CREMONA,50200,Cremona e Asola,", "the download of the Ambiti"},
		{"dati/ats/ats.csv", "327,VAL PADANA,ATS Val Padana,1,1,3", "totals"},
		{"dati/comuni/comuni.csv", "015159,Opera,MI,50007", "the download of the Comuni"},
		{"dati/comuni-2021/comuni-2021.csv", "015159,Opera,MI,50083", "the Comuni of the act"},
		{"dati/confini-ambiti/confini-ambiti.geojson", `"codice_ambito":"50200"`, "the boundaries"},
		{"dati/corrispondenze/corrispondenze.csv", "ambito,50048,Asola,50200,Cremona e Asola,unito,2026-06-01", "the correspondences"},
		{"dati/variazioni/variazioni.csv", "il decreto di prova 1/2026", "the changes"},
		{"api/v1/ambiti/50048.json", `"codice_attuale": "50200"`, "a retired code in the API"},
		{"api/v1/ambiti/50200.json", `"numero_comuni": 3`, "the new code in the API"},
		{"comuni/indice.json", "ambiti/50200-cremona-e-asola/", "the finder"},
		{"ambiti/50006-cremona-citta/comuni.csv", ",CR,50006,", "the Comuni that an Ambito had, at their address"},
		{"ambiti/50006-cremona-citta/confine.geojson", `"codice_ambito":"50006"`, "the boundary that it had"},
		{"ambiti/50006-cremona-citta/index.html", "ambiti/50006-cremona-citta/confine.geojson", "the way to its files"},
		{"asst/725-mantova/anteprima.png", "PNG", "the picture of an ASST that is no more"},
		{"incorpora/asst/725-mantova/index.html", "<base target=\"_blank\">", "a frame that shows it, whose links leave the frame"},
		{"incorpora/asst/725-mantova/index.html", "ASST Mantova non c’è più", "what the frame says"},
	})
	lacksAll(t, site, []passage{
		{"dati/ambiti/ambiti.csv", "50048", "an Ambito that is no more"},
		{"dati/confini-ambiti/confini-ambiti.geojson", "50048", "its boundary"},
		{"dati/asst/asst.csv", "MANTOVA", "an ASST that is no more"},
	})
	tells(t, before, root, diff.AmbitoMerged, diff.AmbitoBorn, diff.ComuneMoved, "asst_tolta", "asst_rinominata")
}

// atsDecree ends an ATS: its Ambiti and what is left of its ASST go to the other, which gets another name.
const atsDecree = `decorrenza,cosa,codice,variazione,codice_nuovo,nome_nuovo,codice_catastale,atto,evidenza,fonte,nota
2026-06-01,ambito,50007,passaggio di ATS,327,,,dd-1,documentata,una pagina,
2026-06-01,ambito,50083,passaggio di ATS,327,,,dd-1,documentata,una pagina,
2026-06-01,asst,708,passaggio di ATS,327,,,dd-1,documentata,una pagina,
2026-06-01,ats,321,cessazione,327,,,dd-1,documentata,una pagina,
2026-06-01,ats,327,cambio di nome,,Pianura,,dd-1,documentata,una pagina,
`

func TestADecreeOfAnATSNeedsOnlyRows(t *testing.T) {
	t.Parallel()
	before, root, site := decreed(t, atsDecree)
	saysAll(t, site, []passage{
		{"ats/327-val-padana/index.html", "<h1>ATS Pianura</h1>", "an ATS with another name, at its address"},
		{"ats/327-val-padana/index.html", "ambiti/50083-", "an Ambito that it has got"},
		{"ats/321-citta-di-milano/index.html", "ats/327-val-padana/", "an ATS that is no more leads on"},
		{"ats/321-citta-di-milano/index.html", "il decreto di prova 1/2026", "since when and by which act"},
		{"ambiti/50083-visconteo-sud-milano/index.html", "ATS Pianura", "the page of an Ambito that has another ATS"},
		{"asst/708-melegnano-e-della-martesana/index.html", "ATS Pianura", "the page of an ASST that has another ATS"},
		{"dati/ats/ats.csv", "327,PIANURA,ATS Pianura,3,4,6", "totals"},
		{"dati/ambiti/ambiti.csv", "327,PIANURA,708,", "the download of the Ambiti"},
		{"dati/confini-ats/confini-ats.geojson", `"numero_ambiti":4`, "the boundaries"},
		{"dati/confini-ats/confini-ats.geojson", `I territori sono quelli del 30 novembre 2026.`, "the day for which they hold"},
		{"dati/corrispondenze/corrispondenze.csv", "ats,321,", "the correspondences"},
		{"api/v1/ats/321.json", `"codice_attuale": "327"`, "a retired code in the API"},
		{"variazioni/index.html", "map-changed", "the maps of before and after"},
	})
	lacksAll(t, site, []passage{
		{"dati/ats/ats.csv", "321,", "the ATS that is no more"},
		{"dati/confini-ats/confini-ats.geojson", `"321"`, "its boundary"},
	})
	tells(t, before, root, "ats_tolta", "ats_rinominata", diff.AmbitoATS)
}

// passage is what a file must say or not, and why.
type passage struct{ file, text, why string }

func saysAll(t *testing.T, site fs.FS, passages []passage) {
	t.Helper()
	for _, want := range passages {
		text, err := fs.ReadFile(site, want.file)
		if err != nil {
			t.Errorf("%s: %v", want.why, err)
		} else if !strings.Contains(string(text), want.text) {
			t.Errorf("%s: %s does not hold %q", want.why, want.file, want.text)
		}
	}
}

func lacksAll(t *testing.T, site fs.FS, passages []passage) {
	t.Helper()
	for _, gone := range passages {
		if text, err := fs.ReadFile(site, gone.file); err != nil || strings.Contains(string(text), gone.text) {
			t.Errorf("%s: %s still holds %q (%v)", gone.why, gone.file, gone.text, err)
		}
	}
}

// tells wants the comparison of a project with the changed one to tell of every kind of change.
func tells(t *testing.T, before fstest.MapFS, root string, kinds ...diff.Kind) {
	t.Helper()
	old, err := diff.Read(os.DirFS(smallRoot(t, before)))
	must(t, err)
	now, err := diff.Read(os.DirFS(root))
	must(t, err)
	found := map[diff.Kind]bool{}
	for _, section := range diff.Compare(old, now).Sections {
		for _, change := range section.Changes {
			found[change.Kind] = true
		}
	}
	for _, kind := range kinds {
		if !found[kind] {
			t.Errorf("diff does not tell «%s»: %v", kind, found)
		}
	}
}

// The same project on the day before says what it said.
func TestAChangeWaitsForItsDay(t *testing.T) {
	t.Parallel()
	project := smallProject(t)
	project["data/variazioni/variazioni.csv"] = &fstest.MapFile{Data: []byte(decree)}
	project["data/atti/atti.csv"] = &fstest.MapFile{Data: []byte(decreeAct)}
	settings := string(project["hugo.toml"].Data)
	for _, day := range []struct {
		date   string
		ambiti int
	}{{"2026-05-31", 4}, {"2026-06-01", 3}} {
		start := strings.Index(settings, `date = "`) + len(`date = "`)
		project["hugo.toml"] = &fstest.MapFile{Data: []byte(settings[:start] + day.date + settings[start+10:])}
		in, _, err := read(project)
		must(t, err)
		if got := len(in.Catalogue.Ambiti); got != day.ambiti {
			t.Errorf("%s: %d Ambiti, want %d", day.date, got, day.ambiti)
		}
	}
}
