package geo

import (
	"errors"
	"fmt"
	"slices"

	"github.com/paulmach/orb"
)

func (s segment) compare(o segment) int {
	if s.arc != o.arc {
		return int(s.arc - o.arc)
	}
	return int(s.from - o.from)
}

// meeting is a pair of segments that have more in common than an end: they cross, touch or overlap.
type meeting struct{ a, b segment }

// meetings finds all of them. Segments are sorted into the cells that they pass, and only those in the same cell
// compared: for borders, whose segments are short and spread out, the time is linear.
func meetings(arcs []orb.LineString) ([]meeting, error) {
	total := 0
	for _, arc := range arcs {
		total += len(arc) - 1
	}
	c := newCells(boundOf(arcs), total)
	if err := bounded(arcs, c, total); err != nil {
		return nil, err
	}
	filed := fileByCell(arcs, c)
	var found []meeting
	for cell := range c.count() {
		here := filed.drawer(cell)
		for i, s := range here {
			p, q := s.ends(arcs)
			for _, o := range here[i+1:] {
				if a, b := o.ends(arcs); meet(p, q, a, b) {
					found = append(found, meeting{s, o})
				}
			}
		}
	}
	slices.SortFunc(found, func(m, n meeting) int {
		if c := m.a.compare(n.a); c != 0 {
			return c
		}
		return m.b.compare(n.b)
	})
	return slices.Compact(found), nil
}

// What comparing segments may cost: so many for each segment, and so many besides. a segment of ISTAT's boundaries of the region passes
// 1.4 cells and is compared 4.4 times, and a file a hundred times as crowded is no map of Comuni.
const (
	costEach    = 500
	costBesides = 10_000_000
)

// bounded refuses borders whose comparison would take without end: very many segments in one place, or as long as the map.
func bounded(arcs []orb.LineString, c cells, total int) error {
	most := costEach*total + costBesides
	here := make([]int, c.count()) // how many segments pass each cell
	cost := 0
	for _, arc := range arcs {
		for j := range len(arc) - 1 {
			s := c.over(boxAround(arc[j], arc[j+1]))
			for row := s.bottom; row <= s.top; row++ {
				for column := s.left; column <= s.right; column++ {
					cost += 1 + here[row*c.columns+column]
					here[row*c.columns+column]++
				}
			}
			if cost > most {
				return fmt.Errorf("presso %s ci sono troppi segmenti di confine, o troppo lunghi, per confrontarli: il file non può essere quello dei Comuni",
					place(arc[j]))
			}
		}
	}
	return nil
}

// crossingErrors turns meetings into errors that name the areas, one for each pair of areas.
func crossingErrors(met []meeting, arcs []orb.LineString, beside []sides, areas []Area) error {
	owner := func(s segment) int32 {
		if o := beside[s.arc]; o.left != outside {
			return o.left
		} else {
			return o.right
		}
	}
	seen := make(map[[2]int32]bool)
	var errs []error
	for _, m := range met {
		x, y := owner(m.a), owner(m.b)
		pair := [2]int32{min(x, y), max(x, y)}
		if seen[pair] {
			continue
		}
		seen[pair] = true
		at, _ := m.a.ends(arcs)
		if a := areas[pair[0]]; x == y {
			errs = append(errs, a.errorf("il confine incrocia sé stesso presso %s", place(at)))
		} else {
			b := areas[pair[1]]
			errs = append(errs, a.errorf("il confine incrocia quello di %s %s presso %s", b.Code, b.Name, place(at)))
		}
	}
	return errors.Join(errs...)
}

// place writes a point for a person: latitude first, as maps on the web take it.
func place(p orb.Point) string { return fmt.Sprintf("latitudine %.5f, longitudine %.5f", p[1], p[0]) }
