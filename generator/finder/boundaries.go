package finder

import (
	"bytes"
	"fmt"

	"ambitilombardia/geo"
)

// BoundariesPath is the address of the third file: where the Comuni lie, for «Usa la mia posizione».
const BoundariesPath = "comuni/confini.topojson"

// How much the borders are generalised, so that the file is light enough for a phone: less than what a position is uncertain
// by, and than what assets/js/position.js takes for near a border.
const (
	tolerance = 40   // metres
	grid      = 1e-4 // degrees, 11 metres to the north
)

// Boundaries writes the file: areas with the ISTAT code of the Comune alone, and the credit that their users must quote.
func Boundaries(comuni *geo.Topology, credit string) ([]byte, error) {
	light, err := comuni.Simplify(geo.SimplifyOptions{Tolerance: tolerance})
	if err != nil {
		return nil, fmt.Errorf("semplificazione dei confini: %w", err)
	}
	var file bytes.Buffer
	err = light.WriteTopoJSON(&file, geo.WriteOptions{
		Grid:       grid,
		Properties: func(code string) any { return area{code} },
		Members:    []geo.Member{{Name: "crediti", Value: credit}},
	})
	return file.Bytes(), err
}

// area is what the file says of a Comune besides its borders.
type area struct {
	Code string `json:"codice_istat"`
}
