package opendata

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"ambitilombardia/geo"
)

// hostile is what nobody should find in a table and somebody will.
func hostile() Dataset {
	d := Dataset{
		ID: "ostile", Title: "Prova", Description: "Prova", Licence: ccBy,
		Columns: []Column{
			{Name: "codice", Type: String, Meaning: "Codice.", Key: true},
			{Name: "testo", Type: String, Meaning: "Testo."},
			{Name: "intero", Type: Integer, Meaning: "Intero."},
			{Name: "valore", Type: Number, Unit: "€", Meaning: "Valore."},
		},
	}
	for i, text := range []string{
		"=1+1", "+39 02 1234", "-x", "@SUM(A1:A9)", "\t=1+1", "'=1+1", "''@x", "'Ndrangheta", "", "<script>alert(1)</script>", "a & b",
		`"virgolette"`, `=HYPERLINK("http://example.org","x")`, "due\nrighe", "una, due; tre", "\u202Edestra a sinistra\u202C",
		"\u2028", "_x0041_", " spazi ", "012001", "1E5", "TRUE", "30/2", "Cantù", "d’Adda", "😀", "---", "\\.", "#N/A",
	} {
		numbers := [][2]string{{"0", "80.50"}, {"-12", "-0.5"}, {"", ""}, {"123456789012345", "0.001"}, {"7", "12345.6700"}}[i%5]
		d.Rows = append(d.Rows, []string{fmt.Sprintf("%03d", i), text, numbers[0], numbers[1]})
	}
	return d
}

// all are the datasets, the extracts and the hostile one.
func all(t *testing.T) []Dataset {
	t.Helper()
	c := loadCatalogue(t)
	b := squares(t, c)
	sets := append(datasets(c, b), hostile())
	for _, p := range extracts(c, b) {
		sets = append(sets, p.Dataset)
	}
	for _, d := range sets {
		if err := d.check(); err != nil {
			t.Fatal(err)
		}
	}
	return sets
}

func names(d Dataset) []string {
	var names []string
	for _, c := range d.Columns {
		names = append(names, c.Name)
	}
	return names
}

// armed undoes disarm as the package documents it.
func armed(text string) string {
	if rest := strings.TrimLeft(text, "'"); rest != text && rest != "" && strings.ContainsRune("=+-@\t", rune(rest[0])) {
		return text[1:]
	}
	return text
}

func TestCSVReadAgainIsTheTable(t *testing.T) {
	for _, d := range all(t) {
		data, err := encodeCSV(d)
		if err != nil {
			t.Fatal(err)
		}
		records, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(records[0], names(d)) || len(records) != len(d.Rows)+1 {
			t.Fatalf("%s: header %q, %d rows", d.ID, records[0], len(records)-1)
		}
		for i, record := range records[1:] {
			for j, cell := range record {
				if d.Columns[j].Type != String {
					if cell != d.Rows[i][j] {
						t.Errorf("%s: number %q, want %q", d.ID, cell, d.Rows[i][j])
					}
					continue
				}
				if cell != "" && strings.ContainsRune("=+-@\t", rune(cell[0])) {
					t.Errorf("%s: %q starts a formula", d.ID, cell)
				}
				if armed(cell) != d.Rows[i][j] {
					t.Errorf("%s: %q, want %q", d.ID, cell, d.Rows[i][j])
				}
			}
		}
		if bytes.ContainsRune(data, '\r') || bytes.HasPrefix(data, []byte("\uFEFF")) {
			t.Errorf("%s: CR or byte order mark", d.ID)
		}
	}
}

func TestXLSXReadAgainIsTheTable(t *testing.T) {
	for _, d := range all(t) {
		data, err := encodeXLSX(d)
		if err != nil {
			t.Fatal(err)
		}
		book, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range append([][]string{names(d)}, d.Rows...) {
			for j, want := range row {
				checkCell(t, book, d, i, j, want)
			}
		}
		if panes, err := book.GetPanes(dataSheet); err != nil || !panes.Freeze || panes.YSplit != 1 {
			t.Errorf("%s: the header is not frozen: %+v, %v", d.ID, panes, err)
		}
		if defined := book.GetDefinedName(); len(defined) != 1 || defined[0].Name != "_xlnm._FilterDatabase" {
			t.Errorf("%s: no filter: %+v", d.ID, defined)
		}
		if err := book.Close(); err != nil {
			t.Error(err)
		}
	}
}

func checkCell(t *testing.T, book *excelize.File, d Dataset, row, column int, want string) {
	t.Helper()
	name, err := excelize.CoordinatesToCellName(column+1, row+1)
	if err != nil {
		t.Fatal(err)
	}
	got, err := book.GetCellValue(dataSheet, name)
	if err != nil || got != want {
		t.Errorf("%s %s: %q, want %q (%v)", d.ID, name, got, want, err)
	}
	if formula, err := book.GetCellFormula(dataSheet, name); err != nil || formula != "" {
		t.Errorf("%s %s: formula %q (%v)", d.ID, name, formula, err)
	}
	kind, err := book.GetCellType(dataSheet, name)
	if err != nil {
		t.Fatal(err)
	}
	isText := row == 0 || d.Columns[column].Type == String
	wantKind := excelize.CellTypeUnset // a number or nothing
	if isText && want != "" {
		wantKind = excelize.CellTypeInlineString
	}
	if kind != wantKind {
		t.Errorf("%s %s: %q has type %v, want %v", d.ID, name, want, kind, wantKind)
	}
}

