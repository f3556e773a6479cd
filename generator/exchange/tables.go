package exchange

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/conformance"
	"ambitilombardia/generator/editions"
	"ambitilombardia/generator/source"
)

// dataFolder is where the tables are.
const dataFolder = "data"

// byPrograms tells the tables that commands write and nobody edits.
func byPrograms(file string) bool {
	switch file {
	case conformance.RecordFile, audit.KnownFile:
		return true
	case editions.ErrataFile:
		return false
	}
	return path.Base(file) == catalogue.ProofFile || strings.HasPrefix(file, path.Dir(editions.ListFile)+"/")
}

// table is one table of the project and the sheet that shows it.
type table struct {
	source.Table
	sheet string
}

// tables gives those that people edit, in the order of their paths. One that the project keeps as a workbook of its own is left
// out: it can be edited as it is.
func tables(project fs.FS) ([]table, error) {
	var list []table
	err := fs.WalkDir(project, dataFolder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".csv" || byPrograms(name) {
			return err
		}
		read, err := source.ReadTable(project, strings.TrimSuffix(name, ".csv"), nil)
		if err != nil {
			return err
		}
		list = append(list, table{read, sheetName(name)})
		return nil
	})
	if err != nil && !source.IsInput(err) {
		return nil, fmt.Errorf("lettura delle tabelle: %w", err)
	}
	return toldApart(list), err
}

// maxSheetName is how long Excel lets the name of a sheet be.
const maxSheetName = 31

// sheetName is the name of the table's file, or of its folder where all tables of that kind have one name.
func sheetName(file string) string {
	name := strings.TrimSuffix(path.Base(file), ".csv")
	if name == "valori" {
		name = path.Base(path.Dir(file))
	}
	return name[:min(len(name), maxSheetName)]
}

// toldApart puts the folder after the names that several tables have, «comuni (territorio)».
func toldApart(list []table) []table {
	tables := map[string]int{}
	for _, t := range list {
		tables[t.sheet]++
	}
	for i, t := range list {
		if tables[t.sheet] > 1 {
			name := t.sheet + " (" + path.Base(path.Dir(t.File)) + ")"
			list[i].sheet = name[:min(len(name), maxSheetName)]
		}
	}
	return list
}
