package source

import (
	"errors"
	"fmt"
	"io/fs"
	"testing"
	"testing/fstest"
)

// locked is a file system whose files are there but cannot be read.
type locked struct{ fstest.MapFS }

func (l locked) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
}

// failing is a file system whose disk breaks while a file is read.
type failing struct{ fstest.MapFS }

func (f failing) Open(name string) (fs.File, error) {
	file, err := f.MapFS.Open(name)
	return broken{file}, err
}

type broken struct{ fs.File }

func (broken) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: "t.csv", Err: errors.New("input/output error")}
}

func TestAFaultOfTheMachineIsNotAFaultOfTheInput(t *testing.T) {
	files := file("t.csv", "codice,nome,provincia\n")
	for name, test := range map[string]struct {
		files fs.FS
		want  string
	}{
		"no permission": {locked{files}, "t.csv: il file non si legge: manca il permesso"},
		"a broken disk": {failing{files}, "t.csv: il file non si legge (input/output error)"},
	} {
		t.Run(name, func(t *testing.T) {
			data, err := ReadAll(test.files, "t.csv")
			wantError(t, err, test.want)
			if data != nil || IsInput(err) {
				t.Errorf("data %q, IsInput %v", data, IsInput(err))
			}
			var all Errors
			all.Addf(Pos{File: "u.csv", Row: 2}, "manca il nome")
			all.Add("t.csv", err)
			if IsInput(all.Err()) {
				t.Error("among faults of the input the machine's is forgotten")
			}
		})
	}
	if _, err := ReadTable(locked{files}, "t", columns); IsInput(err) {
		t.Errorf("ReadTable takes %v for a fault of the input", err)
	}
}

func TestErrorsAreInTheOrderOfTheFilesAndToldOnce(t *testing.T) {
	var all Errors
	all.Addf(Pos{File: "b.csv", Row: 2, Col: 1}, "due")
	all.Addf(Pos{File: "a.csv", Row: 10}, "dieci")
	all.Addf(Pos{File: "a.csv", Row: 9, Col: 3}, "z")
	all.Addf(Pos{File: "a.csv", Row: 9, Col: 3}, "a")
	var more Errors
	more.Addf(Pos{File: "a.csv", Row: 10}, "dieci")
	more.Addf(Pos{File: "a.csv"}, "tutto")
	all.Add("", fmt.Errorf("reading: %w", more.Err()))
	all.Add("", fmt.Errorf("reading: %w", Errorf(Pos{File: "c.csv", Row: 1}, "uno")))
	all.Add("d.geojson", errors.New("non è JSON"))
	all.Add("e.csv", nil)
	wantError(t, all.Err(), "b.csv:2:1: due", "a.csv: tutto", "a.csv:9:3: a", "a.csv:9:3: z", "a.csv:10: dieci", "c.csv:1: uno",
		"d.geojson: non è JSON")
	if !IsInput(all.Err()) || !IsInput(fmt.Errorf("checking: %w", all.Err())) {
		t.Error("IsInput does not see them")
	}
	if none := (Errors{}).Err(); none != nil || IsInput(nil) || IsInput(errors.New("x")) {
		t.Error("nothing wrong is an error")
	}
}

func TestOneFaultOfManyCellsIsToldOnce(t *testing.T) {
	var all Errors
	for row := 2; row <= 4; row++ {
		all.Addf(Pos{File: "a.csv", Row: row, Col: 1}, "«x» non è un codice")
		all.Addf(Pos{File: "a.csv", Row: row, Col: 2}, "la cella è vuota")
		all.Addf(Pos{File: "a.yaml", Row: row, Col: 1}, "«x» non è un codice")
	}
	for row := 2; row <= 30; row++ {
		all.Addf(Pos{File: "b.csv", Row: row, Col: 1}, "«%d» non è di sei cifre; forse 0%d?", row, row)
		all.Addf(Pos{File: "b.csv", Row: row, Col: 3}, "la cella è vuota")
	}
	all.Addf(Pos{File: "b.csv", Row: 9, Col: 2}, "«9» non è di sei cifre")
	wantError(t, all.Err(), "a.csv:2:1: «x» non è un codice (e così in altre 2 righe, fino alla 4)",
		"a.csv:2:2: la cella è vuota", "a.csv:3:2: la cella è vuota", "a.csv:4:2: la cella è vuota",
		"a.yaml:2:1: «x» non è un codice (e così in altre 2 righe, fino alla 4)",
		"b.csv:2:1: «2» non è di sei cifre; forse 02? (e così in altre 28 righe, fino alla 30)",
		"b.csv:2:3: la cella è vuota (e così in altre 28 righe, fino alla 30)",
		"b.csv:9:2: «9» non è di sei cifre")
}
