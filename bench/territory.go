package main

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"ambitilombardia/generator/source"
)

// A territory is the project with its region repeated: the same files, but as many Ambiti, Comuni and boundaries as there
// are copies, side by side. The first copy is the region as it is; every other has codes and names of its own.
type territory struct {
	root   string // the project that is repeated
	copies int
	codes  map[string]map[string][]string // by column: the code of each copy for a code of the region
}

// codeColumns are the columns whose codes must be other ones in each copy, and how many digits they have.
var codeColumns = map[string]int{"codice_ats": 3, "codice_asst": 3, "codice_ambito": 5}

// nameColumns are those whose names get the number of the copy.
var nameColumns = []string{"denominazione_ats", "denominazione_asst", "denominazione_ambito", "comune"}

// write makes the project in a folder. What need not be repeated is linked.
func (t *territory) write(folder string) error {
	if err := linkProject(t.root, folder); err != nil {
		return err
	}
	if err := os.CopyFS(filepath.Join(folder, "data"), os.DirFS(filepath.Join(t.root, "data"))); err != nil {
		return err
	}
	t.codes = map[string]map[string][]string{}
	for _, table := range []string{"allegato-b/allegato-b.csv", "allegato-b/rettifiche.csv", "territorio/comuni.csv"} {
		if err := t.repeatTable(filepath.Join(folder, "data", table)); err != nil {
			return fmt.Errorf("%s: %w", table, err)
		}
	}
	return t.repeatBoundaries(filepath.Join(folder, "data/territorio/comuni.topojson"))
}

// linkProject makes a project out of links to what another is made of, but for its data.
func linkProject(root, folder string) error {
	root, err := filepath.Abs(root)
	if err != nil {
		return err
	}
	for _, name := range append([]string{"node_modules"}, source.Project...) {
		from := filepath.Join(root, name)
		if _, err := os.Stat(from); name == "data" || errors.Is(err, fs.ErrNotExist) { // it need not be there
			continue
		}
		if err := os.Symlink(from, filepath.Join(folder, name)); err != nil {
			return err
		}
	}
	return nil
}

// repeatTable appends to a table its rows for each copy.
func (t *territory) repeatTable(path string) error {
	rows, err := readTable(path)
	if err != nil {
		return err
	}
	header, region := rows[0], rows[1:]
	for i, column := range header {
		if digits, ok := codeColumns[column]; ok && t.codes[column] == nil {
			t.newCodes(column, digits, region, i)
		}
	}
	for n := 1; n < t.copies; n++ {
		for _, row := range region {
			rows = append(rows, t.copyRow(header, row, n))
		}
	}
	return writeTable(path, rows)
}

// newCodes deals each copy codes that the region does not use.
func (t *territory) newCodes(column string, digits int, rows [][]string, at int) {
	codes := map[string][]string{"": make([]string, t.copies)}
	for _, row := range rows {
		codes[row[at]] = nil
	}
	next := 0
	for _, row := range rows {
		if codes[row[at]] != nil {
			continue
		}
		own := []string{row[at]}
		for len(own) < t.copies {
			next++
			if code := fmt.Sprintf("%0*d", digits, next); !hasKey(codes, code) {
				own = append(own, code)
			}
		}
		codes[row[at]] = own
	}
	t.codes[column] = codes
}

func hasKey(codes map[string][]string, code string) bool { _, ok := codes[code]; return ok }

// copyRow gives a row as it stands in copy n.
func (t *territory) copyRow(header, row []string, n int) []string {
	row = slices.Clone(row)
	for i, column := range header {
		row[i] = t.copyCell(column, row[i], n)
	}
	// A correction names the column whose cells it holds.
	if field := slices.Index(header, "campo"); field >= 0 {
		for _, column := range []string{"valore_stampato", "valore_usato"} {
			i := slices.Index(header, column)
			row[i] = t.copyCell(row[field], row[i], n)
		}
	}
	return row
}

func (t *territory) copyCell(column, cell string, n int) string {
	switch {
	case cell == "":
		return ""
	case t.codes[column] != nil:
		return t.codes[column][cell][n]
	case slices.Contains(nameColumns, column):
		return copyName(cell, n)
	}
	switch column {
	case "codice_registro_nazionale":
		var number int
		fmt.Sscanf(cell, "lom_%d", &number)
		return fmt.Sprintf("lom_%d", number+n*registerStep)
	case "codice_istat":
		return copyISTAT(cell, n)
	case "provincia":
		return copyProvince(cell, n)
	}
	return cell
}

func copyName(name string, n int) string { return fmt.Sprintf("%s %c", name, 'A'+n) }

// copyISTAT moves the province of a code, all of which are below 110, to the numbers of a copy.
func copyISTAT(code string, n int) string {
	var province, comune int
	fmt.Sscanf(code, "%3d%3d", &province, &comune)
	moved := slices.Index(regionProvinces, province)
	return fmt.Sprintf("%03d%03d", 200+n*len(regionProvinces)+moved, comune)
}

// regionProvinces are ISTAT's numbers of the twelve provinces.
var regionProvinces = []int{12, 13, 14, 15, 16, 17, 18, 19, 20, 97, 98, 108}

// regionSigns are their signs, in the same order.
var regionSigns = []string{"VA", "CO", "SO", "MI", "BG", "BS", "PV", "CR", "MN", "LC", "LO", "MB"}

