package site

import (
	"fmt"
	"slices"

	"ambitilombardia/generator/catalogue"
)

// story tells the years of the tables in five pictures. Every number in it is a printed figure, every verb and every
// name follows from the figures; a part whose table is not there is left out.
func (b *builder) story(n *notes) ([]StoryPart, error) {
	var parts []StoryPart
	for _, tell := range []struct {
		table string
		part  func(catalogue.Table, *teller) (StoryPart, error)
	}{
		{"tab_1", b.storyTotal}, {"tab_2", b.storyTogether}, {"graf_12", b.storyPerHead}, {"tab_10_1", b.storyInside}, {"tab_9", b.storyServices},
	} {
		t, ok := b.Spending.Table(tell.table)
		if !ok {
			continue
		}
		words := &teller{builder: b, table: t, notes: n}
		part, err := tell.part(t, words)
		if err != nil {
			return nil, err
		}
		part.Anchor = fmt.Sprintf("figura-%d", len(parts)+1)
		part.Table = Link{Name: typographic(t.Title), Code: t.Number, URL: spendingURL(t)}
		part.Text = words.phrases
		parts = append(parts, part)
	}
	return parts, nil
}

// teller writes sentences about a table, with the marks of the figures that are in them.
type teller struct {
	*builder
	table   catalogue.Table
	notes   *notes
	phrases []Phrase
	marks   []Mark
}

// at says a figure with its unit.
func (w *teller) at(row catalogue.Row, year string, m catalogue.Measure) string {
	o, _ := w.table.At(row.Key, year, m.ID)
	for _, mark := range w.notes.of(o) {
		if !slices.Contains(w.marks, mark) {
			w.marks = append(w.marks, mark)
		}
	}
	return shown(o)
}

func (w *teller) say(format string, args ...any) {
	w.phrases = append(w.phrases, Phrase{Text: fmt.Sprintf(format, args...), Marks: w.marks})
	w.marks = nil
}

// extremes gives the rows with the lowest and the highest figure.
func (w *teller) extremes(year string, m catalogue.Measure) (low, high catalogue.Row) {
	rows := slices.DeleteFunc(sortedRows(w.table, w.table.Parts(), year, m), func(r catalogue.Row) bool {
		_, ok := value(w.table, r, year, m)
		return !ok
	})
	return rows[len(rows)-1], rows[0]
}

func (b *builder) storyTotal(t catalogue.Table, w *teller) (StoryPart, error) {
	total, _ := t.Total()
	first, last := t.Years[0], lastPeriod(t)
	alone, together := t.Measures[0], t.Measures[len(t.Measures)-1]
	w.say("Nel %s i Comuni della Lombardia spendono da soli, per i servizi sociali, %s. Altri %s li spendono insieme, con il Piano di Zona, il programma sociale dell’Ambito.",
		last, w.at(total, last, alone), w.at(total, last, together))
	w.say("La spesa gestita da soli era di %s nel %s; quella gestita insieme di %s.", w.at(total, first, alone), first, w.at(total, first, together))
	w.say("I due importi non si possono sommare senza dubbi: una parte dei soldi che un Comune gira al Piano di Zona può essere contata due volte, e l’atto non dice se è stata tolta.")
	return StoryPart{
		Title: b.storyChange(t, "La spesa gestita insieme", together),
		Chart: b.barChart(t, []catalogue.Row{total}, t.Periods(), t.Measures, "storia-totale"),
	}, nil
}

// storyChange says in a title how the region's figure went from the first year to the last.
func (b *builder) storyChange(t catalogue.Table, subject string, m catalogue.Measure) string {
	total, _ := t.Total()
	first, last := t.Years[0], lastPeriod(t)
	old, _ := t.At(total.Key, first, m.ID)
	now, _ := t.At(total.Key, last, m.ID)
	before, _ := old.Value()
	after, _ := now.Value()
	return fmt.Sprintf("%s %s da %s nel %s a %s nel %s", subject, verb(before, after), shown(old), first, shown(now), last)
}

