package site

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/paulmach/orb"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/geo"
)

// How high the style sheet writes names, in grid units, where a map is drawn wide and where a phone draws it narrow
// (assets/scss/components/_map.scss).
var (
	regionName  = nameHeights{wide: 16, narrow: 30}
	closeUpName = nameHeights{wide: 12, narrow: 26}
)

type nameHeights struct{ wide, narrow int }

// freeNames is how many Comuni of a close-up are named beyond their borders, where that covers no other name: those with most
// people.
const freeNames = 3

// toName is a name that a map may have room for.
type toName struct {
	text   string
	at     geo.Label
	free   bool // it may go beyond its area, as on any map a city does
	leads  bool // the capital of a province
	people int64
}

// names writes the names that have room on a map: first the capitals of the provinces, then the places with most people, then the
// largest areas. Those that have room on a phone too are marked.
func (b *builder) names(d *geo.Drawing, focus []mapArea, labels []geo.Label, heights nameHeights) []mapName {
	list := b.toNames(d, focus, labels)
	slices.SortStableFunc(list, func(x, y toName) int {
		return cmp.Or(compareBool(y.leads, x.leads), cmp.Compare(y.people, x.people), cmp.Compare(y.at.Radius, x.at.Radius))
	})
	paper := orb.Bound{Max: orb.Point{float64(d.Width), float64(d.Height)}}
	first := room(list, nil, heights.narrow, paper)
	var written []mapName
	for _, i := range room(list, first, heights.wide, paper) {
		written = append(written, mapName{X: list[i].at.X, Y: list[i].at.Y, Text: list[i].text, First: slices.Contains(first, i)})
	}
	return written
}

// insetName is how high the style sheet writes names in the inset of the region's map, in grid units.
const insetName = 5

// insetMargin is how many grid units the inset shows around its Ambiti.
const insetMargin = 4

// inset shows the Ambito of the region's capital and those that touch it, which are small and many: nil where there is none.
func (b *builder) inset(d *geo.Drawing) *mapInset {
	i := slices.IndexFunc(b.catalogue.Comuni, catalogue.Comune.LeadsRegion)
	if i < 0 {
		return nil
	}
	shown := map[string]bool{string(b.catalogue.Comuni[i].Ambito): true}
	for _, n := range b.atlas.Ambiti.Neighbours(string(b.catalogue.Comuni[i].Ambito)) {
		shown[n.Code] = true
	}
	var frame orb.Bound
	var list []toName
	for _, shape := range d.Shapes {
		list = append(list, toName{text: b.links.ambiti[catalogue.AmbitoCode(shape.Code)].Name, at: shape.Label(), free: shown[shape.Code]})
		switch {
		case !shown[shape.Code]:
		case frame.IsZero():
			frame = shape.Geometry.Bound()
		default:
			frame = frame.Union(shape.Geometry.Bound())
		}
	}
	frame = frame.Pad(insetMargin)
	made := &mapInset{X: int(frame.Min[0]), Y: int(frame.Min[1]), Width: int(frame.Max[0] - frame.Min[0]), Height: int(frame.Max[1] - frame.Min[1])}
	slices.SortStableFunc(list, func(x, y toName) int {
		return cmp.Or(compareBool(y.free, x.free), cmp.Compare(y.at.Radius, x.at.Radius))
	})
	for _, i := range room(list, nil, insetName, frame) {
		made.Names = append(made.Names, mapName{X: list[i].at.X, Y: list[i].at.Y, Text: list[i].text})
	}
	return made
}

func compareBool(x, y bool) int {
	switch {
	case x == y:
		return 0
	case y:
		return -1
	}
	return 1
}

// toNames gives the areas in focus, and the capitals that lie in one of them without being it.
func (b *builder) toNames(d *geo.Drawing, focus []mapArea, labels []geo.Label) []toName {
	var list []toName
	for i, area := range focus {
		comune, isComune := b.catalogue.FindComune(catalogue.ISTATCode(area.Code))
		name := toName{text: area.Name, at: labels[i]}
		if isComune {
			name.leads = comune.Leads()
			name.people, _ = b.catalogue.Residents(catalogue.Row{Key: area.Code, Comune: comune.Code})
		}
		list = append(list, name)
	}
	for _, c := range b.catalogue.Comuni {
		i := slices.IndexFunc(focus, func(area mapArea) bool { return area.Code == string(c.Ambito) })
		if i < 0 || !c.Leads() {
			continue
		}
		x, y := b.cityAt(d, c)
		list = append(list, toName{text: c.Name, at: geo.Label{X: x, Y: y}, leads: true})
		if list[i].text == c.Name {
			list[i].text = "" // one of the two is enough
		}
	}
	list = slices.DeleteFunc(list, func(n toName) bool { return n.text == "" })
	most := slices.SortedFunc(slices.Values(list), func(x, y toName) int { return cmp.Compare(y.people, x.people) })
	for i := range list {
		list[i].free = list[i].leads || list[i].people > 0 && list[i].people >= most[min(freeNames, len(most))-1].people
	}
	return list
}

// room gives the places in the list of the names that can be written so high without covering each other, those before the others
// that are written anyway. A name that is free may be moved up or down by nearly its height.
func room(list []toName, written []int, height int, paper orb.Bound) []int {
	chosen := slices.Clone(written)
	for i, name := range list {
		if slices.Contains(chosen, i) || !name.free && name.half(height) >= name.at.Radius {
			continue
		}
		moves := []int{0}
		if name.free {
			moves = []int{0, -height * 4 / 5, height * 4 / 5}
		}
		for _, by := range moves {
			moved := name
			moved.at.Y += by
			covers := slices.ContainsFunc(chosen, func(j int) bool { return moved.covers(list[j], height) })
			if covers || !moved.within(paper, height) {
				continue
			}
			list[i] = moved
			chosen = append(chosen, i)
			break
		}
	}
	return chosen
}

// half is half the width of a name: a quarter of its height for each letter.
func (n toName) half(height int) int { return utf8.RuneCountInString(n.text) * height / 4 }

func (n toName) covers(other toName, height int) bool {
	return abs(other.at.X-n.at.X) < other.half(height)+n.half(height) && abs(other.at.Y-n.at.Y) < height
}

func (n toName) within(paper orb.Bound, height int) bool {
	at, half := orb.Point{float64(n.at.X), float64(n.at.Y)}, orb.Point{float64(n.half(height)), float64(height) / 2}
	return paper.Contains(orb.Point{at[0] - half[0], at[1] - half[1]}) && paper.Contains(orb.Point{at[0] + half[0], at[1] + half[1]})
}

func abs(x int) int { return max(x, -x) }
