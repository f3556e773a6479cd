package api

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
)

// The documents, read again, say what the catalogue says: who belongs where, codes, names and proofs, every figure with its
// digits or its reason.
func TestTheDocumentsSayWhatTheCatalogueSays(t *testing.T) {
	for path, facts := range input(t).facts() {
		var document any
		read(t, path, &document)
		if err := compare(document, facts); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// What compares them finds another value, a list that is shorter or longer, and a member that is not there.
func TestADocumentThatSaysAnythingElseIsFound(t *testing.T) {
	document := map[string]any{"codice": "50083", "comuni": []any{map[string]any{"nome": "Rozzano"}, map[string]any{"nome": nil}}}
	for _, c := range []struct {
		fact fact
		want string
	}{
		{fact{"codice", []string{"50083"}}, ""},
		{fact{"comuni.nome", []string{"Rozzano", ""}}, ""},
		{fact{"codice", []string{"50084"}}, "«codice», value 1: «50083», want «50084»"},
		{fact{"comuni.nome", []string{"Rozzano"}}, "«comuni.nome» has 2 values, want 1"},
		{fact{"comuni.codice", []string{"015189"}}, "«comuni.codice» has 0 values, want 1"},
	} {
		if err := compare(document, []fact{c.fact}); (err == nil) != (c.want == "") || err != nil && err.Error() != c.want {
			t.Errorf("%v: %v, want %q", c.fact, err, c.want)
		}
	}
}

// fact is what a document must say: the texts found by going down its members, through every list on the way. A number
// stands for its digits, null for nothing.
type fact struct {
	path string // «comuni.codice_istat»
	want []string
}

func compare(document any, facts []fact) error {
	for _, f := range facts {
		got := textsAt(nil, document, strings.Split(f.path, "."))
		if slices.Equal(got, f.want) {
			continue
		}
		if len(got) != len(f.want) {
			return fmt.Errorf("«%s» has %d values, want %d", f.path, len(got), len(f.want))
		}
		i := 0
		for got[i] == f.want[i] {
			i++
		}
		return fmt.Errorf("«%s», value %d: «%s», want «%s»", f.path, i+1, got[i], f.want[i])
	}
	return nil
}

// textsAt appends the texts at a place of a document.
func textsAt(texts []string, value any, path []string) []string {
	switch value := value.(type) {
	case []any:
		for _, item := range value {
			texts = textsAt(texts, item, path)
		}
		return texts
	case map[string]any:
		if len(path) > 0 {
			if member, ok := value[path[0]]; ok {
				return textsAt(texts, member, path[1:])
			}
			return texts
		}
	case nil:
		return append(texts, "")
	}
	return append(texts, fmt.Sprint(value))
}

// facts gives what each document must say, by path under the root of the API.
func (in Input) facts() map[string][]fact {
	c, all := in.Catalogue, map[string][]fact{}
	for _, a := range c.Ambiti {
		members := c.Members(a.Code)
		all[pathOf(a)] = append(membersFacts("comuni", members),
			say("codice_ambito", a.Code), say("denominazione_ambito", a.Name), say("codice_registro_nazionale", a.Register),
			say("ats.codice_ats", a.ATS), say("asst.codice_asst", a.ASST), say("numero_comuni", fmt.Sprint(len(members))),
			each("rettifiche.valore_usato", c.CorrectionsOf(a.Code), func(r catalogue.Correction) string { return r.Used }))
	}
	all["ambiti.json"] = ambitiFacts("elementi", c.Ambiti)
	for _, a := range c.ATS {
		all[pathOf(a)] = append(ambitiFacts("ambiti", c.AmbitiOfATS(a.Code)), say("codice_ats", a.Code),
			say("denominazione_ats", a.Printed), each("asst.codice_asst", c.ASSTOfATS(a.Code), asstCode))
	}
	all["ats.json"] = []fact{each("elementi.codice_ats", c.ATS, func(a catalogue.ATS) string { return string(a.Code) })}
	for _, a := range c.ASST {
		all[pathOf(a)] = append(ambitiFacts("ambiti", c.AmbitiOfASST(a.Code)), say("codice_asst", a.Code),
			say("denominazione_asst", a.Printed), say("ats.codice_ats", a.ATS))
	}
	all["asst.json"] = []fact{each("elementi.codice_asst", c.ASST, asstCode)}
	for _, m := range c.Comuni {
		a, _ := c.FindAmbito(m.Ambito)
		all[pathOf(m)] = []fact{say("codice_istat", m.Code), say("comune", m.Name), say("provincia", m.Province),
			say("codice_catastale", in.Atlas.Comuni.Extra(string(m.Code))), say("appartenenza.codice_ambito", m.Ambito),
			say("appartenenza.denominazione_ambito", a.Name), say("appartenenza.evidenza", m.Evidence.String()),
			say("appartenenza.fonte", m.Source), say("ats.codice_ats", a.ATS), say("asst.codice_asst", a.ASST)}
	}
	all["comuni.json"] = append(membersFacts("elementi", c.Comuni),
		each("elementi.codice_ambito", c.Comuni, func(m catalogue.Comune) string { return string(m.Ambito) }))
	for _, t := range c.Spending.Tables {
		all[pathOf(t)] = tableFacts(t)
	}
	all["spesa.json"] = []fact{each("elementi.tabella", c.Spending.Tables, func(t catalogue.Table) string { return t.ID })}
	for _, m := range c.Macroaree {
		all[pathOf(m)] = []fact{say("lettera", m.Letter), say("titolo", m.Title), {"punti_chiave", m.KeyPoints}}
	}
	all["macroaree.json"] = []fact{each("elementi.titolo", c.Macroaree, func(m catalogue.Macroarea) string { return m.Title })}
	all["segnalazioni.json"] = []fact{
		each("elementi.id", in.Findings, func(f audit.Finding) string { return f.ID }),
		each("elementi.frase", in.Findings, func(f audit.Finding) string { return f.Sentence }),
		each("elementi.valore_stampato", in.Findings, func(f audit.Finding) string { return f.Printed }),
		each("elementi.valore_calcolato", in.Findings, func(f audit.Finding) string { return f.Computed }),
	}
	all["motivi-assenza.json"] = []fact{each("elementi.motivo", catalogue.Reasons(), func(r catalogue.Reason) string { return string(r) })}
	return all
}

func tableFacts(t catalogue.Table) []fact {
	of := func(member string, text func(catalogue.Observation) string) fact {
		return each("osservazioni."+member, t.Observations, text)
	}
	return []fact{
		say("tabella", t.ID), say("numero", t.Number), say("titolo", t.Title),
		of("chiave", func(o catalogue.Observation) string { return o.Row.Key }),
		of("anno", func(o catalogue.Observation) string { return o.Year }),
		of("misura", func(o catalogue.Observation) string { return o.Measure.ID }),
		of("unita", func(o catalogue.Observation) string { return o.Measure.Unit.ID }),
		of("valore", func(o catalogue.Observation) string {
			value, ok := o.Value()
			if !ok {
				return ""
			}
			return value.String()
		}),
		of("motivo", func(o catalogue.Observation) string {
			why, missing := o.Missing()
			if !missing {
				return ""
			}
			return string(why)
		}),
	}
}

func ambitiFacts(list string, ambiti []catalogue.Ambito) []fact {
	return []fact{
		each(list+".codice_ambito", ambiti, func(a catalogue.Ambito) string { return string(a.Code) }),
		each(list+".denominazione_ambito", ambiti, func(a catalogue.Ambito) string { return a.Name }),
	}
}

func membersFacts(list string, comuni []catalogue.Comune) []fact {
	return []fact{
		each(list+".codice_istat", comuni, func(m catalogue.Comune) string { return string(m.Code) }),
		each(list+".comune", comuni, func(m catalogue.Comune) string { return m.Name }),
		each(list+".evidenza", comuni, func(m catalogue.Comune) string { return m.Evidence.String() }),
		each(list+".fonte", comuni, func(m catalogue.Comune) string { return m.Source }),
	}
}

func asstCode(a catalogue.ASST) string { return string(a.Code) }

func say[T ~string](path string, text T) fact { return fact{path, []string{string(text)}} }

func each[T any](path string, items []T, text func(T) string) fact {
	return fact{path, listOf(items, text)}
}
