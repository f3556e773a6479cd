package geo

import (
	"errors"
	"math"

	"github.com/paulmach/orb"
)

// widestGap is the mean width in metres below which ground that no area has, all around which lie several, is a fault of
// the map: what is wider may be an enclave of another region.
const widestGap = 100

// Gaps says where areas leave ground between them that is too narrow to be meant: nil if nowhere.
func (t *Topology) Gaps() error {
	if err := t.gapErrors(); err != nil {
		return err
	}
	return t.slitErrors()
}

// gapErrors finds the gaps between areas that are closed on all sides.
func (t *Topology) gapErrors() error {
	whole := t.Dissolve(func(string) (string, bool) { return "", true })
	beside := make(map[orb.Point]int32) // an area by each vertex of the outline
	for i, s := range t.sides {
		if s.left != outside && s.right != outside {
			continue
		}
		for _, p := range t.arcs[i][:len(t.arcs[i])-1] {
			beside[p] = max(s.left, s.right)
		}
	}
	var errs []error
	for _, a := range whole.Areas() {
		for _, polygon := range a.Geometry {
			for _, hole := range polygon[1:] {
				first, other := beside[hole[0]], int32(outside)
				for _, p := range hole {
					if area, known := beside[p]; known && area != first {
						other = area
					}
				}
				if width := meanWidth(hole); other != outside && width < widestGap {
					one, two := t.areas[first], t.areas[other]
					errs = append(errs, Area{Code: one.code, Name: one.name}.errorf("c'è un vuoto fra questo confine e quello di %s %s presso %s, largo in media %.0f metri",
						two.code, two.name, place(hole[0]), math.Ceil(width)))
				}
			}
		}
	}
	return errors.Join(errs...)
}

// meanWidth is twice the surface of a ring over its length, in metres: the width of a strip.
func meanWidth(line orb.Ring) float64 {
	around := 0.0
	for i := 1; i < len(line); i++ {
		around += distance(line[i-1], line[i])
	}
	metre := distance(line[0], orb.Point{line[0][0], line[0][1] + 1e-3}) / 1e-3 // of a degree of latitude
	return 2 * math.Abs(planarArea(orb.LineString(line))) * metre * metre * math.Cos(line[0][1]*math.Pi/180) / around
}
