package audit

import (
	"math/big"
	"strings"

	"ambitilombardia/generator/catalogue"
)

// indicatorRules are the rules over the figures of other sources than the act.
func indicatorRules() []Rule {
	return []Rule{indicatorSums, indicatorJumps, indicatorOutliers, ofAct(populationOfTheAct)}
}

// indicatorSums finds what a source gives for a large territory and what its own figures of the Ambiti do not make, whatever
// the rounding. It is a doubt: the source may count what lies in no Ambito. No true figure is doubted where a source counts
// the same for both.
func indicatorSums(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, i := range c.Indicators {
		parts, ok := i.Table(catalogue.LevelAmbito)
		if !ok || !i.Measure.Unit.Additive() {
			continue
		}
		for _, level := range []catalogue.Level{catalogue.LevelASST, catalogue.LevelATS, catalogue.LevelRegion} {
			wholes, ok := i.Table(level)
			if !ok {
				continue
			}
			for _, row := range wholes.Rows {
				if row.Total && level != catalogue.LevelRegion {
					continue
				}
				for _, year := range wholes.Periods() {
					found = append(found, indicatorSum(c, i, parts, wholes, row, year)...)
				}
			}
		}
	}
	return found
}

// indicatorSum sets the figure of a territory against those of its Ambiti.
func indicatorSum(c *catalogue.Catalogue, i catalogue.Indicator, parts, wholes catalogue.Table, row catalogue.Row, year string) []Finding {
	given, ok := at(wholes, row, year, i.Measure.ID)
	var rows []catalogue.Row
	for _, a := range c.Ambiti {
		if row.Total || row.ATS != "" && row.ATS == a.ATS || row.ASST != "" && row.ASST == a.ASST {
			part, there := parts.FindRow(string(a.Code))
			rows, ok = append(rows, part), ok && there
		}
	}
	figures, all := allAt(parts, rows, year, i.Measure.ID)
	if !ok || !all || sum(figures).meets(given.interval()) {
		return nil
	}
	reckoned := reckoned(sum(figures), given)
	return []Finding{{
		ID:       catalogue.Slug("somma", i.ID, row.Label, year),
		Severity: Doubt,
		Cells:    cellsOf(given),
		Printed:  given.printed.String(),
		Computed: reckoned.String(),
		Sentence: sentence("per «%s» la fonte dà %s%s %s, ma i suoi Ambiti insieme fanno %s.", i.Title, placeName(row), during(year), given.said(), said(reckoned, i.Measure.Unit)),
	}}
}

// placeName is a place as the end of «la fonte dà».
func placeName(row catalogue.Row) string {
	if row.Total {
		return "alla " + row.Name
	}
	return "a " + row.Name
}

// indicatorJumps finds places whose figure changes from a year to the next in another way than those of their peers: beyond
// the far fences of Tukey on the logarithms of the changes, and besides by nearly a factor of two away from the change in the
// middle. A change that all make is none.
//
// What the threshold costs: where the changes are spread as a normal distribution on their logarithms, two true ones in a
// million are doubted, that is one in five thousand years of 91 Ambiti. Where the ends are as heavy as those of Student's t
// with three degrees, thirteen in a thousand lie beyond the fences, and the factor spares those that are less than a doubling.
// Fewer than outlierPeers changes say nothing of what is usual.
func indicatorJumps(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, i := range c.Indicators {
		t, _ := i.Table(i.Main())
		for n := 1; n < len(t.Years); n++ {
			var changes []*big.Rat
			var pairs [][2]figure
			for _, row := range t.Parts() {
				before, ok1 := at(t, row, t.Years[n-1], i.Measure.ID)
				after, ok2 := at(t, row, t.Years[n], i.Measure.ID)
				if ok1 && ok2 && before.printed.Rat().Sign() > 0 && after.printed.Rat().Sign() > 0 {
					changes = append(changes, ratio(after.printed.Rat(), before.printed.Rat()))
					pairs = append(pairs, [2]figure{before, after})
				}
			}
			if len(changes) < outlierPeers {
				continue
			}
			low, _, high := fencesOf(changes, jumpFactor)
			for k, change := range changes {
				if change.Cmp(low) >= 0 && change.Cmp(high) <= 0 {
					continue
				}
				before, after := pairs[k][0], pairs[k][1]
				found = append(found, Finding{
					ID:       catalogue.Slug("salto", i.ID, after.Row.Label, after.Year),
					Severity: Doubt,
					Cells:    cellsOf(before, after),
					Printed:  printedOf(before, after),
					Sentence: sentence("per «%s» il valore di %s passa da %s nel %s a %s nel %s: gli altri non cambiano così.", i.Title, after.Row.Name,
						before.printed.Italian(), before.Year, after.said(), after.Year),
				})
			}
		}
	}
	return found
}

