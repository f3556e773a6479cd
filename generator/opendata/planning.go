package opendata

import (
	"strconv"
	"strings"

	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
)

// planningSource says in which section of the act a dataset of the planning has its data.
func planningSource(c *catalogue.Catalogue, title, section, date string) []catalogue.Provenance {
	p := c.Planning.Provenance
	if p.Title == "" {
		return nil
	}
	p.Title, p.Section, p.Date = title, section, date
	return []catalogue.Provenance{p}
}

// sectionColumn says where in the act each row was read.
var sectionColumn = Column{Name: "sezione", Type: String, Meaning: "Sezione dell’atto in cui si legge."}

// numberColumn is a number that the act prints in a sentence; why says why a row has none, of a table in which some have none.
func numberColumn(why string) Column {
	return orNone(Column{Name: "numero", Type: Number, Meaning: "Il numero, con le cifre stampate."}, why)
}

func numberUnitColumn(why string) Column {
	return orNone(Column{Name: "unita_numero", Type: String, Meaning: "Unità del numero: «n» è un conteggio, «%» una quota, «eur» sono euro.",
		Allowed: ids(catalogue.FigureUnits(), func(u catalogue.FigureUnit) string { return string(u) })}, why)
}

func orNone(c Column, why string) Column {
	if why != "" {
		c.WhenEmpty, c.Missing = "Vuoto dove un numero non c’è.", missing(catalogue.NotApplicable, why)
	}
	return c
}

func adp(c *catalogue.Catalogue) Dataset {
	d := Dataset{
		ID:    audit.AgreementsData,
		Title: "Accordi di Programma, 2018-2020",
		Description: "Quanti Ambiti di ogni ATS (agenzia di tutela della salute) hanno presentato l’Accordo di Programma del triennio 2018-2020 " +
			"entro il 31 dicembre 2019, e quanti no. L’accordo è il patto con cui si mette in pratica il Piano di Zona, il programma sociale dell’Ambito.",
		Sources: planningSource(c, "Accordi di Programma del triennio 2018-2020, per ATS", "Allegato A, capitolo 2", "2018-2020"),
		Licence: ccBy,
		Columns: columns([]string{"codice_ats"}, []Column{
			{Name: "presentati", Type: Integer, Meaning: "Ambiti che hanno presentato l’accordo entro il 31 dicembre 2019."},
			{Name: "non_presentati", Type: Integer, Meaning: "Ambiti che non l’hanno presentato."},
			{Name: "ambiti", Type: Integer, Meaning: "Tutti gli Ambiti dell’ATS, secondo la stessa tabella dell’atto."},
			sectionColumn,
		}, "codice_ats", "nome_ats", "presentati", "non_presentati", "ambiti", "sezione"),
		Document: true,
	}
	for _, a := range c.Planning.Agreements {
		if ats, ok := c.FindATS(a.ATS); ok {
			d.Rows = append(d.Rows, []string{string(a.ATS), ats.Name(), strconv.Itoa(a.Handed), strconv.Itoa(a.Missing), strconv.Itoa(a.From), a.Section})
		}
	}
	return d
}

func progetti(c *catalogue.Catalogue) Dataset {
	d := Dataset{
		ID:    audit.ProjectsData,
		Title: "Progetti premiati, 2018-2020",
		Description: "Quanti progetti gli Ambiti hanno presentato nel 2018-2020 per avere un premio, quanti sono stati approvati e le quote che l’atto " +
			"stampa, per ognuno dei tre obiettivi. Un numero stampato per riga. Le quote sono ricalcolate: quelle che non tornano sono nelle segnalazioni.",
		Sources: planningSource(c, "Progetti del triennio 2018-2020, per obiettivo", "Allegato A, capitolo 2", "2018-2020"),
		Licence: ccBy,
		Columns: columns([]string{"cifra"}, []Column{
			{Name: "cifra", Type: String, Meaning: "Nome della cifra: la misura e, se c’è, l’obiettivo.", Pattern: catalogue.TableForm().Pattern()},
			{Name: "obiettivo", Type: String, Meaning: "Numero dell’obiettivo.", WhenEmpty: "Vuoto per tutti gli obiettivi insieme.", Missing: missing(catalogue.NotApplicable, "La cifra riguarda tutti gli obiettivi insieme.")},
			{Name: "titolo_obiettivo", Type: String, Meaning: "L’obiettivo in poche parole, del sito.", WhenEmpty: "Vuoto per tutti gli obiettivi insieme.", Missing: missing(catalogue.NotApplicable, "La cifra riguarda tutti gli obiettivi insieme.")},
			{Name: "conta", Type: String, Meaning: "Che cosa è contato: «presentati» e «approvati» sono progetti, «quota_presentati» è la parte di tutti i presentati, «quota_approvati» la parte approvata di quelli dell’obiettivo, «quota_ammessi» la parte di tutti gli approvati."},
			numberColumn(""), numberUnitColumn(""),
			sectionColumn,
		}, "cifra", "obiettivo", "titolo_obiettivo", "conta", "numero", "unita_numero", "sezione"),
		Document: true,
	}
	titles := map[string]string{}
	for _, a := range c.Planning.Aims {
		titles[a.ID] = a.Title
	}
	for _, p := range c.Planning.Projects {
		d.Rows = append(d.Rows, []string{p.ID, p.Aim, titles[p.Aim], p.Measure, p.Value.String(), string(p.Unit), p.Section})
	}
	return d
}

