package api

import (
	"fmt"
	"slices"

	"github.com/google/jsonschema-go/jsonschema"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/opendata"
)

// kind is a kind of document: all of them have one address pattern and one schema.
type kind struct {
	ID       string // of the operation and of the schema, «ambito»
	Path     string // under the root of the API, «ambiti/{codice_ambito}.json»
	Title    string
	About    string
	Datasets []string // the downloads that hold the same data: sources and licence are theirs
	maker
	schema *jsonschema.Schema // made by kinds
}

// maker makes the schema and the documents of a kind, both of one Go type.
type maker struct {
	describe  func() (*jsonschema.Schema, error)
	documents func(*builder, kind) []document[any]
}

type document[T any] struct {
	path  string // under the root of the API
	value T
}

// of takes the function that makes the documents; their type is what the schema describes.
func of[T any](documents func(*builder, kind) []document[T]) maker {
	return maker{schemaFor[T], func(b *builder, k kind) []document[any] {
		return anyOf(documents(b, k))
	}}
}

func anyOf[T any](documents []document[T]) []document[any] {
	return listOf(documents, func(d document[T]) document[any] { return document[any]{d.path, d.value} })
}

// retiredID is the kind of the documents of codes that are no more. They stand among those of the codes that are.
const retiredID = "codice-ritirato"

// The parts of the act that kinds go with, by the datasets that hold the same data.
var (
	onAmbiti = []string{"ambiti", "comuni", "confini-ambiti"}
	onATS    = []string{"ats", "confini-ats"}
	onASST   = []string{"asst", "confini-asst"}
)

// reachable are the kinds that say how to reach what they are about, where that is known.
var reachable = []string{"ambito", "ats", "asst", "comune"}

