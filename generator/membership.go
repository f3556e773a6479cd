package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/membership"
	"ambitilombardia/generator/source"
)

func setupMembership(flags *pflag.FlagSet) func(stdout, stderr io.Writer) error {
	options := project(flags)
	from := flags.String("from", "", "elenco di altri: CSV o cartella di lavoro, con i Comuni e gli Ambiti")
	name := flags.String("source", "", "nome dell’elenco, come lo leggerà chi guarda il sito; serve con --yes")
	yes := flags.Bool("yes", false, "scrive in comuni.csv quello che dice l’elenco")
	return func(stdout, _ io.Writer) error {
		switch {
		case *from == "":
			return usageError{errors.New("ambiti membership: manca --from FILE, l’elenco da confrontare")}
		case *yes && strings.TrimSpace(*name) == "":
			return usageError{errors.New("ambiti membership: con --yes ci vuole --source \"…\", il nome dell’elenco e la sua data")}
		}
		o := options(stdout)
		project := os.DirFS(o.Root)
		regional, err := catalogue.LoadRegion(project)
		if err != nil {
			return err
		}
		list, err := readList(*from)
		if err != nil {
			return err
		}
		report, err := membership.Compare(list, regional)
		if err != nil {
			return err
		}
		if err := report.Write(stdout); err != nil {
			return err
		}
		if err := report.Unknown.Err(); err != nil {
			return err
		}
		if !*yes {
			_, err := fmt.Fprintln(stdout, "Non è stato scritto nulla. Se va bene così: --yes --source \"nome e data dell’elenco\".")
			return err
		}
		return takeOver(o.Root, report, strings.TrimSpace(*name), stdout)
	}
}

func readList(file string) (source.Table, error) {
	folder, name := filepath.Split(file)
	list, err := source.ReadList(os.DirFS(filepath.Clean(folder)), name)
	var errs source.Errors
	errs.Add(name, err)
	return list, errs.In(filepath.ToSlash(folder)).Err()
}

// takeOver writes what the list says, if the project is in order with it.
func takeOver(root string, report membership.Report, name string, stdout io.Writer) error {
	comuni, err := catalogue.ReadComuni(os.DirFS(root))
	if err != nil {
		return err
	}
	if filepath.Ext(comuni.File) != ".csv" {
		return source.Errorf(source.Pos{File: comuni.File}, "la tabella dei Comuni è una cartella di lavoro: ci si aspettava un file CSV, in cui scrivere")
	}
	text, err := report.Rewrite(comuni, name)
	if err != nil {
		return err
	}
	p := proposal{comuni.File: text}
	after, err := p.over(root)
	if err != nil {
		return err
	}
	if _, err := catalogue.LoadData(after); err != nil {
		return fmt.Errorf("con questo elenco le fonti non sarebbero più in ordine, e non è stato scritto nulla:\n%w", err)
	}
	if err := p.write(root); err != nil {
		return err
	}
	_, err = fmt.Fprintf(stdout, "scritto      %s\n", comuni.File)
	return err
}
