package main

import (
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/pflag"

	"ambitilombardia/generator/console"
	"ambitilombardia/generator/pipeline"
)

// importSource is the only source that figures are imported from.
const importSource = "istat"

func setupImport(flags *pflag.FlagSet) func(stdout, stderr io.Writer) error {
	options := project(flags)
	indicator := flags.String("indicator", "", "prende solo le cifre di questo indicatore, una cartella di data/indicatori")
	return func(stdout, _ io.Writer) error {
		if flags.Arg(0) != importSource {
			return usageError{fmt.Errorf("ambiti import: «%s» non è una fonte da cui prendere cifre: ci si aspettava «%s»", flags.Arg(0), importSource)}
		}
		table, err := readList(flags.Arg(1))
		if err != nil {
			return err
		}
		o := options(stdout)
		told := stdout
		if o.Console == (console.Console{}) {
			told = io.Discard
		}
		return pipeline.ImportISTAT(o, table, filepath.ToSlash(filepath.Dir(flags.Arg(1))), *indicator, told)
	}
}
