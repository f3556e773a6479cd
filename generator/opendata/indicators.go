package opendata

import (
	"slices"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/source"
)

// indicators gives a dataset for each indicator, under its own id.
func indicators(c *catalogue.Catalogue) []Dataset {
	var sets []Dataset
	for _, i := range c.Indicators {
		sets = append(sets, indicator(c, i))
	}
	return sets
}

// indicator has a row for each place and year, from the region to the finest level, with the value or the reason why there is
// none.
func indicator(c *catalogue.Catalogue, i catalogue.Indicator) Dataset {
	levels := i.Levels()
	d := Dataset{
		ID:    i.ID,
		Title: i.Title,
		Description: i.WhatIsMeasured + " Una riga per ogni territorio e anno, con il codice del territorio. Un valore che manca è una cella vuota, " +
			"mai uno zero: la colonna «" + reasonColumn + "» dice perché.",
		Sources: slices.Clone(i.Sources),
		Licence: ccBy,
		Own:     true,
		Columns: columns([]string{"livello", "codice", "anno"}, nil, "livello", "codice", "territorio", "anno", "valore", "unita", reasonColumn),
	}
	d.allow("livello", ids(levels, func(l catalogue.Level) string { return string(l) }))
	d.allow("unita", []string{i.Measure.Unit.ID})
	if len(d.Sources) > 0 && i.Measure.Unit.Additive() && len(levels) > 1 {
		d.Sources = append(d.Sources, c.Membership) // which Comuni are added up
	}
	for _, level := range slices.Backward(levels) {
		t, _ := i.Table(level)
		for _, o := range t.Observations {
			if o.Row.Total && level != catalogue.LevelRegion {
				continue // it has a row of its own
			}
			value := ""
			if v, ok := o.Value(); ok {
				value = v.String()
			}
			why, _ := o.Missing()
			d.Rows = append(d.Rows, []string{string(level), o.Row.Label, o.Row.Name, o.Year, value, i.Measure.Unit.ID, string(why)})
		}
	}
	return d
}

// CheckIndicators refuses an indicator with the id of a dataset: their downloads would be in one folder.
func CheckIndicators(c *catalogue.Catalogue, b Boundaries) error {
	var errs source.Errors
	var taken []string
	for _, d := range datasets(c, nil, b) {
		if slices.Contains(taken, d.ID) {
			errs.Addf(source.Pos{File: "data/indicatori/" + d.ID}, "«%s» è già il nome di una raccolta: ci si aspettava un nome che fosse solo dell'indicatore", d.ID)
		}
		taken = append(taken, d.ID)
	}
	return errs.Err()
}
