package catalogue

import (
	"fmt"
	"regexp"
	"strconv"
	"time"
)

// Date is a day of the calendar (ISO 8601), «2023-01-01». Days compare as their texts do; the empty one is before all.
type Date string

var dayForm = form("[0-9]{4}-[0-9]{2}-[0-9]{2}", "un giorno come 2023-01-31")

// Form gives the form of a day.
func (Date) Form() Form { return dayForm }

// ParseDate accepts a day that the calendar has.
func ParseDate(text string) (Date, error) {
	switch {
	case text == "":
		return "", fmt.Errorf("la cella è vuota: ci si aspettava %s", dayForm.words)
	case !isDay(text):
		return "", fmt.Errorf("«%s» non è %s", text, dayForm.words)
	}
	return Date(text), nil
}

// isDay tells a day of the calendar (ISO 8601).
func isDay(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return err == nil
}

var yearsForm = regexp.MustCompile(`^[0-9]{4}(-[0-9]{4})?$`)

// firstDay is the first day of what a source calls its date: a day, a year or several years.
func firstDay(date string) Date {
	if yearsForm.MatchString(date) {
		return Date(date[:4] + "-01-01")
	}
	return Date(date)
}

// Words write the day as Italians do, «1° gennaio 2023»; a year alone, and what is no day, stay as they are.
func (d Date) Words() string {
	date, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return string(d)
	}
	number := strconv.Itoa(date.Day())
	if number == "1" {
		number = "1°"
	}
	return fmt.Sprintf("%s %s %d", number, writtenMonths[date.Month()-1], date.Year())
}

// Since says from when something holds, «dal 1° gennaio 2023», «dall’8 marzo 2024».
func (d Date) Since() string { return d.after("dal ", "dall’") }

// Of says of which day something is, «del 1° gennaio 2023», «dell’8 marzo 2024».
func (d Date) Of() string { return d.after("del ", "dell’") }

// Until says up to when something held, the day being the first on which it did not: «fino al 31 dicembre 2022».
func (d Date) Until() string {
	before := d.Before()
	if before == "" {
		return ""
	}
	return "fino " + before.after("al ", "all’")
}

// Before is the day before; empty for what is no day.
func (d Date) Before() Date {
	date, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return ""
	}
	return Date(date.AddDate(0, 0, -1).Format(time.DateOnly))
}

func (d Date) after(consonant, vowel string) string {
	if number := string(d[len(d)-2:]); number == "08" || number == "11" {
		return vowel + d.Words()
	}
	return consonant + d.Words()
}
