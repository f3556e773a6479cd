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
	"sync"

	"github.com/spf13/afero"
	"golang.org/x/sync/errgroup"

	"ambitilombardia/generator/api"
	"ambitilombardia/generator/atlas"
	"ambitilombardia/generator/conformance"
	"ambitilombardia/generator/console"
	"ambitilombardia/generator/finder"
	"ambitilombardia/generator/metadata"
	"ambitilombardia/generator/opendata"
	"ambitilombardia/generator/render"
	"ambitilombardia/generator/settings"
	"ambitilombardia/generator/site"
)

// Render makes the site in memory and verifies it: every file by its path under the root of the site.
func Render(o Options) (fs.FS, error) {
	files := afero.NewBasePathFs(afero.NewMemMapFs(), "/") // so that a name means the same with and without its slash
	written := afero.NewIOFS(files)
	return written, renderSite(o, files, written)
}

// renderSite makes the site in an empty file system and verifies it there, where what was written is read.
func renderSite(o Options, files afero.Fs, written fs.FS) error {
	b := &build{Options: o, files: files, written: written}
	return b.run(append(b.preparing(),
		stage{{{"pagine", b.renderPages}}}, stage{{{"verifica", b.verify}}}))
}

// Data makes all that the pages show and stops there.
func Data(o Options) (site.Data, error) {
	b := &build{Options: o, files: afero.NewMemMapFs()}
	if err := b.run(b.preparing()); err != nil {
		return nil, err
	}
	return b.shown()
}

// phase is one step of a build.
type phase struct {
	name string
	work func(*console.Phase) ([]string, error)
}

// A stage is rows of phases that need nothing of one another: the rows run side by side, the phases of a row in turn.
type stage [][]phase

// preparing are the stages from the sources to what the pages show.
func (b *build) preparing() []stage {
	return []stage{
		{{{"confini", b.dissolve}}},
		{{{"dati", b.writeDownloads}}, {{"mappe", b.drawMaps}}},
		{{{"descrizioni", b.describeDownloads}}, {{"api", b.writeAPI}}},
		{{{"conformità", b.judge}}, {{"contenuti", b.writeContents}}},
	}
}

// run checks the sources, goes through the stages, and sees to it that the sources are still what was read.
func (b *build) run(stages []stage) error {
	project := os.DirFS(b.Root)
	before, err := inputsOf(project)
	if err != nil {
		return fmt.Errorf("sguardo alle fonti: %w", err)
	}
	if b.Inputs, err = Check(b.Options); err != nil {
		return err
	}
	for _, s := range stages {
		faults := make([]error, len(s)) // in the order of the rows, whichever fails first
		var rows sync.WaitGroup
		for i, row := range s {
			rows.Go(func() { faults[i] = b.runRow(row) })
		}
		rows.Wait()
		if err := errors.Join(faults...); err != nil {
			return err
		}
	}
	now, err := inputsOf(project)
	if err != nil {
		return fmt.Errorf("secondo sguardo alle fonti: %w", err)
	}
	return before.changes(now)
}

func (b *build) runRow(phases []phase) error {
	for _, p := range phases {
		if err := b.Console.Run(p.name, p.work); err != nil {
			return err
		}
	}
	return nil
}

// build is a site on its way, each part made by one phase out of those before it.
type build struct {
	Options
	Inputs
	atlas   *atlas.Atlas
	release opendata.Release
	api     api.API
	maps    site.Maps
	report  conformance.Report
	data    site.Data // what the pages show, but for the report
	cards   site.Cards
	beside  []conformance.File // the files beside the pages that a standard may rule
	files   afero.Fs           // the site, by path under its root
	written fs.FS              // the same, to be read
}

func (b *build) dissolve(*console.Phase) ([]string, error) {
	b.atlas = atlas.New(b.Catalogue, b.Comuni)
	return []string{count(len(b.atlas.Ambiti.Codes()), "Ambiti"), count(len(b.atlas.ATS.Codes()), "ATS"),
		count(len(b.atlas.ASST.Codes()), "ASST")}, nil
}

func (b *build) writeDownloads(*console.Phase) (_ []string, err error) {
	if b.Settings, err = b.Settings.At(b.BaseURL); err != nil {
		return nil, err
	}
	b.release, err = opendata.Build(b.Catalogue, b.Findings, opendata.Boundaries{
		Comuni: b.atlas.Comuni, Ambiti: b.atlas.Ambiti, ATS: b.atlas.ATS, ASST: b.atlas.ASST,
	})
	if err != nil {
		return nil, fmt.Errorf("scrittura dei file da scaricare: %w", err)
	}
	for _, f := range b.release.Files {
		b.beside = append(b.beside, conformance.File{Path: f.Path, Data: f.Data})
	}
	return []string{count(len(b.release.Datasets), "raccolte"), count(len(b.release.Files), "file")}, nil
}

// describeDownloads says for programs what the downloads are.
func (b *build) describeDownloads(*console.Phase) (_ []string, err error) {
	if b.release.Metadata, err = metadata.Describe(b.release); err != nil {
		return nil, fmt.Errorf("descrizione dei file da scaricare: %w", err)
	}
	catalogue, err := metadata.Catalogue(b.release, publication(b.Settings))
	if err != nil {
		return nil, fmt.Errorf("descrizione del catalogo: %w", err)
	}
	manifest, err := metadata.Manifest(slices.Concat(b.release.Files, b.release.Metadata, catalogue))
	if err != nil {
		return nil, fmt.Errorf("elenco dei file da scaricare: %w", err)
	}
	b.release.Metadata = append(b.release.Metadata, manifest...)
	for _, f := range slices.Concat(b.release.Metadata, catalogue) {
		b.beside = append(b.beside, conformance.File{Path: f.Path, Data: f.Data})
	}
	return []string{count(len(b.release.Metadata)+len(catalogue), "file")}, nil
}

