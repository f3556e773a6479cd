package opendata

import (
	"bytes"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
)

func TestEveryDatasetIsAtItsAddress(t *testing.T) {
	release := build(t)
	tables, maps := []string{"csv", "xlsx", "json", "parquet"}, []string{"csv", "xlsx", "json", "parquet", "geojson", "topojson", "gpkg"}
	for _, want := range []struct {
		id      string
		rows    int
		endings []string
	}{
		{"allegato-b", 91, tables},
		{"ambiti", 91, tables},
		{"ats", 8, tables},
		{"asst", 22, tables},
		{"comuni", 1501, tables},
		{"comuni-2021", 1506, tables},
		{"variazioni", 9, tables},
		{"corrispondenze", 1506 + 91 + 23 + 8, tables},
		{"atti", 8, tables},
		{"macroaree", 0, tables},
		{"confini-ambiti", 91, maps},
		{"confini-ats", 8, maps},
		{"confini-asst", 22, maps},
	} {
		i := slices.IndexFunc(release.Datasets, func(d Dataset) bool { return d.ID == want.id })
		if i < 0 {
			t.Errorf("%s is missing", want.id)
			continue
		}
		if got := len(release.Datasets[i].Rows); want.rows > 0 && got != want.rows {
			t.Errorf("%s has %d rows, want %d", want.id, got, want.rows)
		}
		var paths, wantPaths []string
		for _, f := range release.In("dati/" + want.id + "/") {
			paths = append(paths, f.Path)
			if len(f.Data) == 0 || f.Dataset != want.id {
				t.Errorf("%s: %d bytes, dataset %q", f.Path, len(f.Data), f.Dataset)
			}
		}
		for _, ending := range want.endings {
			wantPaths = append(wantPaths, "dati/"+want.id+"/"+want.id+"."+ending)
		}
		if !slices.Equal(paths, wantPaths) {
			t.Errorf("%s: files %q, want %q", want.id, paths, wantPaths)
		}
	}
}

// Two datasets may explain a column of one name each for itself only if both say the same.
func TestAColumnMeansTheSameInEveryDataset(t *testing.T) {
	meanings := map[string]Column{}
	for _, d := range build(t).Datasets {
		for _, c := range d.Columns {
			known, met := meanings[c.Name]
			oneBeginsAsTheOther := strings.HasPrefix(c.Meaning, known.Meaning) || strings.HasPrefix(known.Meaning, c.Meaning) // and says when it is empty
			if met && (!oneBeginsAsTheOther || c.Type != known.Type ||
				c.Unit != known.Unit || c.Pattern != known.Pattern) {
				t.Errorf("%s: column %s is %s «%s», elsewhere %s «%s»", d.ID, c.Name, c.Type, c.Meaning, known.Type, known.Meaning)
			}
			if !met {
				meanings[c.Name] = c
			}
		}
	}
}

func TestEveryPageHasItsExtracts(t *testing.T) {
	c, release := loadCatalogue(t), build(t)
	check := func(folder, table string) {
		t.Helper()
		var got []string
		for _, f := range release.In(folder) {
			got = append(got, strings.TrimPrefix(f.Path, folder))
		}
		want := []string{table + ".csv", table + ".xlsx", table + ".json", table + ".geojson", "confine.geojson"}
		if !slices.Equal(got, want) {
			t.Errorf("%s has %q, want %q", folder, got, want)
		}
	}
	for _, a := range c.Ambiti {
		check(a.Path(), "comuni")
	}
	for _, a := range c.ATS {
		check(a.Path(), "ambiti")
	}
	for _, a := range c.ASST {
		check(a.Path(), "ambiti")
	}
	check("ats/321-citta-metropolitana-di-milano/", "ambiti")
}

func TestNoTwoFilesHaveOneAddress(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range build(t).Files {
		if seen[f.Path] {
			t.Errorf("%s is there twice", f.Path)
		}
		seen[f.Path] = true
	}
}

// An extract that mixed up its column would give a reader the wrong Comuni without a sign.
func TestExtractsHoldWhatBelongsToTheirPage(t *testing.T) {
	c := loadCatalogue(t)
	rows := map[string][][]string{}
	for _, p := range extracts(c, nil, squares(t, c)) {
		rows[p.folder+p.name] = p.Rows
	}
	total := 0
	for _, a := range c.Ambiti {
		var got, want []string
		for _, row := range rows[a.Path()+"comuni"] {
			got = append(got, row[0])
		}
		for _, m := range c.Members(a.Code) {
			want = append(want, string(m.Code))
		}
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("Ambito %s: Comuni %v, want %v", a.Code, got, want)
		}
		total += len(got)
	}
	if total != len(c.Comuni) {
		t.Errorf("the extracts hold %d Comuni, want %d", total, len(c.Comuni))
	}
	for _, a := range c.ASST {
		if got, want := len(rows[a.Path()+"ambiti"]), len(c.AmbitiOfASST(a.Code)); got != want {
			t.Errorf("ASST %s: %d Ambiti, want %d", a.Code, got, want)
		}
	}
}

