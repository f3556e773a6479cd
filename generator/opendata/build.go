package opendata

import (
	"errors"
	"path"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/editions"
	"ambitilombardia/generator/media"
)

// Release is all that there is to take away.
type Release struct {
	Datasets []Dataset // in the order in which readers see them
	Files    []File    // those of the datasets in the same order, then the extracts beside the pages
	Metadata []File    // what describes them, for programs: empty until generator/metadata has made it
	Editions []editions.Edition
}

// File is one download.
type File struct {
	Path      string // under the root of the site, «dati/ambiti/ambiti.csv»
	Title     string // «Comuni dell’Ambito Magentino»
	Format    string // «CSV»
	MediaType string
	Dataset   string // the ID of the dataset that it is made of
	Data      []byte
}

// In gives the files of a folder, «dati/ambiti/» or «ambiti/50032-magentino/», in their order.
func (r Release) In(folder string) []File {
	var files []File
	inside := path.Clean(folder) + "/"
	for i := range r.Files {
		name, ok := strings.CutPrefix(r.Files[i].Path, inside)
		if ok && !strings.Contains(name, "/") {
			files = append(files, r.Files[i])
		}
	}
	return files
}

// Build makes the release. A dataset of the editions that the catalogue does not give any more stays as the last of them has it.
// The error says which dataset could not be written and why.
func Build(c *catalogue.Catalogue, findings []audit.Finding, b Boundaries, kept ...editions.Edition) (Release, error) {
	if b.Pieces == nil || b.Comuni == nil || b.Ambiti == nil || b.ATS == nil || b.ASST == nil {
		return Release{}, errors.New("per i file da scaricare servono i confini di Comuni, Ambiti, ATS e ASST")
	}
	release := Release{Datasets: datasets(c, findings, b), Editions: kept}
	retired, err := retired(kept, release.Datasets)
	if err != nil {
		return Release{}, err
	}
	release.Datasets = append(release.Datasets, retired...)
	for i, d := range release.Datasets {
		release.Datasets[i] = d.explainingEmpty()
	}
	var products []product
	for _, d := range release.Datasets {
		products = append(products, product{d, d.Path(), d.ID, formatsOf(d)})
	}
	for _, p := range append(extracts(c, findings, b), extractsOfEnded(c, findings, b.On)...) {
		p.Dataset = p.explainingEmpty()
		products = append(products, p)
	}

	made := make([][]File, len(products)) // each at its place, whoever is ready first
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, p := range products {
		group.Go(func() (err error) {
			made[i], err = p.files()
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return Release{}, err
	}
	release.Files = slices.Concat(made...)
	return release, nil
}

// product is a dataset, or a part of one, as files of one name in one folder.
type product struct {
	Dataset
	folder, name string
	formats      []format
}

func (p product) files() ([]File, error) {
	if err := p.check(); err != nil {
		return nil, err
	}
	files := make([]File, len(p.formats))
	for i, f := range p.formats {
		data, err := f.encode(p.Dataset)
		if err != nil {
			return nil, err
		}
		files[i] = File{
			Path:      p.folder + p.name + "." + f.ending,
			Title:     p.Title,
			Format:    f.name,
			MediaType: media.Type("." + f.ending),
			Dataset:   p.ID,
			Data:      data,
		}
	}
	return files, nil
}
