package pipeline

import (
	"errors"
	"fmt"
	"slices"
	"sync"

	"ambitilombardia/generator/api"
	"ambitilombardia/generator/atlas"
	"ambitilombardia/generator/calendar"
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/conformance"
	"ambitilombardia/generator/console"
	"ambitilombardia/generator/finder"
	"ambitilombardia/generator/forms"
	"ambitilombardia/generator/metadata"
	"ambitilombardia/generator/opendata"
	"ambitilombardia/generator/settings"
	"ambitilombardia/generator/site"
	"ambitilombardia/geo"
)

// prepared is everything of a site but its pages.
type prepared struct {
	settings settings.Settings
	release  opendata.Release
	beside   []conformance.File // the files beside the pages that a standard may rule
	kept     []conformance.File // those of the editions, which were judged when they were made
	report   conformance.Report
	things   []finder.Thing
	comuni   *geo.Topology // as they are on the day of the site
	view     site.View     // what the pages show
	data     site.Data     // the same for Hugo
}

// prepare makes each part of a site out of those before it, and holds the files against their standards.
func prepare(o Options, in Inputs) (prepared, error) {
	made, err := gather(o, in)
	if err != nil {
		return made, err
	}
	if made.report, err = made.judge(o.Console, in); err != nil {
		return made, err
	}
	return made, made.tell()
}

// gather makes all parts but the report on them, side by side what does not need one another.
func gather(o Options, in Inputs) (made prepared, err error) {
	if made.settings, err = in.Settings.At(o.BaseURL); err != nil {
		return made, err
	}
	borders, err := run(o.Console, "confini", func(*console.Phase) (*atlas.Atlas, []string, error) { return dissolve(in) })
	if err != nil {
		return made, err
	}
	made.comuni = borders.Comuni
	var maps site.Maps
	var writing, drawing error
	var both sync.WaitGroup
	both.Go(func() {
		made.release, writing = run(o.Console, "dati", func(*console.Phase) (opendata.Release, []string, error) { return writeDownloads(in, borders) })
	})
	both.Go(func() {
		maps, drawing = run(o.Console, "mappe", func(p *console.Phase) (site.Maps, []string, error) { return drawMaps(p, in, borders) })
	})
	both.Wait()
	if err := errors.Join(writing, drawing); err != nil {
		return made, err
	}
	described, err := run(o.Console, "descrizioni", func(*console.Phase) (descriptions, []string, error) { return describe(made.release, made.settings) })
	if err != nil {
		return made, err
	}
	made.release.Metadata = described.downloads
	var documents api.API
	var answering, saying error
	both.Go(func() {
		documents, answering = run(o.Console, "api", func(*console.Phase) (api.API, []string, error) {
			return writeAPI(api.Input{Catalogue: in.Catalogue, Atlas: borders, Findings: in.Findings, Release: made.release}, made.settings)
		})
	})
	both.Go(func() {
		made.view, saying = run(o.Console, "contenuti", func(*console.Phase) (site.View, []string, error) {
			view, err := site.NewView(in.Catalogue, in.Findings, borders, made.release, maps)
			return view, []string{count(view.Count(), "pagine")}, err
		})
	})
	both.Wait()
	if err := errors.Join(answering, saying); err != nil {
		return made, err
	}
	for _, f := range slices.Concat(made.release.Files, described.downloads, described.catalogue) {
		made.beside = append(made.beside, conformance.File{Path: f.Path, Data: f.Data})
	}
	for _, e := range made.release.Editions {
		for _, f := range e.Files {
			made.kept = append(made.kept, conformance.File{Path: e.Path() + f.Name, Data: f.Data})
		}
	}
	for _, f := range documents.Files {
		made.beside = append(made.beside, conformance.File{Path: f.Path, Data: f.Data})
	}
	made.view.API = documents.Reference
	made.view.Editions = site.NewEditions(made.release, in.Errata)
	made.find(in)
	return made, nil
}

// judge holds the files against their standards before a page says that they follow them.
func (made prepared) judge(c console.Console, in Inputs) (conformance.Report, error) {
	return run(c, "conformità", func(*console.Phase) (conformance.Report, []string, error) {
		return judge(made.beside, made.settings, in.Proofs)
	})
}

// tell puts all that is known into the words of Hugo.
func (made *prepared) tell() (err error) {
	made.view.Conformance = site.NewConformance(made.report)
	made.data, err = made.view.Encode()
	return err
}

// find lists what the search finds, and says it.
func (made *prepared) find(in Inputs) {
	made.things = things(in, made.release)
	made.view.Search = site.NewSearch(made.things)
}

