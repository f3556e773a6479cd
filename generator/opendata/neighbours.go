package opendata

import (
	"strconv"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/geo"
)

// vicini has a row for each place and each of its neighbours: a border stands in it twice, once from either side, so that
// joining by one column is enough.
func vicini(c *catalogue.Catalogue, b Boundaries) Dataset {
	levels := []struct {
		level catalogue.Level
		areas *geo.Topology
	}{{catalogue.LevelAmbito, b.Ambiti}, {catalogue.LevelComune, b.Comuni}, {catalogue.LevelATS, b.ATS}, {catalogue.LevelASST, b.ASST}}
	d := Dataset{
		ID:    "vicini",
		Title: "Territori vicini e confini in comune",
		Description: "Quali Ambiti, Comuni, ATS (agenzie di tutela della salute) e ASST (aziende socio sanitarie territoriali) confinano, e per quanti " +
			"chilometri. Ogni confine c’è due volte, una per parte. Chi si tocca in un punto solo non confina. Le lunghezze sono quelle dei confini " +
			"semplificati di questo sito: sono un po’ più corte di quelle vere.",
		Sources: []catalogue.Provenance{c.Boundaries, c.Membership},
		Licence: ccBy,
		Own:     true,
		Columns: columns([]string{"livello", "codice", "codice_vicino"}, []Column{
			{Name: "codice_vicino", Type: String, Meaning: "Codice del territorio con cui confina, dello stesso livello.", Pattern: catalogue.PlaceForm().Pattern()},
			{Name: "territorio_vicino", Type: String, Meaning: "Nome del territorio con cui confina."},
			{Name: "confine_km", Type: Number, Unit: "km", Meaning: "Lunghezza del confine in comune."},
		}, "livello", "codice", "territorio", "codice_vicino", "territorio_vicino", "confine_km"),
	}
	var names []string
	for _, l := range levels {
		names = append(names, string(l.level))
		for _, code := range l.areas.Codes() {
			for _, other := range l.areas.Neighbours(code) {
				d.Rows = append(d.Rows, []string{string(l.level), code, l.areas.Name(code), other.Code, l.areas.Name(other.Code),
					strconv.FormatFloat(other.Km, 'f', 2, 64)})
			}
		}
	}
	d.allow("livello", names)
	return d
}
