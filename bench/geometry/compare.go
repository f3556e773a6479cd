package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"ambitilombardia/bench/measure"
	"ambitilombardia/geo"
)

// compare measures both tools and prints the table. A target that is missed is an error.
func compare(o options, out io.Writer) error {
	folder, err := os.MkdirTemp("", "bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	if o.members == "" {
		if o.members, err = groups(o.boundaries, folder); err != nil {
			return err
		}
	}
	t := measure.NewTable(out)
	t.Head("geo", "mapshaper")
	if err := compareCost(o, folder, t); err != nil {
		return err
	}
	if err := compareResult(o, folder, t); err != nil {
		return err
	}
	if err := compareGrowth(o, folder, t, out); err != nil {
		return err
	}
	return t.Err()
}

// compareCost runs the job as a user would run it.
func compareCost(o options, folder string, t *measure.Table) error {
	own, err := geoCommand(o.boundaries, o.members, o.mapshaper, folder)
	if err != nil {
		return err
	}
	geoCost, err := measure.Run(o.runs, own...)
	if err != nil {
		return err
	}
	otherCost, err := measure.Run(o.runs, mapshaperCommand(o.boundaries, o.members, o.mapshaper, folder)...)
	if err != nil {
		return err
	}
	comuni, err := readMembers(o.members)
	if err != nil {
		return err
	}
	time, memory := targets(len(comuni))
	t.Row("time, whole process, s", "%.3f", geoCost.Time.Seconds(), otherCost.Time.Seconds(), time)
	t.Row("largest memory, MB", "%.1f", float64(geoCost.Memory)/1e6, float64(otherCost.Memory)/1e6, memory)
	return nil
}

// targets are the parts of mapshaper's time and memory that geo may take. A region is done before mapshaper has started. All of
// Italy takes a quarter of the time to read, a quarter to cut into arcs and a third to simplify, one after the other. Half of
// mapshaper's time would want these done by several processors, and the queue of vertices, which is one for all borders, in pieces.
func targets(comuni int) (time, memory float64) {
	if comuni < 5000 {
		return 1.0 / 3, 0.5
	}
	return 0.9, 2.0 / 3
}

// compareResult looks at what was written. mapshaper keeps more than the tenth, since places where Comuni met remain
// fixed after dissolving; so the error is compared at its number of vertices, and again with mapshaper run in two steps,
// which frees those places.
func compareResult(o options, folder string, t *measure.Table) error {
	truth, err := dissolved(o.boundaries, o.members)
	if err != nil {
		return err
	}
	own, err := readAmbiti(filepath.Join(folder, "geo.geojson"))
	if err != nil {
		return err
	}
	other, err := readAmbiti(filepath.Join(folder, "mapshaper.geojson"))
	if err != nil {
		return err
	}
	t.Row("vertices, a tenth kept", "%.0f", float64(own.Vertices()), float64(other.Vertices()), 0)
	if err := sizes(t, folder, "geo", "a tenth kept"); err != nil {
		return err
	}
	if err := compareEqual(t, folder, "as many vertices", truth, other); err != nil {
		return err
	}
	if err := sizes(t, folder, "equal", "as many vertices"); err != nil {
		return err
	}
	if err := mapshaperInTwo(o.boundaries, o.members, o.mapshaper, folder); err != nil {
		return err
	}
	if other, err = readAmbiti(filepath.Join(folder, "two.geojson")); err != nil {
		return err
	}
	return compareEqual(t, folder, "mapshaper in two steps", truth, other)
}

// compareEqual compares the area error with as many vertices as mapshaper left, and writes equal.geojson and
// equal.topojson.
func compareEqual(t *measure.Table, folder, note string, truth, other *geo.Topology) error {
	equal, err := withVertices(truth, other.Vertices())
	if err != nil {
		return err
	}
	if err := writeBoth(equal, filepath.Join(folder, "equal")); err != nil {
		return err
	}
	if equal, err = readAmbiti(filepath.Join(folder, "equal.geojson")); err != nil {
		return err
	}
	t.Row("vertices, "+note, "%.0f", float64(equal.Vertices()), float64(other.Vertices()), 1)
	t.Row("area error in km², "+note, "%.1f", areaError(truth, equal), areaError(truth, other), 1)
	return nil
}

// withVertices searches for the part to keep that leaves this many vertices, or the next lower number there is.
func withVertices(t *geo.Topology, want int) (*geo.Topology, error) {
	low, high := 1e-6, 1.0
	for high-low > 1e-6 {
		middle := (low + high) / 2
		simple, err := t.Simplify(geo.SimplifyOptions{Keep: middle})
		if err != nil || simple.Vertices() == want {
			return simple, err
		}
		if simple.Vertices() > want {
			high = middle
		} else {
			low = middle
		}
	}
	return t.Simplify(geo.SimplifyOptions{Keep: low})
}

func sizes(t *measure.Table, folder, base, note string) error {
	for _, format := range []string{"geojson", "topojson"} {
		var size [2]float64
		for i, name := range []string{base, "mapshaper"} {
			info, err := os.Stat(filepath.Join(folder, name+"."+format))
			if err != nil {
				return err
			}
			size[i] = float64(info.Size()) / 1e3
		}
		t.Row(format+", "+note+", kB", "%.1f", size[0], size[1], 1)
	}
	return nil
}

func readAmbiti(path string) (*geo.Topology, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	areas, err := geo.ReadGeoJSON(f, geo.ReadOptions{Code: property, Name: property})
	if err != nil {
		return nil, err
	}
	return geo.Build(areas)
}

// compareGrowth repeats the territory side by side. Growth is linear if a copy costs no more among many than among two,
// in processor time; a fifth is allowed for noise and for caches that hold less of a larger territory.
func compareGrowth(o options, folder string, t *measure.Table, out io.Writer) error {
	few, many := 0.0, 0.0 // seconds for a copy
	for copies := 2; copies <= o.copies; copies *= 2 {
		boundaries, members, err := repeated(o, copies, folder)
		if err != nil {
			return err
		}
		own, err := geoCommand(boundaries, members, o.mapshaper, folder)
		if err != nil {
			return err
		}
		geoCost, err := measure.Run(o.runs, own...)
		if err != nil {
			return err
		}
		otherCost, err := measure.Run(1, mapshaperCommand(boundaries, members, o.mapshaper, folder)...)
		if err != nil {
			return err
		}
		t.Row(fmt.Sprintf("processor time, %d copies, s", copies), "%.3f", geoCost.Work.Seconds(), otherCost.Work.Seconds(), 0)
		many = geoCost.Work.Seconds() / float64(copies)
		if copies == 2 {
			few = many
		}
	}
	fmt.Fprintf(out, "\ngeo, processor time of one copy: %.3f s of %d, %.3f s of 2", many, o.copies, few)
	t.Judge(many/few, 1.2)
	return nil
}
