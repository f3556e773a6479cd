package changes

import (
	"fmt"
	"slices"

	"ambitilombardia/generator/catalogue"
)

// A Change is one difference. What does not apply to its kind is empty.
type Change struct {
	Kind  Kind
	Code  string // of the Ambito, Comune, ATS or ASST, or the letter of the macroarea
	Name  string
	Cell  Figure // of a figure: which
	Field string // the column that is different
	Old   string
	New   string
	Words string // the whole change in a sentence
	group string // changes of the same group are told in one sentence that begins so
}

// Kind says what happened, and is the word for it in the table.
type Kind string

// The kinds of changes, but for «ats_» and «asst_» with «aggiunta», «tolta» and «rinominata», which compareAuthorities makes.
const (
	AmbitoMerged      Kind = "ambito_confluito"
	AmbitoSplit       Kind = "ambito_diviso"
	AmbitoEnded       Kind = "ambito_cessato"
	AmbitoBorn        Kind = "ambito_nato"
	AmbitoRecoded     Kind = "ambito_codice"
	AmbitoRenamed     Kind = "ambito_rinominato"
	AmbitoATS         Kind = "ambito_ats"
	AmbitoASST        Kind = "ambito_asst"
	AmbitoRegister    Kind = "ambito_registro"
	ComuneMoved       Kind = "comune_spostato"
	ComuneAdded       Kind = "comune_aggiunto"
	ComuneRemoved     Kind = "comune_tolto"
	ComuneRecoded     Kind = "comune_codice"
	ComuneRenamed     Kind = "comune_rinominato"
	ComuneProvince    Kind = "comune_provincia"
	ComuneEvidence    Kind = "comune_evidenza"
	ComuneSource      Kind = "comune_fonte"
	CorrectionAdded   Kind = "rettifica_aggiunta"
	CorrectionRemoved Kind = "rettifica_tolta"
	CorrectionChanged Kind = "rettifica_cambiata"
	PrintedChanged    Kind = "allegato_b_trascrizione"
	FigureCorrected   Kind = "spesa_corretta"
	FigureLost        Kind = "spesa_ora_manca"
	FigureFound       Kind = "spesa_ora_presente"
	FigureReason      Kind = "spesa_motivo"
	FigureUnit        Kind = "spesa_unita"
	FigureAdded       Kind = "spesa_aggiunta"
	FigureRemoved     Kind = "spesa_tolta"
	MacroareaAdded    Kind = "macroarea_aggiunta"
	MacroareaRemoved  Kind = "macroarea_tolta"
	MacroareaRenamed  Kind = "macroarea_titolo"
	PointAdded        Kind = "punto_aggiunto"
	PointRemoved      Kind = "punto_tolto"
	PointChanged      Kind = "punto_cambiato"
	PointsReordered   Kind = "punti_ordine"
	PlanRowAdded      Kind = "programmazione_aggiunta"
	PlanRowRemoved    Kind = "programmazione_tolta"
	PlanRowChanged    Kind = "programmazione_cambiata"
	TableAdded        Kind = "raccolta_aggiunta"
	TableRemoved      Kind = "raccolta_tolta"
	TableChanged      Kind = "raccolta_cambiata"
	TableColumns      Kind = "raccolta_colonne"
)

// A Report is all that is different, by subject.
type Report struct {
	Sections []Section
	Partial  bool // the macroareas were not compared: one of the editions does not have them
}

// Section is what is different in one subject.
type Section struct {
	Title   string
	Changes []Change
}

// Count is how many differences there are.
func (r Report) Count() int {
	n := 0
	for _, s := range r.Sections {
		n += len(s.Changes)
	}
	return n
}

// Compare gives what is different in after with respect to before, in an order that depends on nothing else.
func Compare(before, after Edition) Report {
	p := pair{newIndex(before), newIndex(after)}
	r := Report{Partial: before.Macroaree == nil || after.Macroaree == nil}
	ambiti, recoded := p.ambiti()
	for _, s := range []Section{
		{"Ambiti", ambiti},
		{"ATS e ASST", p.authorities()},
		{"Comuni", p.comuni(recoded)},
		{"Allegato B: rettifiche e trascrizione", slices.Concat(p.corrections(), p.printed())},
		{"Spesa sociale", p.figures()},
		{"Macroaree", p.macroaree(r.Partial)},
		{"Programmazione", p.plans()},
		{"Raccolte, riga per riga", p.tables()},
	} {
		if len(s.Changes) > 0 {
			r.Sections = append(r.Sections, s)
		}
	}
	return r
}

// pair is the two editions, each with its things by code.
type pair struct{ old, new index }

type index struct {
	Edition
	byATS    map[catalogue.ATSCode]catalogue.ATS
	byASST   map[catalogue.ASSTCode]catalogue.ASST
	byAmbito map[catalogue.AmbitoCode]catalogue.Ambito
	byComune map[catalogue.ISTATCode]catalogue.Comune
	members  map[catalogue.AmbitoCode][]catalogue.Comune
}

func newIndex(e Edition) index {
	x := index{
		Edition:  e,
		byATS:    by(e.ATS, func(a catalogue.ATS) catalogue.ATSCode { return a.Code }),
		byASST:   by(e.ASST, func(a catalogue.ASST) catalogue.ASSTCode { return a.Code }),
		byAmbito: by(e.Ambiti, func(a catalogue.Ambito) catalogue.AmbitoCode { return a.Code }),
		byComune: by(e.Comuni, func(m catalogue.Comune) catalogue.ISTATCode { return m.Code }),
		members:  map[catalogue.AmbitoCode][]catalogue.Comune{},
	}
	for _, m := range e.Comuni {
		x.members[m.Ambito] = append(x.members[m.Ambito], m)
	}
	return x
}

func by[K comparable, T any](items []T, key func(T) K) map[K]T {
	m := make(map[K]T, len(items))
	for _, item := range items {
		m[key(item)] = item
	}
	return m
}

// ambito names an Ambito of either edition in a sentence, «Corsico (50089)».
func (x index) ambito(code catalogue.AmbitoCode) string {
	return fmt.Sprintf("%s (%s)", x.byAmbito[code].Name, code)
}

func (x index) ats(code catalogue.ATSCode) string {
	return fmt.Sprintf("%s (%s)", x.byATS[code].Name(), code)
}

func (x index) asst(code catalogue.ASSTCode) string {
	if code == "" {
		return "nessuna ASST"
	}
	return fmt.Sprintf("%s (%s)", x.byASST[code].Name(), code)
}

// count gives a number with its noun in the right form.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// orNothing shows an empty cell.
func orNothing(text string) string {
	if text == "" {
		return "cella vuota"
	}
	return "«" + text + "»"
}