// The figures of a table stand at its page too, with the columns of all and the doubts about them.
func TestEachTableOfTheSpendingIsAFileOfItsOwn(t *testing.T) {
	c := loadCatalogue(t)
	whole := spesaSociale(c)
	var rows [][]string
	doubts := 0
	for _, p := range spendingTables(c, audit.Findings(c)) {
		rows = append(rows, p.Rows...)
		doubts += len(p.Findings)
		files, err := p.files()
		if err != nil {
			t.Fatal(err)
		}
		if want := "spesa/" + strings.ReplaceAll(p.Rows[0][0], "_", "-"); !strings.HasPrefix(files[0].Path, want+"/tab-") && !strings.HasPrefix(files[0].Path, want+"/graf-") {
			t.Errorf("%s is not at %s", files[0].Path, want)
		}
		if len(files) != 2 || files[0].Format != "CSV" || files[1].Format != "XLSX" || !slices.Equal(names(p.Dataset), names(whole)) {
			t.Errorf("%s: %d files, columns %q", p.Title, len(files), names(p.Dataset))
		}
	}
	if !slices.EqualFunc(rows, whole.Rows, slices.Equal) {
		t.Errorf("the files hold %d rows, want the %d of %s in their order", len(rows), len(whole.Rows), whole.ID)
	}
	if doubts == 0 {
		t.Error("no workbook says what is doubtful")
	}
}

func TestTwoBuildsGiveTheSameBytes(t *testing.T) {
	first := build(t)
	second, err := release()
	if err != nil {
		t.Fatal(err)
	}
	if len(first.Files) != len(second.Files) {
		t.Fatalf("%d files, then %d", len(first.Files), len(second.Files))
	}
	for i, f := range first.Files {
		if s := second.Files[i]; f.Path != s.Path || !bytes.Equal(f.Data, s.Data) {
			t.Errorf("%s differs from %s of the second build", f.Path, s.Path)
		}
	}
}

func TestAmbitiAreThePrintedRowsWithTheCorrections(t *testing.T) {
	c := loadCatalogue(t)
	want := map[string][]string{}
	for _, row := range allegatoB(c).Rows {
		want[row[4]] = slices.Clone(row)
	}
	for _, r := range c.Corrections {
		want[string(r.Ambito)][slices.Index(catalogue.AllegatoBColumns(), r.Field)] = r.Used
	}
	if len(c.Corrections) == 0 {
		t.Error("no corrections: the test proves nothing")
	}
	for _, row := range ambiti(c.AtAct()).Rows {
		if !slices.Equal(row, want[row[4]]) {
			t.Errorf("%q, want %q", row, want[row[4]])
		}
	}
}

func TestEveryDatasetIsExplained(t *testing.T) {
	c := loadCatalogue(t)
	for _, d := range datasets(c, audit.Findings(c), squares(t, c)) {
		if d.Title == "" || d.Description == "" || d.Licence.URL == "" || d.Updated() == "" || d.Source() == "" {
			t.Errorf("%s: title, description, licence, date or source is missing", d.ID)
		}
		if (d.Areas != nil) != (d.Credit != "") {
			t.Errorf("%s: boundaries and credit line go together", d.ID)
		}
		keys := 0
		for _, column := range d.Columns {
			if column.Name == "" || column.Type == "" || column.Meaning == "" {
				t.Errorf("%s: column %+v is not explained", d.ID, column)
			}
			if column.Key {
				keys++
			}
		}
		if keys == 0 {
			t.Errorf("%s has no key", d.ID)
		}
	}
}

func TestTheColumnsAreThoseOfTheDesign(t *testing.T) {
	c := loadCatalogue(t)
	for _, want := range []struct {
		d     Dataset
		names []string
	}{
		{allegatoB(c), catalogue.AllegatoBColumns()},
		{ambiti(c), catalogue.AllegatoBColumns()},
		{comuni(c, squares(t, c).Comuni), []string{"codice_istat", "comune", "provincia", "codice_ambito", "evidenza", "fonte"}},
		{macroaree(c), []string{"lettera", "titolo", "punto_chiave"}},
	} {
		for i, name := range want.names {
			if got := want.d.Columns[i].Name; got != name {
				t.Errorf("%s: column %d is %s, want %s", want.d.ID, i+1, got, name)
			}
		}
	}
}

// Where the boundaries have no cadastral codes they are missing, for a reason: the table is made all the same.
func TestComuniWithoutCadastralCodes(t *testing.T) {
	c := loadCatalogue(t)
	d := comuni(c, squares(t, c).Comuni)
	if err := d.check(); err != nil {
		t.Fatal(err)
	}
	at := d.index("codice_catastale") // published as the twelfth: it stays there
	if why := d.reasonOf(d.Rows[0], at); at != 11 || d.Rows[0][at] != "" || why != catalogue.NotReported {
		t.Errorf("column %d is %q for the reason %q", at+1, d.Rows[0][at], why)
	}
}

