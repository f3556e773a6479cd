package geo

import (
	"archive/zip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"path"
	"slices"
	"strings"

	"github.com/paulmach/orb"
)

// ReadShapefile reads a zip file with a shapefile of polygons, as ISTAT publishes it, in UTM 32N or in degrees on WGS84:
// the result is in degrees. A zip with several shapefiles is searched for the one whose table has both columns of the
// options. The parts .shp, .dbf and .prj are needed; the index .shx is not, and .cpg says how the table writes accents.
func ReadShapefile(r io.ReaderAt, size int64, o ReadOptions) ([]Area, error) {
	o = o.withDefaults()
	archive, err := zip.NewReader(r, size)
	if err != nil {
		return nil, fmt.Errorf("shapefile: lo zip non si può leggere, è forse interrotto")
	}
	archive.File = slices.DeleteFunc(slices.Clone(archive.File), metadata)
	base, table, names, err := findLayer(archive, o)
	if err != nil {
		return nil, err
	}
	text, err := readPart(archive, base+".prj")
	if err != nil {
		return nil, err
	}
	system, err := systemOf(string(text))
	if err != nil {
		return nil, fmt.Errorf("%s.prj: %w", base, err)
	}
	shapes, err := readPart(archive, base+".shp")
	if err != nil {
		return nil, err
	}
	o.Code, o.Name, o.Extra, o.Or = names.Code, names.Name, names.Extra, nil
	areas, err := readShapes(shapes, table, o, system.toDegrees)
	if err != nil {
		return nil, fmt.Errorf("%s.shp: %w", base, err)
	}
	return areas, o.Within.check(areas, system.fromDegrees)
}

