package pipeline

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/afero"
	"golang.org/x/sync/errgroup"

	"ambitilombardia/generator/api"
	"ambitilombardia/generator/atlas"
	"ambitilombardia/generator/conformance"
	"ambitilombardia/generator/console"
	"ambitilombardia/generator/finder"
	"ambitilombardia/generator/metadata"
	"ambitilombardia/generator/opendata"
	"ambitilombardia/generator/publish"
	"ambitilombardia/generator/settings"
	"ambitilombardia/generator/site"
)

// Render makes the site in memory and verifies it: every file by its path under the root of the site.
func Render(o Options) (fs.FS, error) {
	files := afero.NewBasePathFs(afero.NewMemMapFs(), "/") // so that a name means the same with and without its slash
	return afero.NewIOFS(files), render(o, files)
}

// render makes the site in an empty file system and verifies it there.
func render(o Options, files afero.Fs) error {
	b := &build{Options: o, files: files}
	return b.run(append(b.preparing(),
		phase{"pagine", b.renderPages}, phase{"verifica", b.verify}))
}

// Data makes all that the pages show and stops there.
func Data(o Options) (site.Data, error) {
	b := &build{Options: o, files: afero.NewMemMapFs()}
	err := b.run(b.preparing())
	return b.data, err
}

// phase is one step of a build.
type phase struct {
	name string
	work func(*console.Phase) ([]string, error)
}

// preparing are the phases from the sources to what the pages show.
func (b *build) preparing() []phase {
	return []phase{{"confini", b.dissolve}, {"dati", b.writeDownloads}, {"mappe", b.drawMaps}, {"api", b.writeAPI}, {"conformità", b.judge}}
}

// run checks the sources, goes through the phases, and sees to it that the sources are still what was read.
func (b *build) run(phases []phase) error {
	project := os.DirFS(b.Root)
	before, err := inputsOf(project)
	if err != nil {
		return fmt.Errorf("looking at the sources: %w", err)
	}
	if b.Inputs, err = Check(b.Options); err != nil {
		return err
	}
	for _, p := range phases {
		if err := b.Console.Run(p.name, p.work); err != nil {
			return err
		}
	}
	now, err := inputsOf(project)
	if err != nil {
		return fmt.Errorf("looking at the sources again: %w", err)
	}
	return before.changes(now)
}

// build is a site on its way, each part made by one phase out of those before it.
type build struct {
	Options
	Inputs
	atlas    *atlas.Atlas
	release  opendata.Release
	api      []api.File
	data     site.Data // what the pages show
	cards    site.Cards
	files    afero.Fs           // the site, by path under its root
	unjudged []conformance.File // those of them that a standard may rule
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
		return nil, fmt.Errorf("writing the downloads: %w", err)
	}
	if b.release.Metadata, err = metadata.Describe(b.release); err != nil {
		return nil, fmt.Errorf("describing the downloads: %w", err)
	}
	catalogue, err := metadata.Catalogue(b.release, publication(b.Settings))
	if err != nil {
		return nil, fmt.Errorf("describing the catalogue: %w", err)
	}
	for _, f := range slices.Concat(b.release.Files, b.release.Metadata, catalogue) {
		if err := b.addData(f.Path, f.Data); err != nil {
			return nil, err
		}
	}
	return []string{count(len(b.release.Datasets), "raccolte"), count(len(b.release.Files), "file")}, nil
}

func (b *build) drawMaps(p *console.Phase) ([]string, error) {
	view, err := site.NewView(b.Catalogue, b.Findings, b.atlas, b.release, p.Set)
	if err != nil {
		return nil, err
	}
	if view.API, err = api.Describe(b.apiInput()); err != nil {
		return nil, fmt.Errorf("describing the API: %w", err)
	}
	b.cards = view.Cards
	if b.data, err = view.Encode(); err != nil {
		return nil, err
	}
	return []string{count(p.Done(), "mappe")}, nil
}

func (b *build) writeAPI(*console.Phase) (_ []string, err error) {
	if b.api, err = api.Build(b.apiInput(), b.Settings.BaseURL); err != nil {
		return nil, fmt.Errorf("writing the API: %w", err)
	}
	for _, f := range b.api {
		if err := b.addData(f.Path, f.Data); err != nil {
			return nil, err
		}
	}
	return []string{count(len(b.api), "file")}, nil
}

