package api

import "ambitilombardia/generator/catalogue"

// comuneRow is a Comune in the list for look-ups.
type comuneRow struct {
	comuneRef
	cadastre
	Key    string               `json:"chiave_ricerca" jsonschema:"Il nome in minuscolo, senza accenti né apostrofi: per cercare, scrivi allo stesso modo quello che cerchi. Non distingue i Comuni con lo stesso nome."`
	Ambito catalogue.AmbitoCode `json:"codice_ambito" jsonschema:"Codice dell’Ambito del Comune: cinque cifre."`
	proof
}

type comune struct {
	head
	Code catalogue.ISTATCode `json:"codice_istat" jsonschema:"Codice ISTAT (istituto nazionale di statistica) del Comune: sei cifre, anche se comincia con zero."`
	cadastre
	Name         string             `json:"comune" jsonschema:"Nome del Comune."`
	Province     catalogue.Province `json:"provincia" jsonschema:"Sigla della provincia: due lettere."`
	ProvinceName string             `json:"nome_provincia" jsonschema:"Nome della provincia."`
	Membership   membership         `json:"appartenenza" jsonschema:"L’Ambito del Comune, con la prova."`
	health
	Surface  number       `json:"area_km2" jsonschema:"Superficie in chilometri quadrati, calcolata sui confini semplificati di questo sito: può essere un po’ diversa da quella ufficiale."`
	Findings []findingRef `json:"segnalazioni" jsonschema:"I dubbi e le note sull’Ambito del Comune."`
	past
	reach
}

// cadastre is the code of a Comune in the land register.
type cadastre struct {
	Cadastral *catalogue.CadastralCode `json:"codice_catastale" jsonschema:"Codice catastale del Comune, quello che è anche nel codice fiscale: una lettera e tre cifre. È null se nessuna fonte letta lo dà."`
	NoCode    *catalogue.Reason        `json:"codice_motivo_catastale" jsonschema:"Perché il codice catastale manca: il codice di «motivi-assenza.json». È null se il codice catastale c’è."`
}

func (b *builder) cadastre(c catalogue.Comune) cadastre {
	if code := catalogue.CadastralCode(b.in.Atlas.Comuni.Extra(string(c.Code))); code != "" {
		return cadastre{Cadastral: &code}
	}
	why := catalogue.NotReported
	return cadastre{NoCode: &why}
}

// membership is the Ambito of a Comune with its proof.
type membership struct {
	ambitoRef
	proof
}

func (b *builder) comuneList(k kind) []document[list[comuneRow]] {
	return listDocument(b, k, b.page("comuni/"), listOf(b.Comuni, func(c catalogue.Comune) comuneRow {
		return comuneRow{b.comuneRef(c), b.cadastre(c), catalogue.SortKey(c.Name), c.Ambito, proofOf(c)}
	}))
}

func (b *builder) comuneDocuments(k kind) []document[comune] {
	return listOf(b.Comuni, func(c catalogue.Comune) document[comune] {
		path := pathOf(c)
		ambito, _ := b.FindAmbito(c.Ambito)
		return document[comune]{path, comune{
			head:         b.head(k, path, b.page(c.Path())),
			Code:         c.Code,
			cadastre:     b.cadastre(c),
			Name:         c.Name,
			Province:     c.Province,
			ProvinceName: c.Province.Name(),
			Membership:   membership{b.ambitoRef(ambito), proofOf(c)},
			health:       b.health(ambito),
			Surface:      surface(b.in.Atlas.Comuni, string(c.Code)),
			Findings:     b.findingRefs(b.concerning(string(c.Code), "comuni")),
			past:         b.pastOf(catalogue.AComune, string(c.Code)),
			reach:        b.reach(catalogue.AComune, string(c.Code)),
		}}
	})
}
