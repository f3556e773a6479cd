package api

import (
	"slices"

	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/opendata"
)

type tableRow struct {
	ID     string          `json:"tabella" jsonschema:"Nome della tabella: «tab_10_1» è la Tab. 10.1, «graf_14» il Grafico 14."`
	Number string          `json:"numero" jsonschema:"Numero stampato della tabella o del grafico."`
	Title  string          `json:"titolo" jsonschema:"Titolo, con le parole di questo sito."`
	Theme  string          `json:"tema" jsonschema:"Argomento della tabella."`
	Level  catalogue.Level `json:"livello" jsonschema:"Di che cosa parlano le righe: ats, ambito, comune, capofila (tipi di ente), intervento (tipi di servizio), posizione (numeri di cui si sono persi i nomi)."`
	Years  []string        `json:"anni" jsonschema:"Gli anni dei valori. L’elenco è vuoto se i valori riguardano tutto il triennio."`
	links
}

type table struct {
	head
	ID           string          `json:"tabella" jsonschema:"Nome della tabella: «tab_10_1» è la Tab. 10.1, «graf_14» il Grafico 14."`
	Number       string          `json:"numero" jsonschema:"Numero stampato della tabella o del grafico."`
	Title        string          `json:"titolo" jsonschema:"Titolo, con le parole di questo sito."`
	Caption      *string         `json:"didascalia" jsonschema:"Titolo come è stampato. È null se non c’è."`
	Theme        string          `json:"tema" jsonschema:"Argomento della tabella."`
	Level        catalogue.Level `json:"livello" jsonschema:"Di che cosa parlano le righe: ats, ambito, comune, capofila (tipi di ente), intervento (tipi di servizio), posizione (numeri di cui si sono persi i nomi)."`
	Years        []string        `json:"anni" jsonschema:"Gli anni dei valori. L’elenco è vuoto se i valori riguardano tutto il triennio."`
	Measured     string          `json:"che_cosa_misura" jsonschema:"Che cosa misura la tabella."`
	Numerator    *string         `json:"numeratore" jsonschema:"Per un rapporto: che cosa si divide. È null se la tabella non ne ha."`
	Denominator  *string         `json:"denominatore" jsonschema:"Per un rapporto: per che cosa si divide. È null se la tabella non ne ha."`
	Universe     *string         `json:"universo" jsonschema:"Di chi parlano i dati. È null se non è detto."`
	Exclusions   []string        `json:"esclusioni" jsonschema:"Che cosa resta fuori."`
	Read         *string         `json:"come_si_legge" jsonschema:"Come si legge un valore. È null se non serve dirlo."`
	DoNotRead    *string         `json:"come_non_si_legge" jsonschema:"L’errore da evitare. È null se non ce n’è uno tipico."`
	Notes        []string        `json:"note" jsonschema:"Altre cose da sapere."`
	Measures     []measure       `json:"misure" jsonschema:"Le misure, cioè le colonne di ogni anno."`
	Rows         []row           `json:"righe" jsonschema:"Le righe, nell’ordine della tabella."`
	Reasons      []reason        `json:"motivi" jsonschema:"Perché alcuni valori mancano: i motivi usati in questa tabella."`
	Observations []observation   `json:"osservazioni" jsonschema:"Tutti i valori: uno per ogni riga, anno e misura."`
	Findings     []findingRef    `json:"segnalazioni" jsonschema:"Che cosa non torna nella tabella, o lascia un dubbio."`
}

type measure struct {
	ID          string  `json:"misura" jsonschema:"Nome della misura."`
	Label       string  `json:"etichetta" jsonschema:"La misura, con le parole di questo sito."`
	Printed     *string `json:"etichetta_stampata" jsonschema:"La misura come è stampata. È null se il testo dell’atto non ne conserva il nome."`
	Unit        string  `json:"unita" jsonschema:"Nome dell’unità di tutti i valori della misura."`
	UnitLabel   string  `json:"etichetta_unita" jsonschema:"L’unità come si scrive in una frase."`
	UnitMeaning string  `json:"definizione_unita" jsonschema:"Che cosa vuol dire l’unità."`
}

type row struct {
	Key   string   `json:"chiave" jsonschema:"La stessa in tutte le tabelle: il codice dell’ATS, dell’Ambito o del Comune, oppure un nome fisso. Dice a quale riga va un’osservazione."`
	Label string   `json:"riga" jsonschema:"Nome della riga, come è stampato."`
	Name  string   `json:"nome" jsonschema:"Nome della riga come si scrive in una frase."`
	Group *string  `json:"gruppo" jsonschema:"L’area del servizio. È null se le righe non hanno gruppi."`
	Total bool     `json:"totale" jsonschema:"Vero se la riga è la regione intera."`
	Self  *address `json:"self" jsonschema:"Indirizzo del documento dell’ATS, dell’Ambito o del Comune. È null per le altre righe."`
	Page  *address `json:"pagina" jsonschema:"Indirizzo della pagina dell’ATS, dell’Ambito o del Comune. È null per le altre righe."`
}

