package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/pflag"

	"ambitilombardia/generator/console"
	"ambitilombardia/generator/pipeline"
)

func setupEdition(flags *pflag.FlagSet) func(stdout, stderr io.Writer) error {
	options := project(flags)
	note := flags.String("note", "", "che cosa c’è di nuovo, in una riga: lo leggono le persone")
	return func(stdout, _ io.Writer) error {
		o := options(stdout)
		err := pipeline.NewEdition(o, flags.Arg(0), *note)
		if errors.Is(err, pipeline.ErrEdition) {
			return usageError{fmt.Errorf("ambiti edition: %w", err)}
		}
		if err == nil && o.Console != (console.Console{}) {
			fmt.Fprintf(stdout, "L’edizione è in data/edizioni/%s: da adesso non si cambia più. Registrala con git, poi costruisci il sito.\n", flags.Arg(0))
		}
		return err
	}
}