// metadata tells what macOS puts beside the files of a zip: no part of a shapefile, though named like one.
func metadata(f *zip.File) bool {
	steps := strings.Split(strings.ReplaceAll(f.Name, `\`, "/"), "/")
	return strings.HasPrefix(steps[len(steps)-1], "._") || slices.Contains(steps, "__MACOSX")
}

// layer is a table of a zip, and whether it is that of a shapefile.
type layer struct {
	base  string // the name of its parts without their endings
	table *dbfTable
	drawn bool
}

// findLayer finds the one shapefile whose table has the columns for code and name, and what it calls them. Tables that
// are not of a shapefile or that cannot be read matter only when there is no other.
func findLayer(archive *zip.Reader, o ReadOptions) (base string, table *dbfTable, names Names, err error) {
	layers, unreadable := tables(archive)
	for _, drawn := range []bool{true, false} {
		for _, names := range o.names() {
			var found []layer
			for _, l := range layers {
				if l.drawn == drawn && l.table.has(names.Code) && l.table.has(names.Name) {
					found = append(found, l)
				}
			}
			switch {
			case len(found) == 1 && (drawn || unreadable == nil):
				return found[0].base, found[0].table, names, nil
			case len(found) > 1 && drawn:
				return "", nil, Names{}, fmt.Errorf("shapefile: sia %s.dbf sia %s.dbf hanno le colonne «%s» e «%s»: lo zip deve contenere un solo strato di questo tipo",
					found[0].base, found[1].base, names.Code, names.Name)
			}
		}
	}
	if unreadable != nil {
		return "", nil, Names{}, unreadable
	}
	if len(layers) == 0 {
		return "", nil, Names{}, errors.New("shapefile: nello zip manca il file .dbf")
	}
	var seen []string
	for _, l := range layers {
		seen = append(seen, fmt.Sprintf("%s.dbf (%s)", l.base, strings.Join(l.table.names(), ", ")))
	}
	return "", nil, Names{}, fmt.Errorf("shapefile: nessuna tabella ha le colonne %s e %s; ci sono %s",
		called(o.names(), func(n Names) string { return n.Code }), called(o.names(), func(n Names) string { return n.Name }), strings.Join(seen, "; "))
}

// tables reads the tables of a zip; the error is about those that cannot be read.
func tables(archive *zip.Reader) (layers []layer, unreadable error) {
	for _, f := range archive.File {
		if !strings.EqualFold(path.Ext(f.Name), ".dbf") {
			continue
		}
		base := f.Name[:len(f.Name)-len(".dbf")]
		data, err := unzip(f)
		if err != nil {
			unreadable = errors.Join(unreadable, err)
			continue
		}
		declared, _ := readPart(archive, base+".cpg") // few programs write one
		table, err := readDBF(data, string(declared))
		if err != nil {
			unreadable = errors.Join(unreadable, fmt.Errorf("%s: %w", f.Name, err))
			continue
		}
		layers = append(layers, layer{base, table, findPart(archive, base+".shp") != nil})
	}
	return layers, unreadable
}

func findPart(archive *zip.Reader, name string) *zip.File {
	for _, f := range archive.File {
		if strings.EqualFold(f.Name, name) {
			return f
		}
	}
	return nil
}

func readPart(archive *zip.Reader, name string) ([]byte, error) {
	if f := findPart(archive, name); f != nil {
		return unzip(f)
	}
	return nil, fmt.Errorf("shapefile: nello zip manca il file %s", name)
}

// maxPart is three times the largest part of ISTAT's most detailed boundaries, and what a machine can hold.
const maxPart = 512 << 20

func unzip(f *zip.File) ([]byte, error) {
	if f.UncompressedSize64 > maxPart {
		return nil, fmt.Errorf("shapefile: %s supera %d MB: non può essere quello dei Comuni", f.Name, maxPart>>20)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("shapefile: %s nello zip non si può leggere: ci si aspettava uno zip senza password, con la compressione più comune (Deflate)", f.Name)
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("shapefile: %s nello zip è interrotto, rovinato o protetto da password", f.Name)
	}
	return data, nil
}

// system is how the coordinates of a file become degrees on WGS84, and back; nil: they are degrees.
type system struct{ toDegrees, fromDegrees Projection }

// systemOf finds it in the text of a .prj.
func systemOf(prj string) (system, error) {
	name := strings.ToUpper(strings.ReplaceAll(prj, "_", " "))
	wgs84 := strings.Contains(name, "WGS 84") || strings.Contains(name, "WGS 1984")
	switch {
	case wgs84 && strings.Contains(name, "UTM ZONE 32N"):
		return system{FromUTM32, UTM32}, nil
	case wgs84 && strings.HasPrefix(strings.TrimSpace(name), "GEOGC"):
		return system{}, nil
	}
	title, _, _ := strings.Cut(strings.TrimSpace(prj), ",")
	return system{}, fmt.Errorf("il sistema di riferimento è %.80s: serve WGS 84 / UTM 32N (EPSG:32632) o WGS 84 in gradi (EPSG:4326)", title)
}

// The layout of a .shp is that of the ESRI Shapefile Technical Description, 1998: a header of 100 bytes, then records.
const (
	shpHeader    = 100
	recordHeader = 8
	polygonHead  = 44 // type, box, number of parts, number of points
)

func readShapes(data []byte, table *dbfTable, o ReadOptions, toDegrees Projection) ([]Area, error) {
	if len(data) < shpHeader || binary.BigEndian.Uint32(data) != 9994 {
		return nil, errors.New("il file non è uno shapefile")
	}
	var areas []Area
	var errs areaErrors
	rest := data[shpHeader:]
	for row := range table.rows {
		text, err := table.texts(row, o.Code, o.Name, o.Extra)
		a := Area{Code: text[0], Name: text[1]}
		if len(rest) < recordHeader {
			return nil, errors.Join(errs.join(), a.errorf("il file finisce prima della sua geometria (%d geometrie, %d righe nella tabella)", row, table.rows))
		}
		length := int64(binary.BigEndian.Uint32(rest[4:])) * 2
		if rest = rest[recordHeader:]; int64(len(rest)) < length {
			return nil, errors.Join(errs.join(), a.errorf("la sua geometria è interrotta: il file è incompleto"))
		}
		record := rest[:length]
		rest = rest[length:]
		if table.deleted(row) {
			continue
		}
		wanted := false
		if err == nil {
			a, wanted, err = o.identify(text[0], text[1], text[2])
		}
		if err == nil && wanted {
			a.Geometry, err = a.shape(record, toDegrees)
		}
		switch {
		case err != nil:
			errs.add(err, err)
		case wanted:
			areas = append(areas, a)
		}
	}
	if len(areas) == 0 && errs.none() {
		return nil, errors.New("non c'è alcuna area da prendere: ci si aspettavano i Comuni della Lombardia")
	}
	return areas, errs.join()
}

// shape reads the polygons of one record.
func (a Area) shape(record []byte, toDegrees Projection) (orb.MultiPolygon, error) {
	rings, reason := polygonRecord(record)
	if reason != "" {
		return nil, a.errorf("%s", reason)
	}
	if len(rings) > mostRings {
		return nil, a.errorf("il confine ha %d anelli: nessun Comune ne ha più di %d", len(rings), mostRings)
	}
	if toDegrees != nil {
		for _, r := range rings {
			for i, p := range r {
				r[i] = toDegrees(p)
			}
		}
	}
	return nestRings(rings), nil
}

// polygonRecord reads the rings of one record, or says in Italian why it cannot.
func polygonRecord(record []byte) (rings []orb.Ring, reason string) {
	if len(record) < 4 {
		return nil, "la geometria è interrotta"
	}
	switch kind := binary.LittleEndian.Uint32(record); kind {
	case 0:
		return nil, "manca la geometria"
	case 5, 15, 25: // polygon, with Z, with M: the points come first in each
	default:
		return nil, fmt.Sprintf("la geometria è di tipo %d: serve un poligono (5, 15 o 25)", kind)
	}
	if len(record) < polygonHead {
		return nil, "la geometria è interrotta"
	}
	parts, points := int64(binary.LittleEndian.Uint32(record[36:])), int64(binary.LittleEndian.Uint32(record[40:]))
	if int64(len(record)) < polygonHead+4*parts+16*points {
		return nil, fmt.Sprintf("la geometria è interrotta: dichiara %d anelli e %d vertici", parts, points)
	}
	start := func(i int64) int64 {
		if i == parts {
			return points
		}
		return int64(binary.LittleEndian.Uint32(record[polygonHead+4*i:]))
	}
	coordinates := record[polygonHead+4*parts:]
	number := func(i int64) float64 { return math.Float64frombits(binary.LittleEndian.Uint64(coordinates[8*i:])) }
	for i := range parts {
		from, to := start(i), start(i+1)
		if from >= to || to > points {
			return nil, fmt.Sprintf("l'anello %d non ha vertici", i+1)
		}
		ring := make(orb.Ring, 0, to-from)
		for k := from; k < to; k++ {
			ring = append(ring, orb.Point{number(2 * k), number(2*k + 1)})
		}
		rings = append(rings, ring)
	}
	return rings, ""
}

// nestRings sorts rings into polygons by how many others lie around each, since not every program keeps to the rule
// that outer rings run clockwise: a ring within an odd number of rings is a hole, of the smallest ring around it.
func nestRings(rings []orb.Ring) orb.MultiPolygon {
	around := make([][]int, len(rings)) // the rings around each
	for i, inner := range rings {
		for j, outer := range rings {
			if i != j && outer.Bound().Contains(inner.Bound().Min) && outer.Bound().Contains(inner.Bound().Max) &&
				len(inner) > 1 && encloses(orb.LineString(outer), orb.LineString(inner)) {
				around[i] = append(around[i], j)
			}
		}
	}
	var shape orb.MultiPolygon
	position := make(map[int]int)
	for i, r := range rings {
		if len(around[i])%2 == 0 {
			position[i] = len(shape)
			shape = append(shape, orb.Polygon{r})
		}
	}
	for i, r := range rings {
		if len(around[i])%2 == 0 {
			continue
		}
		for _, j := range around[i] {
			if len(around[j]) == len(around[i])-1 { // the innermost of those around it
				shape[position[j]] = append(shape[position[j]], r)
				break
			}
		}
	}
	return shape
}
