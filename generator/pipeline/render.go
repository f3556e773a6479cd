package pipeline

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/afero"
	"golang.org/x/sync/errgroup"

	"ambitilombardia/generator/conformance"
	"ambitilombardia/generator/console"
	"ambitilombardia/generator/finder"
	"ambitilombardia/generator/readiness"
	"ambitilombardia/generator/render"
	"ambitilombardia/generator/site"
	"ambitilombardia/generator/source"
	"ambitilombardia/generator/words"
)

// makeSite makes the site in an empty file system, verifies it there, where what was written is read, and sees to it that the
// sources are still what was read. It gives what the site lacks before it may go out under a name.
func makeSite(o Options, files afero.Fs, written fs.FS) ([]readiness.Lack, error) {
	project := os.DirFS(o.Root)
	if err := wantTemplates(project); err != nil {
		return nil, err
	}
	before, err := inputsOf(project)
	if err != nil {
		return nil, fmt.Errorf("sguardo alle fonti: %w", err)
	}
	in, err := Check(o)
	if err != nil {
		return nil, err
	}
	made, err := prepare(o, in)
	if err != nil {
		return nil, err
	}
	if err := o.Console.Run("pagine", func(p *console.Phase) ([]string, error) { return writeSite(p, o, in, made, files) }); err != nil {
		return nil, err
	}
	if err := o.Console.Run("verifica", func(p *console.Phase) ([]string, error) { return verifySite(p, in, made, written) }); err != nil {
		return nil, err
	}
	now, err := inputsOf(project)
	if err != nil {
		return nil, fmt.Errorf("secondo sguardo alle fonti: %w", err)
	}
	return lacks(in, made), before.changes(now)
}

// wantTemplates refuses a project without the templates of the pages, of which Hugo would make nothing without a word.
func wantTemplates(project fs.FS) error {
	if _, err := fs.Stat(project, words.Templates); errors.Is(err, fs.ErrNotExist) {
		return source.Errorf(source.Pos{File: words.Templates}, "la cartella non c’è: ci si aspettavano i modelli delle pagine, come li ha il progetto intero")
	}
	return nil
}

// Data makes all that the pages show and stops there.
func Data(o Options) (site.Data, error) {
	in, err := Check(o)
	if err != nil {
		return nil, err
	}
	made, err := prepare(o, in)
	return made.data, err
}

// writeSite writes the pages and what stands beside them. Hugo does not keep all processors busy: what it leaves free draws the
// cards.
func writeSite(p *console.Phase, o Options, in Inputs, made prepared, files afero.Fs) ([]string, error) {
	pages := 2 * len(expected(in.Pages, in.Catalogue, made.release)) // nearly every page has a redirect beside it
	p.Set(0, pages)
	var beside errgroup.Group
	beside.Go(func() error {
		return errors.Join(writeBeside(in, made, files), drawCards(o.Root, made.settings.Title, made.view.Cards, files))
	})
	err := render.Pages(made.data, render.Options{Root: o.Root, BaseURL: made.settings.BaseURL, Files: files, Pages: pages, Page: p.Step})
	if err := errors.Join(err, beside.Wait()); err != nil {
		return nil, err
	}
	if err := errors.Join(copyStatic(o.Root, in.Static, files), writeHeaders(in.Static, files)); err != nil {
		return nil, err
	}
	return []string{count(p.Done(), "file"), count(len(made.view.Cards.List), "immagini")}, nil
}

// writeBeside writes what Hugo does not make: the data, the report on them, the index of the finder.
func writeBeside(in Inputs, made prepared, files afero.Fs) error {
	for _, f := range slices.Concat(made.beside, made.kept) {
		if err := write(files, f.Path, f.Data); err != nil {
			return err
		}
	}
	for _, f := range slices.Concat(made.view.Drawn, made.view.Figures) {
		if err := write(files, f.Path, f.Data); err != nil {
			return err
		}
	}
	index, err := finder.Index(in.Catalogue)
	if err != nil {
		return fmt.Errorf("scrittura dell’indice della ricerca: %w", err)
	}
	search, err := finder.SearchIndex(in.Catalogue, in.Comuni.Extra, made.things)
	if err != nil {
		return fmt.Errorf("scrittura dell’indice della ricerca: %w", err)
	}
	boundaries, err := finder.Boundaries(made.comuni, in.Catalogue.Credit())
	if err != nil {
		return fmt.Errorf("scrittura dei confini per la posizione: %w", err)
	}
	return errors.Join(writeReport(made, files), write(files, finder.Path, index), write(files, finder.SearchPath, search),
		write(files, finder.BoundariesPath, boundaries))
}

func writeReport(made prepared, files afero.Fs) error {
	report, err := made.report.Encode()
	if err != nil {
		return err
	}
	return write(files, conformance.Path, report)
}

// copyStatic puts the files of static/ into the site as they are: of Hugo, it is the command that does it and not the library.
func copyStatic(root string, names []string, files afero.Fs) error {
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
		if err != nil {
			return err
		}
		if err := write(files, strings.TrimPrefix(name, "static/"), data); err != nil {
			return err
		}
	}
	return nil
}

// writeHeaders writes what hosts send beside the files, unless static/ has such a file of its own.
func writeHeaders(static []string, files afero.Fs) error {
	if slices.Contains(static, "static/"+headersPath) {
		return nil
	}
	text, err := headers(afero.NewIOFS(files))
	if err != nil {
		return err
	}
	return write(files, headersPath, text)
}

// write puts a file beside the pages.
func write(files afero.Fs, path string, data []byte) error {
	if err := afero.WriteReader(files, path, bytes.NewReader(data)); err != nil {
		return fmt.Errorf("aggiunta di %s al sito: %w", path, err)
	}
	return nil
}
