package atlas

import (
	"fmt"
	"slices"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/geo"
)

// Widths of the maps in CSS pixels. The drawings are vectors: a width only says how much detail is worth its bytes.
const (
	regionWidth  = 800
	locatorWidth = 160
	closeUpWidth = 640
	pictureWidth = 540
)

// Grid units per pixel. What pages show is drawn on whole pixels, which keeps it light: half pixels cost an Ambito with
// sixty Comuni 2 kB of its page.
const (
	pageUnits    = 1
	sheetUnits   = 2 // readers enlarge it
	pictureUnits = 4 // soft edges show quarters of a pixel
)

// How much is generalised, as geo.Frame.Detail: a drawing that readers see small, or of many areas, needs less. A close-up is as fine
// as its weight allows: drawn alike, an Ambito with sixty Comuni would weigh four times as much as one with ten.
const (
	finestCloseUp, coarsestCloseUp = 3, 13

	closeUpBytes  = 3_700 // of path data
	pageDetail    = 2
	locatorDetail = 3
)

// Region draws all the Ambiti, large.
func (a *Atlas) Region() (*geo.Drawing, error) { return draw(a.Ambiti, regionWidth, pageUnits, nil) }

// Locator draws all the Ambiti and, in the same frame, the ATS, small: the ground to show where one Ambito lies.
func (a *Atlas) Locator() (ambiti, ats *geo.Drawing, err error) {
	f := frame(locatorWidth, pageUnits, nil)
	f.Detail = locatorDetail
	if ambiti, err = drawn(a.Ambiti, f); err != nil {
		return nil, nil, err
	}
	ats, err = drawn(a.ATS, f)
	return ambiti, ats, err
}

// Picture draws all the Ambiti, for pictures made of pixels.
func (a *Atlas) Picture() (*geo.Drawing, error) {
	return draw(a.Ambiti, pictureWidth, pictureUnits, nil)
}

// AmbitiMap draws the Ambiti, to show a figure of each.
func (a *Atlas) AmbitiMap() (*geo.Drawing, error) {
	return draw(a.Ambiti, closeUpWidth, pageUnits, nil)
}

// ATSMap draws the ATS, to show a figure of each.
func (a *Atlas) ATSMap() (*geo.Drawing, error) { return draw(a.ATS, closeUpWidth, pageUnits, nil) }

// ASSTMap draws the ASST, to show a figure of each.
func (a *Atlas) ASSTMap() (*geo.Drawing, error) { return draw(a.ASST, closeUpWidth, pageUnits, nil) }

// ComuniMap draws all the Comuni, to show a figure of each.
func (a *Atlas) ComuniMap() (*geo.Drawing, error) {
	return draw(a.Comuni, closeUpWidth, pageUnits, nil)
}

// ComuniSheet draws all the Comuni for who looks closer: as fine as 150 kB of compressed shapes allow.
func (a *Atlas) ComuniSheet() (*geo.Drawing, error) {
	f := frame(regionWidth, sheetUnits, nil)
	f.Detail = 0.3
	drawing, err := a.Comuni.Draw(f)
	if err != nil {
		return nil, fmt.Errorf("disegno della mappa di tutti i Comuni: %w", err)
	}
	return drawing, nil
}

// CloseUp draws the Comuni of an Ambito, with the Ambiti around it as context. Ground in it of a Comune of another Ambito is an area
// by itself, with the code that it had.
func (a *Atlas) CloseUp(code catalogue.AmbitoCode) (*geo.Drawing, error) {
	around, err := a.Ambiti.InFrame(frame(closeUpWidth, pageUnits, []string{string(code)}))
	if err != nil {
		return nil, fmt.Errorf("disegno dei dintorni di un Ambito: %w", err)
	}
	var focus []string
	into := map[string]string{}
	for _, p := range a.catalogue.Pieces {
		area := string(p.Ambito)
		if p.Ambito == code {
			if area = string(p.Code); a.isMember(p) {
				area = string(p.Comune)
			}
			if !slices.Contains(focus, area) {
				focus = append(focus, area)
			}
		} else if !slices.Contains(around, area) {
			continue
		}
		into[string(p.Code)] = area
	}
	pieces := a.Pieces.Merge(into)
	f := frame(closeUpWidth, pageUnits, focus)
	for f.Detail = finestCloseUp; ; f.Detail++ {
		drawing, err := drawn(pieces, f)
		if err != nil || f.Detail >= coarsestCloseUp || pathBytes(drawing) <= closeUpBytes {
			return drawing, err
		}
	}
}

// isMember tells a piece whose Comune is of the Ambito in which it lies.
func (a *Atlas) isMember(p catalogue.Piece) bool {
	comune, _ := a.catalogue.FindComune(p.Comune)
	return comune.Ambito == p.Ambito
}

// Authority draws the Ambiti of an ATS or an ASST, with the others around them as context.
func (a *Atlas) Authority(ambiti []catalogue.Ambito) (*geo.Drawing, error) {
	var focus []string
	for _, ambito := range ambiti {
		focus = append(focus, string(ambito.Code))
	}
	return draw(a.Ambiti, closeUpWidth, pageUnits, focus)
}

func draw(t *geo.Topology, width, units int, focus []string) (*geo.Drawing, error) {
	return drawn(t, frame(width, units, focus))
}

func pathBytes(d *geo.Drawing) int {
	n := 0
	for _, shape := range d.Shapes {
		n += len(shape.Path)
	}
	return n
}

func drawn(t *geo.Topology, f geo.Frame) (*geo.Drawing, error) {
	drawing, err := t.Draw(f)
	if err != nil {
		return nil, fmt.Errorf("disegno di una mappa larga %d pixel: %w", f.Width, err)
	}
	return drawing, nil
}

func frame(width, units int, focus []string) geo.Frame {
	f := geo.Frame{Width: width, Units: units, Focus: focus, Projection: geo.UTM32}
	if units == pageUnits {
		f.Detail = pageDetail
	}
	return f
}