func (b *build) drawMaps(p *console.Phase) (_ []string, err error) {
	b.maps, err = site.DrawMaps(b.Catalogue, b.atlas, p.Set)
	return []string{count(p.Done(), "mappe")}, err
}

// writeContents says everything that the pages show.
func (b *build) writeContents(*console.Phase) ([]string, error) {
	view, err := site.NewView(b.Catalogue, b.Findings, b.atlas, b.release, b.maps)
	if err != nil {
		return nil, err
	}
	view.API = b.api.Reference
	b.cards, b.maps = view.Cards, site.Maps{}
	b.data, err = view.Encode()
	return []string{count(view.Pages.Count(), "pagine")}, err
}

func (b *build) writeAPI(*console.Phase) (_ []string, err error) {
	in := api.Input{Catalogue: b.Catalogue, Atlas: b.atlas, Findings: b.Findings, Release: b.release}
	if b.api, err = api.Build(in, b.Settings.BaseURL); err != nil {
		return nil, fmt.Errorf("scrittura della API: %w", err)
	}
	return []string{count(len(b.api.Files), "file")}, nil
}

// judge holds the files against their standards before a page says that they follow them.
func (b *build) judge(*console.Phase) (_ []string, err error) {
	for _, f := range b.api.Files {
		b.beside = append(b.beside, conformance.File{Path: f.Path, Data: f.Data})
	}
	b.api.Files = nil
	if b.report, err = conformance.Judge(b.beside, b.Settings.BaseURL, b.Proofs); err != nil {
		return nil, fmt.Errorf("confronto dei file con gli standard: %w", err)
	}
	counts := []string{count(b.report.Count(conformance.Passed), "controlli"), count(b.report.Count(conformance.Proved), "prove su file della stessa struttura")}
	if stale := b.report.Count(conformance.Stale); stale > 0 {
		counts = append(counts, fmt.Sprintf("%d da ripetere con «make conformita»", stale))
	}
	return counts, nil
}

// shown is all that the pages show.
func (b *build) shown() (site.Data, error) {
	err := b.data.Add("conformance", site.NewConformance(b.report))
	return b.data, err
}

// renderPages makes the pages. Hugo does not keep all processors busy: what it leaves free does what is beside them.
func (b *build) renderPages(p *console.Phase) ([]string, error) {
	p.Set(0, 2*len(expected(b.Pages, b.Catalogue, b.release))) // nearly every page has a redirect beside it
	data, err := b.shown()
	if err != nil {
		return nil, err
	}
	var beside errgroup.Group
	beside.Go(b.besidePages)
	err = render.Pages(data, render.Options{Root: b.Root, BaseURL: b.Settings.BaseURL, Files: b.files, Page: p.Step})
	if err := errors.Join(err, beside.Wait()); err != nil {
		return nil, err
	}
	if err := b.addStatic(); err != nil {
		return nil, err
	}
	return []string{count(p.Done(), "file"), count(len(b.cards.List), "immagini")}, nil
}

// besidePages puts the other files in their place and draws the cards.
func (b *build) besidePages() error {
	return errors.Join(b.addOthers(), b.drawCards())
}

// addOthers puts what Hugo does not make beside the pages: the data, the report on them, the index of the finder.
func (b *build) addOthers() error {
	for _, f := range b.beside {
		if err := b.add(f.Path, f.Data); err != nil {
			return err
		}
	}
	report, err := b.report.Encode()
	if err != nil {
		return err
	}
	index, err := finder.Index(b.Catalogue)
	if err != nil {
		return fmt.Errorf("scrittura dell’indice della ricerca: %w", err)
	}
	return errors.Join(b.add(conformance.Path, report), b.add(finder.Path, index))
}

// addStatic puts the files of static/ into the site as they are: of Hugo, it is the command that does it and not the library.
func (b *build) addStatic() error {
	for _, name := range b.Static {
		data, err := os.ReadFile(filepath.Join(b.Root, filepath.FromSlash(name)))
		if err != nil {
			return err
		}
		if err := b.add(strings.TrimPrefix(name, "static/"), data); err != nil {
			return err
		}
	}
	return nil
}

// add puts a file beside the pages.
func (b *build) add(path string, data []byte) error {
	if err := afero.WriteReader(b.files, path, bytes.NewReader(data)); err != nil {
		return fmt.Errorf("aggiunta di %s al sito: %w", path, err)
	}
	return nil
}

// publication says where the catalogue is published and by whom.
func publication(s settings.Settings) metadata.Site {
	return metadata.Site{
		BaseURL:   s.BaseURL,
		Title:     s.Title,
		Tagline:   s.Tagline,
		Publisher: metadata.Agent{Name: s.Publisher.Name, Code: s.Publisher.Code, URL: s.Publisher.URL},
		Contact:   metadata.Contact{Name: s.Contact.Name, Email: s.Contact.Email, URL: s.Contact.URL},
	}
}
