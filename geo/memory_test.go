package geo

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// What a reader takes of the memory is in proportion to the file, however the file is made: a megabyte that stands for
// more is refused before it is unfolded.
func TestReadersTakeMemoryInProportionToTheFile(t *testing.T) {
	const size = 1 << 20
	fill := func(unit string) string { return strings.TrimSuffix(strings.Repeat(unit, size/len(unit)), ",") }
	topojson := func(arcs, rings string) string {
		return fmt.Sprintf(`{"type":"Topology","arcs":[%s],"objects":{"a":{"type":"Polygon","properties":{"code":"1","name":"a"},"arcs":[%s]}}}`, arcs, rings)
	}
	geojson := func(coordinates string) string {
		return fmt.Sprintf(`{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"1","name":"a"},"geometry":{"type":"MultiPolygon","coordinates":[%s]}}]}`, coordinates)
	}
	closed := "[[0,0]," + fill("[1,1],[1,0],") + ",[0,0]]"
	for name, file := range map[string]string{
		"TopoJSON with one long arc, used again and again": topojson(closed, fill("[0],")),
		"TopoJSON with an arc used again in one ring":      topojson(closed, "["+fill("0,")+"]"),
		"TopoJSON of empty arcs":                           topojson(fill("[],"), "[0]"),
		"TopoJSON of empty rings":                          topojson("[[0,0],[1,1],[1,0],[0,0]]", fill("[],")),
		"TopoJSON of objects within objects":               `{"type":"Topology","objects":` + fill(`{"a":`),
		"GeoJSON of empty parts":                           geojson(fill("[],")),
		"GeoJSON of empty rings":                           geojson("[" + fill("[],") + "]"),
		"GeoJSON of lists within lists":                    geojson(fill("[")),
		"GeoJSON of empty areas":                           `{"type":"FeatureCollection","features":[` + fill("{},") + `]}`,
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := Read(bytes.NewReader([]byte(file)), ReadOptions{})
			runtime.ReadMemStats(&after)
			used := after.TotalAlloc - before.TotalAlloc
			if used > 500*uint64(len(file)) {
				t.Errorf("%d MB were allocated for a file of %d kB, error %.200v", used>>20, len(file)>>10, err)
			}
		})
	}
}
