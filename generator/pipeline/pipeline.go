// Package pipeline runs a build from the sources to the published site, phase by phase:
//
//	source → catalogue → audit → (geo, opendata, site) → publish
//
// Build does all of it, Check stops after the audit, Render stops before publishing. Nothing is written before every
// page has been rendered and verified, so that whatever goes wrong leaves the old site as it was.
package pipeline

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/console"
	"ambitilombardia/generator/publish"
	"ambitilombardia/generator/source"
	"ambitilombardia/geo"
)

// boundaryFile is where `ambiti boundaries` leaves its work.
const boundaryFile = "data/territorio/comuni.topojson"

// Options say what to build and where.
type Options struct {
	Root    string // the project
	Out     string // the site
	BaseURL string // empty: the one of hugo.toml
	Console console.Console
}

// Inputs is everything that was read and found in order.
type Inputs struct {
	Catalogue *catalogue.Catalogue
	Comuni    *geo.Topology
	Findings  []audit.Finding
}

// Check reads the sources and audits them. An error lists everything that is wrong with them.
func Check(o Options) (Inputs, error) {
	phase := o.Console.Start("fonti", 0)
	project := os.DirFS(o.Root)
	var errs source.Errors
	c, err := catalogue.Load(project)
	if err != nil && !source.IsInput(err) {
		phase.Fail()
		return Inputs{}, fmt.Errorf("reading the sources: %w", err)
	}
	errs.Add("", err)
	comuni, err := readBoundaries(project)
	errs.Add(boundaryFile, err)
	if err := errs.Err(); err != nil {
		phase.Fail()
		return Inputs{}, err
	}
	phase.End(count(len(c.Ambiti), "Ambiti"), count(len(c.Comuni), "Comuni"), count(len(c.Macroaree), "macroaree"))

	phase = o.Console.Start("controlli", 0)
	if err := audit.Boundaries(c, boundaryFile, areas(comuni), nil); err != nil {
		phase.Fail()
		return Inputs{}, err
	}
	findings := audit.Findings(c)
	phase.End("nessun errore", count(len(findings), "segnalazioni"))
	return Inputs{Catalogue: c, Comuni: comuni, Findings: findings}, nil
}

func readBoundaries(project fs.FS) (*geo.Topology, error) {
	text, err := fs.ReadFile(project, boundaryFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, source.Errorf(source.Pos{File: boundaryFile}, "il file dei confini non c'è: lo crea «ambiti boundaries --from FILE»")
	}
	if err != nil {
		return nil, err
	}
	return geo.ReadTopoJSON(bytes.NewReader(text), geo.ReadOptions{})
}

func areas(t *geo.Topology) []audit.Area {
	var list []audit.Area
	for _, code := range t.Codes() {
		list = append(list, audit.Area{Code: code, Name: t.Name(code)})
	}
	return list
}

// Build makes the site and puts it in the place of the old one.
func Build(o Options) error {
	if !filepath.IsAbs(o.Out) {
		o.Out = filepath.Join(o.Root, o.Out)
	}
	out, err := publish.Open(o.Out)
	if err != nil {
		return err
	}
	defer out.Close()
	files, err := Render(o)
	if err != nil {
		return err
	}
	phase := o.Console.Start("pubblico", 0)
	if err := out.Replace(files, phase.Set); err != nil {
		phase.Fail()
		return fmt.Errorf("publishing the site: %w", err)
	}
	phase.End(o.Out)
	return nil
}

func count(n int, what string) string { return fmt.Sprintf("%d %s", n, what) }
