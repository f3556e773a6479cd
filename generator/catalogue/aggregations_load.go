package catalogue

import (
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"

	"ambitilombardia/generator/source"
)

const (
	aggregationsFolder = "data/aggregazioni/"
	aggregationsTable  = aggregationsFolder + "aggregazioni"
	countsTable        = aggregationsFolder + "conteggi"
)

var (
	aggregationColumns = []string{"codice_ambito", "denominazione_ambito", "unisce", "territorio_unito"}
	countColumns       = []string{"conteggio", "valore", "stampato"}
)

// loadAggregations reads the aggregations as a part of the catalogue, and wants each to be of an Ambito of the coding table.
// That the two print the same name is no matter of form: a rule of the audit looks at it.
func (c *Catalogue) loadAggregations(project fs.FS, errs *source.Errors) {
	sound := len(*errs) == 0 // else what a row names may only seem to be missing
	var err error
	c.Aggregations, err = ReadAggregations(project)
	errs.Add("", err)
	for _, a := range c.Aggregations.List {
		if sound {
			c.knowsAmbito(source.Value{Text: string(a.Ambito), Pos: a.Pos}, errs)
		}
	}
}

// ReadAggregations reads them and nothing else. A project need not have any.
func ReadAggregations(project fs.FS) (Aggregations, error) {
	if found, _ := fs.Glob(project, aggregationsTable+".*"); len(found) == 0 {
		return Aggregations{}, nil
	}
	var errs source.Errors
	all := Aggregations{Provenance: readProvenance(project, aggregationsFolder+"provenienza.yaml", &errs)}
	table, err := source.ReadTable(project, aggregationsTable, aggregationColumns)
	errs.Add(aggregationsTable+".csv", err)
	for _, row := range table.Rows {
		all.add(row, &errs)
	}
	sound := len(errs) == 0 // else a part may only seem to be missing
	for _, a := range all.List {
		switch {
		case !sound:
		case a.Unites == OfAmbiti && len(a.Parts) < 2:
			errs.Addf(a.Pos, "l'Ambito %s unisce un solo Ambito, «%s»: ci si aspettava una riga per ognuno, due o più", a.Name, a.Parts[0])
		case a.Unites == OfComuni && len(a.Parts) > 1:
			errs.Addf(a.Pos, "l'Ambito %s unisce Comuni in %d righe: ci si aspettava una riga sola, con le parole dell'atto", a.Name, len(a.Parts))
		}
	}
	all.Counts = readCounts(project, &errs)
	return all, errs.Err()
}

// add reads a row: one part of an aggregation.
func (all *Aggregations) add(row source.Row, errs *source.Errors) {
	for _, column := range aggregationColumns {
		if cell := row.Get(column); cell.Text == "" {
			errs.Addf(cell.Pos, "la cella «%s» è vuota: ci si aspettava un testo", column)
			return
		}
	}
	unites, part := row.Get("unisce"), row.Get("territorio_unito")
	if !slices.Contains(Unions(), Union(unites.Text)) {
		errs.Addf(unites.Pos, "«%s» non è una cosa che si unisce: ci si aspettava %s o %s", unites.Text, OfAmbiti, OfComuni)
		return
	}
	a := Aggregation{Ambito: AmbitoCode(row.Get("codice_ambito").Text), Name: row.Get("denominazione_ambito").Text,
		Unites: Union(unites.Text), Pos: row.Get("codice_ambito").Pos}
	at := slices.IndexFunc(all.List, func(known Aggregation) bool { return known.Ambito == a.Ambito })
	if at < 0 {
		at = len(all.List)
		all.List = append(all.List, a)
	}
	switch known := &all.List[at]; {
	case known.Name != a.Name || known.Unites != a.Unites:
		errs.Addf(row.Pos, "l'Ambito %s è «%s» e unisce %s in %s: ci si aspettava lo stesso qui", a.Ambito, known.Name, known.Unites, known.Pos)
	case slices.Contains(known.Parts, part.Text):
		errs.Addf(part.Pos, "«%s» c'è già per l'Ambito %s: tenere una riga sola", part.Text, a.Name)
	default:
		known.Parts = append(known.Parts, part.Text)
	}
}

// readCounts wants each of the numbers once.
func readCounts(project fs.FS, errs *source.Errors) AggregationCounts {
	table, err := source.ReadTable(project, countsTable, countColumns)
	errs.Add(countsTable+".csv", err)
	var counts AggregationCounts
	wanted := map[string]*PrintedCount{"ambiti_prima": &counts.Before, "ambiti_dopo": &counts.After,
		"ambiti_aggregati": &counts.United, "piani_nati": &counts.Plans}
	sound := err == nil // else a number may only seem to be missing
	for _, row := range table.Rows {
		name, value, printed := row.Get("conteggio"), row.Get("valore"), row.Get("stampato")
		count, ok := wanted[name.Text]
		number, err := strconv.Atoi(value.Text)
		switch {
		case !ok:
			unknown(errs, name, "un conteggio dell'atto", wanted)
			sound = false
			continue
		case count.Printed != "":
			errs.Addf(name.Pos, "il conteggio «%s» c'è già in %s: tenere una riga sola", name.Text, count.Pos)
			sound = false
			continue
		case err != nil || number < 1:
			errs.Addf(value.Pos, "«%s» non è un conteggio: ci si aspettava un intero da 1 in su", value.Text)
		case !says(printed.Text, number):
			errs.Addf(printed.Pos, "«%s» non dice %d, né in cifre né in lettere", printed.Text, number)
		}
		*count = PrintedCount{number, printed.Text, name.Pos}
	}
	for _, name := range slices.Sorted(maps.Keys(wanted)) {
		if sound && wanted[name].Pos == (source.Pos{}) {
			errs.Addf(source.Pos{File: table.File}, "manca il conteggio «%s»: ci si aspettava una riga", name)
		}
	}
	return counts
}

// inLetters are the numbers from one on as the act writes them.
var inLetters = strings.Fields("uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici")

// says tells whether a number stands among the words of a sentence.
func says(printed string, number int) bool {
	words := strings.Fields(printed)
	return slices.Contains(words, strconv.Itoa(number)) || number <= len(inLetters) && slices.Contains(words, inLetters[number-1])
}
