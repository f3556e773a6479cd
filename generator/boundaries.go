package main

import (
	"errors"
	"io"

	"github.com/spf13/pflag"

	"ambitilombardia/generator/pipeline"
)

func setupBoundaries(flags *pflag.FlagSet) func(stdout, stderr io.Writer) error {
	options := project(flags)
	from := flags.String("from", "", "file GeoJSON dei confini dei Comuni")
	code := flags.String("code", "com_istat_code", "proprietà con il codice ISTAT")
	name := flags.String("name", "name", "proprietà con il nome del Comune")
	return func(stdout, _ io.Writer) error {
		if *from == "" {
			return usageError{errors.New("ambiti boundaries: manca --from FILE, il file dei confini dell’ISTAT")}
		}
		return pipeline.Boundaries(options(stdout), pipeline.BoundarySource{File: *from, Code: *code, Name: *name})
	}
}
