package geo

import (
	"archive/zip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"path"
	"strings"

	"github.com/paulmach/orb"
)

// ReadShapefile reads a zip file with a shapefile of polygons, as ISTAT publishes it, in UTM 32N or in degrees on WGS84:
// the result is in degrees. A zip with several shapefiles is searched for the one whose table has both columns of the
// options. The parts .shp, .dbf and .prj are needed; the index .shx is not.
func ReadShapefile(r io.ReaderAt, size int64, o ReadOptions) ([]Area, error) {
	o = o.withDefaults()
	archive, err := zip.NewReader(r, size)
	if err != nil {
		return nil, fmt.Errorf("shapefile: lo zip non si può leggere, è forse interrotto")
	}
	base, table, err := findLayer(archive, o)
	if err != nil {
		return nil, err
	}
	text, err := readPart(archive, base+".prj")
	if err != nil {
		return nil, err
	}
	toDegrees, err := inverseOf(string(text))
	if err != nil {
		return nil, fmt.Errorf("%s.prj: %w", base, err)
	}
	shapes, err := readPart(archive, base+".shp")
	if err != nil {
		return nil, err
	}
	areas, err := readShapes(shapes, table, o, toDegrees)
	if err != nil {
		return nil, fmt.Errorf("%s.shp: %w", base, err)
	}
	return areas, nil
}

// findLayer finds the one shapefile whose table has the columns for code and name.
func findLayer(archive *zip.Reader, o ReadOptions) (base string, found *dbfTable, err error) {
	var seen []string
	for _, f := range archive.File {
		if !strings.EqualFold(path.Ext(f.Name), ".dbf") {
			continue
		}
		data, err := unzip(f)
		if err != nil {
			return "", nil, err
		}
		table, err := readDBF(data)
		if err != nil {
			return "", nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		seen = append(seen, fmt.Sprintf("%s (%s)", f.Name, strings.Join(table.names(), ", ")))
		if !table.has(o.Code) || !table.has(o.Name) {
			continue
		}
		if found != nil {
			return "", nil, fmt.Errorf("shapefile: sia %s.dbf sia %s hanno le colonne «%s» e «%s»: lo zip deve contenere un solo strato di questo tipo", base, f.Name, o.Code, o.Name)
		}
		base, found = strings.TrimSuffix(f.Name, path.Ext(f.Name)), table
	}
	switch {
	case len(seen) == 0:
		return "", nil, errors.New("shapefile: nello zip manca il file .dbf")
	case found == nil:
		return "", nil, fmt.Errorf("shapefile: nessuna tabella ha le colonne «%s» e «%s»; ci sono %s", o.Code, o.Name, strings.Join(seen, "; "))
	}
	return base, found, nil
}

func readPart(archive *zip.Reader, name string) ([]byte, error) {
	for _, f := range archive.File {
		if strings.EqualFold(f.Name, name) {
			return unzip(f)
		}
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

// inverseOf finds in the text of a .prj how coordinates become degrees on WGS84.
func inverseOf(prj string) (Projection, error) {
	name := strings.ToUpper(strings.ReplaceAll(prj, "_", " "))
	wgs84 := strings.Contains(name, "WGS 84") || strings.Contains(name, "WGS 1984")
	switch {
	case wgs84 && strings.Contains(name, "UTM ZONE 32N"):
		return FromUTM32, nil
	case wgs84 && strings.HasPrefix(strings.TrimSpace(name), "GEOGC"):
		return func(p orb.Point) orb.Point { return p }, nil
	}
	title, _, _ := strings.Cut(strings.TrimSpace(prj), ",")
	return nil, fmt.Errorf("il sistema di riferimento è %.80s: serve WGS 84 / UTM 32N (EPSG:32632) o WGS 84 in gradi (EPSG:4326)", title)
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
	var errs []error
	rest := data[shpHeader:]
	for row := range table.rows {
		var a Area
		a.Code, a.Name, a.Extra = table.value(row, o.Code), table.value(row, o.Name), table.value(row, o.Extra)
		if len(rest) < recordHeader {
			return nil, errors.Join(append(errs, a.errorf("il file finisce prima della sua geometria (%d geometrie, %d righe nella tabella)", row, table.rows))...)
		}
		length := int64(binary.BigEndian.Uint32(rest[4:])) * 2
		if rest = rest[recordHeader:]; int64(len(rest)) < length {
			return nil, errors.Join(append(errs, a.errorf("la sua geometria è interrotta: il file è incompleto"))...)
		}
		record := rest[:length]
		rest = rest[length:]
		if table.deleted(row) || o.Only != nil && !o.Only(a.Code) {
			continue
		}
		rings, reason := polygonRecord(record)
		if reason != "" {
			errs = append(errs, a.errorf("%s", reason))
			continue
		}
		for _, r := range rings {
			for i, p := range r {
				r[i] = toDegrees(p)
			}
		}
		a.Geometry = nestRings(rings)
		areas = append(areas, a)
	}
	if len(areas) == 0 && len(errs) == 0 {
		errs = append(errs, errors.New("non c'è alcuna area"))
	}
	return areas, errors.Join(errs...)
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
