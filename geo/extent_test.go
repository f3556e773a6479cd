package geo

import (
	"fmt"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

var lombardia = Extent{orb.Bound{Min: orb.Point{8.4, 44.6}, Max: orb.Point{11.55, 46.75}}, "Lombardia"}

func collection(areas ...string) string {
	return `{"type":"FeatureCollection","features":[` + strings.Join(areas, ",") + `]}`
}

func feature1(code string, r orb.Ring) string {
	var text []string
	for _, p := range r {
		text = append(text, fmt.Sprintf("[%.9f,%.9f]", p[0], p[1]))
	}
	return fmt.Sprintf(`{"properties":{"code":%q,"name":"Nome"},"geometry":{"type":"Polygon","coordinates":[[%s]]}}`, code, strings.Join(text, ","))
}

func TestCoordinatesElsewhereAreAnErrorWithItsCause(t *testing.T) {
	place := box(9, 45.6, 9.02, 45.62)
	for _, c := range []struct {
		name  string
		makes Projection
		want  string
	}{
		{"exchanged axes", swapped, "forse latitudine e longitudine sono scambiate"},
		{"the meridian of Rome", from(12.452333), "forse le longitudini sono contate da Roma"},
		{"the meridian of Paris", from(2.337229), "forse le longitudini sono contate da Parigi"},
		{"the meridian of Ferro", from(-17.666667), "forse le longitudini sono contate dall'isola del Ferro"},
		{"metres", UTM32, "UTM 32N"},
		{"metres of the next zone", utm33, "UTM 33N"},
		{"Gauss-Boaga", shifted(UTM32, 1e6), "Gauss-Boaga fuso ovest"},
		{"Gauss-Boaga, eastern zone", shifted(utm33, 2_020_000), "Gauss-Boaga fuso est"},
		{"Web Mercator", WebMercator, "Web Mercator"},
		{"metres exchanged", then(UTM32, swapped), "con est e nord scambiati"},
		{"a sign", func(p orb.Point) orb.Point { return orb.Point{-p[0], p[1]} }, "il segno della longitudine"},
		{"no reason at all", func(p orb.Point) orb.Point { return orb.Point{p[0] + 40, p[1] + 20} }, "ci si aspettavano longitudine e latitudine in gradi"},
		{"metres of nowhere", func(p orb.Point) orb.Point { return orb.Point{p[0] * 3e7, p[1] * 3e7} }, "forse sono in metri"},
	} {
		t.Run(c.name, func(t *testing.T) {
			moved := make(orb.Ring, len(place))
			for i, p := range place {
				moved[i] = c.makes(p)
			}
			all := collection(feature1("1", moved), feature1("2", moved), feature1("3", moved))
			_, err := Read(strings.NewReader(all), ReadOptions{Within: lombardia})
			if err == nil || strings.Count(err.Error(), "\n") > 0 || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "altre 2 aree") {
				t.Errorf("the error is %v, want one with %q", err, c.want)
			}
			one := collection(feature1("1", place), feature1("2", moved))
			if _, err := Read(strings.NewReader(one), ReadOptions{Within: lombardia}); err == nil || !strings.HasPrefix(err.Error(), "2 Nome: le coordinate non stanno in Lombardia (c'è un vertice presso") {
				t.Errorf("the error is %v, want one about 2 Nome alone", err)
			}
		})
	}
	if areas, err := Read(strings.NewReader(collection(feature1("1", place))), ReadOptions{Within: lombardia}); err != nil || len(areas) != 1 {
		t.Errorf("%d areas, error %v, want one area", len(areas), err)
	}
}
