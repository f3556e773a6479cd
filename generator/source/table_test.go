package source

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

var columns = []string{"codice", "nome", "provincia"}

// read reads the table «t» among files and gives its rows, each «row: cells» with a bar between cells.
func read(files fstest.MapFS) ([]string, error) {
	table, err := ReadTable(files, "t", columns)
	var rows []string
	for _, row := range table.Rows {
		rows = append(rows, row.Pos.String()+" "+strings.Join(row.Cells(), "|"))
	}
	return rows, err
}

func file(name, text string) fstest.MapFS { return fstest.MapFS{name: {Data: []byte(text)}} }

// wantError compares an error line by line.
func wantError(t *testing.T, err error, want ...string) {
	t.Helper()
	got := []string{}
	if err != nil {
		got = strings.Split(err.Error(), "\n")
	}
	if !slices.Equal(got, want) {
		t.Errorf("errors:\n  %s\nwant:\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

func TestEveryWayOfWritingACSVGivesTheSameRows(t *testing.T) {
	want := []string{"t.csv:2 015189|Rozzano|MI", "t.csv:3 014009|Bormio, Alta Valle|SO"}
	for name, text := range map[string]string{
		"plain":                        "codice,nome,provincia\n015189,Rozzano,MI\n014009,\"Bormio, Alta Valle\",SO\n",
		"with a byte order mark":       "\uFEFFcodice,nome,provincia\n015189,Rozzano,MI\n014009,\"Bormio, Alta Valle\",SO\n",
		"with CRLF":                    "codice,nome,provincia\r\n015189,Rozzano,MI\r\n014009,\"Bormio, Alta Valle\",SO\r\n",
		"with every cell quoted":       "\"codice\",\"nome\",\"provincia\"\n\"015189\",\"Rozzano\",\"MI\"\n\"014009\",\"Bormio, Alta Valle\",\"SO\"\n",
		"without a last end of line":   "codice,nome,provincia\n015189,Rozzano,MI\n014009,\"Bormio, Alta Valle\",SO",
		"with empty rows at the end":   "codice,nome,provincia\n015189,Rozzano,MI\n014009,\"Bormio, Alta Valle\",SO\n,,\n\n,,\n",
		"with a mark and quoted names": "\uFEFF\"codice\",nome,provincia\n015189,Rozzano,MI\n014009,\"Bormio, Alta Valle\",SO\n",
	} {
		t.Run(name, func(t *testing.T) {
			got, err := read(file("t.csv", text))
			if err != nil || !slices.Equal(got, want) {
				t.Errorf("rows %q, error %v", got, err)
			}
		})
	}
}

func TestAValueRemembersItsPlace(t *testing.T) {
	table, err := ReadTable(file("t.csv", "codice,nome,provincia\n\n\n015189,Rozzano,MI\n"), "t", columns)
	if err != nil {
		t.Fatal(err)
	}
	row := table.Rows[0]
	if got := row.Get("nome"); got != (Value{Text: "Rozzano", Pos: Pos{File: "t.csv", Row: 4, Col: 2}}) {
		t.Errorf("blank lines count: got %+v", got)
	}
	if got := row.Get("abitanti"); got != (Value{Pos: Pos{File: "t.csv", Row: 4}}) {
		t.Errorf("a column that nobody asked for is empty: got %+v", got)
	}
	changed := row.With("nome", Value{Text: "Opera", Pos: Pos{File: "u.csv", Row: 9, Col: 4}})
	if got := changed.Get("nome"); got.Text != "Opera" || got.Pos.String() != "u.csv:9:4" {
		t.Errorf("a changed value has the place it came from: got %+v", got)
	}
	if got := row.Get("nome").Text; got != "Rozzano" {
		t.Errorf("the row that With was called on changed to %q", got)
	}
}

func TestAllFaultsOfATableAreToldInTheOrderOfTheRows(t *testing.T) {
	rows, err := read(file("t.csv", "codice,nome,provincia\n1, b ,c\n2,b\n3,Rozzano,MI\n4,un \"po\",c\n5,\"x\"y,c\n6,b,c,d\n"))
	wantError(t, err,
		"t.csv:2:2: « b » comincia o finisce con uno spazio: toglierlo",
		"t.csv:3: la riga ha 2 celle, ci si aspettavano 3",
		"t.csv:5: ci sono virgolette in mezzo a una cella: la cella intera va fra virgolette e quelle interne raddoppiate",
		"t.csv:6: le virgolette aperte in questa riga non si chiudono bene: quelle dentro una cella vanno raddoppiate",
		"t.csv:7:4: la riga ha 4 celle, ci si aspettavano 3: un testo che contiene una virgola va fra virgolette",
	)
	if want := []string{"t.csv:4 3|Rozzano|MI"}; !slices.Equal(rows, want) {
		t.Errorf("the good rows are given all the same, to be checked too: got %q", rows)
	}
}

func TestATableIsInOneFile(t *testing.T) {
	_, err := read(fstest.MapFS{})
	wantError(t, err, "t.csv: il file non c'è: ci si aspettava t.csv oppure t.xlsx")
	_, err = read(fstest.MapFS{"t.csv": {Data: []byte("codice")}, "t.xlsx": {Data: []byte("PK")}})
	wantError(t, err, "t.csv: c'è anche t.xlsx: tenere uno solo dei due file")
}
