package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/pflag"

	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/console"
	"ambitilombardia/generator/pipeline"
	"ambitilombardia/generator/readiness"
)

func setupCheck(flags *pflag.FlagSet) func(stdout, stderr io.Writer) error {
	options := project(flags)
	accept := flags.Bool("accept", false, "prende nota delle segnalazioni di adesso: le prossime si confrontano con queste")
	publish := flags.Bool("publish", false, "dice anche che cosa manca prima di pubblicare con il nome di un ente; se manca qualcosa di obbligatorio finisce con 1")
	base := flags.String("base-url", "", "con --publish: l’indirizzo a cui il sito andrà; se manca, quello di hugo.toml")
	return func(stdout, _ io.Writer) error {
		if *base != "" && !*publish {
			return usageError{errors.New("ambiti check: --base-url va insieme a --publish")}
		}
		o := options(stdout)
		o.BaseURL = *base
		in, err := pipeline.Check(o)
		if err != nil {
			return err
		}
		if o.Console != (console.Console{}) {
			tellNews(stdout, in, *accept)
		}
		if *accept {
			if err := keepFindings(o.Root, in.Findings); err != nil {
				return err
			}
		}
		if *publish {
			return tellLacks(o, in)
		}
		return nil
	}
}

// tellLacks says what is missing before the site goes out under a name. What is mandatory is the error.
func tellLacks(o pipeline.Options, in pipeline.Inputs) error {
	list, err := pipeline.Lacks(o, in)
	if err != nil {
		return err
	}
	mandatory, other := readiness.Split(list)
	o.Console.Tell(fmt.Sprintf("Prima di pubblicare: obbligatori che mancano %d, altri punti da guardare %d.", len(mandatory), len(other)))
	for _, l := range other {
		o.Console.Tell("- da guardare: " + l.String())
	}
	return readiness.Err(mandatory)
}

// tellNews says which findings came and which went since somebody took note of them.
func tellNews(w io.Writer, in pipeline.Inputs, accepted bool) {
	news := audit.Compare(in.Known, in.Findings)
	switch {
	case !in.Noted:
		if !accepted {
			fmt.Fprintln(w, "Nessuno ha ancora preso nota delle segnalazioni: con --accept le prossime si confrontano con quelle di adesso.")
		}
		return
	case len(news.Came)+len(news.Went) == 0:
		return
	}
	for _, k := range news.Came {
		fmt.Fprintf(w, "+ %s: %s\n", k.Severity, k.Sentence)
	}
	for _, k := range news.Went {
		fmt.Fprintf(w, "- %s: %s\n", k.Severity, k.Sentence)
	}
	fmt.Fprintf(w, "Segnalazioni arrivate (+) %d, sparite (-) %d.", len(news.Came), len(news.Went))
	if !accepted {
		fmt.Fprint(w, " Se va bene così, prenderne nota con --accept.")
	}
	fmt.Fprintln(w)
}

// keepFindings writes the findings where the next check looks for those that are known.
func keepFindings(root string, findings []audit.Finding) error {
	text, err := audit.WriteKnown(findings)
	if err != nil {
		return fmt.Errorf("scrittura delle segnalazioni note: %w", err)
	}
	file := filepath.Join(root, filepath.FromSlash(audit.KnownFile))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return fmt.Errorf("creazione della cartella delle segnalazioni note: %w", err)
	}
	if err := os.WriteFile(file, text, 0o644); err != nil {
		return fmt.Errorf("scrittura delle segnalazioni note: %w", err)
	}
	return nil
}
