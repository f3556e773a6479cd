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

func TestABrokenCSVSaysWhereAndWhat(t *testing.T) {
	const head = "codice,nome,provincia\n"
	const header = "t.csv:1"
	for name, test := range map[string]struct {
		text string
		want []string
	}{
		"an empty file":          {"", []string{"t.csv:1: il file è vuoto: ci si aspettava la riga delle intestazioni «codice,nome,provincia»"}},
		"only a byte order mark": {"\uFEFF", []string{"t.csv:1: il file è vuoto: ci si aspettava la riga delle intestazioni «codice,nome,provincia»"}},
		"only empty rows":        {"\n,,\n", []string{"t.csv:1: il file è vuoto: ci si aspettava la riga delle intestazioni «codice,nome,provincia»"}},
		"a missing column":       {"codice,nome\n1,b\n", []string{header + ":3: manca la colonna «provincia»"}},
		"a renamed column":       {"codice,comune,provincia\n", []string{header + ":2: l'intestazione è «comune», ci si aspettava «nome»"}},
		"a column in capitals":   {"CODICE,nome,provincia\n", []string{header + ":1: l'intestazione è «CODICE», ci si aspettava «codice»"}},
		"swapped columns": {"nome,codice,provincia\n", []string{
			header + ":1: l'intestazione è «nome», ci si aspettava «codice»",
			header + ":2: l'intestazione è «codice», ci si aspettava «nome»",
		}},
		"extra columns":       {"codice,nome,provincia,x,y\n", []string{header + ":4: ci sono 2 colonne di troppo, da «x» in poi: ci si aspettava 3 colonne"}},
		"no header":           {"015189,Rozzano,MI\n", []string{header + ":1: l'intestazione è «015189», ci si aspettava «codice»", header + ":2: l'intestazione è «Rozzano», ci si aspettava «nome»", header + ":3: l'intestazione è «MI», ci si aspettava «provincia»"}},
		"a huge header":       {strings.Repeat("x", 500) + ",nome,provincia\n", []string{header + ":1: l'intestazione è «" + strings.Repeat("x", 60) + "…», ci si aspettava «codice»"}},
		"semicolons":          {"codice;nome;provincia\n1;b;c\n", []string{"t.csv:1: le colonne sono separate da punto e virgola o tabulazioni: ci si aspettavano virgole"}},
		"tabulations":         {"codice\tnome\tprovincia\n", []string{"t.csv:1: le colonne sono separate da punto e virgola o tabulazioni: ci si aspettavano virgole"}},
		"old Macintosh lines": {"codice,nome,provincia\r1,b,c\r", []string{"t.csv:1: le righe finiscono con il solo CR, come nei vecchi Macintosh: ci si aspettava LF o CRLF"}},
		"Latin-1":             {head + "1,b,c\n2,Cant\xf9,CO\n", []string{"t.csv:3: il testo non è in UTF-8: salvare il file con la codifica UTF-8"}},
		"UTF-16":              {"\xff\xfec\x00o\x00d\x00", []string{"t.csv:1: il testo non è in UTF-8: salvare il file con la codifica UTF-8"}},
		"a NUL":               {head + "1,b\x00,c\n", []string{"t.csv:2: c'è un carattere nullo: il file non è di testo o è rovinato"}},
		"a short row":         {head + "1,b\n", []string{"t.csv:2: la riga ha 2 celle, ci si aspettava 3"}},
		"a long row":          {head + "1,Bormio, Alta Valle,SO\n", []string{"t.csv:2:4: la riga ha 4 celle, ci si aspettava 3: un testo che contiene una virgola va fra virgolette"}},
		"a bare quote":        {head + "1,il \"Naviglio\",c\n", []string{"t.csv:2: ci sono virgolette in mezzo a una cella: la cella intera va fra virgolette e quelle interne raddoppiate"}},
		"text after a quote":  {head + "1,\"il\" Naviglio,c\n", []string{"t.csv:2: le virgolette aperte in questa riga non si chiudono bene: quelle dentro una cella vanno raddoppiate"}},
		"an unclosed quote":   {head + "1,b,c\n2,\"b,c\n3,b,c\n", []string{"t.csv:3: le virgolette aperte in questa riga non si chiudono bene: quelle dentro una cella vanno raddoppiate"}},
		"a cell on two lines": {head + "1,\"Bormio\nAlta Valle\",SO\n2,b \n", []string{
			"t.csv:2:2: la cella contiene un carattere di controllo o un a capo: ci si aspettava una sola riga di testo",
			"t.csv:4: la riga ha 2 celle, ci si aspettava 3",
		}},
		"a control character":   {head + "1,b\a,c\n", []string{"t.csv:2:2: la cella contiene un carattere di controllo o un a capo: ci si aspettava una sola riga di testo"}},
		"a leading blank":       {head + "1, Rozzano,c\n", []string{"t.csv:2:2: « Rozzano» comincia o finisce con uno spazio: toglierlo"}},
		"a trailing hard space": {head + "1,Rozzano\u00a0,c\n", []string{"t.csv:2:2: «Rozzano\u00a0» comincia o finisce con uno spazio: toglierlo"}},
		"a hard space inside":   {head + "1,San\u00a0Siro,c\n", []string{"t.csv:2:2: la cella contiene un carattere che non si vede (U+00A0): riscrivere il testo a mano"}},
		"a right-to-left mark":  {head + "1,Rozz\u202eano,c\n", []string{"t.csv:2:2: la cella contiene un carattere che non si vede (U+202E): riscrivere il testo a mano"}},
		"a zero-width space":    {head + "1,Rozz\u200bano,c\n", []string{"t.csv:2:2: la cella contiene un carattere che non si vede (U+200B): riscrivere il testo a mano"}},
		"a lost letter":         {head + "1,Cant\ufffd,c\n", []string{"t.csv:2:2: «Cant\ufffd» contiene il segno di una lettera andata persa (U+FFFD): riscrivere il testo"}},
		"a huge cell":           {head + "1," + strings.Repeat("à", 32_768) + ",c\n", []string{"t.csv:2:2: la cella ha più di 32767 caratteri"}},
		"a huge line":           {head + "1," + strings.Repeat("a", 1<<20) + ",c\n", []string{"t.csv:2: la riga supera 1 MB: il file non è quello giusto o è rovinato"}},
		"too many rows":         {head + strings.Repeat("1,b,c\n", 100_001), []string{"t.csv: la tabella ha più di 100000 righe: non può essere quella giusta"}},
		"a huge file":           {head + strings.Repeat("1,b,c\n", 3_000_000), []string{"t.csv: il file supera 16 MB: non può essere quello giusto"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := read(file("t.csv", test.text))
			wantError(t, err, test.want...)
			if !IsInput(err) {
				t.Error("it is not told as a fault of the input")
			}
		})
	}
}

func TestAllFaultsOfATableAreToldInTheOrderOfTheRows(t *testing.T) {
	rows, err := read(file("t.csv", "codice,nome,provincia\n1, b ,c\n2,b\n3,Rozzano,MI\n4,un \"po\",c\n5,\"x\"y,c\n6,b,c,d\n"))
	wantError(t, err,
		"t.csv:2:2: « b » comincia o finisce con uno spazio: toglierlo",
		"t.csv:3: la riga ha 2 celle, ci si aspettava 3",
		"t.csv:5: ci sono virgolette in mezzo a una cella: la cella intera va fra virgolette e quelle interne raddoppiate",
		"t.csv:6: le virgolette aperte in questa riga non si chiudono bene: quelle dentro una cella vanno raddoppiate",
		"t.csv:7:4: la riga ha 4 celle, ci si aspettava 3: un testo che contiene una virgola va fra virgolette",
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
