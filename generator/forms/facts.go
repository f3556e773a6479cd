package forms

import (
	"strconv"
	"strings"

	"ambitilombardia/generator/catalogue"
)

// fact is a line of the first sheet. One without value is to be filled in.
type fact struct {
	label, value, help string
	number             bool
}

// emptyFacts are those of no Ambito: all of them are to be filled in.
func emptyFacts(c *catalogue.Catalogue) []fact {
	return []fact{
		{label: "Ambito", help: "Il nome dell’Ambito."},
		{label: "Codice regionale", help: "Cinque cifre."},
		{label: "Codice nazionale", help: "Il codice del registro nazionale: «lom_» e un numero."},
		{label: "ATS", help: "Agenzia di tutela della salute."},
		{label: "ASST", help: "Azienda socio sanitaria territoriale."},
		{label: "Comuni", help: "I Comuni dell’Ambito."},
		{label: residents(c), help: "Scrivi il totale dei Comuni.", number: true},
	}
}

// residents names the population that the catalogue knows, with the year of its last count.
func residents(c *catalogue.Catalogue) string {
	population, _ := c.Indicator(catalogue.PopulationID)
	if t, ok := population.Table(catalogue.LevelAmbito); ok && t.Last() != "" {
		return "Abitanti nel " + t.Last()
	}
	return "Abitanti"
}

// factsOf fills in what is known of an Ambito. How sure it is stands beside it.
func factsOf(c *catalogue.Catalogue, a catalogue.Ambito) []fact {
	facts := emptyFacts(c)
	ats, _ := c.FindATS(a.ATS)
	facts[0].value, facts[1].value, facts[2].value, facts[3].value = a.Name, string(a.Code), string(a.Register), withCode(ats.Name(), string(ats.Code))
	for i := range 4 {
		facts[i].help = "Dalla delibera del 2021."
	}
	facts[4].value, facts[4].help = asstOf(c, a)
	facts[5].value, facts[5].help = comuniOf(c, a)
	facts[6].value, facts[6].help = peopleOf(c, a)
	return facts
}

func withCode(name, code string) string { return name + " (" + code + ")" }

// asstOf gives the ASST, or those among which the act does not choose, and what is doubtful about it.
func asstOf(c *catalogue.Catalogue, a catalogue.Ambito) (value, help string) {
	if shared := c.SharedASST(a); len(shared) > 0 {
		var names []string
		for _, asst := range shared {
			names = append(names, withCode(asst.Name(), string(asst.Code)))
		}
		return strings.Join(names, "; "), "La delibera ne scrive più di una, e non dice quali Comuni stiano con l’una e quali con l’altra."
	}
	asst, ok := c.FindASST(a.ASST)
	if !ok {
		return "", c.NoASST(a)
	}
	return withCode(asst.Name(), string(asst.Code)), "Dalla delibera del 2021."
}

// comuniOf names the Comuni. The list is not official: each that no document puts into the Ambito says so.
func comuniOf(c *catalogue.Catalogue, a catalogue.Ambito) (value, help string) {
	var names []string
	help = "I Comuni del " + c.Day.Words() + ". L’elenco non è ufficiale."
	unsure := false
	for _, m := range c.Members(a.Code) {
		name := m.Name
		if m.Evidence != catalogue.Documented {
			name, unsure = name+"*", true
		}
		names = append(names, name)
	}
	if unsure {
		help += " L’asterisco (*) vuol dire che nessun documento letto lo conferma del tutto: controlla."
	}
	return strings.Join(names, ", "), help
}

// peopleOf gives the residents of the Comuni together, where they are known.
func peopleOf(c *catalogue.Catalogue, a catalogue.Ambito) (value, help string) {
	people, ok := c.Residents(catalogue.Row{Key: string(a.Code), Ambito: a.Code})
	if !ok {
		return "", "Scrivi il totale dei Comuni: qui non lo conosciamo."
	}
	help = "La somma dei Comuni."
	if population, _ := c.Indicator(catalogue.PopulationID); len(population.Sources) > 0 {
		help += " Fonte: " + population.Sources[0].Source + ". " + population.Sources[0].Section + "."
	}
	return strconv.FormatInt(people, 10), help
}
