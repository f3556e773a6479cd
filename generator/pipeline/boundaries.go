package pipeline

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/source"
	"ambitilombardia/geo"
)

// tolerance is how far, in metres on the ground, the committed boundaries may leave ISTAT's: less than a pixel on the
// closest map of the site.
const tolerance = 20

// grid is the distance in degrees between two places that a vertex can have, about a metre: TopoJSON's quantisation.
const grid = 1e-5

// BoundarySource is a file of municipal boundaries and the names of the properties that matter.
type BoundarySource struct{ File, Code, Name string }

// Boundaries generalises the boundaries of the Comuni and writes them where every build looks for them.
func Boundaries(o Options, from BoundarySource) error {
	phase := o.Console.Start("confini", 0)
	provenance, err := catalogue.LoadBoundaryProvenance(os.DirFS(o.Root))
	if err != nil {
		phase.Fail()
		return err
	}
	in, err := os.Open(from.File)
	if err != nil {
		phase.Fail()
		return source.Errorf(source.Pos{File: from.File}, "il file dei confini non si apre: ci si aspettava il GeoJSON dei Comuni dell’ISTAT (%v)", err)
	}
	defer in.Close()
	var out bytes.Buffer
	err = geo.Generalise(in, &out, geo.GeneraliseOptions{
		Read:     geo.ReadOptions{Code: from.Code, Name: from.Name},
		Simplify: geo.SimplifyOptions{Tolerance: tolerance},
		Write:    geo.WriteOptions{Object: "comuni", Grid: grid, Members: []geo.Member{{Name: "crediti", Value: provenance.Credit}}},
	})
	if err != nil {
		phase.Fail()
		return source.Errorf(source.Pos{File: from.File}, "%v", err)
	}
	file := filepath.Join(o.Root, filepath.FromSlash(boundaryFile))
	if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
		phase.Fail()
		return fmt.Errorf("writing the boundaries: %w", err)
	}
	phase.End(file, fmt.Sprintf("%d kB", out.Len()/1000))
	return nil
}