// things lists what the search finds besides the Comuni: the pages that are made of the tables, and the words of the glossary.
func things(in Inputs, release opendata.Release) []finder.Thing {
	all := finder.Things(in.Catalogue, release.Datasets)
	for _, word := range in.Pages.Glossary {
		all = append(all, finder.Thing{Kind: "Glossario", Title: word.Name, Path: "glossario/#" + word.ID})
	}
	return all
}

// run goes through a phase, gives what it has made and shows what it has counted.
func run[T any](c console.Console, name string, work func(*console.Phase) (T, []string, error)) (made T, err error) {
	err = c.Run(name, func(p *console.Phase) (counts []string, err error) {
		made, counts, err = work(p)
		return counts, err
	})
	return made, err
}

func dissolve(in Inputs) (*atlas.Atlas, []string, error) {
	a := atlas.New(in.Catalogue, in.Comuni)
	return a, []string{count(len(a.Ambiti.Codes()), "Ambiti"), count(len(a.ATS.Codes()), "ATS"), count(len(a.ASST.Codes()), "ASST")}, nil
}

func boundariesOf(a *atlas.Atlas) opendata.Boundaries {
	return opendata.Boundaries{Pieces: a.Pieces, Comuni: a.Comuni, Ambiti: a.Ambiti, ATS: a.ATS, ASST: a.ASST}
}

func writeDownloads(in Inputs, a *atlas.Atlas) (opendata.Release, []string, error) {
	boundaries := boundariesOf(a)
	boundaries.On = func(c *catalogue.Catalogue) opendata.Boundaries { return boundariesOf(atlas.New(c, in.Comuni)) }
	release, err := opendata.Build(in.Catalogue, in.Findings, boundaries, in.Editions...)
	if err != nil {
		return release, nil, fmt.Errorf("scrittura dei file da scaricare: %w", err)
	}
	planForms, err := forms.Build(in.Catalogue)
	if err != nil {
		return release, nil, fmt.Errorf("scrittura dei moduli: %w", err)
	}
	release.Files = slices.Concat(release.Files, calendar.Build(in.Catalogue), planForms)
	return release, []string{count(len(release.Datasets), "raccolte"), count(len(release.Files), "file")}, nil
}

func drawMaps(p *console.Phase, in Inputs, a *atlas.Atlas) (site.Maps, []string, error) {
	maps, err := site.DrawMaps(in.Catalogue, a, p.Set)
	return maps, []string{count(p.Done(), "mappe")}, err
}

// descriptions say for programs what the downloads are.
type descriptions struct{ downloads, catalogue []opendata.File }

func describe(r opendata.Release, s settings.Settings) (d descriptions, _ []string, err error) {
	if d.downloads, err = metadata.Describe(r, s.BaseURL); err != nil {
		return d, nil, fmt.Errorf("descrizione dei file da scaricare: %w", err)
	}
	r.Metadata = d.downloads
	if d.catalogue, err = metadata.Catalogue(r, publication(s)); err != nil {
		return d, nil, fmt.Errorf("descrizione del catalogo: %w", err)
	}
	manifest, err := metadata.Manifest(slices.Concat(r.Files, d.downloads, d.catalogue))
	if err != nil {
		return d, nil, fmt.Errorf("elenco dei file da scaricare: %w", err)
	}
	d.downloads = append(d.downloads, manifest...)
	return d, []string{count(len(d.downloads)+len(d.catalogue), "file")}, nil
}

func writeAPI(in api.Input, s settings.Settings) (api.API, []string, error) {
	made, err := api.Build(in, s.BaseURL)
	if err != nil {
		return made, nil, fmt.Errorf("scrittura della API: %w", err)
	}
	return made, []string{count(len(made.Files), "file")}, nil
}

func judge(files []conformance.File, s settings.Settings, proofs []conformance.Record) (conformance.Report, []string, error) {
	report, err := conformance.Judge(files, s.BaseURL, proofs)
	if err != nil {
		return report, nil, fmt.Errorf("confronto dei file con gli standard: %w", err)
	}
	counts := []string{count(report.Count(conformance.Passed), "controlli"), count(report.Count(conformance.Proved), "prove su file della stessa struttura")}
	if stale := report.Count(conformance.Stale); stale > 0 {
		counts = append(counts, fmt.Sprintf("%d da ripetere con «make conformita»", stale))
	}
	return report, counts, nil
}

// publication says where the catalogue is published and by whom.
func publication(s settings.Settings) metadata.Site {
	return metadata.Site{
		BaseURL:   s.BaseURL,
		Title:     s.Title,
		Tagline:   s.Tagline,
		Publisher: metadata.Agent{Name: s.Publisher.Name, Code: s.Publisher.Code, URL: s.Publisher.URL},
		Contact:   metadata.Contact{Name: s.Contact.Name, Email: s.Contact.Email, Phone: s.Contact.Phone, URL: s.Contact.URL},
	}
}
