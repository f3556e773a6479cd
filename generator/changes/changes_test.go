package changes

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/editions"
	"ambitilombardia/generator/opendata"
	"ambitilombardia/generator/source"
)

// small is an edition of three Ambiti in two ATS, with six Comuni and three figures. Each call gives a new one.
func small() Edition {
	e := Edition{
		ATS:  []catalogue.ATS{{Code: "321", Printed: "MILANO"}, {Code: "322", Printed: "INSUBRIA"}},
		ASST: []catalogue.ASST{{Code: "705", Printed: "OVEST", ATS: "321"}},
		Ambiti: []catalogue.Ambito{
			{Code: "50001", Name: "Alfa", ATS: "321", ASST: "705", Register: "lom_1"},
			{Code: "50002", Name: "Beta", ATS: "321", ASST: "705", Register: "lom_2"},
			{Code: "50003", Name: "Gamma", ATS: "322", Register: "lom_3"},
		},
		Comuni: []catalogue.Comune{
			comuneIn("015001", "Abbiate", "50001"), comuneIn("015002", "Arese", "50001"), comuneIn("015003", "Assago", "50001"),
			comuneIn("015004", "Bresso", "50002"), comuneIn("015005", "Buccinasco", "50002"),
			comuneIn("013001", "Como", "50003"),
		},
		Macroaree: []catalogue.Macroarea{{Letter: "A", Title: "Casa", KeyPoints: []string{"uno", "due", "tre"}}},
		Figures: []Figure{
			{Table: "tab_1", Number: "Tab. 1", Row: "ATS MILANO", Year: "2018", Measure: "valore", Label: "spesa", Value: "80.50", Unit: "milioni di euro"},
			{Table: "tab_1", Number: "Tab. 1", Row: "ATS INSUBRIA", Year: "2018", Measure: "valore", Label: "spesa", Unit: "milioni di euro", Reason: "Perso nel testo"},
			{Table: "graf_8", Number: "Grafico 8", Row: "Lombardia", Measure: "valore", Label: "quota", Value: "12", Unit: "per cento"},
		},
	}
	e.printAsUsed()
	return e
}

func comuneIn(code catalogue.ISTATCode, name string, ambito catalogue.AmbitoCode) catalogue.Comune {
	return catalogue.Comune{Code: code, Name: name, Province: "MI", Ambito: ambito, Evidence: catalogue.Documented, Source: "una pagina"}
}

// printAsUsed makes the printed table agree with the values in use: no corrections.
func (e *Edition) printAsUsed() {
	x := newIndex(*e)
	e.Printed = nil
	for _, a := range e.Ambiti {
		e.Printed = append(e.Printed, catalogue.PrintedRow{Cells: []string{string(a.ATS), x.byATS[a.ATS].Printed, string(a.ASST),
			x.byASST[a.ASST].Printed, string(a.Code), a.Name, string(a.Register)}})
	}
}

// move puts Comuni into an Ambito.
func (e *Edition) move(to catalogue.AmbitoCode, codes ...catalogue.ISTATCode) {
	for i := range e.Comuni {
		if slices.Contains(codes, e.Comuni[i].Code) {
			e.Comuni[i].Ambito = to
		}
	}
}

func (e *Edition) drop(code catalogue.AmbitoCode) {
	e.Ambiti = slices.DeleteFunc(e.Ambiti, func(a catalogue.Ambito) bool { return a.Code == code })
	e.printAsUsed()
}

func (e *Edition) add(a catalogue.Ambito) {
	e.Ambiti = append(e.Ambiti, a)
	e.printAsUsed()
}

