package site

import (
	"slices"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
)

// variations says what the page of all that changed shows.
func (b *builder) variations() variations {
	c := b.catalogue
	v := variations{
		From: c.AtAct().Day.Words(), To: c.Day.Words(), Notes: paragraphs(typographic(c.ChangesSource.Notes)), Aggregations: b.aggregations(),
	}
	for _, id := range []string{"variazioni", "corrispondenze"} {
		if d := b.datasetLink(id); d != nil {
			v.Downloads = append(v.Downloads, *d)
		}
	}
	for _, e := range catalogue.Events(c.Changes) {
		first := e.Changes[0]
		last := len(v.Moments) - 1
		if last < 0 || v.Moments[last].Day.ISO != string(first.Day) || v.Moments[last].act != first.Act {
			act, _ := c.FindAct(first.Act)
			v.Moments = append(v.Moments, moment{Day: day(string(first.Day)), Act: grammar.UpperFirst(act.Name), URL: act.URL, act: first.Act})
			last++
		}
		v.Moments[last].add(b.changeItem(e), e)
		b.addAmbiti(&v.Moments[last], e)
	}
	slices.Reverse(v.Moments)
	return v
}

// add puts an event into its moment.
func (m *moment) add(item changeItem, e catalogue.Event) {
	for _, name := range e.Before() {
		if !slices.Contains(m.names, name) {
			m.names = append(m.names, name)
		}
	}
	for _, change := range e.Changes {
		if !slices.Contains(m.read, change.Source) {
			m.read, m.Sources = append(m.read, change.Source), append(m.Sources, pieces(change.Source))
		}
	}
	m.Title = grammar.List(m.names)
	m.Events = append(m.Events, item)
}

// addAmbiti tells where an event has happened, by the Ambiti of today.
func (b *builder) addAmbiti(m *moment, e catalogue.Event) {
	for _, change := range e.Changes {
		for _, was := range change.Ambiti {
			for _, code := range b.catalogue.Heirs(catalogue.AnAmbito, string(was)) {
				if ambito := b.links.of(catalogue.AnAmbito, code); !slices.Contains(m.Ambiti, ambito) {
					m.Ambiti = append(m.Ambiti, ambito)
				}
			}
		}
	}
}

func (b *builder) changeItem(e catalogue.Event) changeItem {
	item := changeItem{Anchor: changeAnchor(e), Words: b.linked(e.Sentence(), "", e)}
	for _, change := range e.Changes {
		if change.Ends() {
			item.Undecided = append(item.Undecided, b.catalogue.Undecided(change.Thing, change.Code)...)
		}
	}
	if _, drawn := b.maps.Changed[changeAnchor(e)]; drawn {
		item.Maps = changeAnchor(e)
	}
	return item
}

// changeAnchor is where an event is told on the page of all that changed: by its day, its kind and what it is about.
func changeAnchor(e catalogue.Event) string {
	first := e.Changes[0]
	return catalogue.Slug(string(first.Day), string(first.Kind), string(first.Thing), first.Code)
}
