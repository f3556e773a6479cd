package api

import "ambitilombardia/generator/catalogue"

// A mention of a thing: its code, its name and where to read more.
type (
	ambitoRef struct {
		Code catalogue.AmbitoCode `json:"codice_ambito" jsonschema:"Codice regionale dell’Ambito: cinque cifre."`
		Name string               `json:"denominazione_ambito" jsonschema:"Nome dell’Ambito, come nell’Allegato B."`
		links
	}
	atsRef struct {
		Code catalogue.ATSCode `json:"codice_ats" jsonschema:"Codice dell’ATS (agenzia di tutela della salute): tre cifre."`
		Name string            `json:"nome_ats" jsonschema:"Nome dell’ATS come si scrive in una frase."`
		links
	}
	asstRef struct {
		Code catalogue.ASSTCode `json:"codice_asst" jsonschema:"Codice dell’ASST (azienda socio sanitaria territoriale): tre cifre."`
		Name string             `json:"nome_asst" jsonschema:"Nome dell’ASST come si scrive in una frase."`
		links
	}
	comuneRef struct {
		Code     catalogue.ISTATCode `json:"codice_istat" jsonschema:"Codice ISTAT (istituto nazionale di statistica) del Comune: sei cifre, anche se comincia con zero."`
		Name     string              `json:"comune" jsonschema:"Nome del Comune."`
		Province catalogue.Province  `json:"provincia" jsonschema:"Sigla della provincia: due lettere."`
		links
	}
)

func (b *builder) ambitoRef(a catalogue.Ambito) ambitoRef {
	return ambitoRef{a.Code, a.Name, b.linksTo(a)}
}

func (b *builder) atsRef(a catalogue.ATS) atsRef {
	return atsRef{a.Code, a.Name(), b.linksTo(a)}
}

func (b *builder) asstRef(a catalogue.ASST) asstRef {
	return asstRef{a.Code, a.Name(), b.linksTo(a)}
}

func (b *builder) comuneRef(c catalogue.Comune) comuneRef {
	return comuneRef{c.Code, c.Name, c.Province, b.linksTo(c)}
}

// health is who looks after the health services of an Ambito.
type health struct {
	ATS    atsRef            `json:"ats" jsonschema:"L’ATS (agenzia di tutela della salute) dell’Ambito."`
	ASST   *asstRef          `json:"asst" jsonschema:"L’ASST (azienda socio sanitaria territoriale) dell’Ambito. È null se nessuna fonte ne indica una per il giorno dei dati."`
	Reason *string           `json:"motivo_asst" jsonschema:"Perché l’ASST manca, in una frase. È null se l’ASST c’è."`
	Why    *catalogue.Reason `json:"codice_motivo_asst" jsonschema:"Perché l’ASST manca: il codice di «motivi-assenza.json». È null se l’ASST c’è."`
	Shared []asstRef         `json:"asst_possibili" jsonschema:"Le ASST che l’Allegato B scrive per l’Ambito senza dire quali Comuni stiano con l’una e quali con l’altra. L’elenco è vuoto se non c’è questo dubbio."`
	Doubt  *string           `json:"dubbio_asst" jsonschema:"Il dubbio sull’ASST, in una frase. È null se non c’è."`
}

func (b *builder) health(a catalogue.Ambito) health {
	ats, _ := b.FindATS(a.ATS)
	h := health{ATS: b.atsRef(ats), Shared: listOf(b.SharedASST(a), b.asstRef), Doubt: optional(b.ASSTDoubt(a))}
	if asst, ok := b.FindASST(a.ASST); ok {
		ref := b.asstRef(asst)
		h.ASST = &ref
	} else {
		why := catalogue.NotReported
		h.Reason, h.Why = optional(b.NoASST(a)), &why
	}
	return h
}

// evidence is a word of comuni.csv.
type evidence string

// proof says how sure a membership is and where it was read.
type proof struct {
	Evidence evidence `json:"evidenza" jsonschema:"Quanto è sicuro che il Comune stia in questo Ambito. Dal più al meno sicuro: documentata, dedotta, nota, dubbia."`
	Source   string   `json:"fonte" jsonschema:"Dove abbiamo letto, o da che cosa abbiamo ricavato, l’Ambito del Comune."`
	Label    string   `json:"evidenza_etichetta" jsonschema:"Il grado di sicurezza come lo leggono le persone: «nota» è «senza documento»."`
}

func proofOf(c catalogue.Comune) proof {
	return proof{evidence(c.Evidence.String()), c.Source, c.Evidence.Label()}
}
