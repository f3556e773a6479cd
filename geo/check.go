package geo

import (
	"errors"
	"fmt"
	"math"

	"github.com/paulmach/orb"
)

// mostRings is a hundred times what any Comune has, lakes and islands included: what is done with rings takes the square of
// their number.
const mostRings = 5000

// check refuses geometry that cannot be a boundary, taken area by area; areas are sorted by code.
func check(areas []Area) error {
	var errs []error
	inMetres := 0
	for i, a := range areas {
		if a.Code == "" {
			errs = append(errs, a.errorf("manca il codice dell'area"))
		} else if i > 0 && areas[i-1].Code == a.Code {
			errs = append(errs, a.errorf("il codice compare più di una volta (anche per %s)", areas[i-1].Name))
		}
		rings := 0
		for _, polygon := range a.Geometry {
			rings += len(polygon)
		}
		if rings > mostRings {
			errs = append(errs, a.errorf("il confine ha %d anelli: nessun Comune ne ha più di %d", rings, mostRings))
			continue
		}
		for p, polygon := range a.Geometry {
			for r, line := range polygon {
				reason := badRing(line)
				if reason == notDegrees {
					inMetres++ // then all areas are: one message is enough
				}
				if reason != "" && (reason != notDegrees || inMetres == 1) {
					errs = append(errs, a.errorf("l'anello %d della parte %d %s", r+1, p+1, reason))
				}
			}
		}
		if rings == 0 {
			errs = append(errs, a.errorf("il confine è vuoto o non racchiude alcuna superficie"))
		}
	}
	if inMetres > 1 {
		errs = append(errs, fmt.Errorf("lo stesso vale per altri %d anelli del file", inMetres-1))
	}
	return errors.Join(errs...)
}

const notDegrees = "ha coordinate che non sono longitudine e latitudine in gradi (WGS84): il file è forse in metri, per esempio in UTM 32N"

// badRing says in Italian what is wrong with a ring, "" if nothing is.
func badRing(line orb.Ring) string {
	for _, p := range line {
		if math.IsNaN(p[0]+p[1]) || math.IsInf(p[0]+p[1], 0) {
			return "ha una coordinata che non è un numero"
		}
		if math.Abs(p[0]) > 180 || math.Abs(p[1]) > 90 {
			return notDegrees
		}
	}
	switch {
	case len(line) == 0:
		return "è vuoto"
	case line[0] != line[len(line)-1]:
		return "non è chiuso: l'ultimo vertice deve essere uguale al primo"
	case planarArea(orb.LineString(line)) == 0:
		return "non racchiude alcuna superficie"
	}
	return ""
}
