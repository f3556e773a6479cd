package forms

import (
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/workbook"
)

// The sheets. How many there are for objectives is ours: a copy of one makes one more.
const (
	coverSheet    = "Ambito"
	documentSheet = "Documento"
	outcomes      = 6
	goals         = 6
	outcomeSheet  = "Esito %d"
	goalSheet     = "Obiettivo %d"
	printedSheet  = "Delibera"
	listSheet     = "Elenchi"
)

// Where in the act the questions of a form stand.
const (
	documentPlace = "paragrafo 8.2, parte"
	outcomePlace  = "Tabella 2, riga"
	goalPlace     = "Tabella 3, riga"
)

// encode makes the workbook with these facts on its first sheet.
func encode(c *catalogue.Catalogue, title string, facts []fact) ([]byte, error) {
	file, err := workbook.New(workbook.Properties{Title: title, Description: "Tabella 2, Tabella 3 e parti del documento, da compilare.",
		Day: c.FormsSource.Transcribed}, coverSheet)
	if err != nil {
		return nil, err
	}
	b := &book{File: file}
	defer b.Close()
	b.try(b.prepareStyles())
	b.cover(title, facts, c.FormsSource)
	whose := facts[0].value
	b.form(documentSheet, "Documento di Piano 2021-2023", documentPlace, whose, manyLines, c.PlanForms[catalogue.DocumentForm])
	for i := range outcomes {
		b.form(fmt.Sprintf(outcomeSheet, i+1), fmt.Sprintf("Esito del 2018-2020, obiettivo %d", i+1), outcomePlace, whose, someLines, c.PlanForms[catalogue.OutcomeForm])
	}
	for i := range goals {
		b.form(fmt.Sprintf(goalSheet, i+1), fmt.Sprintf("Obiettivo %d del 2021-2023", i+1), goalPlace, whose, someLines, c.PlanForms[catalogue.GoalForm])
	}
	b.printed(c)
	b.lists(c.Macroaree)
	if b.fault != nil {
		return nil, b.fault
	}
	data, err := b.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return data.Bytes(), nil
}

// cover is the first sheet: of whom the plan is, and how to fill it in.
func (b *book) cover(title string, facts []fact, from catalogue.Provenance) {
	b.begin(coverSheet, title, facts[0].value)
	for _, f := range facts {
		if f.value == "" {
			kind := catalogue.Text
			if f.number {
				kind = count
			}
			b.ask(f.label, kind, f.help, oneLine)
			continue
		}
		b.state(f.label, f.value, f.help, f.number)
	}
	b.heading("Come si compila")
	for _, line := range []string{
		"Scrivi nelle celle gialle. Le altre sono protette, senza password: si sbloccano dal menu che protegge il foglio.",
		fmt.Sprintf("Il foglio «%s» ha le sette parti del piano. I fogli «Esito» servono per gli obiettivi del 2018-2020, i fogli «Obiettivo» per quelli del 2021-2023: uno per ogni obiettivo.", documentSheet),
		fmt.Sprintf("Ce ne sono %d e %d. Se non bastano, copia un foglio vuoto. Se avanzano, lasciali vuoti.", outcomes, goals),
		"Dove la cella ha una freccia, scegli dall’elenco. A capo dentro una cella: Alt e Invio in Excel, Ctrl e Invio in LibreOffice.",
		"Se una risposta è lunga, alza la riga. Ogni foglio si stampa su carta A4.",
		fmt.Sprintf("Le domande sono dette con parole nostre. Quelle della delibera stanno nel foglio «%s».", printedSheet),
	} {
		b.line(line)
	}
	b.heading("Da sapere")
	for _, line := range []string{
		"I moduli sono quelli della delibera del 2021, per i piani 2021-2023. Quei piani sono conclusi: per il 2025-2027 la Regione ha dato altre regole.",
		"Questo file non è della Regione Lombardia. Lo ha preparato un progetto indipendente: prima di usarlo controlla i dati.",
		"Fonte dei moduli: " + from.Source + ", " + from.Section + ".",
	} {
		b.line(line)
	}
	b.protect()
}

// form is a sheet with the questions of a form; room is the least height of a text.
func (b *book) form(sheet, title, place, whose string, room float64, questions []catalogue.Question) {
	_, err := b.NewSheet(sheet)
	b.try(err)
	b.begin(sheet, title, whose)
	for _, q := range questions {
		label, help := q.Asked, q.Help
		if q.Number != "" {
			label, help = q.Number+". "+label, help+" Nella delibera: "+place+" "+q.Number+"."
		}
		least := float64(oneLine)
		if q.Answer == catalogue.Text {
			least = room
		}
		b.ask(label, q.Answer, help, least)
		switch q.Follow {
		case catalogue.Text:
			b.ask(q.FollowAsked, catalogue.Text, "", room)
		case catalogue.SomeAreas:
			for i := range catalogue.MostAreas {
				b.ask(q.FollowAsked+" ("+strconv.Itoa(i+1)+")", catalogue.OneOfAreas, "", oneLine)
			}
		}
	}
	b.protect()
}

// printed is the sheet with the questions as the act prints them.
func (b *book) printed(c *catalogue.Catalogue) {
	_, err := b.NewSheet(printedSheet)
	b.try(err)
	b.begin(printedSheet, c.FormsSource.Title+", come sono stampati", "")
	for _, form := range []struct {
		name  catalogue.PlanForm
		place string
	}{{catalogue.DocumentForm, documentPlace}, {catalogue.OutcomeForm, outcomePlace}, {catalogue.GoalForm, goalPlace}} {
		for _, q := range c.PlanForms[form.name] {
			if q.Number != "" {
				b.state(form.place+" "+q.Number, q.Printed, q.PrintedAnswer, false)
			}
		}
	}
	b.protect()
}

// lists is the hidden sheet of what cells with a list offer.
func (b *book) lists(areas []catalogue.Macroarea) {
	_, err := b.NewSheet(listSheet)
	b.try(err)
	b.column("A", yesNoName, []any{"sì", "no"})
	var shares, names []any
	for i := range 101 {
		shares = append(shares, float64(i)/100)
	}
	b.column("B", shareName, shares)
	b.try(b.SetColStyle(listSheet, "B", b.styles[catalogue.Percent]))
	for _, m := range areas {
		names = append(names, m.Letter+". "+m.Title)
	}
	b.column("C", areaName, names)
	b.try(b.SetSheetVisible(listSheet, false))
}

// column writes a list down a column and gives it a name.
func (b *book) column(column, name string, values []any) {
	b.try(b.SetSheetCol(listSheet, column+"1", &values))
	b.try(b.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: fmt.Sprintf("%s!$%s$1:$%s$%d", listSheet, column, column, len(values))}))
}