func TestEachDifferenceIsTold(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(*Edition)
		kinds  string   // in order, each once where several follow
		words  []string // the lines that tell it
	}{
		{"nothing", func(*Edition) {}, "", nil},
		{"a Comune moves", func(e *Edition) { e.move("50002", "015001") }, "comune_spostato",
			[]string{"- Abbiate (015001) passa dall’Ambito Alfa (50001) all’Ambito Beta (50002)."}},
		{"Comuni that move together are told together", func(e *Edition) { e.move("50002", "015003", "015001") }, "comune_spostato",
			[]string{"- Dall’Ambito Alfa (50001) all’Ambito Beta (50002) passano 2 Comuni: Abbiate, Assago."}},
		{"an Ambito merges into another", func(e *Edition) {
			e.move("50001", "015004", "015005")
			e.drop("50002")
		}, "ambito_confluito comune_spostato", []string{
			"- L’Ambito Beta (50002) è confluito nell’Ambito Alfa (50001) con i suoi 2 Comuni.",
			"- Dall’Ambito Beta (50002) all’Ambito Alfa (50001) passano 2 Comuni: Bresso, Buccinasco."}},
		{"two Ambiti merge into a new one", func(e *Edition) {
			e.add(catalogue.Ambito{Code: "50009", Name: "Unione", ATS: "321", ASST: "705", Register: "lom_9"})
			e.move("50009", "015001", "015002", "015003", "015004", "015005")
			e.drop("50001")
			e.drop("50002")
		}, "ambito_confluito ambito_nato comune_spostato", []string{
			"- L’Ambito Alfa (50001) è confluito nell’Ambito Unione (50009) con i suoi 3 Comuni.",
			"- È nato l’Ambito Unione (50009), con 5 Comuni. Prima stavano in: Alfa (50001), 3 Comuni; Beta (50002), 2 Comuni."}},
		{"an Ambito is split", func(e *Edition) {
			e.move("50002", "015001", "015002")
			e.move("50003", "015003")
			e.drop("50001")
		}, "ambito_diviso comune_spostato", []string{
			"- L’Ambito Alfa (50001) è stato diviso fra più Ambiti: Beta (50002), 2 Comuni; Gamma (50003), 1 Comune."}},
		{"an Ambito has another code", func(e *Edition) {
			e.Ambiti[2].Code = "50033"
			e.move("50033", "013001")
			e.printAsUsed()
		}, "ambito_codice", []string{"- L’Ambito Gamma (50003) ha un altro codice: ora è 50033. I suoi Comuni sono gli stessi."}},
		{"an Ambito ends with its Comuni", func(e *Edition) {
			e.Comuni = e.Comuni[:5]
			e.drop("50003")
		}, "ambito_cessato comune_tolto", []string{
			"- L’Ambito Gamma (50003) non c’è più, e nemmeno i suoi Comuni.",
			"- Como (013001) non c’è più: stava nell’Ambito Gamma (50003)."}},
		{"an Ambito is renamed and goes elsewhere", func(e *Edition) {
			e.Ambiti[0].Name, e.Ambiti[0].ATS, e.Ambiti[0].ASST, e.Ambiti[0].Register = "Alfa e dintorni", "322", "", "lom_7"
			e.printAsUsed()
		}, "ambito_rinominato ambito_ats ambito_asst ambito_registro allegato_b_trascrizione", []string{
			"- L’Ambito 50001 ha un altro nome: prima «Alfa», ora «Alfa e dintorni».",
			"- L’Ambito Alfa e dintorni (50001) ha un’altra ATS: prima ATS Milano (321), ora ATS Insubria (322).",
			"- L’Ambito Alfa e dintorni (50001) ha un’altra ASST: prima ASST Ovest (705), ora nessuna ASST.",
			"- Nella riga di Alfa e dintorni (50001) la casella «codice_asst» è trascritta in un altro modo: prima «705», ora cella vuota."}},
		{"an ATS is renamed, another is new", func(e *Edition) {
			e.ATS[0].Printed = "CITTA' DI MILANO"
			e.ATS = append(e.ATS, catalogue.ATS{Code: "329", Printed: "PAVIA"})
			e.printAsUsed()
		}, "ats_rinominata ats_aggiunta allegato_b_trascrizione", []string{
			"- L’ATS Città di Milano (321) ha un altro nome: prima «MILANO», ora «CITTA' DI MILANO».", "- L’ATS Pavia (329) è nuova."}},
		{"an ASST is gone", func(e *Edition) {
			e.ASST = nil
		}, "asst_tolta rettifica_aggiunta", []string{"- L’ASST Ovest (705) non c’è più."}},
		{"a Comune is new, renamed, of another province, better known", func(e *Edition) {
			e.Comuni[0].Name, e.Comuni[1].Province, e.Comuni[2].Evidence, e.Comuni[3].Source = "Abbiategrasso", "VA", catalogue.Doubtful, "un libro"
			e.Comuni = append(e.Comuni, comuneIn("015009", "Nuovo", "50003"))
		}, "comune_rinominato comune_provincia comune_evidenza comune_fonte comune_aggiunto", []string{
			"- Il Comune 015001 ha un altro nome: prima Abbiate, ora Abbiategrasso.",
			"- Arese (015002) sta in un’altra provincia: prima MI, ora VA.",
			"- Assago (015003): quanto è sicuro il suo Ambito? Prima «documentata», ora «dubbia».",
			"- Bresso (015004) ha un’altra fonte: prima «una pagina», ora «un libro».",
			"- Nuovo (015009) è nuovo: sta nell’Ambito Gamma (50003)."}},
		{"a Comune has another code", func(e *Edition) { e.Comuni[5].Code = "108001" }, "comune_codice",
			[]string{"- Como ha un altro codice ISTAT: prima 013001, ora 108001."}},
		{"a correction is new", func(e *Edition) { e.Printed[2].Cells[5] = "GAMA" }, "rettifica_aggiunta allegato_b_trascrizione", []string{
			"- Nella riga di Gamma (50003) la casella «denominazione_ambito» è corretta: l’atto stampa «GAMA», si usa «Gamma»."}},
		{"figures are corrected, found and lost", func(e *Edition) {
			e.Figures[0].Value = "1080.5"
			e.Figures[1].Value, e.Figures[1].Reason = "0.30", ""
			e.Figures[2].Value, e.Figures[2].Reason = "", "Non applicabile"
		}, "spesa_corretta spesa_ora_presente spesa_ora_manca", []string{
			"- Tab. 1, ATS MILANO, 2018, «spesa»: prima 80,50 (milioni di euro), ora 1.080,5 (milioni di euro).",
			"- Tab. 1, ATS INSUBRIA, 2018, «spesa»: prima manca («Perso nel testo»), ora 0,30 (milioni di euro).",
			"- Grafico 8, Lombardia, tutto il periodo, «quota»: prima 12 (per cento), ora manca («Non applicabile»)."}},
		{"figures have another reason or unit, are new or gone", func(e *Edition) {
			e.Figures[0].Unit, e.Figures[1].Reason, e.Figures[2].Row = "euro", "Non applicabile", "Regione"
		}, "spesa_unita spesa_motivo spesa_aggiunta spesa_tolta", []string{
			"- Tab. 1, ATS MILANO, 2018, «spesa»: l’unità è un’altra, prima «milioni di euro», ora «euro».",
			"- Tab. 1, ATS INSUBRIA, 2018, «spesa»: il valore manca per un altro motivo, prima «Perso nel testo», ora «Non applicabile».",
			"- Grafico 8, Regione, tutto il periodo, «quota»: è nuovo, 12 (per cento).",
			"- Grafico 8, Lombardia, tutto il periodo, «quota»: non c’è più, era 12 (per cento)."}},
		{"a macroarea has other points", func(e *Edition) {
			e.Macroaree[0] = catalogue.Macroarea{Letter: "A", Title: "Abitare", KeyPoints: []string{"uno", "due e mezzo", "tre"}}
			e.Macroaree = append(e.Macroaree, catalogue.Macroarea{Letter: "B", Title: "Lavoro"})
		}, "macroarea_titolo punto_cambiato macroarea_aggiunta", []string{
			"- La macroarea A, «Abitare», ha un altro titolo: prima «Casa».",
			"- La macroarea A, «Abitare», ha un punto chiave in altre parole: prima «due», ora «due e mezzo».",
			"- La macroarea B, «Lavoro», è nuova."}},
		{"a point is gone", func(e *Edition) { e.Macroaree[0].KeyPoints = []string{"uno", "tre"} }, "punto_tolto",
			[]string{"- La macroarea A, «Casa», non ha più il punto chiave «due»."}},
		{"points in another order", func(e *Edition) { e.Macroaree[0].KeyPoints = []string{"uno", "tre", "due"} }, "punti_ordine",
			[]string{"- La macroarea A, «Casa», ha i punti chiave in un altro ordine."}},
	} {
		t.Run(test.name, func(t *testing.T) {
			after := small()
			test.change(&after)
			report := Compare(small(), after)
			var kinds []string
			for _, s := range report.Sections {
				for _, c := range s.Changes {
					kinds = append(kinds, string(c.Kind))
				}
			}
			if got := strings.Join(slices.Compact(kinds), " "); got != test.kinds {
				t.Errorf("kinds %q, want %q", got, test.kinds)
			}
			var text bytes.Buffer
			if err := Write(&text, report); err != nil {
				t.Fatal(err)
			}
			for _, line := range test.words {
				if !strings.Contains(text.String(), line+"\n") {
					t.Errorf("not told: %s\nbut:\n%s", line, &text)
				}
			}
		})
	}
}

