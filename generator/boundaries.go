package main

import (
	"errors"
	"io"

	"github.com/spf13/pflag"

	"ambitilombardia/generator/pipeline"
)

func setupBoundaries(flags *pflag.FlagSet) func(stdout, stderr io.Writer) error {
	options := project(flags)
	from := flags.String("from", "", "file dei confini dei Comuni: GeoJSON, TopoJSON o lo zip dell’ISTAT con lo shapefile")
	code := flags.String("code", "", "proprietà con il codice ISTAT; se manca, com_istat_code, PRO_COM_T o PRO_COM, quella che c’è")
	name := flags.String("name", "", "proprietà con il nome del Comune; se manca, name o COMUNE")
	cadastral := flags.String("cadastral", "", "proprietà con il codice catastale; se manca, com_catasto_code. Lo zip dell’ISTAT non l’ha: i Comuni tengono quello che avevano")
	return func(stdout, _ io.Writer) error {
		if *from == "" {
			return usageError{errors.New("ambiti boundaries: manca --from FILE, il file dei confini dell’ISTAT")}
		}
		return pipeline.Boundaries(options(stdout), pipeline.BoundarySource{File: *from, Code: *code, Name: *name, Cadastral: *cadastral})
	}
}
