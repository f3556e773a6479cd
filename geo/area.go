package geo

import (
	"fmt"
	"strings"

	"github.com/paulmach/orb"
)

// Area is one named territory: a Comune, a district, a region.
type Area struct {
	Code     string
	Name     string
	Geometry orb.MultiPolygon
	Extra    string // one more text, of which this package knows nothing: see ReadOptions.Extra
}

// GeometryError says what is wrong with the boundary of one area. Its text is Italian: officials read it.
type GeometryError struct {
	Code   string
	Name   string
	Reason string
}

func (e *GeometryError) Error() string {
	who := strings.TrimSpace(e.Code + " " + e.Name)
	if who == "" {
		who = "area senza codice"
	}
	return who + ": " + e.Reason
}

func (a Area) errorf(format string, args ...any) error {
	return &GeometryError{Code: a.Code, Name: a.Name, Reason: fmt.Sprintf(format, args...)}
}
