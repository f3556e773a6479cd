// Package pipeline runs a build from the sources to the published site, phase by phase:
//
//	source → catalogue → audit → (atlas, opendata, api, conformance, site) → render → verify → publish
//
// Each phase gets values and gives a value. Build does all of it, Check stops after the audit, a Draft stops before publishing
// and follows what is edited. A build writes beside the old site and takes its place only when every page has been rendered
// and verified, so that whatever goes wrong leaves the old site as it was.
package pipeline

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"github.com/spf13/afero"

	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/conformance"
	"ambitilombardia/generator/console"
	"ambitilombardia/generator/content"
	"ambitilombardia/generator/editions"
	"ambitilombardia/generator/opendata"
	"ambitilombardia/generator/publish"
	"ambitilombardia/generator/readiness"
	"ambitilombardia/generator/settings"
	"ambitilombardia/generator/site"
	"ambitilombardia/generator/source"
	"ambitilombardia/generator/words"
	"ambitilombardia/geo"
)

// boundaryFile is where `ambiti boundaries` leaves its work.
const boundaryFile = "data/territorio/comuni.topojson"

// cadastralProperty is the property of a Comune in it that holds its cadastral code.
const cadastralProperty = "codice_catastale"

// Options say what to build and where.
type Options struct {
	Root     string // the project
	Out      string // the site
	BaseURL  string // empty: the one of hugo.toml
	Compress bool   // put .gz and .br beside each text
	Console  console.Console
}

// Inputs is everything that was read and found in order.
type Inputs struct {
	Catalogue *catalogue.Catalogue
	Comuni    *geo.Topology
	Findings  []audit.Finding
	Known     []audit.Known      // the findings of which somebody took note
	Noted     bool               // somebody did
	Editions  []editions.Edition // from the first
	Errata    []editions.Erratum
	Proofs    []conformance.Record
	Settings  settings.Settings
	Pages     content.Pages // that people wrote
	Static    []string      // files that go into the site as they are, by path in the project
}

// Check reads the sources and audits them. An error lists everything that is wrong with them.
func Check(o Options) (Inputs, error) {
	return check(os.DirFS(o.Root), o.Console)
}

func check(project fs.FS, c console.Console) (Inputs, error) {
	in, err := run(c, "fonti", func(*console.Phase) (Inputs, []string, error) { return read(project) })
	if err != nil {
		return Inputs{}, err
	}
	in.Findings, err = run(c, "controlli", func(*console.Phase) ([]audit.Finding, []string, error) { return findings(in) })
	return in, err
}

// read reads all sources. Nothing has been audited yet: there are no findings in what it gives.
func read(root fs.FS) (in Inputs, counts []string, err error) {
	if err := checkPlain(root); err != nil {
		return in, nil, err
	}
	project := &reader{FS: root, opened: map[string]bool{}}
	var tables, boundaries, kept, errata, records, chosen, texts, known error
	var beside sync.WaitGroup
	beside.Go(func() { in.Comuni, boundaries = readBoundaries(project) }) // more to read than all else
	in.Catalogue, tables = catalogue.Load(project)
	in.Editions, kept = editions.Read(project)
	in.Errata, errata = editions.ReadErrata(project)
	in.Proofs, records = conformance.ReadRecords(project)
	in.Settings, chosen = settings.Read(project)
	texts = in.readTexts(project)
	in.Known, in.Noted, known = audit.ReadKnown(project)
	beside.Wait()
	if tables != nil && !source.IsInput(tables) {
		return in, nil, fmt.Errorf("lettura delle fonti: %w", tables)
	}
	var errs source.Errors
	errs.Add("", tables)
	errs.Add(boundaryFile, boundaries)
	errs.Add(editions.ListFile, kept)
	errs.Add(editions.ErrataFile, errata)
	errs.Add(conformance.RecordFile, records)
	errs.Add(settings.File, chosen)
	errs.Add("", texts)
	errs.Add(audit.KnownFile, known)
	if in.Catalogue != nil {
		if boundaries == nil {
			in.Catalogue.Measure(in.Comuni.Area)
			errs.Add("data/indicatori", opendata.CheckIndicators(in.Catalogue, opendata.Boundaries{Pieces: in.Comuni, Comuni: in.Comuni, Ambiti: in.Comuni, ATS: in.Comuni, ASST: in.Comuni}))
		}
		if chosen == nil {
			in.Catalogue = in.Catalogue.On(in.Settings.Date)
		}
		errs.Add("content", checkLinks(in.Pages, in.Catalogue, in.Editions))
	}
	if len(errs) == 0 {
		errs.Add("data", project.unread())
	}
	if err := errs.Err(); err != nil {
		return in, nil, err
	}
	c := in.Catalogue
	return in, []string{count(len(c.Ambiti), "Ambiti"), count(len(c.Comuni), "Comuni"), count(len(c.Macroaree), "macroaree")}, nil
}

