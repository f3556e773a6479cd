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
	compress := flags.Bool("compress", false, "mette accanto a ogni testo la copia compressa, .gz e .br, per i server che la mandano")
	return func(stdout, _ io.Writer) error {
		o := options(stdout)
		o.Out, o.BaseURL, o.Compress = *out, *base, *compress
		return pipeline.Build(o)
	}
}
