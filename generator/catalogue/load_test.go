package catalogue

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"ambitilombardia/generator/source"
)

const (
	allegatoB  = "data/allegato-b/allegato-b.csv"
	rettifiche = "data/allegato-b/rettifiche.csv"
	comuni     = "data/territorio/comuni.csv"
	poverty    = "content/macroaree/a-poverta-e-lavoro.md"
	housing    = "content/macroaree/b-casa.md"
)

// edit replaces a text that a file holds; an empty old text empties the file, an absent file is made.
type edit struct{ file, old, new string }

// region gives the small region of testdata with some edits.
func region(t *testing.T, edits ...edit) fstest.MapFS {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/region.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	for _, e := range edits {
		text := ""
		if f, ok := files[e.file]; ok {
			text = string(f.Data)
		}
		if !strings.Contains(text, e.old) {
			t.Fatalf("%s does not hold %q", e.file, e.old)
		}
		if e.old == "" {
			text = e.new
		}
		files[e.file] = &fstest.MapFile{Data: []byte(strings.Replace(text, e.old, e.new, 1))}
	}
	return files
}

func load(files fstest.MapFS) (*Catalogue, []string) {
	var errs source.Errors
	c := loadRegion(files, &errs)
	if err := errs.Err(); err != nil {
		return c, strings.Split(err.Error(), "\n")
	}
	return c, nil
}

func TestASmallRegionLoads(t *testing.T) {
	c, errs := load(region(t))
	if errs != nil {
		t.Fatal(errs)
	}
	if got := []int{len(c.Printed), len(c.Corrections), len(c.ATS), len(c.ASST), len(c.Ambiti), len(c.Comuni), len(c.Macroaree)}; !slices.Equal(got, []int{4, 1, 2, 3, 4, 6, 2}) {
		t.Errorf("counts %v", got)
	}
	if got := c.Printed[1].Get("denominazione_ats"); got != "ATS CITTA' DI MILANO" {
		t.Errorf("the printed name was changed to %q", got)
	}
	ats, _ := c.FindATS("321")
	if ats.Printed != "CITTA' DI MILANO" || ats.Name() != "ATS Città di Milano" || ats.Slug() != "321-citta-di-milano" {
		t.Errorf("ATS %+v, %s, %s", ats, ats.Name(), ats.Slug())
	}
	asst, ok := c.FindASST("708")
	if !ok || asst.ATS != "321" || asst.Slug() != "708-melegnano-e-della-martesana" {
		t.Errorf("ASST %+v", asst)
	}
	milano, ok := c.FindAmbito("50007")
	if !ok || milano.ASST != "" || milano.Register != "lom_49" || milano.Slug() != "50007-milano-citta" {
		t.Errorf("Milano %+v", milano)
	}
	var names []string
	for _, m := range c.Members("50083") {
		names = append(names, m.Name)
	}
	if !slices.Equal(names, []string{"Opera", "Rozzano"}) {
		t.Errorf("the Comuni of an Ambito are in the alphabet's order: got %q", names)
	}
	if got := c.Members("50048"); got[0].Code != "020002" || got[1].Code != "020063" {
		t.Errorf("Comuni of one name are in the order of their codes: got %v", got)
	}
	if got := c.Comuni[0]; got.Code != "015146" || got.Province.Name() != "Milano" || got.Evidence.String() != "documentata" || got.Row != 2 {
		t.Errorf("first Comune %+v", got)
	}
	if got := c.AmbitiOfASST("708"); len(got) != 1 || got[0].Code != "50083" {
		t.Errorf("Ambiti of ASST 708: %v", got)
	}
	if got := c.ASSTOfATS("327"); len(got) != 2 || got[0].Code != "724" {
		t.Errorf("ASST of ATS 327: %v", got)
	}
	if got := c.CorrectionsOf("50083"); len(got) != 1 || got[0].Reason != "Il codice ha due nomi." || len(c.CorrectionsOf("50006")) != 0 {
		t.Errorf("corrections of 50083: %v", got)
	}
	a := c.Macroaree[0]
	if a.Letter != "A" || a.Page != "a-poverta-e-lavoro" || !slices.Equal(a.KeyPoints, []string{"Nuovi poveri", "Giovani"}) {
		t.Errorf("macroarea %+v", a)
	}
	if _, ok := c.FindATS("999"); ok {
		t.Error("an ATS that is not there was found")
	}
	if _, ok := c.FindASST(""); ok {
		t.Error("the empty code is an ASST")
	}
	if _, ok := c.FindAmbito("50099"); ok {
		t.Error("an Ambito that is not there was found")
	}
}