type reason struct {
	ID         catalogue.Reason `json:"motivo" jsonschema:"Codice del motivo, lo stesso in ogni raccolta e in ogni formato."`
	Label      string           `json:"etichetta" jsonschema:"Il motivo in poche parole."`
	Definition string           `json:"definizione" jsonschema:"Che cosa vuol dire il motivo."`
}

// observation is a cell of a table.
type observation struct {
	Row      string            `json:"chiave" jsonschema:"La riga: una «chiave» di «righe»."`
	Label    string            `json:"riga" jsonschema:"Nome della riga, come è stampato."`
	Year     *string           `json:"anno" jsonschema:"L’anno. È null se il valore riguarda tutto il triennio."`
	Measure  string            `json:"misura" jsonschema:"La misura: una di «misure»."`
	Value    *number           `json:"valore" jsonschema:"Il valore, con tutte le cifre stampate. È null se manca."`
	Unit     string            `json:"unita" jsonschema:"Nome dell’unità."`
	Reason   *catalogue.Reason `json:"motivo" jsonschema:"Perché il valore manca: uno di «motivi». È null se il valore c’è."`
	Findings []string          `json:"id_segnalazioni" jsonschema:"I nomi delle segnalazioni che toccano questo valore: i loro «id» in «segnalazioni»."`
}

func (b *builder) tableList(k kind) []document[list[tableRow]] {
	return listDocument(b, k, b.page("spesa/"), listOf(b.Spending.Tables, func(t catalogue.Table) tableRow {
		return tableRow{t.ID, t.Number, t.Title, t.Theme, t.Level, same(t.Years), b.linksTo(t)}
	}))
}

func (b *builder) tableDocuments(k kind) []document[table] {
	return listOf(b.Spending.Tables, func(t catalogue.Table) document[table] {
		found := b.concerning("", t.ID)
		return document[table]{pathOf(t), table{
			head:         b.head(k, pathOf(t), b.page(t.Path())),
			ID:           t.ID,
			Number:       t.Number,
			Title:        t.Title,
			Caption:      optional(t.Caption),
			Theme:        t.Theme,
			Level:        t.Level,
			Years:        same(t.Years),
			Measured:     t.WhatIsMeasured,
			Numerator:    optional(t.Numerator),
			Denominator:  optional(t.Denominator),
			Universe:     optional(t.Universe),
			Exclusions:   same(t.Exclusions),
			Read:         optional(t.HowToRead),
			DoNotRead:    optional(t.HowNotToRead),
			Notes:        same(t.Notes),
			Measures:     listOf(t.Measures, measureOf),
			Rows:         listOf(t.Rows, b.row),
			Reasons:      reasonsIn(t),
			Observations: listOf(t.Observations, func(o catalogue.Observation) observation { return observed(o, found) }),
			Findings:     b.findingRefs(found),
		}}
	})
}

// same copies a list of texts; the copy is never null.
func same(texts []string) []string { return append([]string{}, texts...) }

func measureOf(m catalogue.Measure) measure {
	return measure{m.ID, m.Label, optional(m.Printed), m.Unit.ID, m.Unit.Label, m.Unit.Definition}
}

func (b *builder) row(r catalogue.Row) row {
	out := row{Key: r.Key, Label: r.Label, Name: r.Name, Group: optional(r.Group), Total: r.Total}
	var to links
	if ats, ok := b.FindATS(r.ATS); ok {
		to = b.atsRef(ats).links
	} else if ambito, ok := b.FindAmbito(r.Ambito); ok {
		to = b.ambitoRef(ambito).links
	} else if i := slices.IndexFunc(b.Comuni, func(c catalogue.Comune) bool { return c.Code == r.Comune }); i >= 0 {
		to = b.comuneRef(b.Comuni[i]).links
	} else {
		return out
	}
	out.Self, out.Page = &to.Self, &to.Page
	return out
}

// reasonsIn explains why values of the table are missing.
func reasonsIn(t catalogue.Table) []reason {
	used := slices.DeleteFunc(catalogue.Reasons(), func(known catalogue.Reason) bool {
		return !slices.ContainsFunc(t.Observations, func(o catalogue.Observation) bool {
			why, missing := o.Missing()
			return missing && why == known
		})
	})
	return listOf(used, reasonOf)
}

func reasonOf(r catalogue.Reason) reason { return reason{r, r.Label(), r.Definition()} }

func (b *builder) reasonList(k kind) []document[list[reason]] {
	return listDocument(b, k, b.page(opendata.Folder+opendata.ReasonsID+"/"), listOf(catalogue.Reasons(), reasonOf))
}

// observed is a cell with the names of the findings about it.
func observed(o catalogue.Observation, found []audit.Finding) observation {
	out := observation{
		Row: o.Row.Key, Label: o.Row.Label, Year: optional(o.Year), Measure: o.Measure.ID, Unit: o.Measure.Unit.ID, Findings: []string{},
	}
	if value, ok := o.Value(); ok {
		digits := number(value.String())
		out.Value = &digits
	}
	if why, missing := o.Missing(); missing {
		out.Reason = &why
	}
	for _, f := range found {
		if slices.Contains(f.Cells, audit.SpendingCell(o)) {
			out.Findings = append(out.Findings, f.ID)
		}
	}
	return out
}
