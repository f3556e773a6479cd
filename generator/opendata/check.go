package opendata

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"ambitilombardia/generator/catalogue"
)

// What a spreadsheet keeps of a number and of a text; beyond it, it would round and cut without a word (Excel
// specifications and limits).
const (
	maxDigits = 15
	maxUnits  = 32_767 // UTF-16 code units
)

// integerForm is also that of a whole number of JSON (RFC 8259 §6), as a catalogue.Decimal is of any.
var integerForm = regexp.MustCompile(`^(0|-?[1-9][0-9]*)$`)

// check says what makes the dataset unfit to be written, in Italian like every fault that comes from the data.
func (d Dataset) check() error {
	for _, column := range d.Columns {
		if column.Meaning == "" {
			return fmt.Errorf("insieme di dati %s: la colonna %s non è spiegata", d.ID, column.Name)
		}
	}
	if len(d.Rows) == 0 {
		return fmt.Errorf("insieme di dati %s: non ha righe", d.ID)
	}
	seen := map[string]bool{}
	for i, row := range d.Rows {
		if len(row) != len(d.Columns) {
			return fmt.Errorf("insieme di dati %s, riga %d: ha %d celle, ci si aspettava %d", d.ID, i+1, len(row), len(d.Columns))
		}
		for j, column := range d.Columns {
			if fault := column.fault(row[j]); fault != "" {
				return fmt.Errorf("insieme di dati %s, riga %d, colonna %s: «%s» %s", d.ID, i+1, column.Name, row[j], fault)
			}
		}
		key := d.keyOf(row)
		if seen[key] {
			return fmt.Errorf("insieme di dati %s, riga %d: la chiave «%s» c'è già", d.ID, i+1, strings.ReplaceAll(key, "\x00", ", "))
		}
		seen[key] = true
	}
	if err := d.checkPatterns(); err != nil {
		return err
	}
	if err := d.checkReasons(); err != nil {
		return err
	}
	return d.checkAreas()
}

// checkAreas wants one area for each row and no other.
func (d Dataset) checkAreas() error {
	if d.Areas == nil {
		return nil
	}
	for i, row := range d.Rows {
		if key := d.keyOf(row); !d.Areas.Has(key) {
			return fmt.Errorf("insieme di dati %s, riga %d: manca il confine di %s", d.ID, i+1, key)
		}
	}
	if areas := len(d.Areas.Codes()); areas != len(d.Rows) {
		return fmt.Errorf("insieme di dati %s: ci sono %d confini per %d righe", d.ID, areas, len(d.Rows))
	}
	return nil
}

// fault says why a cell cannot stand in the column, or nothing.
func (c Column) fault(cell string) string {
	switch {
	case cell == "" && c.Key && !c.Blank:
		return "manca: è una chiave"
	case cell == "" && !c.MayBeEmpty():
		return "manca: la colonna non ammette celle vuote"
	case cell == "":
		return ""
	case !utf8.ValidString(cell):
		return "non è in UTF-8"
	case strings.ContainsFunc(cell, unwritable):
		return "contiene un carattere di controllo"
	case len(cell) > maxUnits && len(utf16.Encode([]rune(cell))) > maxUnits:
		return fmt.Sprintf("ha più dei %d caratteri che stanno in una cella", maxUnits)
	case c.Type == Integer && !integerForm.MatchString(cell):
		return "non è un numero intero"
	case c.Type == Number && !isNumber(cell):
		return "non è un numero con il punto per i decimali"
	case c.Type != String && digits(cell) > maxDigits:
		return fmt.Sprintf("ha più di %d cifre", maxDigits)
	case c.Allowed != nil && !slices.Contains(c.Allowed, cell):
		return "non è fra i valori ammessi: " + strings.Join(c.Allowed, ", ")
	}
	return ""
}

// checkPatterns wants each pattern to describe the whole of its cells, as those of XML Schema do.
func (d Dataset) checkPatterns() error {
	for j, column := range d.Columns {
		if column.Pattern == "" {
			continue
		}
		pattern, err := regexp.Compile("^(?:" + column.Pattern + ")$")
		if err != nil {
			return fmt.Errorf("insieme di dati %s: la forma della colonna %s non si legge: «%w»", d.ID, column.Name, err)
		}
		for i, row := range d.Rows {
			if row[j] != "" && !pattern.MatchString(row[j]) {
				return fmt.Errorf("insieme di dati %s, riga %d, colonna %s: «%s» non ha la forma %s", d.ID, i+1, column.Name, row[j], column.Pattern)
			}
		}
	}
	return nil
}

// unwritable tells the characters that CSV or XML would change or refuse; a tab and a line feed survive in both.
func unwritable(r rune) bool {
	return unicode.IsControl(r) && r != '\t' && r != '\n' || r == '\uFFFE' || r == '\uFFFF'
}

func isNumber(cell string) bool {
	_, err := catalogue.ParseDecimal(cell)
	return err == nil
}

func digits(number string) int {
	n := 0
	for _, r := range number {
		if unicode.IsDigit(r) {
			n++
		}
	}
	return n
}
