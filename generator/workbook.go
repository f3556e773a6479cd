package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/pflag"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/changes"
	"ambitilombardia/generator/exchange"
	"ambitilombardia/generator/source"
)

func setupWorkbook(flags *pflag.FlagSet) func(stdout, stderr io.Writer) error {
	options := project(flags)
	back := flags.Bool("from", false, "riprende le tabelle dalla cartella di lavoro, invece di scriverla")
	yes := flags.Bool("yes", false, "con --from: scrive nelle fonti quello che è cambiato")
	return func(stdout, _ io.Writer) error {
		if *yes && !*back {
			return usageError{errors.New("ambiti workbook: --yes va insieme a --from")}
		}
		o, file := options(stdout), flags.Arg(0)
		if *back {
			return takeBack(o.Root, file, *yes, stdout)
		}
		return giveWorkbook(o.Root, file, stdout)
	}
}

// giveWorkbook writes the tables that people edit into a new file.
func giveWorkbook(root, file string, stdout io.Writer) error {
	if filepath.Ext(file) != ".xlsx" {
		return usageError{fmt.Errorf("ambiti workbook: «%s» non finisce con .xlsx", source.Visible(file))}
	}
	c, err := catalogue.LoadRegion(os.DirFS(root))
	if err != nil {
		return err
	}
	book, err := exchange.Write(os.DirFS(root), c)
	if err != nil {
		return err
	}
	out, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, os.ErrExist) {
		return usageError{fmt.Errorf("ambiti workbook: %s c’è già: scegliere un altro nome, o toglierlo", source.Visible(file))}
	}
	if err != nil {
		return fmt.Errorf("scrittura della cartella di lavoro: %w", err)
	}
	_, err = out.Write(book)
	if err := errors.Join(err, out.Close()); err != nil {
		return fmt.Errorf("scrittura della cartella di lavoro: %w", err)
	}
	_, err = fmt.Fprintf(stdout, "scritto      %s\n", source.Visible(file))
	return err
}

// takeBack says what a workbook changes, and writes it where that is asked for and the project is in order with it.
func takeBack(root, file string, write bool, stdout io.Writer) error {
	project := os.DirFS(root)
	folder, name := filepath.Split(file)
	list, err := exchange.Read(project, os.DirFS(filepath.Clean(folder)), name)
	if err != nil {
		return err
	}
	p := proposal{}
	for _, change := range list {
		p[change.File] = change.Text
		fmt.Fprintf(stdout, "%s: righe nuove o diverse %d, righe tolte o di prima %d\n", change.File, change.Added, change.Removed)
	}
	if len(list) == 0 {
		_, err := fmt.Fprintln(stdout, "Nessuna differenza.")
		return err
	}
	if err := tellDifference(root, p, list, stdout); err != nil {
		return err
	}
	if !write {
		_, err := fmt.Fprintln(stdout, "Non è stato scritto nulla. Se va bene così: --from --yes.")
		return err
	}
	if err := p.write(root); err != nil {
		return err
	}
	_, err = fmt.Fprintf(stdout, "scritto      %d tabelle\n", len(p))
	return err
}

// tellDifference says in words what the catalogue would say otherwise. Its error is what is wrong with the workbook, by sheet and
// cell.
func tellDifference(root string, p proposal, list []exchange.Change, stdout io.Writer) error {
	proposed, err := p.over(root)
	if err != nil {
		return err
	}
	before, err := changes.Read(os.DirFS(root))
	if err != nil {
		return err
	}
	after, err := changes.Read(proposed)
	if err != nil {
		return exchange.Locate(err, list)
	}
	var words bytes.Buffer
	if err := changes.Write(&words, changes.Compare(before, after)); err != nil {
		return err
	}
	_, err = words.WriteTo(stdout)
	return err
}