// What is new one way is gone the other way, and as many things are told.
func TestTheOtherWayRound(t *testing.T) {
	after := small()
	after.add(catalogue.Ambito{Code: "50009", Name: "Unione", ATS: "321", ASST: "705", Register: "lom_9"})
	after.move("50009", "015001", "015004")
	after.Figures = after.Figures[:2]
	for _, r := range []Report{Compare(small(), after), Compare(after, small())} {
		if r.Count() != 4 { // the Ambito, two Comuni, a figure
			t.Errorf("%d differences: %+v", r.Count(), r)
		}
	}
}

func TestMacroareasThatOneSideLacksAreNotCompared(t *testing.T) {
	data := small()
	data.Macroaree = nil
	var text bytes.Buffer
	if err := Write(&text, Compare(small(), data)); err != nil {
		t.Fatal(err)
	}
	if want := "Nessuna differenza.\n\nLe macroaree non sono confrontate"; !strings.HasPrefix(text.String(), want) {
		t.Errorf("got %s", &text)
	}
}

func TestTheTableHasARowForEachDifference(t *testing.T) {
	after := small()
	after.move("50002", "015001", "015002")
	after.Figures[0].Value = "81.50"
	data, err := opendata.EncodeCSV(Compare(small(), after).Dataset())
	if err != nil {
		t.Fatal(err)
	}
	want := `tipo,codice,nome,tabella,riga,anno,misura,campo,prima,dopo,frase
comune_spostato,015001,Abbiate,,,,,codice_ambito,50001,50002,Abbiate (015001) passa dall’Ambito Alfa (50001) all’Ambito Beta (50002).
comune_spostato,015002,Arese,,,,,codice_ambito,50001,50002,Arese (015002) passa dall’Ambito Alfa (50001) all’Ambito Beta (50002).
spesa_corretta,,,tab_1,ATS MILANO,2018,valore,valore,80.50,81.50,"Tab. 1, ATS MILANO, 2018, «spesa»: prima 80,50 (milioni di euro), ora 81,50 (milioni di euro)."
`
	if string(data) != want {
		t.Errorf("got\n%s\nwant\n%s", data, want)
	}
}

