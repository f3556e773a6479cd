package site

import (
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"ambitilombardia/geo"
)

func TestNamesThatComeFirstTakeTheRoom(t *testing.T) {
	paper := orb.Bound{Max: orb.Point{200, 200}}
	name := func(text string, x, y, radius int, free bool) toName {
		return toName{text: text, at: geo.Label{X: x, Y: y, Radius: radius}, free: free}
	}
	list := []toName{
		name("Milano", 100, 100, 1, true),      // a city needs no room in its area
		name("Baranzate", 110, 105, 90, false), // would cover it
		name("Pero", 100, 150, 30, false),
		name("Settimo Milanese", 60, 50, 10, false), // goes beyond its area
		name("Como", 5, 20, 90, true),               // goes beyond the paper
	}
	if got, want := room(list, nil, 20, paper), []int{0, 2}; !slices.Equal(got, want) {
		t.Errorf("written are %v, want %v", got, want)
	}
	if got, want := room(list, []int{1}, 20, paper), []int{1, 0, 2}; !slices.Equal(got, want) {
		t.Errorf("beside one that is there already, out of whose way a city moves, are written %v, want %v", got, want)
	}
}

func TestOnAPhoneTheRegionsMapNamesTheCapitals(t *testing.T) {
	view, c := newView(t)
	for _, comune := range c.Comuni {
		if comune.Leads() && !slices.ContainsFunc(view.Maps.Region.Names, func(n mapName) bool { return n.Text == comune.Name && n.First }) {
			t.Errorf("%s has no name", comune.Name)
		}
	}
	if in := view.Maps.Region.Inset; in == nil || len(in.Names) < 8 || in.Width > view.Maps.Region.Width/3 {
		t.Errorf("the inset is %+v", in)
	}
}

func TestACloseUpNamesItsLargestComuneOnAPhone(t *testing.T) {
	view, _ := newView(t)
	for code, want := range map[string]string{"50083": "Rozzano", "50007": "Milano"} {
		names := view.Maps.Pages["ambiti"][code].Names
		if !slices.ContainsFunc(names, func(n mapName) bool { return n.Text == want && n.First }) {
			t.Errorf("%s: %s is not among %v", code, want, names)
		}
	}
}