func TestTheWorkbookExplainsItself(t *testing.T) {
	c := loadCatalogue(t)
	d := confiniATS(c, squares(t, c).ATS)
	data, err := encodeXLSX(d)
	if err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows(descriptionSheet)
	if err != nil {
		t.Fatal(err)
	}
	text := fmt.Sprint(rows)
	wanted := []string{d.Title, d.Description, d.Licence.URL, d.Credit, c.Act.Source, c.Boundaries.Date, "km²"}
	for _, column := range d.Columns {
		wanted = append(wanted, column.Name, column.Meaning)
	}
	for _, want := range wanted {
		if !strings.Contains(text, want) {
			t.Errorf("the second sheet does not say %q", want)
		}
	}
	properties, err := book.GetDocProps()
	if day := d.Updated() + "T00:00:00Z"; err != nil || properties.Created != day || properties.Modified != day {
		t.Errorf("created %s, modified %s, want %s (%v)", properties.Created, properties.Modified, day, err)
	}
}

func TestJSONReadAgainIsTheTable(t *testing.T) {
	for _, d := range all(t) {
		data, err := encodeJSON(d)
		if err != nil {
			t.Fatal(err)
		}
		decoder := json.NewDecoder(bytes.NewReader(data))
		decoder.UseNumber()
		var objects []map[string]any
		if err := decoder.Decode(&objects); err != nil {
			t.Fatal(err)
		}
		if len(objects) != len(d.Rows) {
			t.Fatalf("%s: %d objects, want %d", d.ID, len(objects), len(d.Rows))
		}
		for i, object := range objects {
			checkObject(t, d, i, object)
		}
		if first := bytes.Split(data, []byte("\n"))[1]; !inOrder(string(first), names(d)) {
			t.Errorf("%s: columns out of order in %s", d.ID, first)
		}
	}
}

func checkObject(t *testing.T, d Dataset, row int, object map[string]any) {
	t.Helper()
	if len(object) != len(d.Columns) {
		t.Errorf("%s: %d members, want %d", d.ID, len(object), len(d.Columns))
	}
	for j, column := range d.Columns {
		var want any
		switch cell := d.Rows[row][j]; {
		case cell == "":
		case column.Type == String:
			want = cell
		default:
			want = json.Number(cell)
		}
		if got, ok := object[column.Name]; !ok || got != want {
			t.Errorf("%s row %d %s: %#v, want %#v", d.ID, row+1, column.Name, got, want)
		}
	}
}

func inOrder(text string, names []string) bool {
	for _, name := range names {
		_, rest, found := strings.Cut(text, `"`+name+`":`)
		if !found {
			return false
		}
		text = rest
	}
	return true
}

func TestGeoJSONHoldsEveryAreaAndTheCreditLine(t *testing.T) {
	for _, d := range all(t) {
		if d.Areas == nil {
			continue
		}
		data, err := encodeGeoJSON(d)
		if err != nil {
			t.Fatal(err)
		}
		var collection struct {
			Type, Crediti string
			Features      []struct {
				Type       string
				Properties map[string]any
				Geometry   struct{ Type string }
			}
		}
		if err := json.Unmarshal(data, &collection); err != nil {
			t.Fatal(err)
		}
		codes := map[string]bool{}
		for i, f := range collection.Features {
			if f.Type != "Feature" || !strings.HasSuffix(f.Geometry.Type, "Polygon") {
				t.Errorf("%s: a %s with a %s", d.ID, f.Type, f.Geometry.Type)
			}
			checkProperties(t, d, d.Rows[i], f.Properties) // areas and rows are both in the order of the codes
			codes[d.keyOf(d.Rows[i])] = true
		}
		if len(codes) != len(d.Rows) || collection.Type != "FeatureCollection" {
			t.Errorf("%s: a %s of %d areas, want %d", d.ID, collection.Type, len(codes), len(d.Rows))
		}
		if collection.Crediti != d.Credit || !strings.HasPrefix(d.Credit, "Confini: elaborazione su dati ISTAT") {
			t.Errorf("%s: credit line %q", d.ID, collection.Crediti)
		}
		areas, err := geo.ReadGeoJSON(bytes.NewReader(data), geo.ReadOptions{Code: keyName(d), Name: keyName(d)})
		if err != nil || len(areas) != len(d.Rows) {
			t.Errorf("%s: %d geometries, want %d (%v)", d.ID, len(areas), len(d.Rows), err)
		}
	}
}

func keyName(d Dataset) string {
	return d.Columns[slices.IndexFunc(d.Columns, func(c Column) bool { return c.Key })].Name
}

func checkProperties(t *testing.T, d Dataset, row []string, properties map[string]any) {
	t.Helper()
	for j, column := range d.Columns {
		got := properties[column.Name]
		switch {
		case row[j] == "" && got != nil, column.Type == String && row[j] != "" && got != row[j]:
			t.Errorf("%s: property %s is %v, want %q", d.ID, column.Name, got, row[j])
		case column.Type != String:
			if _, ok := got.(float64); !ok {
				t.Errorf("%s: property %s is %v, want a number", d.ID, column.Name, got)
			}
		}
	}
}

func TestTopoJSONReadAgainHoldsEveryArea(t *testing.T) {
	for _, d := range all(t) {
		if d.Areas == nil {
			continue
		}
		data, err := encodeTopoJSON(d)
		if err != nil {
			t.Fatal(err)
		}
		topology, err := geo.ReadTopoJSON(bytes.NewReader(data), geo.ReadOptions{Code: keyName(d), Name: keyName(d)})
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(topology.Codes(), d.Areas.Codes()) {
			t.Errorf("%s: areas %v, want %v", d.ID, topology.Codes(), d.Areas.Codes())
		}
		if credit, _ := json.Marshal(d.Credit); !bytes.Contains(data, credit) {
			t.Errorf("%s: no credit line", d.ID)
		}
	}
}