func (b *builder) storyTogether(t catalogue.Table, w *teller) (StoryPart, error) {
	last := lastPeriod(t)
	together := t.Measures[len(t.Measures)-1]
	low, high := w.extremes(last, together)
	w.say("Su 100 euro di spesa, quanti sono gestiti insieme? Dipende da dove si vive. Nel %s si va da %s (%s) a %s (%s).", last,
		w.at(low, last, together), low.Name, w.at(high, last, together), high.Name)
	w.say("Una quota più alta non vuol dire più spesa né servizi migliori: dice solo chi gestisce i soldi.")
	rows := sortedRows(t, t.Parts(), last, together)
	if total, ok := t.Total(); ok {
		rows = append(rows, total)
	}
	return StoryPart{
		Title: b.storyChange(t, "In Lombardia la quota gestita insieme", together),
		Chart: b.barChart(t, rows, []string{last}, t.Measures, "storia-quote"),
	}, nil
}

func (b *builder) storyPerHead(t catalogue.Table, w *teller) (StoryPart, error) {
	last := lastPeriod(t)
	m := t.Measures[0]
	low, high := w.extremes(last, m)
	total, _ := t.Total()
	w.say("Per confrontare territori grandi e piccoli si divide la spesa per gli abitanti. In Lombardia fa %s nel %s.", w.at(total, last, m), last)
	w.say("La ATS con il valore più alto è %s (%s), quella con il più basso è %s (%s). ATS vuol dire agenzia di tutela della salute: qui è solo il territorio, perché a spendere sono i Comuni.",
		high.Name, w.at(high, last, m), low.Name, w.at(low, last, m))
	drawing, err := b.areaMap(t, "storia-mappa", w.notes)
	lowest, _ := t.At(low.Key, last, m.ID)
	highest, _ := t.At(high.Key, last, m.ID)
	return StoryPart{
		Title: fmt.Sprintf("Nel %s un territorio spende %s, un altro %s", last, shown(lowest), shown(highest)),
		Map:   drawing,
	}, err
}

func (b *builder) storyInside(t catalogue.Table, w *teller) (StoryPart, error) {
	year := lastPeriod(t)
	s := rangesOf(t)[0]
	var widest catalogue.Row
	distance := -1.0
	for _, r := range t.Parts() {
		low, ok1 := value(t, r, year, s.min)
		high, ok2 := value(t, r, year, s.max)
		if d := drawn(high) - drawn(low); ok1 && ok2 && d > distance {
			widest, distance = r, d
		}
	}
	w.say("Anche dentro la stessa ATS gli Ambiti sono diversi fra loro. Un esempio è la parte di spesa che i Comuni girano al Piano di Zona.")
	w.say("Nel %s la distanza maggiore è in %s: da %s nell’Ambito più basso a %s nel più alto. L’atto non dice quali Ambiti siano.", year,
		widest.Name, w.at(widest, year, s.min), w.at(widest, year, s.max))
	return StoryPart{
		Title: fmt.Sprintf("Dentro una sola ATS si va da %s a %s", w.quietly(widest, year, s.min), w.quietly(widest, year, s.max)),
		Chart: b.rangeChart(t, t.Parts(), rangesOf(t)[:1], "storia-ambiti"),
	}, nil
}

func (b *builder) storyServices(t catalogue.Table, w *teller) (StoryPart, error) {
	last := lastPeriod(t)
	together := t.Measures[len(t.Measures)-1]
	low, high := w.extremes(last, together)
	w.say("La scelta cambia da servizio a servizio. Nel %s la quota gestita insieme più bassa è %s («%s»); la più alta è %s («%s»).", last,
		w.at(low, last, together), typographic(low.Name), w.at(high, last, together), typographic(high.Name))
	w.say("Dove l’atto lascia vuota la casella il sito scrive «n.d.»: non è uno zero.")
	return StoryPart{
		Title: fmt.Sprintf("La quota gestita insieme va da %s di un servizio a %s di un altro", w.quietly(low, last, together), w.quietly(high, last, together)),
		Chart: b.barChart(t, sortedRows(t, t.Parts(), last, together), []string{last}, t.Measures, "storia-servizi"),
	}, nil
}

// quietly says a figure whose marks stand elsewhere.
func (w *teller) quietly(row catalogue.Row, year string, m catalogue.Measure) string {
	o, _ := w.table.At(row.Key, year, m.ID)
	return shown(o)
}