// kinds lists what the API offers, in the order in which readers meet it. The datasets that have a document of their own come
// last.
func kinds(c *catalogue.Catalogue, r opendata.Release) ([]kind, error) {
	all := []kind{
		{ID: "indice", Path: "index.json", Title: "Indice", Datasets: []string{"ambiti", "comuni", opendata.SpendingID},
			About: "Il punto di partenza: che cosa offre l’API e a quali indirizzi.", maker: of((*builder).index)},
		{ID: "elenco-ambiti", Path: "ambiti.json", Title: "Elenco degli Ambiti", Datasets: []string{"ambiti", "comuni"},
			About: "Tutti gli Ambiti territoriali, con i loro codici, nell’ordine dell’Allegato B.", maker: of((*builder).ambitoList)},
		{ID: "ambito", Path: "ambiti/{codice_ambito}.json", Title: "Ambito", Datasets: onAmbiti,
			About: "Un Ambito: codici, Comuni con la prova di ognuno, Ambiti confinanti, rettifiche e segnalazioni.",
			maker: of((*builder).ambitoDocuments)},
		{ID: "elenco-ats", Path: "ats.json", Title: "Elenco delle ATS", Datasets: []string{"ats"},
			About: "Tutte le ATS (agenzie di tutela della salute), per codice.", maker: of((*builder).atsList)},
		{ID: "ats", Path: "ats/{codice_ats}.json", Title: "ATS", Datasets: onATS,
			About: "Un’ATS (agenzia di tutela della salute): le sue ASST e i suoi Ambiti.", maker: of((*builder).atsDocuments)},
		{ID: "elenco-asst", Path: "asst.json", Title: "Elenco delle ASST", Datasets: []string{"asst"},
			About: "Tutte le ASST (aziende socio sanitarie territoriali), per codice.", maker: of((*builder).asstList)},
		{ID: "asst", Path: "asst/{codice_asst}.json", Title: "ASST", Datasets: onASST,
			About: "Un’ASST (azienda socio sanitaria territoriale): la sua ATS e i suoi Ambiti.", maker: of((*builder).asstDocuments)},
		{ID: "elenco-comuni", Path: "comuni.json", Title: "Elenco dei Comuni", Datasets: []string{"comuni"},
			About: "Tutti i Comuni, per codice ISTAT: serve a cercare un Comune per nome, per codice ISTAT o per codice catastale.", maker: of((*builder).comuneList)},
		{ID: "comune", Path: "comuni/{codice_istat}.json", Title: "Comune", Datasets: []string{"comuni", "confini-ambiti"},
			About: "Un Comune: in quale Ambito sta, quanto è sicuro, e quali ATS e ASST lo servono.", maker: of((*builder).comuneDocuments)},
		{ID: "elenco-spesa", Path: "spesa.json", Title: "Elenco delle tabelle della spesa", Datasets: []string{opendata.SpendingID},
			About: "Le tabelle e i grafici dell’Allegato C sulla spesa sociale dei Comuni.", maker: of((*builder).tableList)},
		{ID: "spesa", Path: "spesa/{tabella}.json", Title: "Tabella della spesa", Datasets: []string{opendata.SpendingID},
			About: "Una tabella o un grafico dell’Allegato C: che cosa misura e ogni suo valore, con le cifre stampate.",
			maker: of((*builder).tableDocuments)},
		{ID: "elenco-macroaree", Path: "macroaree.json", Title: "Elenco delle macroaree", Datasets: []string{"macroaree"},
			About: "I temi su cui gli Ambiti lavorano nel triennio 2021-2023.", maker: of((*builder).macroareaList)},
		{ID: "macroarea", Path: "macroaree/{lettera}.json", Title: "Macroarea", Datasets: []string{"macroaree"},
			About: "Una macroarea con i suoi punti chiave. Nell’indirizzo la lettera è minuscola.", maker: of((*builder).macroareaDocuments)},
		{ID: "elenco-segnalazioni", Path: "segnalazioni.json", Title: "Elenco delle segnalazioni", Datasets: []string{"segnalazioni"},
			About: "Che cosa non torna nei dati dell’atto, o lascia un dubbio.", maker: of((*builder).findingList)},
		{ID: "elenco-motivi", Path: "motivi-assenza.json", Title: "Motivi dei valori mancanti", Datasets: []string{opendata.ReasonsID},
			About: "Perché un valore può mancare: i codici che ogni raccolta e ogni formato usano.", maker: of((*builder).reasonList)},
	}
	if c.ContactsSource.Title != "" {
		for i, k := range all {
			if slices.Contains(reachable, k.ID) {
				all[i].Datasets = append(slices.Clone(k.Datasets), opendata.ContactsID)
			}
		}
	}
	if len(c.Indicators) > 0 {
		var ids []string
		for _, i := range c.Indicators {
			ids = append(ids, i.ID)
		}
		all = append(all,
			kind{ID: "elenco-indicatori", Path: "indicatori.json", Title: "Elenco degli indicatori", Datasets: ids,
				About: "Le cifre di ogni territorio che non vengono dall’atto, ognuna con la sua fonte.", maker: of((*builder).indicatorList)},
			kind{ID: "indicatore", Path: "indicatori/{indicatore}.json", Title: "Indicatore", Datasets: ids,
				About: "Un indicatore: che cosa misura e ogni suo valore, o il motivo per cui manca.", maker: of((*builder).indicatorDocuments)})
	}
	if len(c.Ended) > 0 {
		all = append(all, kind{ID: retiredID, Path: "{elenco}/{codice_ritirato}.json", Title: "Codice ritirato", Datasets: []string{"variazioni", "comuni"},
			About: "Quello che c’è all’indirizzo di un Comune, di un Ambito, di un’ATS (agenzia di tutela della salute) o di un’ASST (azienda socio sanitaria territoriale) che non c’è più: da quando, per quale atto e chi ne ha preso il posto.",
			maker: of((*builder).retiredDocuments)})
	}
	for _, d := range r.Datasets {
		if d.Document {
			all = append(all, rowsOf(d))
		}
	}
	for i := range all {
		if err := all[i].checkDatasets(r); err != nil {
			return nil, err
		}
		schema, err := all[i].describe()
		if err != nil {
			return nil, err
		}
		all[i].schema = schema
	}
	return all, nil
}

// checkDatasets wants the datasets that a kind names to be there: else its documents would tell no source and no licence.
func (k kind) checkDatasets(r opendata.Release) error {
	for _, id := range k.Datasets {
		if !slices.ContainsFunc(r.Datasets, func(d opendata.Dataset) bool { return d.ID == id }) {
			return fmt.Errorf("i documenti «%s» sono fatti dell’insieme di dati «%s», che non c’è", k.ID, id)
		}
	}
	return nil
}