// copyProvince deals a province in copy n two letters, the first of which begins no sign of the region.
func copyProvince(sign string, n int) string {
	const first = "ADEFGHIJKNOQRTUWXYZ"
	i := (n-1)*len(regionSigns) + slices.Index(regionSigns, sign)
	return string([]byte{first[i/26], byte('A' + i%26)})
}

// topology is as much of a TopoJSON file as repeating it takes.
type topology struct {
	Type      string          `json:"type"`
	Credits   string          `json:"crediti"`
	Box       []float64       `json:"bbox"`
	Transform json.RawMessage `json:"transform"`
	Objects   struct {
		Comuni struct {
			Type       string     `json:"type"`
			Geometries []geometry `json:"geometries"`
		} `json:"comuni"`
	} `json:"objects"`
	Arcs [][][2]int `json:"arcs"`
}

type geometry struct {
	Type       string            `json:"type"`
	Arcs       any               `json:"arcs"`
	Properties map[string]string `json:"properties"`
}

// repeatBoundaries puts the copies into a square of squares, with a little room between them. Coordinates are whole
// steps of the file's own grid, so that every copy is the same to the last digit.
func (t *territory) repeatBoundaries(path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var topo topology
	if err := json.Unmarshal(text, &topo); err != nil {
		return err
	}
	var transform struct{ Scale [2]float64 }
	if err := json.Unmarshal(topo.Transform, &transform); err != nil {
		return err
	}
	across := int(math.Ceil(math.Sqrt(float64(t.copies))))
	step := func(axis int) int { return int((topo.Box[2+axis] - topo.Box[axis] + 0.05) / transform.Scale[axis]) }
	arcs, geometries := topo.Arcs, topo.Objects.Comuni.Geometries
	for n := 1; n < t.copies; n++ {
		// Around the region, so that none lies far from the middle of the projection.
		column, row := n%across, n/across
		east, north := step(0)*((column+1)/2)*(1-column%2*2), step(1)*((row+1)/2)*(1-row%2*2)
		for _, g := range geometries {
			topo.Objects.Comuni.Geometries = append(topo.Objects.Comuni.Geometries, geometry{g.Type, shiftRefs(g.Arcs, n*len(arcs)),
				map[string]string{"code": copyISTAT(g.Properties["code"], n), "name": copyName(g.Properties["name"], n)}})
		}
		for _, arc := range arcs {
			arc = slices.Clone(arc)
			arc[0] = [2]int{arc[0][0] + east, arc[0][1] + north} // the others are differences
			topo.Arcs = append(topo.Arcs, arc)
		}
	}
	out, err := json.Marshal(topo)
	if err != nil {
		return err
	}
	return os.WriteFile(path, out, 0o644)
}

// shiftRefs moves references to arcs, however deep they lie, by as many arcs; ^i is arc i backwards.
func shiftRefs(refs any, by int) any {
	switch refs := refs.(type) {
	case []any:
		shifted := make([]any, len(refs))
		for i, r := range refs {
			shifted[i] = shiftRefs(r, by)
		}
		return shifted
	case float64:
		if refs < 0 {
			return int(refs) - by
		}
		return int(refs) + by
	}
	return refs
}

func readTable(path string) ([][]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return csv.NewReader(f).ReadAll()
}

func writeTable(path string, rows [][]string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := csv.NewWriter(f).WriteAll(rows); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// provinceRow is a row of the generator's table of provinces.
var provinceRow = regexp.MustCompile(`\t"([A-Z]{2})": \{"([0-9]{3})", "([^"]+)", "([0-9]{6})"\},\n`)

// provinces writes the generator's table of provinces with those of the copies in it: there are twelve in the region, so
// twelve thousand codes of Comuni at most, and that table alone holds the generator to them.
func provinces(text string, copies int) (string, error) {
	rows := provinceRow.FindAllStringSubmatchIndex(text, -1)
	if len(rows) != len(regionProvinces) {
		return "", fmt.Errorf("the table of provinces has %d rows that can be read, want %d", len(rows), len(regionProvinces))
	}
	box := regionExtent.FindStringSubmatchIndex(text)
	if box == nil || box[0] < rows[len(rows)-1][1] {
		return "", errors.New("the extent of the region is not where it can be read")
	}
	end := rows[len(rows)-1][1]
	var table strings.Builder
	for n := 1; n < copies; n++ {
		for _, row := range provinceRow.FindAllStringSubmatch(text, -1) {
			fmt.Fprintf(&table, "\t%q: {%q, %q, %q},\n", copyProvince(row[1], n), copyISTAT(row[2]+"000", n)[:3], copyName(row[3], n), copyISTAT(row[4], n))
		}
	}
	return text[:end] + table.String() + text[end:box[2]] + anywhere + text[box[3]:], nil
}

// regionExtent is the box to which the generator holds all boundaries: copies lie beside it.
var regionExtent = regexp.MustCompile(`var Extent = orb\.Bound\{(.+)\}\n`)

// anywhere is the box around the Earth.
const anywhere = "Min: orb.Point{-180, -90}, Max: orb.Point{180, 90}"

// registerStep is how far the numbers of the national register lie apart in two copies: a little more than the largest.
const registerStep = 110
