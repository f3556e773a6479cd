package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/pflag"

	"ambitilombardia/generator/changes"
	"ambitilombardia/generator/opendata"
	"ambitilombardia/generator/source"
)

func setupDiff(flags *pflag.FlagSet) func(stdout, stderr io.Writer) error {
	table := flags.String("csv", "", "scrive le differenze anche in questo file CSV, una per riga; «-» le mostra al posto del testo")
	return func(stdout, _ io.Writer) error {
		before, err := readEdition(flags.Arg(0))
		if err != nil {
			return err
		}
		after, err := readEdition(flags.Arg(1))
		if err != nil {
			return err
		}
		report := changes.Compare(before, after)
		if *table == "" {
			return changes.Write(stdout, report)
		}
		data, err := opendata.EncodeCSV(report.Dataset())
		if err != nil {
			return err
		}
		if *table == "-" {
			_, err := stdout.Write(data)
			return err
		}
		if err := os.WriteFile(*table, data, 0o644); err != nil {
			return fmt.Errorf("scrittura delle differenze: %w", err)
		}
		return changes.Write(stdout, report)
	}
}

// readEdition reads one side of the comparison. Its errors name the files as they are seen from here.
func readEdition(folder string) (changes.Edition, error) {
	info, err := os.Stat(folder)
	if err != nil || !info.IsDir() {
		return changes.Edition{}, source.Errorf(source.Pos{File: folder}, "la cartella non c’è")
	}
	edition, err := changes.Read(os.DirFS(folder))
	var errs source.Errors
	errs.Add("", err)
	return edition, errs.In(folder).Err()
}
