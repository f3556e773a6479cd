package catalogue

import (
	"errors"
	"io/fs"
	"slices"

	"ambitilombardia/generator/source"
)

// Import is an indicator that takes its figures from exports of ISTAT, with those that it has.
type Import struct {
	ID    string
	ISTAT map[string]string // see Indicator
	File  string            // its figures
	Rows  []ImportRow       // empty the first time
}

// ImportRow is a row of the figures: either a value or the code of a reason.
type ImportRow struct{ Code, Year, Value, Reason string }

// ReadImports reads which indicators of a project take their figures from exports, and the figures that they have. One that
// has none yet needs no file of them.
func ReadImports(project fs.FS) ([]Import, error) {
	folders, err := fs.ReadDir(project, indicatorsFolder[:len(indicatorsFolder)-1])
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var errs source.Errors
	var imports []Import
	for _, folder := range folders {
		if !folder.IsDir() || source.LeftByEditor(folder.Name()) {
			continue
		}
		file := indicatorsFolder + folder.Name() + "/" + descriptionFile
		var text description
		if err := source.ReadYAML(project, file, &text); err != nil {
			errs.Add(file, err)
			continue
		}
		if len(text.ISTAT) == 0 {
			continue
		}
		i := Import{ID: folder.Name(), ISTAT: map[string]string{}, File: indicatorsFolder + folder.Name() + "/" + valuesFile + ".csv"}
		for dimension, code := range text.ISTAT {
			i.ISTAT[dimension] = code.Text
		}
		i.Rows = readImportRows(project, indicatorsFolder+folder.Name()+"/"+valuesFile, &errs)
		imports = append(imports, i)
	}
	return imports, errs.Err()
}

func readImportRows(project fs.FS, name string, errs *source.Errors) []ImportRow {
	found, _ := fs.Glob(project, name+".*")
	if len(found) == 0 {
		return nil
	}
	if slices.Contains(found, name+".xlsx") {
		errs.Addf(source.Pos{File: name + ".xlsx"}, "le cifre che vengono dall'ISTAT si scrivono in %s.csv: togliere la cartella di lavoro", name)
		return nil
	}
	table, err := source.ReadTable(project, name, valueColumns)
	errs.Add(name+".csv", err)
	var rows []ImportRow
	for _, row := range table.Rows {
		cells := row.Cells()
		rows = append(rows, ImportRow{cells[0], cells[1], cells[2], cells[3]})
	}
	return rows
}

// ValueColumns is the header of the figures of an indicator.
func ValueColumns() []string { return slices.Clone(valueColumns) }
