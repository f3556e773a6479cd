package opendata

import (
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/geo"
)

// The systems of codes, and how the column «uso» tells those of today.
const (
	nationalRegister = "registro_nazionale"
	istatAreas       = "istat_itter107"
	cadastralCodes   = "catastale"
	ipaCodes         = "ipa"
	nutsCodes        = "nuts_3"

	inUse  = "attuale"
	before = "precedente"
)

// ofProvince is the level of a province, of which nothing else here is known.
const ofProvince = "provincia"

// codiciEsterni has a row for each code that others have for one of our places. The cadastral codes stand in the boundaries.
func codiciEsterni(c *catalogue.Catalogue, areas *geo.Topology) Dataset {
	d := Dataset{
		ID:    "codici-esterni",
		Title: "Codici che altri archivi usano per gli stessi territori",
		Description: "Per unire i dati di questo sito con quelli di altri: i codici degli Ambiti nel registro nazionale e nelle serie dell’ISTAT (istituto " +
			"nazionale di statistica), quelli dei Comuni nel catasto, quelli di Comuni, ATS (agenzie di tutela della salute) e ASST (aziende socio sanitarie " +
			"territoriali) in IndicePA, quelli europei delle province (NUTS 3). Una riga per codice.",
		Sources: withChanges(c, c.Act, c.Boundaries, c.External, c.ContactsSource, c.NUTSSource),
		Licence: ccBy,
		Own:     true,
		Columns: columns([]string{"livello", "codice", "sistema", "codice_esterno"}, []Column{
			{Name: "sistema", Type: String, Meaning: "Di chi è il codice: «" + nationalRegister + "» degli Ambiti; «" + istatAreas + "», le serie dell’ISTAT; «" + cadastralCodes + "»; «" +
				ipaCodes + "», l’indice delle pubbliche amministrazioni; «" + nutsCodes + "», le statistiche europee.",
				Allowed: []string{nationalRegister, istatAreas, cadastralCodes, ipaCodes, nutsCodes}},
			{Name: "codice_esterno", Type: String, Meaning: "Il codice in quel sistema."},
			{Name: "uso", Type: String, Meaning: "Se il codice è quello di adesso o uno di prima.", Allowed: []string{inUse, before}},
		}, "livello", "codice", "territorio", "sistema", "codice_esterno", "uso", "nota"),
	}
	d.allow("livello", append(ids(catalogue.Things(), func(t catalogue.Thing) string { return string(t) }), ofProvince))
	d.require("codice")
	add := func(level catalogue.Thing, code, name, system, theirs, use, note string) {
		if theirs != "" {
			d.Rows = append(d.Rows, []string{string(level), code, name, system, theirs, use, note})
		}
	}
	ipa := func(level catalogue.Thing, code, name string) {
		contact, _ := c.ContactOf(level, code)
		add(level, code, name, ipaCodes, contact.IPA, inUse, "")
	}
	for _, a := range c.Ambiti {
		add(catalogue.AnAmbito, string(a.Code), a.Name, nationalRegister, string(a.Register), inUse, "")
		for _, area := range c.ISTATAreas {
			if area.Ambito == a.Code {
				use := map[bool]string{true: inUse, false: before}[area.Current]
				add(catalogue.AnAmbito, string(a.Code), a.Name, istatAreas, area.Code, use, "Per l’ISTAT è «"+area.Name+"»: corrispondenza nostra, non ufficiale.")
			}
		}
	}
	for _, a := range c.ATS {
		ipa(catalogue.AnATS, string(a.Code), a.Name())
	}
	for _, a := range c.ASST {
		ipa(catalogue.AnASST, string(a.Code), a.Name())
	}
	for _, m := range c.Comuni {
		add(catalogue.AComune, string(m.Code), m.Name, cadastralCodes, areas.Extra(string(m.Code)), inUse, "")
		ipa(catalogue.AComune, string(m.Code), m.Name)
	}
	for _, n := range c.NUTS {
		add(ofProvince, n.Province.ISTAT(), n.Province.Name(), nutsCodes, n.Code, inUse, "")
	}
	return d
}
