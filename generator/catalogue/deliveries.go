package catalogue

import (
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"ambitilombardia/generator/source"
)

var deliveryColumns = []string{"flusso", "invio", "flusso_stampato", "periodicita_stampata", "tipo_stampato", "tempistica_stampata",
	"riguarda", "mesi", "giorno", "ultimo"}

// Delivery is a row of the act's calendar: one of the times in a year at which a flow is sent.
type Delivery struct {
	Name    string   // «unico», «primo consuntivo»
	Printed []string // the four cells of the row; the first is empty where the cell above goes on
	About   string   // the time that the data are about, «l’anno prima»
	Months  []int    // 1 to 12, in order, in which it is sent; none where the calendar has no month
	Span    bool     // the months follow one another and are one time in which to send; else each is a time of its own
	Day     Day
	Until   string // ISO 8601: the last day, of a flow that has ended; else empty
	source.Pos
}

// Day is until when in its month something is sent.
type Day int

// The days that are no number of a day.
const (
	AnyDay  Day = 0  // the whole month serves
	LastDay Day = -1 // of the month
)

// In tells whether something is sent in a month.
func (d Delivery) In(month int) bool { return slices.Contains(d.Months, month) }

// When says in words at which times of the year it is sent.
func (d Delivery) When() string {
	switch {
	case len(d.Months) == 0:
		return "non ha un mese"
	case d.Span:
		return from(d.Months[0]) + " " + to(d.Months[len(d.Months)-1])
	case d.Day == AnyDay:
		return "a " + listOfMonths(d.Months, "a ")
	}
	return d.Day.Deadline() + " di " + listOfMonths(d.Months, "")
}

// Deadline says until when in a month, «entro il 20», «entro la fine»; nothing where the whole month serves.
func (d Day) Deadline() string {
	switch d {
	case AnyDay:
		return ""
	case LastDay:
		return "entro la fine"
	}
	return "entro il " + strconv.Itoa(int(d))
}

// Month gives the Italian name of a month from 1 to 12.
func Month(number int) string { return writtenMonths[number-1] }

func from(month int) string { return "da " + Month(month) }

// to puts «a» before a month, or «ad» before one that begins with the same letter.
func to(month int) string {
	if strings.HasPrefix(Month(month), "a") {
		return "ad " + Month(month)
	}
	return "a " + Month(month)
}

func listOfMonths(months []int, preposition string) string {
	var names []string
	for _, m := range months {
		names = append(names, Month(m))
	}
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], ", ") + " e " + preposition + names[last]
}

// readDeliveries puts each row of the calendar to its flow.
func readDeliveries(project fs.FS, flows []Flow, at map[string]int, sound bool, errs *source.Errors) {
	table, err := source.ReadTable(project, deliveriesTable, deliveryColumns)
	errs.Add(deliveriesTable+".csv", err)
	for _, row := range table.Rows {
		d, id := readDelivery(row, errs), row.Get("flusso")
		i, known := at[id.Text]
		switch {
		case !known && sound:
			unknown(errs, id, "un flusso di flussi.csv", at)
		case !known:
		case slices.ContainsFunc(flows[i].Deliveries, func(other Delivery) bool { return Slug(other.Name) == Slug(d.Name) }):
			errs.Addf(row.Get("invio").Pos, "l'invio «%s» del flusso «%s» c'è già: tenere una riga sola", d.Name, id.Text)
		default:
			flows[i].Deliveries = append(flows[i].Deliveries, d)
		}
	}
}

func readDelivery(row source.Row, errs *source.Errors) Delivery {
	d := Delivery{Name: row.Get("invio").Text, About: row.Get("riguarda").Text, Until: row.Get("ultimo").Text, Pos: row.Pos}
	for _, column := range []string{"flusso_stampato", "periodicita_stampata", "tipo_stampato", "tempistica_stampata"} {
		d.Printed = append(d.Printed, row.Get(column).Text)
	}
	for _, column := range []string{"invio", "periodicita_stampata", "tipo_stampato", "tempistica_stampata", "riguarda"} {
		if cell := row.Get(column); cell.Text == "" {
			errs.Addf(cell.Pos, "la cella «%s» è vuota: ci si aspettava un testo", column)
		}
	}
	if last := row.Get("ultimo"); last.Text != "" && !isDay(last.Text) {
		errs.Addf(last.Pos, "«%s» non è un giorno: ci si aspettava per esempio 2023-07-31", last.Text)
	}
	months := row.Get("mesi")
	var ok bool
	if d.Months, d.Span, ok = parseMonths(months.Text); !ok {
		errs.Addf(months.Pos, "«%s» non dice dei mesi: ci si aspettava per esempio 7-10 (da luglio a ottobre), oppure 1,7 (a gennaio e a luglio)", months.Text)
	}
	day := row.Get("giorno")
	if d.Day, ok = parseDay(day.Text); !ok {
		errs.Addf(day.Pos, "«%s» non è un giorno del mese: ci si aspettava un numero da 1 a 28, «ultimo» o una cella vuota", day.Text)
	} else if d.Day != AnyDay && (d.Span || len(d.Months) == 0) {
		errs.Addf(day.Pos, "c'è un giorno, ma «mesi» è «%s»: ci si aspettavano i mesi in cui cade, per esempio 1,4,7,10", months.Text)
	}
	return d
}

// parseMonths reads «7-10», «1,7» or nothing.
func parseMonths(text string) (months []int, span, ok bool) {
	if text == "" {
		return nil, false, true
	}
	first, last, span := strings.Cut(text, "-")
	if span {
		from, to := monthNumber(first), monthNumber(last)
		for m := from; m <= to; m++ {
			months = append(months, m)
		}
		return months, true, from > 0 && from < to
	}
	for part := range strings.SplitSeq(text, ",") {
		months = append(months, monthNumber(part))
	}
	return months, false, months[0] > 0 && slices.IsSorted(months) && len(slices.Compact(slices.Clone(months))) == len(months)
}

// monthNumber gives 0 for what is no month.
func monthNumber(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > 12 {
		return 0
	}
	return n
}

// parseDay reads the day of a month that every month has, «ultimo» or nothing.
func parseDay(text string) (Day, bool) {
	switch text {
	case "":
		return AnyDay, true
	case "ultimo":
		return LastDay, true
	}
	n, err := strconv.Atoi(text)
	return Day(n), err == nil && n >= 1 && n <= 28
}
