package site

import (
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
	"ambitilombardia/generator/opendata"
)

// flows says what is sent to the Region, when and by whom; null where the project does not know any.
func (b *builder) flows() *flows {
	if len(b.catalogue.Flows) == 0 {
		return nil
	}
	page := flows{Dataset: b.datasetLink(opendata.FlowsID), Notes: paragraphs(typographic(b.catalogue.FlowsSource.Notes))}
	for _, f := range b.filesAt(catalogue.CalendarPath) {
		page.File = download(f)
	}
	for month := 1; month <= 12; month++ {
		page.Initials = append(page.Initials, grammar.UpperFirst(catalogue.Month(month)[:1]))
		page.Months = append(page.Months, flowMonth{
			Name: catalogue.Month(month), Anchor: catalogue.Month(month),
			Ambito: b.due(month, func(f catalogue.Flow) catalogue.Duty { return f.Ambito }),
			ATS:    b.due(month, func(f catalogue.Flow) catalogue.Duty { return f.ATS }),
		})
	}
	for _, dimension := range catalogue.Dimensions() {
		group := dimensionWords[dimension]
		for _, f := range b.catalogue.Flows {
			if f.Dimension == dimension {
				group.Flows = append(group.Flows, flowItemOf(f))
			}
		}
		page.Groups = append(page.Groups, group)
	}
	for _, f := range b.catalogue.Flows {
		page.add(f)
	}
	return &page
}

// add puts a flow into the calendar, or among those without a place in it.
func (p *flows) add(f catalogue.Flow) {
	if len(f.Deliveries) == 0 && f.Period != "" {
		p.Always = append(p.Always, flowLink(f))
	}
	for _, d := range f.Deliveries {
		row := flowRow{link: flowLink(f), Delivery: deliveryName(d), Period: f.Period, When: d.When(), About: d.About, Printed: d.Printed}
		for month := 1; month <= 12; month++ {
			row.Months = append(row.Months, d.In(month))
		}
		if d.Until != "" {
			row.Ended = "finito il " + day(d.Until).Text
			p.Ended = append(p.Ended, f.Name+": l’ultimo invio era entro il "+day(d.Until).Text+".")
		}
		if len(d.Months) == 0 {
			p.Undated = append(p.Undated, flowLink(f))
		}
		p.Calendar = append(p.Calendar, row)
	}
}

// due lists what somebody has to send in a month, and what perhaps; those that have ended are not sent.
func (b *builder) due(month int, duty func(catalogue.Flow) catalogue.Duty) []flowDue {
	var sure, unsure []flowDue
	for _, f := range b.catalogue.Flows {
		for _, d := range f.Deliveries {
			if !d.In(month) || d.Until != "" || duty(f) == catalogue.NeedNot {
				continue
			}
			until := d.Day.Deadline()
			if d.Day == catalogue.LastDay {
				until += " del mese"
			}
			if d.Span {
				until = d.When()
			}
			item := flowDue{link: flowLink(f), Delivery: deliveryName(d), Until: until}
			if duty(f) == catalogue.MustSend {
				sure = append(sure, item)
			} else {
				item.Unsure = true
				unsure = append(unsure, item)
			}
		}
	}
	return append(sure, unsure...)
}

func flowLink(f catalogue.Flow) link {
	return link{Name: typographic(f.Name), URL: catalogue.FlowsPath + "#" + f.Slug()}
}

// deliveryName is nothing where a flow is sent once at a time.
func deliveryName(d catalogue.Delivery) string {
	if strings.EqualFold(d.Name, "unico") {
		return ""
	}
	return d.Name
}

// dimensionWords explain the dimensions.
var dimensionWords = map[catalogue.Dimension]flowGroup{
	catalogue.Accounting: {Anchor: "rendicontare", Title: "Per rendere conto", Meaning: "Dicono come si è usato il denaro. L’atto li chiama flussi della dimensione rendicontativa."},
	catalogue.Knowledge:  {Anchor: "conoscere", Title: "Per conoscere", Meaning: "Mettono insieme i dati, per decidere meglio. L’atto parla di dimensione conoscitiva."},
	catalogue.Management: {Anchor: "gestire", Title: "Per lavorare ogni giorno", Meaning: "Sono gli archivi sulle persone e sui servizi. L’atto parla di dimensione gestionale."},
}

var dutyWords = map[catalogue.Duty]string{catalogue.MustSend: "sì", catalogue.Perhaps: "non è detto", catalogue.NeedNot: "no"}

func flowItemOf(f catalogue.Flow) flowItem {
	item := flowItem{Name: typographic(f.Name), Anchor: f.Slug(), Contents: f.Contents, Sender: f.Sender, Ambito: dutyWords[f.Ambito], ATS: dutyWords[f.ATS],
		Through: f.Through, Period: f.Period, Rule: f.Rule, Note: f.Note, Words: f.Words}
	for _, d := range f.Deliveries {
		when := d.When()
		if name := deliveryName(d); name != "" {
			when = name + ": " + when
		}
		item.When = append(item.When, when)
	}
	return item
}
