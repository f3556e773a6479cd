package catalogue

import (
	"fmt"
	"slices"

	"ambitilombardia/generator/grammar"
)

// Event is what one sentence tells: the changes of one day that make one thing of several, or several of one.
type Event struct{ Changes []Change }

// Events puts changes together that are one event. They stay in their order.
func Events(changes []Change) []Event {
	var events []Event
	for _, c := range changes {
		i := slices.IndexFunc(events, func(e Event) bool { return e.Changes[0].joins(c) })
		if i < 0 {
			events = append(events, Event{[]Change{c}})
		} else {
			events[i].Changes = append(events[i].Changes, c)
		}
	}
	return events
}

// joins tells whether two changes are of one event.
func (c Change) joins(other Change) bool {
	if c.Day != other.Day || c.Thing != other.Thing || c.Kind != other.Kind || c.Act != other.Act {
		return false
	}
	switch c.Kind {
	case Merged, Absorbed, United, ToAmbito, ToASST, ToATS:
		return c.NewCode == other.NewCode
	case Divided:
		return c.Code == other.Code
	}
	return false
}

// Before names what the event is about, as it was called before.
func (e Event) Before() []string {
	return distinct(e.Changes, func(c Change) string { return c.Name })
}

// After names what comes of it, where something of that kind does.
func (e Event) After() []string {
	return distinct(e.Changes, func(c Change) string {
		if c.NewCode == "" && c.Kind == Discontinued {
			return ""
		}
		return c.Successor
	})
}

func distinct(changes []Change, name func(Change) string) []string {
	var names []string
	for _, c := range changes {
		if n := name(c); n != "" && !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	return names
}

// Sentence tells the event, with what is not sure about it, and begins with its day: «Dal 1° gennaio 2023 …».
func (e Event) Sentence() string {
	first := e.Changes[0]
	opening := map[Evidence]string{Documented: "", Deduced: "secondo le nostre ricerche ", Known: "secondo le nostre ricerche ", Doubtful: "forse "}[first.Evidence]
	return withNote(grammar.UpperFirst(opening+first.Day.Since()+" "+e.words()+"."), first)
}

func withNote(text string, c Change) string {
	if c.Note == "" {
		return text
	}
	return text + " " + c.Note
}

func (e Event) words() string {
	c := e.Changes[0]
	before, after := grammar.List(e.Before()), grammar.List(e.After())
	many := len(e.Changes) > 1
	switch c.Kind {
	case Merged:
		return before + " " + number(many, "fa parte del nuovo Comune di", "sono un Comune solo,") + " " + after
	case Absorbed:
		return before + " " + number(many, "fa", "fanno") + " parte del Comune di " + after
	case NewProvince:
		province, _ := provinceOf(ISTATCode(c.NewCode))
		return fmt.Sprintf("%s è in provincia di %s e il suo codice ISTAT è %s", before, province.Name(), c.NewCode)
	case ToAmbito:
		return before + " " + number(many, "sta", "stanno") + " nell’Ambito " + after
	case United:
		return number(many, "l’Ambito "+before+" è unito all’Ambito ", "gli Ambiti "+before+" sono uniti nell’Ambito ") + after
	case Divided:
		return "l’Ambito " + before + " è diviso. Al suo posto " + number(len(e.After()) > 1, "c’è l’Ambito ", "ci sono gli Ambiti ") + after
	case NewCode:
		return "l’Ambito " + before + " ha il codice " + c.NewCode + " al posto di " + c.Code
	case NewRegister:
		return "l’Ambito " + before + " ha nel registro nazionale il codice " + c.NewCode
	case Renamed:
		return before + " si chiama " + after
	case ToASST:
		return number(many, "l’ASST dell’Ambito "+before+" è ", "l’ASST degli Ambiti "+before+" è ") + after
	case ToATS:
		if c.Thing == AnASST {
			return number(many, "l’"+before+" sta nell’", before+" stanno nell’") + after
		}
		return number(many, "l’Ambito "+before+" sta nell’", "gli Ambiti "+before+" stanno nell’") + after
	case Begun:
		return "c’è l’" + after
	}
	ended := "l’" + before + " non c’è più"
	switch {
	case c.NewCode != "":
		return ended + ": al suo posto c’è l’" + after
	case c.NewName != "":
		return ended + ": è diventata " + c.NewName
	}
	return ended
}

func number(many bool, one, more string) string {
	if many {
		return more
	}
	return one
}

// Whole gives the event of which some changes are a part, with what else happened then.
func (c *Catalogue) Whole(part Event) Event {
	for _, e := range Events(c.Changes) {
		if slices.ContainsFunc(e.Changes, func(x Change) bool { return x.Pos == part.Changes[0].Pos }) {
			return e
		}
	}
	return part
}

// Says tells an event and the act that it rests on.
func (c *Catalogue) Says(e Event) string {
	first := e.Changes[0]
	act, _ := c.FindAct(first.Act)
	bare := first
	bare.Note = ""
	return withNote(Event{append([]Change{bare}, e.Changes[1:]...)}.Sentence()+" Lo stabilisce "+act.Name+".", first)
}
