package atlas

import (
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/geo"
)

// region reads the committed sources once for all tests.
func region(t *testing.T) (*catalogue.Catalogue, *Atlas) {
	t.Helper()
	c, err := catalogue.Load(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.Open("../../data/territorio/comuni.topojson")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	comuni, err := geo.ReadTopoJSON(file, geo.ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	c = c.On(c.Latest())
	return c, New(c, comuni)
}

func TestEveryLevelHasTheAreasOfTheCatalogue(t *testing.T) {
	c, a := region(t)
	for _, level := range []struct {
		name string
		topo *geo.Topology
		want int
	}{{"Comuni", a.Comuni, len(c.Comuni)}, {"Ambiti", a.Ambiti, len(c.Ambiti)}, {"ATS", a.ATS, len(c.ATS)}, {"ASST", a.ASST, len(c.ASST)}} {
		if got := len(level.topo.Codes()); got != level.want {
			t.Errorf("%s: %d areas, want %d", level.name, got, level.want)
		}
	}
	if got := a.ATS.Name("321"); got != "ATS Città Metropolitana di Milano" {
		t.Errorf("the ATS is called %q", got)
	}
}

func TestLevelsCoverTheSameGround(t *testing.T) {
	_, a := region(t)
	total := func(topo *geo.Topology) (sum float64) {
		for _, code := range topo.Codes() {
			sum += topo.Area(code)
		}
		return sum
	}
	want := total(a.Comuni)
	for name, topo := range map[string]*geo.Topology{"Ambiti": a.Ambiti, "ATS": a.ATS} {
		if got := total(topo); math.Abs(got-want) > 1e-6*want {
			t.Errorf("%s cover %.3f km², the Comuni %.3f", name, got, want)
		}
	}
	// Milano Città is in no ASST, nor is Monza since its own has ended.
	if got := total(a.ASST) + a.Ambiti.Area("50007") + a.Ambiti.Area("50075"); math.Abs(got-want) > 1e-6*want {
		t.Errorf("the ASST, Milano Città and Monza cover %.3f km², the Comuni %.3f", got, want)
	}
}

func TestTheRegionalMapDrawsEveryAmbitoOnce(t *testing.T) {
	c, a := region(t)
	drawing, err := a.Region()
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, shape := range drawing.Shapes {
		codes = append(codes, shape.Code)
		if !strings.HasPrefix(shape.Path, "M") {
			t.Errorf("%s has no path: %q", shape.Code, shape.Path)
		}
		if l := shape.Label(); l.X < 0 || l.X > drawing.Width || l.Y < 0 || l.Y > drawing.Height {
			t.Errorf("%s has its label outside the map", shape.Code)
		}
	}
	slices.Sort(codes)
	if want := len(c.Ambiti); len(slices.Compact(codes)) != want {
		t.Errorf("%d Ambiti drawn, want %d", len(codes), want)
	}
}

func TestACloseUpShowsTheComuniAndWhatIsAroundThem(t *testing.T) {
	c, a := region(t)
	for _, ambito := range c.Ambiti {
		drawing, err := a.CloseUp(ambito.Code)
		if err != nil {
			t.Fatal(err)
		}
		focus, context := 0, 0
		for _, shape := range drawing.Shapes {
			if shape.Focus {
				focus++
			} else if _, known := c.FindAmbito(catalogue.AmbitoCode(shape.Code)); !known || shape.Code == string(ambito.Code) {
				t.Errorf("%s: %s is no Ambito around it", ambito.Code, shape.Code)
			} else {
				context++
			}
		}
		if want := len(c.Members(ambito.Code)) + len(c.GuestsOf(ambito.Code)); focus != want {
			t.Errorf("%s: %d Comuni drawn, want %d", ambito.Code, focus, want)
		}
		if context == 0 && len(a.Ambiti.Neighbours(string(ambito.Code))) > 0 {
			t.Errorf("%s: no Ambito around it is drawn", ambito.Code)
		}
	}
}

func TestNeighboursAreMutual(t *testing.T) {
	_, a := region(t)
	length := func(of, with string) float64 {
		for _, n := range a.Ambiti.Neighbours(of) {
			if n.Code == with {
				return n.Km
			}
		}
		return -1
	}
	pairs := 0
	for _, code := range a.Ambiti.Codes() {
		for _, n := range a.Ambiti.Neighbours(code) {
			pairs++
			if back := length(n.Code, code); math.Abs(back-n.Km) > 1e-9 {
				t.Errorf("%s has %.3f km with %s, which has %.3f km with it", code, n.Km, n.Code, back)
			}
		}
	}
	if pairs < 2*91 {
		t.Errorf("only %d borders in 91 Ambiti", pairs)
	}
	if len(a.Ambiti.Neighbours("50085")) != 0 {
		t.Error("Campione d'Italia, an exclave in Switzerland, has neighbours")
	}
}