// An edition that was kept says in its tables what the catalogue said, but for the words of measures and units.
func TestAKeptEditionIsComparedByItsTables(t *testing.T) {
	kept := func(day catalogue.Date, comune, figure string) editions.Edition {
		field := func(name string) string { return `{"name": "` + name + `", "type": "string"}` }
		resource := func(id, key string, columns ...string) string {
			fields := make([]string, len(columns))
			for i, name := range columns {
				fields[i] = field(name)
			}
			return `{"name": "` + id + `", "path": "` + id + `.csv", "title": "Raccolta ` + id + `", "schema": {"fields": [` + strings.Join(fields, ",") + `], "primaryKey": [` + key + `]}}`
		}
		files := []editions.File{
			{Name: "comuni.csv", Data: []byte("codice_istat,comune,provincia,codice_ambito,evidenza,fonte\n015001," + comune + ",MI,50001,documentata,una pagina\n")},
			{Name: "spesa-sociale.csv", Data: []byte("tabella,riga,anno,misura,valore,unita,motivo_assenza\ntab_1,ATS MILANO,2018,valore," + figure + ",milioni_eur,\n")},
			{Name: editions.Description, Data: []byte(`{"resources": [` + resource("comuni", `"codice_istat"`, "codice_istat", "comune") + "," +
				resource("spesa-sociale", `"tabella", "riga", "anno", "misura"`, "tabella", "riga", "anno", "misura", "valore") + "]}")},
		}
		if day > "2026-12-15" {
			files = append(files, editions.File{Name: "altra.csv", Data: []byte("a\n1\n")})
			files[2].Data = []byte(strings.Replace(string(files[2].Data), "[", "["+resource("altra", `"a"`, "a")+",", 1))
		}
		e, err := editions.New(day, "2021-01-01", "Una prova.", files)
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	words := Edition{Figures: []Figure{{Table: "tab_1", Number: "Tab. 1", Row: "ATS MILANO", Year: "2018", Measure: "valore", Label: "spesa", UnitID: "milioni_eur", Unit: "milioni di euro"}}}
	read := func(e editions.Edition) Edition {
		edition, err := Kept(e, words)
		if err != nil {
			t.Fatal(err)
		}
		return edition
	}
	first, second := kept("2026-12-15", "'=Arese", "80.50"), kept("2027-12-15", "Assago", "80.60")
	r := Compare(read(first), read(second))
	var told bytes.Buffer
	if err := Write(&told, r); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"Il Comune 015001 ha un altro nome: prima =Arese, ora Assago.", "Tab. 1, ATS MILANO, 2018, «spesa»: prima 80,50 (milioni di euro), ora 80,60 (milioni di euro).",
		"La raccolta «Raccolta altra» è nuova: ha 1 riga.", "Raccolta «Raccolta comuni», 1 riga: 1 cambiata.",
	} {
		if !strings.Contains(told.String(), "- "+want+"\n") {
			t.Errorf("nothing says %q:\n%s", want, &told)
		}
	}
	if n := r.Count(); n != 5 {
		t.Errorf("%d differences, want 5:\n%s", n, &told)
	}
	if back := Compare(read(second), read(first)); !strings.Contains(back.Sections[len(back.Sections)-1].Lines()[2], "«Raccolta altra» non si aggiorna più") {
		t.Errorf("%q", back.Sections[len(back.Sections)-1].Lines())
	}
}

