package audit

import (
	"slices"
	"strings"
	"testing"

	"ambitilombardia/generator/catalogue"
)

// towns is what the statements below are about.
var towns = sheet{id: "tab_1", level: "comune", measures: "valore:%", cells: `
	Bergamo|2016|40.0
	Bergamo|2018|20.0
	Monza|2016|30.0
	Monza|2018|60.0
	Pavia|2016|10.0
	Pavia|2018|10.0
	REGIONE LOMBARDIA|2016|20.0
	REGIONE LOMBARDIA|2018|30.0`, caption: "Le quote"}

// others is a second table, which the first is set against.
var others = sheet{id: "tab_2", level: "comune", measures: "valore:%", cells: `
	Bergamo|2016|40.1
	Bergamo|2018|20.2
	Monza|2016|30.0
	Monza|2018|50.0`}

// Each kind of statement is believed where the figures bear it, also by rounding alone, and contradicted where they
// cannot; the sentence says what the figures are.
func TestStatementsAreHeldAgainstTheFigures(t *testing.T) {
	for _, test := range []struct {
		name, check string
		want        string // of the sentence; empty: the statement may hold
	}{
		{"a value", "righe: [Monza], anni: ['2018'], grandezza: valore, almeno: 60.05", ""},
		{"a value too low", "righe: [Monza], anni: ['2018'], grandezza: valore, almeno: 60.06", "a Monza c’è il 60,0 % nel 2018"},
		{"a rank", "righe: [Monza], anni: ['2018'], grandezza: posto, al_piu: 1", ""},
		{"a wrong rank", "righe: [Monza], grandezza: posto, al_piu: 1", "a Monza c’è il 2º valore su 3 nel 2016 (30,0 %, dopo Bergamo)"},
		{"a rank from below", "righe: [Pavia], grandezza: posto_dal_basso, al_piu: 1", ""},
		{"a wrong rank from below", "righe: [Bergamo], anni: ['2018'], grandezza: posto_dal_basso, al_piu: 1", "a Bergamo c’è il 2º valore dal basso su 3 nel 2018 (20,0 %, dopo Pavia)"},
		{"a rise", "righe: [Monza], anni: ['2016', '2018'], grandezza: variazione, almeno: 0.01", ""},
		{"a rise that rounding leaves open", "righe: [Pavia], anni: ['2016', '2018'], grandezza: variazione, almeno: 0.01", ""},
		{"a rise that is a fall", "righe: [Bergamo, Monza], anni: ['2016', '2018'], grandezza: variazione, almeno: 0.01", "a Bergamo si passa dal 40,0 % del 2016 al 20,0 % del 2018"},
		{"all but some", "salvo: [Bergamo], anni: ['2016', '2018'], grandezza: variazione, almeno: -0.1", ""},
		{"doubled", "righe: [Monza], anni: ['2016', '2018'], grandezza: fattore, almeno: 2", ""},
		{"not tripled", "righe: [Monza], anni: ['2016', '2018'], grandezza: fattore, almeno: 3", "a Monza si passa dal 30,0 % del 2016 al 60,0 % del 2018"},
		{"a growth per cent", "righe: [REGIONE LOMBARDIA], anni: ['2016', '2018'], grandezza: variazione_percento, almeno: 50, al_piu: 50", ""},
		{"a wrong growth per cent", "righe: [REGIONE LOMBARDIA], anni: ['2016', '2018'], grandezza: variazione_percento, al_piu: 40", "in Lombardia si passa dal 20,0 % del 2016 al 30,0 % del 2018"},
		{"a share of the region", "righe: [Monza], anni: ['2018'], grandezza: quota, almeno: 200, al_piu: 200", ""},
		{"a wrong share of the region", "righe: [Monza], anni: ['2018'], grandezza: quota, al_piu: 150", "a Monza c’è il 200,0 % del valore lombardo nel 2018"},
		{"a sum", "grandezza: somma, almeno: 170, al_piu: 170", ""},
		{"a wrong sum", "grandezza: somma, almeno: 171", "in tutto 170,0 %"},
		{"most", "anni: ['2018'], grandezza: valore, al_piu: 20, quante: maggioranza", ""},
		{"not most", "anni: ['2018'], grandezza: valore, al_piu: 15, quante: maggioranza", "nel 2018 vale solo per 1 casi su 3"},
		{"not all", "anni: ['2018'], grandezza: valore, al_piu: 20, quante: non_tutte", ""},
		{"not all, but it is all", "anni: ['2018'], grandezza: valore, al_piu: 61, quante: non_tutte", "a Bergamo c’è il 20,0 % nel 2018; a Monza c’è il 60,0 % nel 2018; a Pavia c’è il 10,0 % nel 2018"},
		{"the highest of some tables", "righe: [Monza], grandezza: posto_fra_tabelle, fra: [tab_2], al_piu: 1", ""},
		{"not the highest of some tables", "righe: [Bergamo], grandezza: posto_fra_tabelle, fra: [tab_2], al_piu: 1", "a Bergamo c’è il 20,0 % nel 2018 (nella Tab. 2: 20,2 %)"},
		{"exactly one", "anni: ['2018'], grandezza: valore, almeno: 50, quante: 1", ""},
		{"one, but there are two", "anni: ['2018'], grandezza: valore, almeno: 15, quante: 1", "a Bergamo c’è il 20,0 % nel 2018; a Monza c’è il 60,0 % nel 2018"},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := invented(t, "  - {id: prova, luogo: nel commento, afferma: è così, tabella: tab_1, misure: [valore], "+test.check+"}\n", towns, others)
			found := contradictedClaims(c)
			switch {
			case test.want == "" && len(found) > 0:
				t.Errorf("contradicted: %s", found[0].Sentence)
			case test.want != "" && len(found) != 1:
				t.Errorf("%d findings, want one", len(found))
			case test.want != "":
				want := "Nel commento si legge che è così, ma i valori della Tab. 1 dicono altro: " + strings.ReplaceAll(test.want, " %", "\u00a0%") + "."
				if got := found[0].Sentence; got != want {
					t.Errorf("got  %s\nwant %s", got, want)
				}
			}
		})
	}
}