// readTexts reads the pages that people write, and what goes into the site as it is; the words of the templates are checked only.
func (in *Inputs) readTexts(project fs.FS) error {
	var pages, asTheyAre error
	in.Pages, pages = content.Read(project, site.Sections())
	in.Static, asTheyAre = static(project)
	var errs source.Errors
	errs.Add("content", pages)
	errs.Add(words.File, words.Check(project))
	errs.Add("static", asTheyAre)
	return errs.Err()
}

// findings audits the sources: what is wrong is an error, what is doubtful a finding.
func findings(in Inputs) ([]audit.Finding, []string, error) {
	if err := audit.Boundaries(in.Catalogue.AtAct(), boundaryFile, areas(in.Comuni), nil); err != nil {
		return nil, nil, err
	}
	if err := audit.CadastralCodes(boundaryFile, areas(in.Comuni), in.Comuni.Extra); err != nil {
		return nil, nil, err
	}
	if err := in.Catalogue.Strangers(); err != nil {
		return nil, nil, err
	}
	found := audit.Findings(in.Catalogue, audit.Detached(neighbours(in.Comuni)), audit.TwoNames(areas(in.Comuni)))
	return found, []string{"nessun errore", count(len(found), "segnalazioni")}, nil
}

func readBoundaries(project fs.FS) (*geo.Topology, error) {
	if _, err := fs.Stat(project, boundaryFile); errors.Is(err, fs.ErrNotExist) {
		return nil, source.Errorf(source.Pos{File: boundaryFile}, "il file dei confini non c'è: lo crea «ambiti boundaries --from FILE»")
	}
	text, err := source.ReadAll(project, boundaryFile)
	if err != nil {
		return nil, err
	}
	return parseBoundaries(text)
}

// parseBoundaries reads the text of the boundary file. A code that is a number gets its zeros back; what else there is for
// a code, the table of the Comuni will not know. Boundaries with gaps are given along with the error that says where.
func parseBoundaries(text []byte) (*geo.Topology, error) {
	topology, err := geo.ReadTopoJSON(bytes.NewReader(text), geo.ReadOptions{
		Extra: cadastralProperty,
		Take: func(raw string) (string, bool) {
			code, _ := catalogue.ReadISTATCode(raw)
			return cmp.Or(string(code), raw), true
		},
		Within: lombardia,
	})
	if err == nil {
		err = topology.Gaps()
	}
	return topology, located(boundaryFile, err)
}

func areas(t *geo.Topology) []audit.Area {
	var list []audit.Area
	for _, code := range t.Codes() {
		list = append(list, audit.Area{Code: code, Name: t.Name(code)})
	}
	return list
}

// neighbours gives the Comuni that share a border with one.
func neighbours(t *geo.Topology) func(comune string) []string {
	return func(comune string) []string {
		var codes []string
		for _, n := range t.Neighbours(comune) {
			codes = append(codes, n.Code)
		}
		return codes
	}
}

// Build makes the site and puts it in the place of the old one.
func Build(o Options) error {
	if o.BaseURL != "" { // refused before the work
		if _, err := settings.Address(o.BaseURL); err != nil {
			return err
		}
	}
	if !filepath.IsAbs(o.Out) {
		o.Out = filepath.Join(o.Root, o.Out)
	}
	if err := mayBuild(o.Root, o.Out); err != nil {
		return err
	}
	out, err := publish.Open(o.Out)
	if err != nil {
		return err
	}
	defer out.Close()
	folder, err := out.Stage()
	if err != nil {
		return fmt.Errorf("preparazione della cartella del sito: %w", err)
	}
	missing, err := makeSite(o, afero.NewBasePathFs(afero.NewOsFs(), folder), os.DirFS(folder))
	if err != nil {
		return err
	}
	if o.Compress {
		err := o.Console.Run("compressi", func(p *console.Phase) ([]string, error) {
			made, err := out.Compress(p.Set)
			return []string{count(made, "file")}, err
		})
		if err != nil {
			return fmt.Errorf("compressione del sito: %w", err)
		}
	}
	err = o.Console.Run("pubblico", func(*console.Phase) ([]string, error) {
		if err := out.Publish(); err != nil {
			return nil, fmt.Errorf("pubblicazione del sito: %w", err)
		}
		return []string{o.Out}, nil
	})
	if text := readiness.Paragraph(missing); text != "" && err == nil {
		o.Console.Tell(text)
	}
	return err
}

func count(n int, what string) string { return fmt.Sprintf("%d %s", n, what) }
