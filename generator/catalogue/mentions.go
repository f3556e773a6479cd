package catalogue

import (
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"ambitilombardia/generator/source"
)

const (
	mentionsFolder = "data/richiami/"
	placesTable    = mentionsFolder + "luoghi"
	mentionsTable  = mentionsFolder + "richiami"
)

var (
	placeColumns   = []string{"luogo", "inizio"}
	mentionColumns = []string{"cosa", "genere", "stampato", "numero", "data", "nome", "luogo"}
)

// Mention is a passage in which the act names another act, an office, a fund, a flow of data or a system.
type Mention struct {
	Thing   string // what is meant, in our words and with its article: «la legge regionale 3/2008»
	Kind    string
	Printed string      // the passage; where its lines are broken is left out
	Number  string      // of an act, «X/7631», as it stands in the passage; empty if there is none
	Date    WrittenDate // of an act
	Name    string      // of an office, or the title of an act
	Place   string      // «nell’Allegato A, capitolo 2»
	source.Pos
}

// ActPlace is a part of the act, up to the next one.
type ActPlace struct {
	Name  string
	Start string // what its first line begins with
	source.Pos
}

// WrittenDate is a date as a text has it: the month and the day may be left out.
type WrittenDate struct {
	Year, Month, Day int
	Printed          string
}

// ReadMentions reads the passages in the order of the act, and the parts of the act that they stand in. A project need not
// have any.
func ReadMentions(project fs.FS) ([]ActPlace, []Mention, error) {
	if found, _ := fs.Glob(project, mentionsTable+".*"); len(found) == 0 {
		return nil, nil, nil
	}
	var errs source.Errors
	table, err := source.ReadTable(project, placesTable, placeColumns)
	errs.Add(placesTable+".csv", err)
	var places []ActPlace
	var names []string
	for _, row := range table.Rows {
		place := ActPlace{row.Get("luogo").Text, row.Get("inizio").Text, row.Pos}
		if place.Name == "" || place.Start == "" {
			errs.Addf(row.Pos, "ci si aspettavano il nome di una parte dell’atto e le parole con cui comincia")
		}
		places, names = append(places, place), append(names, place.Name)
	}
	table, err = source.ReadTable(project, mentionsTable, mentionColumns, "numero", "data", "nome")
	errs.Add(mentionsTable+".csv", err)
	var mentions []Mention
	for _, row := range table.Rows {
		mentions = append(mentions, readMention(row, names, &errs))
	}
	return places, mentions, errs.Err()
}

func readMention(row source.Row, places []string, errs *source.Errors) Mention {
	text := func(column string) string { return row.Get(column).Text }
	m := Mention{Thing: text("cosa"), Kind: text("genere"), Printed: text("stampato"), Number: text("numero"), Name: text("nome"), Place: text("luogo"), Pos: row.Pos}
	for _, column := range []string{"numero", "data", "nome"} {
		if part := row.Get(column); !strings.Contains(source.WithoutBlanks(m.Printed), source.WithoutBlanks(part.Text)) {
			errs.Addf(part.Pos, "«%s» non sta in «%s»", part.Text, m.Printed)
		}
	}
	if m.Thing == "" || m.Kind == "" || m.Printed == "" || m.Number == "" && m.Name == "" {
		errs.Addf(row.Pos, "ci si aspettavano che cosa è richiamato, il suo genere, le parole stampate e, fra queste, un numero o un nome")
	}
	if place := row.Get("luogo"); len(places) > 0 && !slices.Contains(places, m.Place) {
		errs.Addf(place.Pos, "«%s» non è una parte dell’atto di luoghi.csv%s", m.Place, source.Perhaps(m.Place, places))
	}
	if date := row.Get("data"); date.Text != "" {
		var ok bool
		if m.Date, ok = parseWritten(date.Text); !ok {
			errs.Addf(date.Pos, "«%s» non è una data: ci si aspettava per esempio 30 agosto 2008, 28/12/2017, 18.11.2019, 2017 o 08", date.Text)
		}
	}
	return m
}

// loadMentions reads them as a part of the catalogue.
func (c *Catalogue) loadMentions(project fs.FS, errs *source.Errors) {
	var err error
	_, c.Mentions, err = ReadMentions(project)
	errs.Add(mentionsTable+".csv", err)
}

var writtenMonths = []string{"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre",
	"ottobre", "novembre", "dicembre"}

// parseWritten reads a date in one of the forms of the act: with the month in letters, with points or bars, or a year of
// four or two digits, of this century.
func parseWritten(text string) (WrittenDate, bool) {
	parts := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r == ' ' || r == '.' || r == '/' })
	date := WrittenDate{Printed: text}
	numbers := []*int{&date.Year}
	if len(parts) == 3 {
		numbers = []*int{&date.Day, &date.Month, &date.Year}
	} else if len(parts) != 1 {
		return date, false
	}
	for i, part := range parts {
		n, err := strconv.Atoi(part)
		if month := slices.Index(writtenMonths, part); month >= 0 && numbers[i] == &date.Month {
			n, err = month+1, nil
		}
		if err != nil {
			return date, false
		}
		*numbers[i] = n
	}
	if date.Year < 100 {
		date.Year += 2000
	}
	return date, date.Year >= 1861 && date.Year < 2100 && date.Month <= 12 && date.Day <= 31
}

// Excludes tells whether two dates cannot be those of one act.
func (d WrittenDate) Excludes(other WrittenDate) bool {
	if d.Year == 0 || other.Year == 0 {
		return false
	}
	return d.Year != other.Year || d.Day != 0 && other.Day != 0 && (d.Month != other.Month || d.Day != other.Day)
}
