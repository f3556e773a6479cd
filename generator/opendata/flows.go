package opendata

import (
	"strconv"
	"strings"

	"ambitilombardia/generator/catalogue"
)

// FlowsID is the dataset of the flows of data.
const FlowsID = "flussi-informativi"

// flussiInformativi has a row for each delivery of a flow, and one for each flow that is not in the calendar of the act.
func flussiInformativi(c *catalogue.Catalogue) Dataset {
	unsaid := func(what string) []Missing { return missing(catalogue.NotReported, what) }
	undated := missing(catalogue.NotApplicable, "Il flusso non è nel calendario dell’atto.")
	monthless := missing(catalogue.NotApplicable, "Il calendario dell’atto non dà al flusso dei mesi.")
	d := Dataset{
		ID:    FlowsID,
		Title: "Flussi informativi",
		Description: "Le informazioni che Comuni, Ambiti e ATS (agenzie di tutela della salute) mandano alla Regione, come le descrive la delibera del 2021: " +
			"che cosa dicono, chi le manda, come e in quali mesi. Ogni riga è un invio; i flussi che il calendario non ha stanno in una riga sola. " +
			"Il calendario valeva per gli anni 2021-2023.",
		Sources:  []catalogue.Provenance{c.FlowsSource},
		Licence:  ccBy,
		Document: true,
		Columns: columns([]string{"flusso", "invio"}, []Column{
			{Name: "flusso", Type: String, Meaning: "Codice del flusso, dato da questo progetto.", Pattern: catalogue.TableForm().Pattern()},
			{Name: "invio", Type: String, Blank: true, Meaning: "Quale invio dell’anno: «unico», «preventivo», «provvisorio».", WhenEmpty: "Vuoto se il flusso non è nel calendario.", Missing: undated},
			{Name: "nome", Type: String, Meaning: "Nome del flusso."},
			{Name: "dimensione", Type: String, Meaning: "Dimensione del sistema informativo: rendicontativa (come si è usato il denaro), conoscitiva (che cosa si impara dai dati), gestionale (i dati su persone e servizi).", Allowed: wordsOf(catalogue.Dimensions())},
			{Name: "contenuto", Type: String, Meaning: "Che cosa dice il flusso.", WhenEmpty: "Vuoto se l’atto lo nomina soltanto.", Missing: unsaid("L’atto nomina il flusso e non dice che cosa raccoglie.")},
			{Name: "mittente", Type: String, Meaning: "Chi lo manda.", WhenEmpty: "Vuoto se l’atto non lo dice.", Missing: unsaid("L’atto non dice chi lo manda.")},
			{Name: "ambito", Type: String, Meaning: "Se lo manda un Ambito. «forse»: l’atto non lo dice, o dipende da quello che dice la nota.", Allowed: wordsOf(catalogue.Duties())},
			{Name: "ats", Type: String, Meaning: "Se lo manda un’ATS (agenzia di tutela della salute), con le stesse tre risposte.", Allowed: wordsOf(catalogue.Duties())},
			{Name: "mezzo", Type: String, Meaning: "Con quale sistema si manda. SMAF è il sistema regionale che raccoglie i flussi.", WhenEmpty: "Vuoto se l’atto non lo dice.", Missing: unsaid("L’atto non dice con quale sistema.")},
			{Name: "periodicita", Type: String, Meaning: "Ogni quanto si manda.", WhenEmpty: "Vuoto se l’atto non lo dice.", Missing: unsaid("L’atto non dice ogni quanto.")},
			{Name: "regola", Type: String, Meaning: "L’atto o la regola da cui nasce, come la delibera li nomina.", WhenEmpty: "Vuoto se la delibera non ne nomina.", Missing: unsaid("L’atto non nomina una regola.")},
			{Name: "riguarda", Type: String, Meaning: "Di quale tempo parlano i dati di questo invio.", WhenEmpty: "Vuoto se il flusso non è nel calendario.", Missing: undated},
			{Name: "mesi", Type: String, Meaning: "I numeri dei mesi in cui si manda, separati da un punto e virgola.", WhenEmpty: "Vuoto se il calendario non ha mesi.", Missing: monthless, Pattern: "[0-9]{1,2}(;[0-9]{1,2})*"},
			{Name: "quando", Type: String, Meaning: "Gli stessi mesi in parole, con il giorno entro cui mandare.", WhenEmpty: "Vuoto se il flusso non è nel calendario.", Missing: undated},
			{Name: "ultimo_giorno", Type: String, Meaning: "L’ultimo giorno utile dell’ultimo invio, se il flusso è finito.", WhenEmpty: "Vuoto se la delibera non gli dà una fine.", Missing: missing(catalogue.NotApplicable, "La delibera non dà al flusso una fine.")},
			{Name: "flusso_stampato", Type: String, Meaning: "Il nome che l’atto stampa nella riga del calendario.", WhenEmpty: "Vuoto se la cella sopra vale anche per la riga.", Missing: missing(catalogue.NotApplicable, "Il flusso non è nel calendario, o il nome è stampato una volta sola per più righe.")},
			{Name: "periodicita_stampata", Type: String, Meaning: "La seconda cella della riga, come è stampata.", WhenEmpty: "Vuoto se il flusso non è nel calendario.", Missing: undated},
			{Name: "tipo_stampato", Type: String, Meaning: "La terza cella della riga, come è stampata.", WhenEmpty: "Vuoto se il flusso non è nel calendario.", Missing: undated},
			{Name: "tempistica_stampata", Type: String, Meaning: "La quarta cella della riga, come è stampata.", WhenEmpty: "Vuoto se il flusso non è nel calendario.", Missing: undated},
		}, "flusso", "invio", "nome", "dimensione", "contenuto", "mittente", "ambito", "ats", "mezzo", "periodicita", "regola", "riguarda", "mesi", "quando", "ultimo_giorno", "nota",
			"flusso_stampato", "periodicita_stampata", "tipo_stampato", "tempistica_stampata"),
	}
	for _, f := range c.Flows {
		if len(f.Deliveries) == 0 {
			d.Rows = append(d.Rows, flowRow(f, catalogue.Delivery{Printed: make([]string, 4)}, ""))
		}
		for _, x := range f.Deliveries {
			d.Rows = append(d.Rows, flowRow(f, x, x.When()))
		}
	}
	return d
}

func flowRow(f catalogue.Flow, x catalogue.Delivery, when string) []string {
	return append([]string{f.ID, x.Name, f.Name, string(f.Dimension), f.Contents, f.Sender, string(f.Ambito), string(f.ATS), f.Through, f.Period,
		f.Rule, x.About, monthNumbers(x.Months), when, x.Until, f.Note}, x.Printed...)
}

func monthNumbers(months []int) string {
	var numbers []string
	for _, m := range months {
		numbers = append(numbers, strconv.Itoa(m))
	}
	return strings.Join(numbers, ";")
}

// wordsOf gives the words of a list as texts.
func wordsOf[T ~string](list []T) []string {
	words := make([]string, len(list))
	for i, word := range list {
		words[i] = string(word)
	}
	return words
}
