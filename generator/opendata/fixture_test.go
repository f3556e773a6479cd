package opendata

import (
	"os"
	"sync"
	"testing"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/geo"

	"github.com/paulmach/orb"
)

// committed loads the project's own sources once.
var committed = sync.OnceValues(func() (*catalogue.Catalogue, error) {
	return catalogue.Load(os.DirFS("../../data"), os.DirFS("../../content"))
})

func loadCatalogue(t testing.TB) *catalogue.Catalogue {
	t.Helper()
	c, err := committed()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// squares gives every Comune a square of a hundredth of a degree, side by side, and unites them as the site does.
func squares(t testing.TB, c *catalogue.Catalogue) Boundaries {
	t.Helper()
	const perRow, side = 40, 0.01
	var areas []geo.Area
	for i, m := range c.Comuni {
		west, south := 9+side*float64(i%perRow), 45+side*float64(i/perRow)
		square := orb.Bound{Min: orb.Point{west, south}, Max: orb.Point{
			9 + side*float64(i%perRow+1), 45 + side*float64(i/perRow+1)}}
		areas = append(areas, geo.Area{Code: string(m.Code), Name: m.Name, Geometry: orb.MultiPolygon{square.ToPolygon()}})
	}
	comuni, err := geo.Build(areas)
	if err != nil {
		t.Fatal(err)
	}
	ambitoOf := map[string]catalogue.Ambito{}
	for _, m := range c.Comuni {
		ambitoOf[string(m.Code)], _ = c.FindAmbito(m.Ambito)
	}
	return Boundaries{
		Comuni: comuni,
		Ambiti: comuni.Dissolve(func(code string) (string, bool) { return string(ambitoOf[code].Code), true }),
		ATS:    comuni.Dissolve(func(code string) (string, bool) { return string(ambitoOf[code].ATS), true }),
		ASST: comuni.Dissolve(func(code string) (string, bool) {
			return string(ambitoOf[code].ASST), ambitoOf[code].ASST != ""
		}),
	}
}

func buildRelease(t testing.TB) Release {
	t.Helper()
	c := loadCatalogue(t)
	release, err := Build(c, squares(t, c))
	if err != nil {
		t.Fatal(err)
	}
	return release
}