func TestMovingAComuneIsOneCell(t *testing.T) {
	c, errs := load(region(t, edit{comuni, "015159,Opera,MI,50083", "015159,Opera,MI,50006"}))
	if errs != nil || len(c.Members("50083")) != 1 || len(c.Members("50006")) != 2 {
		t.Errorf("errors %v, members %v and %v", errs, c.Members("50083"), c.Members("50006"))
	}
}

func TestOneFaultInARegionIsToldOnceAtItsPlace(t *testing.T) {
	const columns = "codice_ats, denominazione_ats, codice_asst, denominazione_asst, codice_ambito, denominazione_ambito, codice_registro_nazionale"
	for name, test := range map[string]struct {
		edit edit
		want []string
	}{
		// The form of the codes.
		"an ATS code of two digits":         {edit{allegatoB, "327,VAL PADANA,724", "32,VAL PADANA,724"}, []string{allegatoB + ":4:1: «32» non è un numero di tre cifre"}},
		"a letter for a digit":              {edit{allegatoB, "327,VAL PADANA,724", "327,VAL PADANA,7Z4"}, []string{allegatoB + ":4:3: «7Z4» non è un numero di tre cifre"}},
		"an O for a zero":                   {edit{allegatoB, ",50007,", ",5OOO7,"}, []string{allegatoB + ":2:5: «5OOO7» non è un numero di cinque cifre; forse 50007?"}},
		"an l for a one":                    {edit{allegatoB, "321,CITTA'", "32l,CITTA'"}, []string{allegatoB + ":2:1: «32l» non è un numero di tre cifre; forse 321?"}},
		"a number with a dot":               {edit{allegatoB, ",50007,", ",50.007,"}, []string{allegatoB + ":2:5: «50.007» non è un numero di cinque cifre; forse 50007?"}},
		"a register code in capitals":       {edit{allegatoB, "lom_49", "LOM_49"}, []string{allegatoB + ":2:7: «LOM_49» non è «lom_» seguito da un numero; forse lom_49?"}},
		"a register code with a zero":       {edit{allegatoB, "lom_49", "lom_049"}, []string{allegatoB + ":2:7: «lom_049» non è «lom_» seguito da un numero; forse lom_49?"}},
		"a register code of another region": {edit{allegatoB, "lom_49", "pie_49"}, []string{allegatoB + ":2:7: «pie_49» non è «lom_» seguito da un numero"}},
		"no register code":                  {edit{allegatoB, "lom_49", ""}, []string{allegatoB + ":2:7: «» non è «lom_» seguito da un numero"}},
		"a lost leading zero":               {edit{comuni, "015189,", "15189,"}, []string{comuni + ":3:1: «15189» non è un numero di sei cifre; forse 015189?"}},
		"a code as a decimal":               {edit{comuni, "015189,", "15189.0,"}, []string{comuni + ":3:1: «15189.0» non è un numero di sei cifre; forse 015189?"}},
		"a name for a code":                 {edit{comuni, "015189,Rozzano", "Rozzano,015189"}, []string{comuni + ":3:1: «Rozzano» non è un numero di sei cifre"}},

		// The coding table.
		"two names without a correction": {edit{allegatoB, "327,VAL PADANA,725", "327,PADANA,725"},
			[]string{allegatoB + ":5:2: l'ATS 327 si chiama «VAL PADANA» in righe precedenti, qui «PADANA»: serve una rettifica"}},
		"two names of an ASST": {edit{allegatoB, "725,MANTOVA", "724,MANTOVA"},
			[]string{allegatoB + ":5:4: l'ASST 724 si chiama «CREMONA» in righe precedenti, qui «MANTOVA»: serve una rettifica"}},
		"an ASST under two ATS": {edit{allegatoB, "725,MANTOVA", "708,MELEGNANO E DELLA MARTESANA"},
			[]string{allegatoB + ":5:3: l'ASST 708 sta nell'ATS 321 in righe precedenti, qui nell'ATS 327: serve una rettifica"}},
		"an ATS without a name": {edit{allegatoB, "327,VAL PADANA,725", "327,,725"}, []string{
			allegatoB + ":5:2: l'ATS 327 si chiama «VAL PADANA» in righe precedenti, qui «»: serve una rettifica",
			allegatoB + ":5:2: manca il nome dell'ATS 327"}},
		"an ASST code without a name":   {edit{allegatoB, "725,MANTOVA", "725,"}, []string{allegatoB + ":5:4: codice e nome dell'ASST vanno insieme: qui ci sono «725» e «», ci si aspettava tutti e due o nessuno"}},
		"an ASST name without a code":   {edit{allegatoB, "725,MANTOVA", ",MANTOVA"}, []string{allegatoB + ":5:4: codice e nome dell'ASST vanno insieme: qui ci sono «» e «MANTOVA», ci si aspettava tutti e due o nessuno"}},
		"a register code twice":         {edit{allegatoB, "lom_43", "lom_36"}, []string{allegatoB + ":5:7: il codice lom_36 c'è già in " + allegatoB + ":4:7: ogni Ambito ha il suo"}},
		"an Ambito twice":               {edit{allegatoB, "50048,Asola,lom_43\n", "50048,Asola,lom_43\n327,VAL PADANA,725,MANTOVA,50048,Asola,lom_44\n"}, []string{allegatoB + ":6:5: l'Ambito 50048 c'è già in " + allegatoB + ":5: ogni Ambito sta in una riga sola"}},
		"an Ambito without a name":      {edit{allegatoB, "50048,Asola", "50048,"}, []string{allegatoB + ":5:6: manca il nome dell'Ambito 50048"}},
		"the coding table is missing":   {edit{allegatoB, "", "codice\n"}, []string{allegatoB + ":1:1: l'intestazione è «codice», ci si aspettava «codice_ats»", allegatoB + ":1:2: manca la colonna «denominazione_ats»", allegatoB + ":1:3: manca la colonna «codice_asst»", allegatoB + ":1:4: manca la colonna «denominazione_asst»", allegatoB + ":1:5: manca la colonna «codice_ambito»", allegatoB + ":1:6: manca la colonna «denominazione_ambito»", allegatoB + ":1:7: manca la colonna «codice_registro_nazionale»"}},
		"a row of the coding table bad": {edit{allegatoB, "50048,Asola,lom_43", "50048,lom_43"}, []string{allegatoB + ":5: la riga ha 6 celle, ci si aspettava 7"}},

		// The corrections.
		"a correction of another value": {edit{rettifiche, "50083,denominazione_ats,ATS CITTA' DI MILANO", "50083,denominazione_ats,ATS MILANO"}, []string{
			allegatoB + ":3:2: l'ATS 321 si chiama «CITTA' DI MILANO» in righe precedenti, qui «ATS CITTA' DI MILANO»: serve una rettifica",
			rettifiche + ":2:3: il valore stampato in " + allegatoB + ":3:2 è «ATS CITTA' DI MILANO», qui c'è «ATS MILANO»"}},
		"a correction twice": {edit{rettifiche, "due nomi.\n", "due nomi.\n50083,denominazione_ats,ATS CITTA' DI MILANO,MILANO,Altro.\n"},
			[]string{rettifiche + ":3:2: la rettifica di «denominazione_ats» per l'Ambito 50083 c'è già in " + rettifiche + ":2:2: tenerne una sola"}},
		"a correction of an unknown Ambito": {edit{rettifiche, "due nomi.\n", "due nomi.\n50093,codice_asst,708,709,Altro.\n"},
			[]string{rettifiche + ":3:1: «50093» non è un Ambito dell'allegato B; forse 50083?"}},
		"a correction of an unknown column": {edit{rettifiche, "due nomi.\n", "due nomi.\n50048,nome,Asola,Àsola,Altro.\n"},
			[]string{rettifiche + ":3:2: «nome» non è una colonna dell'allegato B: ci si aspettava una fra " + columns}},
		"a correction of the key": {edit{rettifiche, "due nomi.\n", "due nomi.\n50048,codice_ambito,50048,50047,Altro.\n"},
			[]string{rettifiche + ":3:2: il codice dell'Ambito dice quale riga si rettifica: non si può rettificare"}},
		"a correction that changes nothing": {edit{rettifiche, "due nomi.\n", "due nomi.\n50048,denominazione_ambito,Asola,Asola,Altro.\n"},
			[]string{rettifiche + ":3:4: il valore usato è uguale a quello stampato: la rettifica non serve"}},
		"a correction without a reason": {edit{rettifiche, "due nomi.\n", "due nomi.\n50048,denominazione_ambito,Asola,Àsola,\n"},
			[]string{rettifiche + ":3:5: manca il motivo della rettifica"}},
		"a correction into nonsense is told where it stands": {edit{rettifiche, "due nomi.\n", "due nomi.\n50048,codice_asst,725,7Z5,Altro.\n"},
			[]string{rettifiche + ":3:4: «7Z5» non è un numero di tre cifre"}},

		// The Comuni.
		"an unknown Ambito, two figures swapped": {edit{comuni, "Rozzano,MI,50083", "Rozzano,MI,50803"}, []string{comuni + ":3:4: «50803» non è un Ambito dell'allegato B; forse 50083?"}},
		"an Ambito's code with a figure missing": {edit{comuni, "Rozzano,MI,50083", "Rozzano,MI,5083"}, []string{comuni + ":3:4: «5083» non è un Ambito dell'allegato B; forse 50083?"}},
		"an Ambito's code with one too many":     {edit{comuni, "Rozzano,MI,50083", "Rozzano,MI,500083"}, []string{comuni + ":3:4: «500083» non è un Ambito dell'allegato B; forse 50083?"}},
		"an Ambito's code with letters":          {edit{comuni, "Rozzano,MI,50083", "Rozzano,MI,5OO83"}, []string{comuni + ":3:4: «5OO83» non è un Ambito dell'allegato B; forse 50083?"}},
		"an unknown Ambito near to two":          {edit{comuni, "Rozzano,MI,50083", "Rozzano,MI,50008"}, []string{comuni + ":3:4: «50008» non è un Ambito dell'allegato B"}},
		"no Ambito":                              {edit{comuni, "Rozzano,MI,50083", "Rozzano,MI,"}, []string{comuni + ":3:4: «» non è un Ambito dell'allegato B"}},
		"a Comune twice":                         {edit{comuni, "020063,Asola", "020002,Asola"}, []string{comuni + ":7:1: il Comune 020002 c'è già in " + comuni + ":6:1: ogni Comune sta in un solo Ambito"}},
		"an Ambito without Comuni":               {edit{comuni, "Milano,MI,50007", "Milano,MI,50083"}, []string{comuni + ": nessun Comune sta nell'Ambito 50007 Milano Città: ci si aspettava almeno uno"}},
		"a province that is none":                {edit{comuni, "Rozzano,MI", "Rozzano,TO"}, []string{comuni + ":3:3: «TO» non è la sigla di una provincia lombarda: ci si aspettava una fra BG, BS, CO, CR, LC, LO, MB, MI, MN, PV, SO, VA"}},
		"a province of another code":             {edit{comuni, "Rozzano,MI", "Rozzano,MB"}, []string{comuni + ":3:3: la provincia «MB» non va con il codice ISTAT 015189: ci si aspettava un codice che comincia con 108"}},
		"an unknown evidence":                    {edit{comuni, "50007,documentata", "50007,certa"}, []string{comuni + ":2:5: «certa» non è un'evidenza: ci si aspettava documentata, dedotta, nota, dubbia"}},
		"a Comune without a name":                {edit{comuni, "Rozzano", ""}, []string{comuni + ":3:2: la cella «comune» è vuota: ci si aspettava un testo"}},
		"a Comune without a source":              {edit{comuni, "50007,documentata,una pagina", "50007,documentata,"}, []string{comuni + ":2:6: la cella «fonte» è vuota: ci si aspettava un testo"}},

		// The macroareas and the provenance.
		"a title that does not go with the file": {edit{housing, "titolo: Casa", "titolo: La casa"}, []string{housing + ":3:9: il nome del file non va con lettera e titolo: ci si aspettava b-la-casa.md"}},
		"a letter twice": {edit{"content/macroaree/b-lavoro.md", "", "---\nlettera: B\ntitolo: Lavoro\npunti_chiave: [Giovani]\n---\n"},
			[]string{"content/macroaree/b-lavoro.md: la lettera B è già di b-casa.md: ogni macroarea ha la sua"}},
		"a small letter":        {edit{housing, "lettera: B", "lettera: b"}, []string{housing + ":2:10: «b» non è una lettera maiuscola fra A e Z"}},
		"no letter":             {edit{housing, "lettera: B\n", ""}, []string{housing + ":1: manca «lettera»: ci si aspettava un testo"}},
		"no key points":         {edit{housing, "\n  - Affitti", " []"}, []string{housing + ":4:15: «punti_chiave» non è un elenco: ci si aspettava un testo per riga, con un trattino davanti"}},
		"a page without a head": {edit{housing, "---\nlettera", "lettera"}, []string{housing + ":1: mancano i dati in testa alla pagina: ci si aspettava un blocco YAML fra due righe «---»"}},
		"a source without a licence": {edit{"data/territorio/provenienza.yaml", "licenza: Nessuna\n", ""},
			[]string{"data/territorio/provenienza.yaml: manca «licenza»: ci si aspettava un testo"}},
		"an unknown key in a source": {edit{"data/allegato-b/provenienza.yaml", "fonte", "fonti"}, []string{"data/allegato-b/provenienza.yaml:2: la chiave «fonti» non è prevista: controllare come è scritta"}},
		"no credit for the boundaries": {edit{"data/territorio/confini.yaml", "credito: Confini ISTAT\n", ""},
			[]string{"data/territorio/confini.yaml: manca «credito»: ci si aspettava la riga da citare con i confini"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, got := load(region(t, test.edit))
			if !slices.Equal(got, test.want) {
				t.Errorf("errors:\n  %s\nwant:\n  %s", strings.Join(got, "\n  "), strings.Join(test.want, "\n  "))
			}
		})
	}
}

func TestFaultsInAllFilesAreToldTogether(t *testing.T) {
	files := region(t, edit{allegatoB, "lom_49", "lom49"}, edit{rettifiche, "Il codice ha due nomi.", ""}, edit{comuni, "MI,50007", "MM,50070"}, edit{poverty, "lettera: A", "lettera: 1"})
	delete(files, housing)
	_, got := load(files)
	var places []string
	for _, line := range got {
		place, _, _ := strings.Cut(line, ": ")
		places = append(places, place)
	}
	want := []string{poverty + ":2:10", allegatoB + ":2:7", allegatoB + ":3:2", rettifiche + ":2:5", comuni + ":2:3", comuni + ":2:4"}
	if !slices.Equal(places, want) {
		t.Errorf("places %q, want %q", places, want)
	}
	for file := range files {
		if strings.HasPrefix(file, "content/") {
			delete(files, file)
		}
	}
	if _, got := load(files); !slices.Contains(got, "content/macroaree: non c'è nessuna macroarea: ci si aspettava una pagina per ognuna") {
		t.Errorf("a site without macroareas: %q", got)
	}
	if _, err := Load(os.DirFS(t.TempDir())); err == nil || !source.IsInput(err) {
		t.Errorf("an empty folder: %v", err)
	}
}
