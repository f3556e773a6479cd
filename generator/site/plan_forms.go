package site

import (
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
	"ambitilombardia/generator/opendata"
)

// planForms shows the forms of a Piano di Zona; null where the project has none.
func (b *builder) planForms() *planForms {
	c := b.catalogue
	if c.PlanForms == nil {
		return nil
	}
	page := planForms{Source: c.FormsSource.Source + ", " + grammar.LowerFirst(c.FormsSource.Section), Notes: paragraphs(typographic(c.FormsSource.Notes))}
	for _, f := range b.filesAt(catalogue.EmptyPlanForm) {
		page.Empty = download(f)
	}
	for _, ats := range c.ATS {
		group := formGroup{Name: ats.Name()}
		for _, a := range c.AmbitiOfATS(ats.Code) {
			for _, form := range b.planForm(a) {
				form.Label = a.Name
				group.Files = append(group.Files, form)
			}
		}
		page.Filled = append(page.Filled, group)
	}
	for _, m := range c.Macroaree {
		page.Areas = append(page.Areas, m.Letter+". "+m.Title)
	}
	for _, form := range []struct {
		id          catalogue.PlanForm
		title, lead string
	}{
		{catalogue.DocumentForm, "Il documento, in sette parti", "L’ordine è quello del paragrafo 8.2 dell’Allegato A."},
		{catalogue.OutcomeForm, "Com’è andato un obiettivo del 2018-2020", "È la Tabella 2 dell’Allegato A. Ne serve una copia per ogni obiettivo."},
		{catalogue.GoalForm, "Un obiettivo del 2021-2023", "È la Tabella 3 dell’Allegato A. Ne serve una copia per ogni obiettivo."},
	} {
		shown := planForm{Anchor: string(form.id), Title: form.title, Lead: form.lead}
		for _, q := range c.PlanForms[form.id] {
			shown.Questions = append(shown.Questions, planQuestion{Number: q.Number, Asked: q.Asked, Help: q.Help, Answer: string(q.Answer),
				Follow: string(q.Follow), FollowAsked: q.FollowAsked})
		}
		page.Forms = append(page.Forms, shown)
	}
	return &page
}

// planForm is the form of an Ambito with what is known of it; none where there are no forms, or the act does not know the Ambito.
func (b *builder) planForm(a catalogue.Ambito) []downloadLink {
	var list []downloadLink
	for _, f := range b.filesAt(a.PlanFormPath()) {
		form := download(f)
		form.Label = "Moduli del Piano di Zona 2021-2023"
		list = append(list, form)
	}
	return list
}

// filesAt gives the file of an address, if there is one.
func (b *builder) filesAt(path string) []opendata.File {
	for _, f := range b.release.Files {
		if f.Path == path {
			return []opendata.File{f}
		}
	}
	return nil
}
