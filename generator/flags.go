package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/pflag"
)

// misuse says in Italian what the library finds wrong with the options.
func misuse(err error) string {
	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	var wrong *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		return fmt.Sprintf("l'opzione «-%s» non c'è: le opzioni si scrivono per intero, con due trattini", unknown.GetSpecifiedShortnames())
	case errors.As(err, &unknown):
		return fmt.Sprintf("l'opzione «--%s» non c'è", unknown.GetSpecifiedName())
	case errors.As(err, &missing):
		return fmt.Sprintf("all'opzione «--%s» manca il valore", missing.GetSpecifiedName())
	case errors.As(err, &wrong) && wrong.GetFlag().Value.Type() == "bool":
		return fmt.Sprintf("l'opzione «--%s» non vuole un valore («%s»)", wrong.GetFlag().Name, wrong.GetValue())
	case errors.As(err, &wrong):
		return fmt.Sprintf("«%s» non è un valore per l'opzione «--%s»", wrong.GetValue(), wrong.GetFlag().Name)
	}
	return "un'opzione è scritta male: ci si aspettava --NOME o --NOME VALORE"
}

// options lists the options of a verb, one a line, as the library would in English.
func options(flags *pflag.FlagSet) string {
	var b strings.Builder
	flags.VisitAll(func(f *pflag.Flag) {
		name := "--" + f.Name
		if f.Value.Type() != "bool" {
			name += " VALORE"
		}
		fmt.Fprintf(&b, "  %-20s %s", name, f.Usage)
		if f.DefValue != "" && f.DefValue != "false" {
			fmt.Fprintf(&b, " (se manca: %s)", f.DefValue)
		}
		b.WriteByte('\n')
	})
	return b.String()
}