func premialita(c *catalogue.Catalogue) Dataset {
	d := Dataset{
		ID:    audit.PremiumData,
		Title: "Premio agli Ambiti che lavorano insieme, 2021-2023",
		Description: "Le regole e gli importi del premio per gli Ambiti che realizzano obiettivi insieme. Una riga per ogni regola e per ogni punto " +
			"dell’atto che la scrive: dove i punti non dicono la stessa cosa, le righe lo mostrano.",
		Sources: planningSource(c, "Criterio premiale 2021-2023", "Delibera; Allegato A, paragrafo 5.2 e Tabella 1", "2021-2023"),
		Licence: ccBy,
		Columns: columns([]string{"voce", "sezione"}, []Column{
			{Name: "voce", Type: String, Meaning: "Nome della regola.", Pattern: catalogue.TableForm().Pattern()},
			sectionColumn,
			{Name: "testo", Type: String, Meaning: "La regola in parole del sito."},
			numberColumn("La regola non ha un numero."), numberUnitColumn("La regola non ha un numero."),
			{Name: "lettura", Type: String, Meaning: "Come il punto dell’atto intende l’importo per più di due obiettivi: «in_aggiunta» a quelli per i primi due, «al_posto» di quelli, «non_dice».", WhenEmpty: "Vuoto per le altre regole.", Missing: missing(catalogue.NotApplicable, "La regola non si legge in due modi.")},
		}, "voce", "sezione", "testo", "numero", "unita_numero", "lettura"),
		Document: true,
	}
	d.allow("lettura", ids(catalogue.Readings(), func(r catalogue.Reading) string { return string(r) }))
	for _, t := range c.Planning.Premium {
		value := ""
		if t.HasValue {
			value = t.Value.String()
		}
		d.Rows = append(d.Rows, []string{t.Term, t.Section, t.Words, value, string(t.Unit), string(t.Reading)})
	}
	return d
}

func risorse(c *catalogue.Catalogue) Dataset {
	d := Dataset{
		ID:    "risorse",
		Title: "Fonti di denaro per i Piani di Zona, 2021",
		Description: "Le fonti di denaro che la delibera elenca per i Piani di Zona, i programmi sociali degli Ambiti. La spiegazione e le macroaree " +
			"a cui la fonte può servire sono scritte dal sito: l’atto dà solo i nomi.",
		Sources: planningSource(c, "Fonti di finanziamento dei Piani di Zona", "Allegato A, capitolo 6", "2021"),
		Licence: ccBy,
		Columns: columns([]string{"fonte_di_denaro"}, []Column{
			{Name: "livello_fonte", Type: String, Meaning: "Di chi sono i soldi.", Allowed: ids(catalogue.ResourceLevels(), func(l catalogue.ResourceLevel) string { return string(l) })},
			{Name: "fonte_di_denaro", Type: String, Meaning: "Nome della fonte."},
			{Name: "spiegazione", Type: String, Meaning: "A che cosa serve, in una frase del sito."},
			{Name: "macroaree", Type: String, Meaning: "Lettere delle macroaree a cui può servire, divise da uno spazio: un abbinamento del sito.", Pattern: "[" + catalogue.FirstLetter + "-" + catalogue.LastLetter + "]( [" + catalogue.FirstLetter + "-" + catalogue.LastLetter + "])*"},
			sectionColumn,
		}, "livello_fonte", "fonte_di_denaro", "spiegazione", "macroaree", "sezione"),
		Document: true,
	}
	for _, r := range c.Planning.Resources {
		d.Rows = append(d.Rows, []string{string(r.Level), r.Name, r.Text, strings.Join(r.Macroaree, " "), r.Section})
	}
	return d
}
