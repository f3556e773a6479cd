// Package calendar writes the calendar of the flows of data for programs that keep appointments (iCalendar, RFC 5545). Its events
// repeat every year by rules, so that the file needs no new edition. A flow for which the act has no month has no event.
package calendar

import (
	"slices"
	"strings"
	"time"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/media"
	"ambitilombardia/generator/opendata"
)

// Build makes the file; none where no flow has a month.
func Build(c *catalogue.Catalogue) []opendata.File {
	var events []string
	for _, f := range c.Flows {
		for _, d := range f.Deliveries {
			events = append(events, eventsOf(c, f, d)...)
		}
	}
	if len(events) == 0 {
		return nil
	}
	const name = "Flussi informativi degli Ambiti della Lombardia"
	lines := slices.Concat([]string{"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Ambiti Lombardia//Flussi informativi//IT", "CALSCALE:GREGORIAN",
		"NAME:" + name, "X-WR-CALNAME:" + name}, events, []string{"END:VCALENDAR"})
	var text strings.Builder
	for _, line := range lines {
		text.WriteString(fold(line) + "\r\n")
	}
	return []opendata.File{{Path: catalogue.CalendarPath, Title: "Calendario dei flussi informativi", Format: "iCalendar", MediaType: media.Type(".ics"),
		Dataset: opendata.FlowsID, Data: []byte(text.String())}}
}

// eventsOf gives the lines of the events of a delivery: one of a time of several months, else one for each month, from its first day or
// on its deadline. One rule for several months would say the same: but the program in Thunderbird (ical.js 2.2) makes the first of May
// of the last day of April in it.
func eventsOf(c *catalogue.Catalogue, f catalogue.Flow, d catalogue.Delivery) []string {
	uid := f.Slug() + "-" + catalogue.Slug(d.Name)
	first := func(month int) time.Time { return time.Date(c.FirstYear(), time.Month(month), 1, 0, 0, 0, 0, time.UTC) }
	if d.Span {
		return event(c, f, d, uid, first(d.Months[0]), first(d.Months[len(d.Months)-1]+1), "")
	}
	var lines []string
	for _, m := range d.Months {
		start, end, by := first(m), first(m+1), ""
		switch {
		case d.Day == catalogue.LastDay:
			start = end.AddDate(0, 0, -1)
			if m == 2 {
				by = ";BYMONTH=2;BYMONTHDAY=-1"
			}
		case d.Day != catalogue.AnyDay:
			start = start.AddDate(0, 0, int(d.Day)-1)
			end = start.AddDate(0, 0, 1)
		}
		lines = append(lines, event(c, f, d, uid+"-"+catalogue.Month(m), start, end, by)...)
	}
	return lines
}

// event gives the lines of an event from a day to another, which is no longer part of it, every year; by says on which of its days.
func event(c *catalogue.Catalogue, f catalogue.Flow, d catalogue.Delivery, uid string, start, end time.Time, by string) []string {
	const date = "20060102"
	rule := "RRULE:FREQ=YEARLY" + by
	if d.Until != "" {
		rule += ";UNTIL=" + strings.ReplaceAll(d.Until, "-", "")
	}
	return []string{"BEGIN:VEVENT", "UID:" + uid + "@ambiti-lombardia", "DTSTAMP:" + strings.ReplaceAll(c.FlowsSource.Transcribed, "-", "") + "T000000Z",
		"DTSTART;VALUE=DATE:" + start.Format(date), "DTEND;VALUE=DATE:" + end.Format(date), rule, "SUMMARY:" + escape(summary(f, d)),
		"DESCRIPTION:" + escape(description(f, d)), "TRANSP:TRANSPARENT", "END:VEVENT"}
}

func summary(f catalogue.Flow, d catalogue.Delivery) string {
	if d.Day != catalogue.AnyDay {
		return "Scade: " + f.Name + " (" + d.Name + ")"
	}
	return f.Name + " (" + d.Name + ")"
}

func description(f catalogue.Flow, d catalogue.Delivery) string {
	lines := []string{"Riguarda " + d.About + "."}
	if f.Sender != "" {
		lines = append(lines, "Chi invia. "+f.Sender)
	} else {
		lines = append(lines, "L’atto non dice chi invia.")
	}
	if f.Through != "" {
		lines = append(lines, "Con che cosa: "+f.Through+".")
	}
	if f.Note != "" {
		lines = append(lines, f.Note)
	}
	return strings.Join(append(lines, "Calendario di massima della delibera regionale del 2021, per gli anni 2021-2023: le regole di oggi possono essere altre."), "\n")
}

// escape writes a text as RFC 5545 asks (§3.3.11).
func escape(text string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`).Replace(text)
}

// fold breaks a line into parts of at most 75 bytes (§3.1), between characters.
func fold(line string) string {
	var parts strings.Builder
	length := 0
	for _, r := range line {
		size := len(string(r))
		if length+size > 75 {
			parts.WriteString("\r\n ")
			length = 1
		}
		parts.WriteRune(r)
		length += size
	}
	return parts.String()
}
