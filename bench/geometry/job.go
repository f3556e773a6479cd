package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"golang.org/x/sync/errgroup"

	"ambitilombardia/geo"
)

// keep is the part of the removable vertices that the job keeps.
const keep = 0.10

// runJob is the job as geo does it.
func runJob(boundaries, members, folder string) error {
	ambiti, err := dissolved(boundaries, members)
	if err != nil {
		return err
	}
	simple, err := ambiti.Simplify(geo.SimplifyOptions{Keep: keep})
	if err != nil {
		return err
	}
	return writeBoth(simple, filepath.Join(folder, "geo"))
}

// dissolved reads the Comuni and merges them into Ambiti.
func dissolved(boundaries, members string) (*geo.Topology, error) {
	ambito, err := readMembers(members)
	if err != nil {
		return nil, err
	}
	comuni, err := readComuni(boundaries)
	if err != nil {
		return nil, err
	}
	return comuni.Dissolve(func(code string) (string, bool) {
		group, ok := ambito[code]
		return group, ok
	}), nil
}

func readComuni(path string) (*geo.Topology, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	areas, err := geo.ReadGeoJSON(f, geo.ReadOptions{Code: "com_istat_code"})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return geo.Build(areas)
}

// readMembers reads which Comune belongs to which Ambito.
func readMembers(path string) (map[string]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := csv.NewReader(f)
	header, err := r.Read()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	column := make(map[string]int)
	for i, name := range header {
		column[name] = i
	}
	ambito := make(map[string]string)
	for {
		row, err := r.Read()
		if err == io.EOF {
			return ambito, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		ambito[row[column["codice_istat"]]] = row[column["codice_ambito"]]
	}
}

// writeBoth writes base.geojson and base.topojson with the one property that mapshaper keeps after dissolving.
func writeBoth(t *geo.Topology, base string) error {
	o := geo.WriteOptions{Properties: func(code string) any { return map[string]string{property: code} }}
	gridded := o
	gridded.Grid = topoGrid
	var both errgroup.Group
	both.Go(func() error {
		return writeFile(base+".geojson", func(w io.Writer) error { return t.WriteGeoJSON(w, o) })
	})
	both.Go(func() error {
		return writeFile(base+".topojson", func(w io.Writer) error { return t.WriteTopoJSON(w, gridded) })
	})
	return both.Wait()
}

const (
	property = "codice_ambito"
	topoGrid = 2e-4 // degrees, as coarse as mapshaper's own choice here: 2.3e-4 by 1.7e-4
)

func writeFile(path string, write func(io.Writer) error) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := write(f); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
