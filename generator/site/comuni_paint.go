package site

import (
	"slices"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/chart"
)

// The colours of the map of all Comuni, which is a picture: a style sheet does not reach into it. They are those that
// the style sheet has for light pages (assets/scss/components/_families.scss) and for maps of values (_theme.scss); tests/map.test.mjs compares them.
var (
	rampFills   = [chart.Shades]string{"#e6f4e8", "#a8d8b0", "#5fb174", "#2b7c3f", "#0b4620"}
	familyFills = [families]string{
		"#f3c669", "#8fd0dc", "#c3b4e3", "#f2ab9a", "#98dca4", "#d5e594", "#f3dcbd", "#b3c6d6", "#f0b3d6", "#a9dfc8", "#d8b48a", "#c9cfa0",
	}
)

const (
	deepLine  = "#00362e"
	paleLine  = "#ffffff"
	noFill    = "#ffffff"
	apart     = 6  // colours are enough for areas that touch to differ, as they are given here
	palest    = 3  // shades up to this one have deep borders
	cityNames = 60 // how high a phone writes the names of cities, in grid units (assets/scss/components/_comuni.scss)
)

// painting is which colour each Comune has, and what is said of it.
type painting struct {
	paints []paint
	class  map[catalogue.ISTATCode]int
	told   map[catalogue.ISTATCode]string // what follows the name
}

// paintFamilies colours the Comuni by their ATS.
func (b *builder) paintFamilies() painting {
	p := painting{class: map[catalogue.ISTATCode]int{}, told: map[catalogue.ISTATCode]string{}}
	for i, ats := range b.catalogue.ATS {
		to := b.links.ats[ats.Code]
		p.paints = append(p.paints, paint{Fill: familyFills[i%families], Line: deepLine, Label: to.Name, URL: to.URL})
		n := 0
		for _, c := range b.catalogue.Comuni {
			if ambito, _ := b.catalogue.FindAmbito(c.Ambito); ambito.ATS == ats.Code {
				p.class[c.Code], p.told[c.Code] = i, to.Name
				n++
			}
		}
		p.paints[i].Count = counted(n, "Comune", "Comuni")
	}
	return p
}

// paintAmbiti colours the Comuni so that an Ambito differs from those around it: each takes, the ones with most neighbours first,
// the colour that is rarest among those that no neighbour has.
func (b *builder) paintAmbiti() painting {
	p := painting{class: map[catalogue.ISTATCode]int{}, told: map[catalogue.ISTATCode]string{}}
	for _, fill := range familyFills {
		p.paints = append(p.paints, paint{Fill: fill, Line: deepLine})
	}
	around := func(code string) int { return len(b.atlas.Ambiti.Neighbours(code)) }
	codes := slices.Clone(b.atlas.Ambiti.Codes())
	slices.SortStableFunc(codes, func(x, y string) int { return around(y) - around(x) })
	chosen := map[string]int{}
	var used [families]int
	for _, code := range codes {
		taken := [families]bool{}
		for _, n := range b.atlas.Ambiti.Neighbours(code) {
			if class, ok := chosen[n.Code]; ok {
				taken[class] = true
			}
		}
		best := -1
		for class := range familyFills {
			if !taken[class] && (best < 0 || class < apart && used[class] < used[best]) {
				best = class
			}
		}
		best = max(best, 0)
		chosen[code] = best
		used[best]++
	}
	for _, c := range b.catalogue.Comuni {
		p.class[c.Code], p.told[c.Code] = chosen[string(c.Ambito)], "Ambito "+b.links.ambiti[c.Ambito].Name
	}
	return p
}

// paintValues colours the Comuni by the last figures of an indicator.
func (b *builder) paintValues(t catalogue.Table) painting {
	p := painting{class: map[catalogue.ISTATCode]int{}, told: map[catalogue.ISTATCode]string{}}
	m, year := t.Measures[0], t.Last()
	rows := t.Parts()
	var values chart.Series
	for _, r := range rows {
		values = append(values, b.about.plottedAt(t, r, year, m))
		o, _ := t.At(r.Key, year, m.ID)
		p.told[r.Comune] = b.about.told(o)
	}
	drawn := chart.Fifths(values)
	for i, class := range drawn.List {
		line := deepLine
		if class.Shade > palest {
			line = paleLine
		}
		made := paint{Fill: rampFills[class.Shade-1], Line: line, Label: classLabel(drawn.Limits, i), Count: counted(len(class.Members), "Comune", "Comuni")}
		if made.Label == "" {
			made.Label = p.told[rows[class.Members[0]].Comune] // there is but one value
		}
		for _, at := range class.Members {
			p.class[rows[at].Comune] = i
		}
		p.paints = append(p.paints, made)
	}
	bare := 0
	for _, c := range b.catalogue.Comuni {
		if _, ok := p.class[c.Code]; !ok {
			p.class[c.Code] = len(p.paints)
			bare++
			if p.told[c.Code] == "" {
				p.told[c.Code] = "il dato non c’è"
			}
		}
	}
	if bare > 0 {
		p.paints = append(p.paints, paint{Fill: noFill, Line: deepLine, Label: "Il dato non c’è", Count: counted(bare, "Comune", "Comuni")})
	}
	return p
}
