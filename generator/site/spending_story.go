package site

import (
	"fmt"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
)

// story tells the years of the tables in five pictures. Every number in it is a printed figure, every verb and every
// name follows from the figures; a part whose table is not there, or has another shape, is left out.
func (b *builder) story(n *notes) []storyPart {
	var parts []storyPart
	for _, tell := range []struct {
		table string
		part  func(*builder, *sentences) storyPart
	}{
		{"tab_1", storyTotal}, {"tab_2", storyTogether}, {"graf_12", storyPerHead}, {"tab_10_1", storyInside}, {"tab_9", storyServices},
	} {
		t, ok := b.catalogue.Spending.Table(tell.table)
		if !ok {
			continue
		}
		part := tell.part(b, &sentences{notes: n, table: t})
		if len(part.Text) == 0 {
			continue
		}
		part.Anchor = fmt.Sprintf("figura-%d", len(parts)+1)
		part.Table = link{Name: typographic(t.Title), Code: t.Number, URL: t.Path()}
		parts = append(parts, part)
	}
	return parts
}

func storyTotal(b *builder, w *sentences) storyPart {
	t := w.table
	total, ok := t.Total()
	if !ok || len(t.Years) < 2 || len(t.Whole) != 2 {
		return storyPart{}
	}
	first, last := t.Years[0], t.Last()
	alone, together := t.Measures[0], t.Measures[1]
	return storyPart{
		Text: []phrase{
			w.phrase("Nel %s i Comuni della Lombardia spendono da soli, per i servizi sociali, %s. Altri %s li spendono insieme, con il Piano di Zona, il programma sociale dell’Ambito.",
				last, w.at(total, last, alone), w.at(total, last, together)),
			w.phrase("Nel %s la spesa gestita da soli era di %s, quella gestita insieme di %s.", first, w.at(total, first, alone), w.at(total, first, together)),
			w.phrase("Attenzione a sommare i due importi. Una parte dei soldi che un Comune versa al Piano di Zona può essere contata due volte: l’atto non dice se è stata tolta."),
		},
		Title: w.title("La spesa gestita insieme", together),
		Chart: b.barChart(t, []catalogue.Row{total}, t.Periods(), t.Measures, "storia-totale"),
	}
}

// title says how the region's figure went from the first year to the last.
func (w *sentences) title(subject string, m catalogue.Measure) string {
	total, _ := w.table.Total()
	before, _ := w.table.Value(total, w.table.Years[0], m)
	after, _ := w.table.Value(total, w.table.Last(), m)
	return fmt.Sprintf("%s %s %s", subject, verb(before, after), w.course(total, m))
}

func storyTogether(b *builder, w *sentences) storyPart {
	t := w.table
	last, together := t.Last(), keyMeasure(t)
	e, ok := w.notes.about.extremes(t, last, together)
	total, hasTotal := t.Total()
	if !ok || !hasTotal || len(t.Years) < 2 {
		return storyPart{}
	}
	return storyPart{
		Text: []phrase{
			w.phrase("Su 100 euro di spesa, quanti sono gestiti insieme? Dipende da dove si vive. Nel %s si va %s%s.", last,
				grammar.FromTo(w.whose(e.low, last, together), w.whose(e.high, last, together)), w.leftOut(e, last, together)),
			w.phrase("Una quota più alta non vuol dire più spesa né servizi migliori: dice solo chi gestisce i soldi."),
		},
		Title: w.title("In Lombardia la quota gestita insieme", together),
		Chart: b.partsChart(t, append(t.Sorted(t.Parts(), last, together), total), []string{last}, "storia-quote"),
	}
}

func storyPerHead(b *builder, w *sentences) storyPart {
	t := w.table
	last, m := t.Last(), keyMeasure(t)
	e, ok := w.notes.about.extremes(t, last, m)
	total, hasTotal := t.Total()
	if !ok || !hasTotal {
		return storyPart{}
	}
	part := storyPart{
		Text: []phrase{
			w.phrase("Per confrontare territori grandi e piccoli si divide la spesa per gli abitanti. In Lombardia nel %[2]s sono %[1]s.", w.at(total, last, m), last),
			w.phrase("Fra le ATS si va %s%s.", grammar.FromTo(w.whose(e.low, last, m), w.whose(e.high, last, m)), w.leftOut(e, last, m)),
			w.phrase("ATS vuol dire agenzia di tutela della salute: qui è solo il territorio, perché a spendere sono i Comuni."),
		},
		Title: fmt.Sprintf("Nel %s un territorio spende per abitante %s, un altro %s%s", last, w.at(e.low, last, m), w.at(e.high, last, m), w.leftOut(e, last, m)),
	}
	part.Map = b.areaMap(t, "storia-mappa", w.notes)
	return part
}

func storyInside(b *builder, w *sentences) storyPart {
	t, year := w.table, w.table.Last()
	ranges := rangesOf(t)
	if len(ranges) == 0 {
		return storyPart{}
	}
	s := ranges[0]
	r, ok := widest(t, s)
	if !ok {
		return storyPart{}
	}
	return storyPart{
		Text: []phrase{
			w.phrase("Anche dentro la stessa ATS gli Ambiti sono diversi fra loro. Un esempio è la parte di spesa che i Comuni versano al Piano di Zona."),
			w.phrase("Nel %s la distanza maggiore è nella riga «%s»: %s, fra l’Ambito con il valore più basso e quello con il più alto. L’atto non dice quali Ambiti siano.", year,
				r.Name, grammar.FromTo(w.at(r, year, s.min), w.at(r, year, s.max))),
		},
		Title: fmt.Sprintf("Dentro una sola ATS si va %s", grammar.FromTo(w.at(r, year, s.min), w.at(r, year, s.max))),
		Chart: b.rangeChart(t, t.Parts(), ranges[:1], "storia-ambiti"),
	}
}

func storyServices(b *builder, w *sentences) storyPart {
	t, last, together := w.table, w.table.Last(), keyMeasure(w.table)
	e, ok := w.notes.about.extremes(t, last, together)
	if !ok {
		return storyPart{}
	}
	return storyPart{
		Text: []phrase{
			w.phrase("La scelta cambia da servizio a servizio. Nel %s la quota gestita insieme più bassa è %s; la più alta è %s%s.", last,
				grammar.With("", w.whose(e.low, last, together)), grammar.With("", w.whose(e.high, last, together)), w.leftOut(e, last, together)),
			w.phrase("Dove l’atto lascia vuota la casella il sito scrive «n.d.»: non è uno zero."),
		},
		Title: fmt.Sprintf("La quota gestita insieme va %s di un servizio %s di un altro", grammar.With("da", w.at(e.low, last, together)),
			grammar.With("a", w.at(e.high, last, together))),
		Chart: b.partsChart(t, t.Sorted(t.Parts(), last, together), []string{last}, "storia-servizi"),
	}
}