// What is used instead of what the act prints is a correction only where an edition says so: it may be a change after the act.
func TestAChangeAfterTheActIsNoCorrection(t *testing.T) {
	for _, c := range []struct {
		corrected []catalogue.Correction
		want      int
	}{{nil, 2}, {[]catalogue.Correction{}, 0}, {[]catalogue.Correction{{Ambito: "50001", Field: "codice_asst", Printed: "705", Used: ""}}, 1}} {
		before, after := small(), small()
		before.Corrected = []catalogue.Correction{}
		after.Corrected, after.Ambiti[0].ASST = c.corrected, ""
		moved, corrections := 0, 0
		for _, s := range Compare(before, after).Sections {
			for _, change := range s.Changes {
				switch change.Kind {
				case AmbitoASST:
					moved++
				case CorrectionAdded:
					corrections++
				}
			}
		}
		if moved != 1 || corrections != c.want {
			t.Errorf("%+v: %d changes of the ASST and %d corrections, want 1 and %d", c.corrected, moved, corrections, c.want)
		}
	}
}

// What the act says of plans is told row by row, from the sources, a published site or an edition alike.
func TestPlansAreToldRowByRow(t *testing.T) {
	flows := func(rows ...string) Edition {
		site := fstest.MapFS{"dati/flussi-informativi/flussi-informativi.csv": {Data: []byte("flusso,invio,nome,mezzo\n" + strings.Join(rows, "\n") + "\n")}}
		tables, err := plansOfSite(site)
		if err != nil {
			t.Fatal(err)
		}
		return Edition{Plans: tables}
	}
	before := flows("a,primo,Spesa,SMAF", "a,secondo,Spesa,SMAF", "b,,Anagrafe,")
	after := flows("a,primo,Spesa dei Comuni,", "b,,Anagrafe,SMAF", "c,unico,Asili,'=SMAF")
	var told []string
	for _, s := range Compare(before, after).Sections {
		told = append(told, s.Lines()...)
	}
	want := []string{
		"Flusso di dati «Spesa dei Comuni», «primo»: in «nome» prima «Spesa», ora «Spesa dei Comuni».",
		"Flusso di dati «Spesa dei Comuni», «primo»: in «mezzo» prima «SMAF», ora cella vuota.",
		"Flusso di dati «Anagrafe»: in «mezzo» prima cella vuota, ora «SMAF».",
		"Flusso di dati «Asili», «unico»: è una riga nuova.",
		"Flusso di dati «Spesa», «secondo»: la riga non c’è più.",
	}
	if !slices.Equal(told, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(told, "\n"), strings.Join(want, "\n"))
	}
	if n := Compare(before, Edition{}).Count(); n != 0 {
		t.Errorf("%d differences with an edition that does not have the table", n)
	}
	hostile := fstest.MapFS{"dati/risorse/risorse.csv": {Data: []byte("fonte_di_denaro\n\x1b[2J\n")}}
	if _, err := plansOfSite(hostile); !source.IsInput(err) {
		t.Errorf("a text that steers the terminal: %v", err)
	}
}
