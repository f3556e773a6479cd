package opendata

import (
	"strings"
	"testing"

	"ambitilombardia/geo"
)

// What was written is read again and compared: the right file passes, a file of other data does not, whatever differs.
func TestAFileThatHoldsOtherDataIsNotPublished(t *testing.T) {
	sets := append(tables(t), maps(t)[0])
	for _, d := range sets {
		for _, f := range formatsOf(d) {
			file, err := f.encode(d)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := f.reread(d, file); err != nil {
				t.Errorf("the right file: %v", err)
			}
			if _, err := f.reread(d, file[:len(file)/2]); err == nil {
				t.Errorf("%s, %s: half a file passes", d.ID, f.name)
			}
		}
	}
	d := maps(t)[0]
	last := len(d.Rows) - 1
	for name, change := range map[string]func(*Dataset){
		"a cell":        func(o *Dataset) { o.Rows[last][1] += "x" },
		"a number":      func(o *Dataset) { o.Rows[0][len(d.Columns)-1] = "1.25" },
		"an empty cell": func(o *Dataset) { o.Rows[0][len(d.Columns)-1] = "" },
		"two rows":      func(o *Dataset) { o.Rows[0], o.Rows[1] = o.Rows[1], o.Rows[0] },
		"a column":      func(o *Dataset) { o.Columns[1].Name = "nome" },
		"a row less":    func(o *Dataset) { o.Rows = o.Rows[:last] },
	} {
		other := copyOf(d)
		change(&other)
		for _, f := range formatsOf(d) {
			file, err := f.encode(other)
			if err != nil {
				continue // a format that refuses it does as well
			}
			switch _, err := f.reread(d, file); {
			case err == nil && !(name == "two rows" && strings.HasSuffix(f.name, "JSON") && f.ending != "json"): // a map's rows follow its areas
				t.Errorf("%s: another %s passes", f.name, name)
			case err != nil && !strings.Contains(err.Error(), "letto di nuovo"):
				t.Errorf("%s: %v", f.name, err)
			}
		}
	}
	moved := d
	areas := d.Areas.Areas()
	for _, polygon := range areas[last].Geometry {
		for _, ring := range polygon {
			for i := range ring {
				ring[i][0] += 3
			}
		}
	}
	var err error
	if moved.Areas, err = geo.Build(areas); err != nil {
		t.Fatal(err)
	}
	for _, f := range formatsOf(d)[3:] {
		file, err := f.encode(moved)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.reread(d, file); err == nil {
			t.Errorf("%s: a border that moved passes", f.name)
		}
	}
}

// A number written as a text has the right digits and is of no use to whoever reckons with it.
func TestAFileThatHoldsAnotherTypeIsNotPublished(t *testing.T) {
	d := maps(t)[0]
	other := copyOf(d)
	last := len(d.Columns) - 1
	other.Columns[last].Type = String
	for _, f := range formatsOf(d) {
		if f.name == "CSV" || f.name == "GeoPackage" { // both are read as texts
			continue
		}
		file, err := f.encode(other)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.reread(d, file); err == nil {
			t.Errorf("%s: numbers as texts pass", f.name)
		}
	}
}

func copyOf(d Dataset) Dataset {
	rows := make([][]string, len(d.Rows))
	for i, row := range d.Rows {
		rows[i] = append([]string{}, row...)
	}
	d.Rows, d.Columns = rows, append([]Column{}, d.Columns...)
	return d
}

// The workbooks are read again when the rest is done, and none is left out.
func TestAWorkbookThatWasSpoiltIsNotPublished(t *testing.T) {
	c := loadCatalogue(t)
	release := build(t)
	if err := release.RereadWorkbooks(); err != nil {
		t.Fatal(err)
	}
	books := 0
	for i := range release.Files {
		if f := &release.Files[i]; f.Format == "XLSX" {
			books++
			f.Data[len(f.Data)/2] ^= 0xff
			if err := release.RereadWorkbooks(); err == nil || !strings.Contains(err.Error(), "letto di nuovo") {
				t.Errorf("%s: %v", f.Path, err)
			}
			f.Data[len(f.Data)/2] ^= 0xff
		}
		if books == 3 {
			break
		}
	}
	if want := len(c.Ambiti) + len(c.ATS) + len(c.ASST) + len(release.Datasets); len(release.workbooks) != want {
		t.Errorf("%d workbooks are read again, want %d", len(release.workbooks), want)
	}
}