func TestANumberIsTheRoundingOfItsFigure(t *testing.T) {
	figures := towns
	figures.cells = "Monza|2018|85.7"
	for written, want := range map[string]struct {
		severity Severity
		says     string
	}{
		"86":   {},
		"85.7": {},
		"85":   {Note, "arrotondati danno di più, e il testo li ha troncati: a Monza c’è l’85,7"},
		"87":   {Discrepancy, "dicono altro: a Monza c’è l’85,7"},
		"85.9": {Discrepancy, "dicono altro"},
	} {
		found := contradictedClaims(invented(t, "  - {id: prova, luogo: nel commento, afferma: è così, tabella: tab_1, misure: [valore], grandezza: valore, scritto: '"+written+"'}\n", figures))
		switch {
		case want.says == "" && len(found) > 0:
			t.Errorf("%s: contradicted: %s", written, found[0].Sentence)
		case want.says != "" && (len(found) != 1 || found[0].Severity != want.severity || !strings.Contains(found[0].Sentence, want.says)):
			t.Errorf("%s: found %v, want %s: %s", written, found, want.severity, want.says)
		}
	}
}

func TestAVagueStatementIsADoubt(t *testing.T) {
	const claim = "  - {id: prova, luogo: nel commento, afferma: è così, tabella: tab_1, misure: [valore], righe: [Monza], anni: ['2018'], grandezza: valore, al_piu: 1, vaga: "
	for vague, want := range map[string]Severity{"true": Doubt, "false": Discrepancy} {
		if found := contradictedClaims(invented(t, claim+vague+"}\n", towns)); len(found) != 1 || found[0].Severity != want {
			t.Errorf("vaga %s: %v", vague, found)
		}
	}
}

// The act's own statements: most hold, and the strongest contradictions are found.
func TestTheCommittedStatements(t *testing.T) {
	c, err := committed()
	if err != nil {
		t.Fatal(err)
	}
	found := idsOf(contradictedClaims(c))
	for _, id := range []string{"tab-13-raddoppiati", "tab-11-milano", "graf-12-salgono", "graf-12-scendono", "graf-20-alte", "graf-21-seguono",
		"tab-12-maggioranza"} { // exactly half is no majority
		if !slices.Contains(found, "affermazione-"+id) {
			t.Errorf("%s is not contradicted", id)
		}
	}
	for _, id := range []string{"totale-triennio", "spesa-cresce", "tab-13-dimezzati", "tab-10-montagna", "graf-15-alte"} {
		if slices.Contains(found, "affermazione-"+id) {
			t.Errorf("%s is contradicted, though it holds", id)
		}
		if !slices.ContainsFunc(c.Spending.Claims, func(claim catalogue.Claim) bool { return claim.ID == id }) {
			t.Errorf("%s is not among the statements: the test proves nothing", id)
		}
	}
	if 2*len(found) > len(c.Spending.Claims) {
		t.Errorf("%d of %d statements are contradicted: are only the wrong ones listed?", len(found), len(c.Spending.Claims))
	}
}

// What a comment calls something is held against what the table says of itself.
func TestWordsAreHeldAgainstTheTable(t *testing.T) {
	for _, test := range []struct{ name, check, want string }{
		{"its unit", "grandezza: unita, unita: '%'", ""},
		{"another unit", "grandezza: unita, unita: eur_procapite", "Nel commento si legge che è così, ma i valori della Tab. 1 sono in un’altra unità: per cento."},
		{"the words of the caption", "grandezza: parole, parole: Quote, titolo: quote", ""},
		{"other words than the caption's", "grandezza: parole, parole: somme, titolo: quote", "Nel commento si legge che è così «somme», ma il titolo stampato della Tab. 1 dice «quote»."},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := invented(t, "  - {id: prova, luogo: nel commento, afferma: è così, tabella: tab_1, misure: [valore], "+test.check+"}\n", towns)
			var got string
			for _, f := range contradictedClaims(c) {
				got += strings.ReplaceAll(f.Sentence, "\u00a0", " ")
				if !f.OfWords || f.CastsDoubt() {
					t.Errorf("%s casts doubt on figures", f.ID)
				}
			}
			if got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}
