package geo_test

import (
	"fmt"
	"log"
	"os"
	"strings"

	"ambitilombardia/geo"
	"github.com/paulmach/orb"
)

// Three Comuni on a chessboard of a tenth of a degree, two of them in the same district.
const threeComuni = `{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"code":"1","name":"Uno","district":"A"},"geometry":{"type":"Polygon","coordinates":[[[9,45],[9.1,45],[9.1,45.1],[9,45.1],[9,45]]]}},
{"type":"Feature","properties":{"code":"2","name":"Due","district":"A"},"geometry":{"type":"Polygon","coordinates":[[[9.1,45],[9.2,45],[9.2,45.1],[9.1,45.1],[9.1,45]]]}},
{"type":"Feature","properties":{"code":"3","name":"Tre","district":"B"},"geometry":{"type":"Polygon","coordinates":[[[9,45.1],[9.1,45.1],[9.2,45.1],[9.2,45.2],[9,45.2],[9,45.1]]]}}
]}`

func Example() {
	comuni, err := geo.ReadGeoJSON(strings.NewReader(threeComuni), geo.ReadOptions{})
	if err != nil {
		log.Fatal(err)
	}
	topology, err := geo.Build(comuni)
	if err != nil {
		log.Fatal(err)
	}
	member := map[string]string{"1": "A", "2": "A", "3": "B"}
	districts := topology.
		Dissolve(func(code string) (string, bool) { return member[code], true }).
		Rename(func(code string) string { return "Distretto " + code })
	for _, code := range districts.Codes() {
		fmt.Printf("%s: %.2f km²\n", districts.Name(code), districts.Area(code))
		for _, n := range districts.Neighbours(code) {
			fmt.Printf("  %.2f km with %s\n", n.Km, n.Code)
		}
	}
	// Output:
	// Distretto A: 175.10 km²
	//   15.74 km with B
	// Distretto B: 174.79 km²
	//   15.74 km with A
}

func ExampleTopology_WriteGeoJSON() {
	topology, err := geo.Build([]geo.Area{{Code: "1", Name: "Uno", Geometry: orb.MultiPolygon{{{{9, 45}, {9.1, 45}, {9, 45.1}, {9, 45}}}}}})
	if err != nil {
		log.Fatal(err)
	}
	err = topology.WriteGeoJSON(os.Stdout, geo.WriteOptions{
		Members: []geo.Member{{Name: "credit", Value: "Fonte: ISTAT"}},
	})
	if err != nil {
		log.Fatal(err)
	}
	// Output:
	// {"type":"FeatureCollection",
	// "credit":"Fonte: ISTAT",
	// "bbox":[9,45,9.1,45.1],
	// "features":[
	// {"type":"Feature","bbox":[9,45,9.1,45.1],"properties":{"code":"1","name":"Uno"},"geometry":{"type":"Polygon","coordinates":[[[9,45],[9.1,45],[9,45.1],[9,45]]]}}
	// ]}
}

func ExampleLocator() {
	areas, err := geo.ReadGeoJSON(strings.NewReader(threeComuni), geo.ReadOptions{})
	if err != nil {
		log.Fatal(err)
	}
	topology, err := geo.Build(areas)
	if err != nil {
		log.Fatal(err)
	}
	locator := topology.Locator()
	here := orb.Point{9.098, 45.05}
	code, _ := locator.Locate(here)
	border := locator.Border(here)
	fmt.Printf("in %s, %.0f m from the border between %s and %s\n", topology.Name(code), border.Metres, border.A, border.B)
	// Output:
	// in Uno, 158 m from the border between 1 and 2
}

func ExampleTopology_Draw() {
	areas, err := geo.ReadGeoJSON(strings.NewReader(threeComuni), geo.ReadOptions{})
	if err != nil {
		log.Fatal(err)
	}
	topology, err := geo.Build(areas)
	if err != nil {
		log.Fatal(err)
	}
	d, err := topology.Draw(geo.Frame{Width: 100})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("<svg viewBox=\"0 0 %d %d\">\n", d.Width, d.Height)
	for _, s := range d.Shapes {
		fmt.Printf("<path id=%q d=%q/>\n", s.Code, s.Path)
	}
	fmt.Printf("<path class=\"outline\" d=%q/>\n</svg>\n", d.Mesh(func(a, _ string) bool { return a == "" }))
	// Output:
	// <svg viewBox="0 0 100 136">
	// <path id="1" d="M8 68l0 60 42 0 0-60z"/>
	// <path id="2" d="M50 68l0 60 42 0 0-60z"/>
	// <path id="3" d="M92 68l0-60-84 0 0 60 42 0z"/>
	// <path class="outline" d="M8 68l0 60 42 0M8 68l0-60 84 0 0 60M50 128l42 0 0-60"/>
	// </svg>
}