// judge holds the files against their standards before a page says that they follow them.
func (b *build) judge(*console.Phase) ([]string, error) {
	report, err := conformance.Judge(b.unjudged, b.Settings.BaseURL, b.Proofs)
	if err != nil {
		return nil, fmt.Errorf("holding the files against their standards: %w", err)
	}
	b.unjudged = nil
	text, err := report.Encode()
	if err != nil {
		return nil, err
	}
	if err := b.add(conformance.Path, text); err != nil {
		return nil, err
	}
	counts := []string{count(report.Count(conformance.Passed), "controlli"), count(report.Count(conformance.Proved), "prove su questi file")}
	if stale := report.Count(conformance.Stale); stale > 0 {
		counts = append(counts, fmt.Sprintf("%d da ripetere con «make conformita»", stale))
	}
	return counts, b.data.Add("conformance", site.NewConformance(report))
}

// renderPages makes the pages. Hugo does not keep all processors busy while it reads and compiles: what it leaves free
// draws the cards.
func (b *build) renderPages(p *console.Phase) ([]string, error) {
	p.Set(0, 2*len(expected(b.Catalogue, b.release))) // nearly every page has a redirect beside it
	var beside errgroup.Group
	beside.Go(b.drawCards)
	err := site.Render(b.data, site.RenderOptions{Root: b.Root, BaseURL: b.BaseURL, Files: b.files, Page: p.Step})
	if err := errors.Join(err, beside.Wait()); err != nil {
		return nil, err
	}
	index, err := finder.Index(b.Catalogue)
	if err != nil {
		return nil, fmt.Errorf("writing the index of the finder: %w", err)
	}
	if err := b.add(finder.Path, index); err != nil {
		return nil, err
	}
	return []string{count(p.Done(), "file"), count(len(b.cards.List), "immagini")}, nil
}

func (b *build) apiInput() api.Input {
	return api.Input{Catalogue: b.Catalogue, Atlas: b.atlas, Findings: b.Findings, Release: b.release}
}

// addData puts a file beside the pages that is to be judged.
func (b *build) addData(path string, data []byte) error {
	b.unjudged = append(b.unjudged, conformance.File{Path: path, Data: data})
	return b.add(path, data)
}

// add puts a file beside the pages.
func (b *build) add(path string, data []byte) error {
	if err := afero.WriteReader(b.files, path, bytes.NewReader(data)); err != nil {
		return fmt.Errorf("adding %s to the site: %w", path, err)
	}
	return nil
}

func (b *build) verify(p *console.Phase) ([]string, error) {
	report, err := publish.Verify(afero.NewIOFS(b.files), publish.Options{
		BaseURL:  b.Settings.BaseURL,
		Expected: append(expected(b.Catalogue, b.release), expectedAPI(b.Catalogue)...),
		Progress: p.Set,
	})
	if err != nil {
		return nil, fmt.Errorf("verifying the site: %w", err)
	}
	if problems := append(report.Problems, b.compareDownloads()...); len(problems) > 0 {
		return nil, Broken(problems)
	}
	return []string{count(report.Pages, "pagine"), count(report.Links, "collegamenti"), "nessun problema"}, nil
}

// compareDownloads wants every download and every document of the API to be the one whose values were compared with the
// catalogue when it was made.
func (b *build) compareDownloads() []publish.Problem {
	var problems []publish.Problem
	compare := func(path string, compared []byte) {
		data, err := afero.ReadFile(b.files, path)
		if err != nil || !bytes.Equal(data, compared) {
			problems = append(problems, publish.Problem{File: path, Text: "il file da scaricare non è quello confrontato con il catalogo"})
		}
	}
	for _, f := range slices.Concat(b.release.Files, b.release.Metadata) {
		compare(f.Path, f.Data)
	}
	for _, f := range b.api {
		compare(f.Path, f.Data)
	}
	return problems
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

// Broken is a site that was rendered but must not be published, with all that is wrong with it.
type Broken []publish.Problem

func (b Broken) Error() string {
	lines := make([]string, len(b))
	for i, problem := range b {
		lines[i] = problem.String()
	}
	return strings.Join(lines, "\n")
}
