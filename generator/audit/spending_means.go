package audit

import (
	"cmp"
	"math/big"
	"slices"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
)

// meansOfTheRegion holds the region's mean over its Ambiti against those of the ATS, weighted by their number of Ambiti:
//
//	Σ nᵢmᵢ / Σ nᵢ
//
// The act does not always say which Ambiti it leaves out. Those of a single Comune are tried, all the ways: where the means
// agree in only some of them, which ones is told; where in none, it is a doubt, for the Ambiti of those years may have been
// others than those of the coding table.
func meansOfTheRegion(c *catalogue.Catalogue) []Finding {
	var found []Finding
	each(c, func(t catalogue.Table, row catalogue.Row, year, of string) {
		if !row.Total || t.Level != catalogue.LevelATS {
			return
		}
		region, ok1 := statistic(t, row, year, catalogue.Mean, of)
		parts, ok2 := allStatistics(t, year, catalogue.Mean, of)
		if !ok1 || !ok2 {
			return
		}
		alone := aloneAmbiti(c)
		var agree [][]catalogue.Ambito
		var all []catalogue.Decimal
		for _, left := range subsets(alone) {
			mean, ok := weightedByAmbiti(c, parts, left)
			if !ok {
				continue
			}
			if mean.meets(region.interval()) {
				agree = append(agree, left)
			}
			all = append(all, reckoned(mean, region))
		}
		if len(all) == 0 || len(agree) > 0 && len(agree[0]) == 0 { // the first leaves none out
			return
		}
		f := Finding{
			ID:       catalogue.Slug("media-regionale", t.ID, region.Measure.ID, year),
			Severity: Note,
			Cells:    cellsOf(region), // the others it does not touch
			Printed:  region.printed.String(),
			Computed: all[0].String(),
		}
		begins := sentence("%s la media degli Ambiti della Lombardia%s è %s", titled(t), during(year), region.the())
		if len(agree) > 0 {
			f.Sentence = sentence("%s: torna con le medie delle ATS, pesate con il numero dei loro Ambiti, solo senza %s.", begins,
				namesOf(agree[0]))
		} else {
			least, most := slices.MinFunc(all, catalogue.Decimal.Cmp), slices.MaxFunc(all, catalogue.Decimal.Cmp)
			f.Severity = Doubt
			f.Sentence = sentence("%s, ma le medie delle ATS, pesate con il numero dei loro Ambiti, danno %s. Lasciando fuori, in tutti i modi, "+
				"gli Ambiti di un solo Comune (%s) si va %s. Gli Ambiti contati possono essere altri da quelli dell’Allegato B.", begins,
				grammar.With("", said(all[0], region.Measure.Unit)), namesOf(alone),
				grammar.FromTo(said(least, region.Measure.Unit), said(most, region.Measure.Unit)))
		}
		found = append(found, f)
	})
	return found
}

// weightedByAmbiti gives the mean that those of ATS make together without some Ambiti.
func weightedByAmbiti(c *catalogue.Catalogue, parts []figure, left []catalogue.Ambito) (interval, bool) {
	sum, count := whole(0), int64(0)
	for _, part := range parts {
		n := int64(len(c.AmbitiOfATS(part.Row.ATS)))
		for _, ambito := range left {
			if ambito.ATS == part.Row.ATS {
				n--
			}
		}
		sum = sum.plus(part.interval().times(whole(n)))
		count += n
	}
	if count == 0 {
		return interval{}, false
	}
	return sum.times(exactly(big.NewRat(1, count))), true
}

// aloneAmbiti gives the Ambiti of a single Comune, which have nobody to share anything with.
func aloneAmbiti(c *catalogue.Catalogue) []catalogue.Ambito {
	var alone []catalogue.Ambito
	for _, ambito := range c.Ambiti {
		if len(c.Members(ambito.Code)) == 1 {
			alone = append(alone, ambito)
		}
	}
	return alone
}

// maxTried is of how many Ambiti all subsets are tried: 2⁸ means of eight figures.
const maxTried = 8

// subsets gives all of them, the fewest Ambiti first.
func subsets(of []catalogue.Ambito) [][]catalogue.Ambito {
	all := [][]catalogue.Ambito{nil}
	for _, ambito := range of[:min(len(of), maxTried)] {
		for _, smaller := range slices.Clone(all) {
			all = append(all, append(slices.Clone(smaller), ambito))
		}
	}
	slices.SortStableFunc(all, func(a, b []catalogue.Ambito) int { return cmp.Compare(len(a), len(b)) })
	return all
}

func namesOf(ambiti []catalogue.Ambito) string {
	var names []string
	for _, ambito := range ambiti {
		names = append(names, ambito.Name)
	}
	return grammar.List(names)
}