func TestCountsAddUp(t *testing.T) {
	c := loadCatalogue(t)
	sum := func(d Dataset, column string) (n int) {
		for _, row := range d.Rows {
			count, err := strconv.Atoi(row[d.index(column)])
			if err != nil {
				t.Error(err)
			}
			n += count
		}
		return n
	}
	if got := []int{sum(ats(c), "numero_asst"), sum(ats(c), "numero_ambiti"), sum(ats(c), "numero_comuni"),
		sum(asst(c), "numero_ambiti"), sum(asst(c), "numero_comuni")}; !slices.Equal(got, []int{22, 91, 1501, 89, 1497}) {
		t.Errorf("ASST, Ambiti and Comuni of the ATS, Ambiti and Comuni of the ASST: %v", got)
	}
}

// A reader who joins two files must not find two answers.
func TestTablesAgreeAboutWhatTheyShare(t *testing.T) {
	c := loadCatalogue(t)
	for _, pair := range []struct {
		from, to Dataset
		by       string
	}{
		{comuni(c, squares(t, c).Comuni), ambiti(c), "codice_ambito"},
		{ambiti(c), ats(c), "codice_ats"},
		{ambiti(c), asst(c), "codice_asst"},
		{asst(c), ats(c), "codice_ats"},
	} {
		rows := map[string][]string{}
		for _, row := range pair.to.Rows {
			rows[row[pair.to.index(pair.by)]] = row
		}
		for _, row := range pair.from.Rows {
			other := rows[row[pair.from.index(pair.by)]]
			if other == nil && row[pair.from.index(pair.by)] != "" {
				t.Errorf("%s: %q leads nowhere in %s", pair.from.ID, row, pair.to.ID)
			}
			for i, column := range pair.from.Columns {
				if at := pair.to.index(column.Name); other != nil && at >= 0 && column.Type == String && row[i] != other[at] {
					t.Errorf("%s says %q and %s says %q of %s", pair.from.ID, row[i], pair.to.ID, other[at], column.Name)
				}
			}
		}
	}
}

func TestSurfacesAddUpToTheRegion(t *testing.T) {
	c := loadCatalogue(t)
	b := squares(t, c)
	region := 0.0
	for _, code := range b.Comuni.Codes() {
		region += b.Comuni.Area(code)
	}
	for _, d := range []Dataset{confiniAmbiti(c, b.Ambiti), confiniATS(c, b.ATS)} {
		sum := 0.0
		for _, row := range d.Rows {
			surface, err := strconv.ParseFloat(row[d.index("area_km2")], 64)
			if err != nil {
				t.Error(err)
			}
			sum += surface
		}
		if math.Abs(sum-region) > 0.005*float64(len(d.Rows)) { // each is rounded to two decimals
			t.Errorf("%s: %.2f km², want %.2f", d.ID, sum, region)
		}
	}
}

func TestBuildWantsAllBoundaries(t *testing.T) {
	c := loadCatalogue(t)
	b := squares(t, c)
	b.ASST = nil
	if _, err := Build(c, audit.Findings(c), b); err == nil {
		t.Error("no error without the ASST")
	}
	b = squares(t, c)
	b.ASST = b.ATS
	if _, err := Build(c, audit.Findings(c), b); err == nil {
		t.Error("no error with the boundaries of another level")
	}
}

func BenchmarkBuild(b *testing.B) {
	c := loadCatalogue(b)
	boundaries := squares(b, c)
	for b.Loop() {
		if _, err := Build(c, audit.Findings(c), boundaries); err != nil {
			b.Fatal(err)
		}
	}
}

// Who draws the Ambiti joins the Comuni of the list, so the list is a source.
func TestTheBoundariesOfTheAmbitiNameTheListOfTheComuni(t *testing.T) {
	for _, d := range build(t).Datasets {
		named := slices.ContainsFunc(d.Sources, func(p catalogue.Provenance) bool { return strings.Contains(p.Title, "Ambito di ciascuno") })
		if strings.HasPrefix(d.ID, "confini-") && !named {
			t.Errorf("%s: its sources are %s", d.ID, d.Source())
		}
	}
}

func TestColumnsThatAreNeverEmptyDoNotSayWhenTheyAre(t *testing.T) {
	said := 0
	for _, d := range build(t).Datasets {
		for i, column := range d.Columns {
			empty := slices.ContainsFunc(d.Rows, func(row []string) bool { return row[i] == "" })
			if says := strings.Contains(column.Meaning, "Vuoto se"); says && !empty {
				t.Errorf("%s: %s is never empty and says: %s", d.ID, column.Name, column.Meaning)
			} else if says {
				said++
			}
		}
	}
	if said == 0 {
		t.Error("no column says when it is empty")
	}
}
