package pipeline

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/istat"
	"ambitilombardia/generator/source"
)

// ImportISTAT takes the figures of the project's indicators from the table of an export of ISTAT, of all that have some in it or of the one
// that is named, writes them and tells what it took, what it left and why. The folder is that of the table, to name its places. What is wrong with the export leaves all files as
// they are.
func ImportISTAT(o Options, table source.Table, folder, indicator string, told io.Writer) error {
	project := os.DirFS(o.Root)
	c, err := catalogue.LoadRegion(project)
	if err != nil {
		return err
	}
	imports, err := catalogue.ReadImports(project)
	if err != nil {
		return err
	}
	if imports, err = chosen(imports, indicator); err != nil {
		return err
	}
	var errs source.Errors
	export, err := istat.Read(table)
	errs.Add(table.File, err)
	if err != nil {
		return errs.In(folder).Err()
	}
	places := []string{catalogue.RegionCode}
	for _, a := range c.Ambiti {
		places = append(places, string(a.Code))
	}
	type result struct {
		catalogue.Import
		istat.Taken
		istat.Merged
	}
	var results []result
	for _, i := range imports {
		taken, err := export.Take(i.ISTAT, c.ISTATAreas)
		errs.Add(table.File, err)
		if len(taken.Figures) > 0 {
			results = append(results, result{i, taken, taken.Merge(i.Rows, places)})
		}
	}
	if len(errs) == 0 && len(results) == 0 {
		errs.Addf(source.Pos{File: table.File}, "nessuna riga ha i codici di un indicatore: ci si aspettavano quelli di «istat» in indicatore.yaml%s", wanted(imports))
	}
	if err := errs.In(folder).Err(); err != nil {
		return err
	}
	for _, r := range results {
		text, err := encodeRows(r.Merged.Rows)
		if err != nil {
			return err
		}
		if err := replace(filepath.Join(o.Root, filepath.FromSlash(r.File)), text); err != nil {
			return fmt.Errorf("scrittura delle cifre: %w", err)
		}
		fmt.Fprintf(told, "%s: %s (nuove %d, cambiate %d, uguali %d); con i valori mancanti le righe sono %d.\n", r.File, figuresOf(len(r.Figures)), r.New, r.Changed, r.Equal, len(r.Merged.Rows))
		for _, left := range r.Left {
			fmt.Fprintf(told, "  %s: %s\n", rowsOf(left.Rows), source.Visible(left.Why))
		}
	}
	return nil
}

func rowsOf(n int) string {
	if n == 1 {
		return "lasciata 1 riga"
	}
	return "lasciate " + count(n, "righe")
}

// chosen keeps the indicator that is named.
func chosen(imports []catalogue.Import, indicator string) ([]catalogue.Import, error) {
	var known []string
	for _, i := range imports {
		known = append(known, i.ID)
		if i.ID == indicator {
			return []catalogue.Import{i}, nil
		}
	}
	file := source.Pos{File: "data/indicatori/" + indicator + "/indicatore.yaml"}
	switch {
	case indicator != "":
		return nil, source.Errorf(file, "qui ci si aspettava «istat», con i codici delle cifre di questo indicatore%s", source.Perhaps(indicator, known))
	case len(imports) == 0:
		return nil, source.Errorf(source.Pos{File: "data/indicatori"}, "nessun indicatore prende cifre dall'ISTAT: ci si aspettava «istat», con i codici delle sue cifre, in un indicatore.yaml")
	}
	return imports, nil
}

// wanted says which codes were looked for.
func wanted(imports []catalogue.Import) string {
	var words []string
	for _, i := range imports {
		var codes []string
		for dimension, code := range i.ISTAT {
			codes = append(codes, dimension+" "+code)
		}
		slices.Sort(codes)
		words = append(words, i.ID+" ("+strings.Join(codes, ", ")+")")
	}
	return ": " + strings.Join(words, "; ")
}

// encodeRows writes the figures as they are kept.
func encodeRows(rows []catalogue.ImportRow) ([]byte, error) {
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	all := [][]string{catalogue.ValueColumns()}
	for _, row := range rows {
		all = append(all, []string{row.Code, row.Year, row.Value, row.Reason})
	}
	err := w.WriteAll(all)
	return text.Bytes(), err
}

func figuresOf(n int) string {
	if n == 1 {
		return "presa 1 cifra"
	}
	return "prese " + count(n, "cifre")
}
