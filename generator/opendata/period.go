package opendata

import "strings"

// Period gives the first and the last day that the dataset is about (ISO 8601): the years of its rows if it has any, else those of its
// sources.
func (d Dataset) Period() (from, to string) {
	extend := func(first, last string) {
		if from == "" || first < from {
			from = first
		}
		to = max(to, last)
	}
	if year := d.index("anno"); year >= 0 {
		for _, row := range d.Rows {
			if row[year] != "" {
				extend(days(row[year]))
			}
		}
	}
	if from == "" {
		for _, p := range d.Sources {
			if p.Date != "" {
				extend(days(p.Date))
			}
		}
	}
	return from, to
}

// days gives the ends of what a date covers: a day, «2021-01-01», a year, «2018», or two, «2016-2018».
func days(date string) (from, to string) {
	first, last, two := strings.Cut(date, "-")
	switch {
	case !two:
		last = first
	case len(last) != len("2018"): // a day
		return date, date
	}
	return first + "-01-01", last + "-12-31"
}
