package calendar

import (
	"os"
	"strings"
	"testing"

	"ambitilombardia/generator/catalogue"
)

func load(t *testing.T) *catalogue.Catalogue {
	t.Helper()
	c, err := catalogue.Load(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// The dates are looked at by tests/calendar.test.mjs, with another's program.
func TestEveryRowOfTheCalendarWithMonthsHasItsEvents(t *testing.T) {
	c := load(t)
	files := Build(c)
	if len(files) != 1 {
		t.Fatalf("%d files", len(files))
	}
	text := string(files[0].Data)
	rows, events := 0, 0
	for _, f := range c.Flows {
		for _, d := range f.Deliveries {
			rows++
			uid := "UID:" + f.Slug() + "-" + catalogue.Slug(d.Name)
			n := strings.Count(text, uid)
			events += n
			if want := len(d.Months) > 0; (n > 0) != want {
				t.Errorf("%s: %d events of months %v", uid, n, d.Months)
			}
		}
	}
	if rows != 13 || events != 26 || events != strings.Count(text, "BEGIN:VEVENT") {
		t.Errorf("%d rows and %d events, want the 13 of the act and 26", rows, events)
	}
}

func TestLinesAreFoldedAndEscaped(t *testing.T) {
	c := load(t)
	c.Flows[0].Name = strings.Repeat("perché, però; ", 12) + `\`
	text := string(Build(c)[0].Data)
	for line := range strings.SplitSeq(text, "\r\n") {
		if len(line) > 75 || strings.Contains(line, "\n") || !strings.HasPrefix(line, " ") && line != "" && !strings.Contains(line, ":") {
			t.Errorf("a line of %d bytes: %q", len(line), line)
		}
	}
	if whole := strings.ReplaceAll(text, "\r\n ", ""); !strings.Contains(whole, "SUMMARY:"+strings.Repeat(`perché\, però\; `, 12)+`\\ (unico)`+"\r\n") {
		t.Errorf("the summary is not there as it was: %.300s", whole)
	}
}

func TestWithoutMonthsThereIsNoFile(t *testing.T) {
	if files := Build(&catalogue.Catalogue{Flows: []catalogue.Flow{{ID: "a", Deliveries: []catalogue.Delivery{{Name: "unico"}}}}}); files != nil {
		t.Errorf("%d files", len(files))
	}
}