// indicatorOutliers finds quotients that are far from those of their peers in the same year, as outliers does for those of the
// act: beyond the far fences on the logarithms, and three times from the middle one. It costs as many true figures as
// indicatorJumps. Amounts and counts are left out: places differ in size far more than in need.
func indicatorOutliers(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, i := range c.Indicators {
		t, _ := i.Table(i.Main())
		if i.Measure.Unit.Additive() {
			continue
		}
		for _, year := range t.Periods() {
			peers := known(t, year, i.Measure)
			if len(peers) < outlierPeers {
				continue
			}
			low, middle, high := fences(peers)
			for _, f := range peers {
				if value := f.interval(); !value.below(exactly(low)) && !exactly(high).below(value) {
					continue
				}
				usual := catalogue.Round(middle, f.printed.Decimals())
				found = append(found, Finding{
					ID:       catalogue.Slug("fuori-scala", i.ID, f.Row.Label, year),
					Severity: Doubt,
					Cells:    cellsOf(f),
					Printed:  f.printed.String(),
					Computed: usual.String(),
					Sentence: sentence("per «%s» il valore di %s%s è %s, mentre quello di mezzo è %s: è fuori scala.", i.Title, f.Row.Name, during(year), f.said(), said(usual, i.Measure.Unit)),
				})
			}
		}
	}
	return found
}

// nearPopulation is how far the people that the act's figures imply may be from those counted later: in the years between, no
// ATS and no city of Lombardia changed by as much. Of 38 true comparisons it doubts none: those that agree lie within 2.8 %.
var nearPopulation = big.NewRat(5, 100)

// populationOfTheAct divides the act's amounts by its amounts per inhabitant, and sets the people that come out against the
// population. The years differ, so that only a great distance says something: that one of the two figures of the act is
// wrong, and of several years which. It cannot say which of the two, nor that figures which agree are right: errors that
// offset each other, or that are smaller than the threshold, stay unseen.
func populationOfTheAct(c *catalogue.Catalogue) []Finding {
	population, ok := c.Indicator(catalogue.PopulationID)
	if !ok || len(population.Years) == 0 {
		return nil
	}
	counted := population.Years[len(population.Years)-1]
	var found []Finding
	for _, p := range linked(c, catalogue.PerHeadOf) {
		if p.other.Measures[0].Unit.Kind != catalogue.Amount || !strings.HasSuffix(p.this.Measures[0].Unit.Label, "per abitante") {
			continue
		}
		farthest, near := new(big.Rat), 0
		for _, row := range p.this.Rows {
			residents, known := c.Residents(row)
			for _, year := range commonYears(p.this, p.other) {
				implied, figures, ok := people(p, row, year)
				if !ok || !known || residents == 0 {
					continue
				}
				distance := new(big.Rat).Sub(ratio(implied.middle(), big.NewRat(residents, 1)), big.NewRat(1, 1))
				if distance.Abs(distance).Cmp(nearPopulation) <= 0 {
					near++
					farthest = greater(farthest, distance)
					continue
				}
				found = append(found, Finding{
					ID:       catalogue.Slug("abitanti", p.this.ID, row.Key, year),
					Severity: Doubt,
					Cells:    cellsOf(figures...),
					Computed: plain([]catalogue.Decimal{heads(implied), catalogue.Round(big.NewRat(residents, 1), 0)}),
					Reckoned: inhabitants,
					Sentence: sentence("gli importi %s divisi per quelli a testa %s danno %s %s abitanti nel %s, mentre l’ISTAT ne conta %s nel %s: %s. In pochi anni non è possibile: una delle due cifre dell’atto è sbagliata, ma non si sa quale.",
						of(p.other), of(p.this), place(p.this, row), heads(implied).Italian(), year, catalogue.Round(big.NewRat(residents, 1), 0).Italian(), counted,
						percentChange(big.NewRat(residents, 1), implied.middle())),
				})
			}
		}
		if near > 0 {
			found = append(found, nearlyCounted(p, near, farthest, counted))
		}
	}
	return found
}

// nearlyCounted notes how many comparisons agree, and what that proves.
func nearlyCounted(p pair, near int, farthest *big.Rat, counted string) Finding {
	percent := catalogue.Round(new(big.Rat).Mul(farthest, big.NewRat(100, 1)), 1)
	return Finding{
		ID:       catalogue.Slug("abitanti", p.this.ID),
		Severity: Note,
		Cells:    []Cell{{Dataset: p.this.ID}},
		Computed: percent.String(),
		Reckoned: "per cento di distanza, al massimo",
		Sentence: sentence("gli importi %s divisi per quelli a testa %s danno in %d casi gli abitanti che l’ISTAT conta nel %s, con uno scarto fino al %s %%. Vuol dire che le due tabelle vanno d’accordo con la popolazione. Non prova che siano giuste: un errore uguale in tutte e due, o più piccolo del 5 %%, non si vede.",
			of(p.other), of(p.this), near, counted, percent.Italian()),
	}
}
