package catalogue

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"

	"ambitilombardia/generator/source"
)

var project = os.DirFS("../..")

// committed loads the committed sources.
func committed(t *testing.T) *Catalogue {
	t.Helper()
	c, err := Load(project)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestTheCommittedSourcesAreWhole(t *testing.T) {
	c := committed(t)
	for _, x := range []struct {
		what      string
		got, want int
	}{
		{"ATS", len(c.ATS), 8}, {"ASST", len(c.ASST), 23}, {"Ambiti", len(c.Ambiti), 91}, {"printed rows", len(c.Printed), 91},
		{"Comuni", len(c.Comuni), 1506}, {"macroareas", len(c.Macroaree), 10}, {"corrections", len(c.Corrections), 3},
	} {
		if x.got != x.want {
			t.Errorf("%d %s, want %d", x.got, x.what, x.want)
		}
	}
	perATS := []int{17, 20, 7, 8, 14, 12, 8, 5} // Allegato A, section 2
	for i, ats := range c.ATS {
		if got := len(c.AmbitiOfATS(ats.Code)); got != perATS[i] {
			t.Errorf("%s has %d Ambiti, want %d", ats.Name(), got, perATS[i])
		}
	}
	points := 0
	for i, m := range c.Macroaree {
		points += len(m.KeyPoints)
		if want := string(rune('A' + i)); m.Letter != want {
			t.Errorf("macroarea %d has the letter %s, want %s", i+1, m.Letter, want)
		}
	}
	if points != 42 { // Allegato A, Appendix 1
		t.Errorf("%d key points, want 42", points)
	}
	if milano, _ := c.FindAmbito("50007"); milano.Name != "Milano Città" || milano.ASST != "" {
		t.Errorf("Milano Città has no ASST in the act: got %+v", milano)
	}
	for _, a := range c.Ambiti {
		if len(c.Members(a.Code)) == 0 {
			t.Errorf("%s has no Comuni", a.Name)
		}
		if asst, ok := c.FindASST(a.ASST); ok && asst.ATS != a.ATS {
			t.Errorf("%s lies in ATS %s, its ASST in %s", a.Name, a.ATS, asst.ATS)
		}
	}
}

// Others link to these addresses: they never change.
func TestTheAddressesOfTheDesignStay(t *testing.T) {
	c := committed(t)
	ambito, _ := c.FindAmbito("50083")
	ats, _ := c.FindATS("321")
	asst, _ := c.FindASST("708")
	i := slices.IndexFunc(c.Comuni, func(m Comune) bool { return m.Code == "015189" })
	for _, test := range []struct{ got, want string }{
		{ambito.Slug(), "50083-visconteo-sud-milano"},
		{ats.Slug(), "321-citta-metropolitana-di-milano"},
		{asst.Slug(), "708-melegnano-e-della-martesana"},
		{c.Comuni[i].Slug(), "015189-rozzano"},
		{c.Macroaree[0].Page, "a-contrasto-alla-poverta-e-allemarginazione-sociale"},
	} {
		if test.got != test.want {
			t.Errorf("address %s, want %s", test.got, test.want)
		}
	}
}

func TestNamesAreReadable(t *testing.T) {
	c := committed(t)
	var names []string
	for _, ats := range c.ATS {
		names = append(names, ats.Name())
	}
	for _, asst := range c.ASST {
		names = append(names, asst.Name())
	}
	want := []string{
		"ATS Città Metropolitana di Milano", "ATS Insubria", "ATS Montagna", "ATS Brianza", "ATS Bergamo", "ATS Brescia",
		"ATS Val Padana", "ATS Pavia",
		"ASST Ovest Milanese", "ASST Rhodense", "ASST Nord Milano", "ASST Melegnano e della Martesana", "ASST Lodi",
		"ASST Sette Laghi", "ASST Valle Olona", "ASST Lariana", "ASST Valtellina e dell'Alto Lario", "ASST Valcamonica",
		"ASST Lecco", "ASST Monza", "ASST Brianza", "ASST Papa Giovanni XXIII", "ASST Bergamo Ovest", "ASST Bergamo Est",
		"ASST Spedali Civili di Brescia", "ASST Franciacorta", "ASST Garda", "ASST Cremona", "ASST Mantova", "ASST Crema",
		"ASST Pavia",
	}
	if !slices.Equal(names, want) {
		t.Errorf("names\n%q\nwant\n%q", names, want)
	}
}

// asWorkbook writes a committed table into a workbook, every cell as text.
func asWorkbook(t *testing.T, name string, columns []string) []byte {
	t.Helper()
	table, err := source.ReadTable(project, name, columns)
	if err != nil {
		t.Fatal(err)
	}
	book := excelize.NewFile()
	defer book.Close()
	rows := [][]string{columns}
	for _, row := range table.Rows {
		rows = append(rows, row.Cells())
	}
	for r, cells := range rows {
		for i, text := range cells {
			cell, _ := excelize.CoordinatesToCellName(i+1, r+1)
			if err := book.SetCellStr("Sheet1", cell, text); err != nil {
				t.Fatal(err)
			}
		}
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// withWorkbooks copies the project's sources with every table as a workbook in the place of the CSV.
func withWorkbooks(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	for _, pattern := range []string{"data/*/*.csv", "data/*/*.yaml", "data/*/*/*", "content/macroaree/*.md"} {
		names, err := fs.Glob(project, pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			text, err := fs.ReadFile(project, name)
			if err != nil {
				t.Fatal(err)
			}
			if frozen := strings.HasPrefix(name, "data/edizioni/"); frozen || path.Ext(name) != ".csv" {
				files[name] = &fstest.MapFile{Data: text}
				continue
			}
			header, _, _ := bytes.Cut(text, []byte("\n"))
			var columns []string
			for _, column := range bytes.Split(bytes.TrimSpace(header), []byte(",")) {
				columns = append(columns, string(column))
			}
			stem := name[:len(name)-len(".csv")]
			files[stem+".xlsx"] = &fstest.MapFile{Data: asWorkbook(t, stem, columns)}
		}
	}
	return files
}

func TestWorkbooksGiveTheSameCatalogueAsCSV(t *testing.T) {
	want := committed(t)
	got, err := Load(withWorkbooks(t))
	if err != nil {
		t.Fatal(err)
	}
	if !sameButForPlaces(want, got) {
		t.Error("the catalogues differ in more than the places of their values")
	}
	got.Comuni[700].Ambito = "50001"
	if sameButForPlaces(want, got) {
		t.Fatal("the comparison sees nothing")
	}
}
