package conformance

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/ext/rtree"
	"github.com/ncruces/go-sqlite3/ext/serdes"
	"github.com/parquet-go/parquet-go"
)

// shape is what a program that reads a format judges of files: their columns, members and elements with the types that
// occur in each, and no value. It is a set of lines, those of all files together, so that neither a row more nor another
// order is another shape.
type shape map[string]bool

// digest gives one number for the shape of the files under the patterns, and how many they are; the address of the site is
// no part of it.
func digest(files []File, patterns []string, base string) (sum string, n int, err error) {
	s := shape{}
	for _, f := range files {
		if !slices.ContainsFunc(patterns, func(p string) bool { ok, _ := path.Match(p, f.Path); return ok }) {
			continue
		}
		n++
		if err := s.add(path.Ext(f.Path), bytes.ReplaceAll(f.Data, []byte(base), nil)); err != nil {
			return "", 0, fmt.Errorf("%s: %w", f.Path, err)
		}
	}
	lines := strings.Join(slices.Sorted(maps.Keys(s)), "\n")
	return fmt.Sprintf("%x", sha256.Sum256([]byte(lines))), n, nil
}

// add sees a file by the ending of its name. What has no structure that is told here is seen whole.
func (s shape) add(ending string, data []byte) error {
	switch ending {
	case ".csv":
		return s.addCSV(data)
	case ".json", ".jsonld", ".geojson", ".topojson":
		var document any
		err := json.Unmarshal(data, &document)
		s.addJSON(ending, document, false)
		return err
	case ".xml", ".rdf":
		return s.addXML(ending, bytes.NewReader(data))
	case ".ttl":
		s.addTriples(string(data))
	case ".xlsx", ".zip":
		return s.addArchive(ending, data)
	case ".gpkg":
		return s.addDatabase(data)
	case ".parquet":
		return s.addParquet(data)
	case "": // SHA256SUMS
		s["sums "+sums.ReplaceAllString(string(data), "")] = true
	default:
		s[ending+string(data)] = true
	}
	return nil
}

var (
	sums      = regexp.MustCompile(`(?m)^[0-9a-f]{64}  [\w./-]+\n`)
	number    = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)
	triple    = regexp.MustCompile(`(?m)^\S+ (\S+) (.*) \.$`)
	literal   = regexp.MustCompile(`^".*"`)
	ownThing  = regexp.MustCompile(`^<[^:]*>$`) // without the address of the site
	cellPlace = regexp.MustCompile(`[0-9]+$`)
)

// addCSV sees the columns in their order, and of each whether it has numbers, texts and empty cells.
func (s shape) addCSV(data []byte) error {
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil || len(rows) == 0 {
		return errors.Join(err, errors.New("non è una tabella"))
	}
	for _, row := range rows[1:] {
		for i, cell := range row {
			kind := "text"
			if cell == "" {
				kind = "empty"
			} else if number.MatchString(cell) {
				kind = "number"
			}
			s[fmt.Sprintf("csv %d %s: %s", i, rows[0][i], kind)] = true
		}
	}
	return nil
}

// describing are the members whose texts say what something is, and so belong to the shape.
var describing = map[string]bool{"type": true, "@type": true, "format": true, "datatype": true, "$ref": true, "name": true, "required": true, "pattern": true}

// addJSON sees every member with the types of its values; whole is for the texts of the describing ones.
func (s shape) addJSON(place string, value any, whole bool) {
	switch value := value.(type) {
	case map[string]any:
		s[place+": object"] = true
		for name, member := range value {
			s.addJSON(place+"."+name, member, describing[name])
		}
	case []any:
		s[place+": list"] = true
		for _, item := range value {
			s.addJSON(place+"[]", item, whole)
		}
	case string:
		if !whole {
			value = "text"
		}
		s[place+": "+value] = true
	default:
		s[fmt.Sprintf("%s: %T", place, value)] = true
	}
}

// addXML sees every element in its place with the names of its attributes; of a cell of a workbook (ECMA-376 part 1,
// 18.3.1.4) also its column and its type.
func (s shape) addXML(place string, in io.Reader) error {
	document := xml.NewDecoder(in)
	places := []string{place}
	for {
		token, err := document.Token()
		switch t := token.(type) {
		case xml.StartElement:
			at := places[len(places)-1] + "/" + t.Name.Local
			for _, a := range t.Attr {
				at += " " + a.Name.Local
				if t.Name.Local == "c" && a.Name.Local == "r" {
					at += "=" + cellPlace.ReplaceAllString(a.Value, "")
				} else if t.Name.Local == "c" && a.Name.Local == "t" {
					at += "=" + a.Value
				}
			}
			s[at] = true
			places = append(places, at)
		case xml.EndElement:
			places = places[:len(places)-1]
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// addTriples sees the properties of a catalogue, the types of their texts, and what they name elsewhere: the words of the
// vocabularies.
func (s shape) addTriples(text string) {
	for _, t := range triple.FindAllStringSubmatch(text, -1) {
		object := ownThing.ReplaceAllString(literal.ReplaceAllString(t[2], `""`), "<>")
		s["triple "+t[1]+" "+object] = true
	}
}

// addArchive sees how an archive is packed, and in a workbook its parts.
func (s shape) addArchive(ending string, data []byte) error {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	for _, entry := range archive.File {
		s[fmt.Sprintf("%s %s: method %d, flags %d", ending, path.Ext(entry.Name), entry.Method, entry.Flags)] = true
		if ending != ".xlsx" {
			continue
		}
		part, err := entry.Open()
		if err != nil {
			return err
		}
		if err := errors.Join(s.addXML(entry.Name, part), part.Close()); err != nil {
			return fmt.Errorf("%s: %w", entry.Name, err)
		}
	}
	return nil
}

// addParquet sees the columns with their types, encodings and compression, and the names in the metadata of the file.
func (s shape) addParquet(data []byte) error {
	file, err := parquet.OpenFile(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	s["parquet "+file.Schema().String()] = true
	for _, about := range file.Metadata().KeyValueMetadata {
		s["parquet metadata "+about.Key] = true
	}
	for _, group := range file.Metadata().RowGroups {
		for _, chunk := range group.Columns {
			m := chunk.MetaData
			s[fmt.Sprintf("parquet column %v: %v %v %v", m.PathInSchema, m.Type, m.Encoding, m.Codec)] = true
		}
	}
	return nil
}

// addDatabase sees the tables as they are declared, the types of what is in their columns, and the heads of geometries.
func (s shape) addDatabase(data []byte) (err error) {
	database, err := sqlite3.Open(":memory:")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, database.Close()) }()
	if err := errors.Join(rtree.Register(database), serdes.Deserialize(database, "main", data)); err != nil {
		return err
	}
	tables, _, err := database.Prepare("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND type = 'table'")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, tables.Close()) }()
	for tables.Step() {
		name := tables.ColumnText(0)
		s["table "+tables.ColumnText(1)] = true
		rows, _, err := database.Prepare("SELECT * FROM " + sqlite3.QuoteIdentifier(name))
		if err != nil {
			return err
		}
		for rows.Step() {
			for i := range rows.ColumnCount() {
				head := ""
				if blob := rows.ColumnRawBlob(i); rows.ColumnType(i) == sqlite3.BLOB && rows.ColumnName(i) == "geom" && len(blob) >= 8 {
					head = fmt.Sprintf(" %x", blob[:8]) // magic, version, flags, reference system (§2.1.3)
				}
				s[fmt.Sprintf("%s.%s: %v%s", name, rows.ColumnName(i), rows.ColumnType(i), head)] = true
			}
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return err
		}
	}
	return tables.Err()
}
