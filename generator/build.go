package main

import (
	"io"

	"github.com/spf13/pflag"

	"ambitilombardia/generator/pipeline"
)

func setupBuild(flags *pflag.FlagSet) func(stdout, stderr io.Writer) error {
	options := project(flags)
	out := flags.String("out", "public", "cartella del sito, dentro --root se relativa")
	base := flags.String("base-url", "", "indirizzo del sito; se manca, quello di hugo.toml")
	return func(stdout, _ io.Writer) error {
		o := options(stdout)
		o.Out, o.BaseURL = *out, *base
		return pipeline.Build(o)
	}
}

func setupCheck(flags *pflag.FlagSet) func(stdout, stderr io.Writer) error {
	options := project(flags)
	return func(stdout, _ io.Writer) error {
		_, err := pipeline.Check(options(stdout))
		return err
	}
}
