package pipeline

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/ext/rtree"
	"github.com/ncruces/go-sqlite3/ext/serdes"
	"github.com/parquet-go/parquet-go"
	"golang.org/x/net/html"

	"ambitilombardia/generator/source"
)

// Every text that a source may hold carries markup, a script, a formula or a path (tests/hostile). The site is built, and
// every file of it is read with a parser that is not ours: the texts are there, and nothing of them is more than a text.
func TestHostileTextsAreInertInEveryFile(t *testing.T) {
	t.Parallel()
	root := smallRoot(t, hostileProject(t))
	hostileSettings(t, root)
	files, err := Render(Options{Root: root})
	must(t, err)
	shown := readSite(t, files)
	for _, text := range []string{
		`Visconteo <script>alert("ambito")</script>`, `Rozzano <script>alert("comune")</script>`, `../../../etc/passwd & Asola`,
		`=1+1 <script>alert("motivo")</script> "><img src=x onerror=alert(1)>`, `../../Casa"><img src=x onerror=alert(1)>`, `@Punto <script>alert("punto")</script>`,
		`https://example.org/"><script>alert(1)</script>`, `=HYPERLINK("http://example.org","Milano")`, `Confini <script>alert("credito")</script>`,
		`@Ente <script>alert("ente")</script>`, `ATS =Città <Script>Alert('Ats')</Script>`,
	} {
		if !strings.Contains(shown[".html"], text) {
			t.Errorf("no page shows %s", text)
		}
	}
	for _, ending := range []string{".csv", ".xlsx", ".json", ".geojson", ".topojson", ".parquet"} {
		if text := `Visconteo <script>alert("ambito")</script>`; !strings.Contains(shown[ending], text) {
			t.Errorf("no %s holds %s", ending, text)
		}
	}
}

// readSite reads every file of a site, complains of what is not inert, and gives what readers see, by ending.
func readSite(t *testing.T, files fs.FS) map[string]string {
	t.Helper()
	shown := map[string]string{}
	kinds := map[string]int{}
	must(t, fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		must(t, err)
		if !portable.MatchString(name) {
			t.Errorf("%q: the name holds something of a text", name)
		}
		ending := path.Ext(name)
		kinds[ending]++
		if read, ok := readers()[ending]; ok {
			shown[ending] += read(t, name, data) + "\n"
		}
		return nil
	}))
	for ending := range readers() {
		if kinds[ending] == 0 {
			t.Errorf("no file %s", ending)
		}
	}
	t.Logf("files read: %v", kinds)
	return shown
}

func hostileProject(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	project := os.DirFS("../../tests/hostile")
	for _, root := range []string{"data", "content"} {
		must(t, fs.WalkDir(project, root, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			data, err := fs.ReadFile(project, name)
			files[name] = &fstest.MapFile{Data: data}
			return err
		}))
	}
	return files
}

// hostileSettings changes hugo.toml as settings.json says.
func hostileSettings(t *testing.T, root string) {
	t.Helper()
	data, err := os.ReadFile("../../tests/hostile/settings.json")
	must(t, err)
	var changes map[string]string
	must(t, json.Unmarshal(data, &changes))
	file := filepath.Join(root, "hugo.toml")
	settings, err := os.ReadFile(file)
	must(t, err)
	for from, to := range changes {
		if !bytes.Contains(settings, []byte(from)) {
			t.Fatalf("hugo.toml does not hold %q", from)
		}
		settings = bytes.Replace(settings, []byte(from), []byte(to), 1)
	}
	must(t, os.WriteFile(file, settings, 0o644))
}

var portable = regexp.MustCompile(`^[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*$`)

// readers read the files of an ending, complain of what is not inert and give the texts that they hold.
func readers() map[string]func(*testing.T, string, []byte) string {
	return map[string]func(*testing.T, string, []byte) string{
		".html": readHTML, ".svg": readXML, ".xml": readXML, ".rdf": readXML, ".csv": readCSV, ".xlsx": readWorkbook,
		".json": readJSON, ".jsonld": readJSON, ".geojson": readJSON, ".topojson": readJSON,
		".gpkg": readGeoPackage, ".parquet": readParquet, ".zip": readArchive, ".ttl": readTurtle, "": readLines,
	}
}

// active are the elements that load or do something by themselves.
var active = map[string]bool{"iframe": true, "object": true, "embed": true, "style": true, "applet": true, "foreignobject": true}

func readHTML(t *testing.T, name string, data []byte) string {
	document, err := html.Parse(bytes.NewReader(data))
	must(t, err)
	var texts strings.Builder
	for node := range document.Descendants() {
		switch node.Type {
		case html.TextNode:
			texts.WriteString(node.Data)
		case html.ElementNode:
			checkElement(t, name, node)
			for _, a := range node.Attr {
				texts.WriteString(a.Val + "\n") // descriptions stand in these
			}
		}
	}
	return texts.String()
}

func checkElement(t *testing.T, name string, node *html.Node) {
	if active[strings.ToLower(node.Data)] {
		t.Errorf("%s: an element <%s>", name, node.Data)
	}
	if node.Data == "script" && node.FirstChild != nil && attributeOf(node, "type") != "application/ld+json" && attributeOf(node, "type") != "application/json" {
		t.Errorf("%s: an inline script: %.60s", name, node.FirstChild.Data)
	}
	if node.Data == "base" && attributeOf(node, "href") != "" { // with a target alone it only says where links open
		t.Errorf("%s: <base href=%q>", name, attributeOf(node, "href"))
	}
	for _, a := range node.Attr {
		switch key := strings.ToLower(a.Key); {
		case strings.HasPrefix(key, "on"), key == "style", key == "srcdoc":
			t.Errorf("%s: <%s %s=%q>", name, node.Data, a.Key, a.Val)
		case key == "href", key == "src", key == "action", key == "formaction":
			address, err := url.Parse(a.Val)
			if err != nil || address.Scheme != "" && address.Scheme != "http" && address.Scheme != "https" && address.Scheme != "mailto" || a.Val == "x" {
				t.Errorf("%s: <%s %s=%q>", name, node.Data, a.Key, a.Val)
			}
		}
	}
}

func attributeOf(node *html.Node, key string) string {
	for _, a := range node.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func readXML(t *testing.T, name string, data []byte) string {
	var texts strings.Builder
	decoder := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return texts.String()
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return ""
		}
		switch token := token.(type) {
		case xml.CharData:
			texts.Write(token)
		case xml.StartElement:
			if element := strings.ToLower(token.Name.Local); element == "script" || active[element] {
				t.Errorf("%s: an element <%s>", name, token.Name.Local)
			}
			for _, a := range token.Attr {
				if strings.HasPrefix(strings.ToLower(a.Name.Local), "on") {
					t.Errorf("%s: an attribute %s", name, a.Name.Local)
				}
			}
		}
	}
}

var number = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

func readCSV(t *testing.T, name string, data []byte) string {
	reader := csv.NewReader(bytes.NewReader(data))
	rows, err := reader.ReadAll()
	if err != nil {
		t.Errorf("%s: %v", name, err)
	}
	var texts strings.Builder
	for _, row := range rows {
		for _, cell := range row {
			if strings.ContainsAny(cell[:min(1, len(cell))], "=+-@\t\r") && !number.MatchString(cell) {
				t.Errorf("%s: a cell begins a formula: %.60q", name, cell)
			}
			texts.WriteString(cell + "\n")
		}
	}
	return texts.String()
}

func readWorkbook(t *testing.T, name string, data []byte) string {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	must(t, err)
	var texts strings.Builder
	for _, part := range archive.File {
		content, err := fs.ReadFile(archive, part.Name)
		must(t, err)
		if strings.HasSuffix(part.Name, ".xml") || strings.HasSuffix(part.Name, ".rels") {
			texts.WriteString(readXML(t, name+"!"+part.Name, content))
		}
		for _, forbidden := range []string{"<f>", "<f ", "ddeLink", `TargetMode="External"`} {
			if bytes.Contains(content, []byte(forbidden)) {
				t.Errorf("%s: %s in %s", name, forbidden, part.Name)
			}
		}
	}
	return texts.String()
}

// readParquet gives the texts of a table whose columns have names that are ours.
func readParquet(t *testing.T, name string, data []byte) string {
	file, err := parquet.OpenFile(bytes.NewReader(data), int64(len(data)))
	must(t, err)
	for _, column := range file.Schema().Columns() {
		if !schemaName.MatchString(column[0]) {
			t.Errorf("%s: the name %q", name, column[0])
		}
	}
	rows := make([]parquet.Row, file.NumRows()+1)
	n, err := parquet.NewReader(file).ReadRows(rows)
	if int64(n) != file.NumRows() {
		t.Errorf("%s: %d rows of %d: %v", name, n, file.NumRows(), err)
	}
	var texts strings.Builder
	for _, row := range rows[:n] {
		for _, cell := range row {
			texts.WriteString(cell.String() + "\n")
		}
	}
	return texts.String()
}

// indexTrigger is one of those by which a program that edits a GeoPackage keeps the spatial index true (OGC 12-128, Annex F.3).
var indexTrigger = regexp.MustCompile(`^rtree_[a-z_]+_geom_(insert|update[1-4]|delete)$`)

// readGeoPackage wants the tables of a GeoPackage to have names that are ours, and gives their texts.
func readGeoPackage(t *testing.T, name string, data []byte) string {
	database, err := sqlite3.Open(":memory:")
	must(t, err)
	defer database.Close()
	must(t, rtree.Register(database))
	must(t, serdes.Deserialize(database, "main", data))
	var texts strings.Builder
	rows := func(query string, row func(*sqlite3.Stmt)) {
		statement, _, err := database.Prepare(query)
		must(t, err)
		defer statement.Close()
		for statement.Step() {
			row(statement)
		}
		must(t, statement.Err())
	}
	var tables []string
	rows("SELECT type, name, tbl_name FROM sqlite_schema", func(s *sqlite3.Stmt) {
		if kind := s.ColumnText(0); kind != "table" && kind != "index" && !(kind == "trigger" && indexTrigger.MatchString(s.ColumnText(1))) {
			t.Errorf("%s: a %s %s, which acts", name, kind, s.ColumnText(1))
		}
		if !schemaName.MatchString(s.ColumnText(1)) {
			t.Errorf("%s: the name %q", name, s.ColumnText(1))
		}
		if s.ColumnText(0) == "table" {
			tables = append(tables, s.ColumnText(1))
		}
	})
	for _, table := range tables {
		rows("SELECT * FROM "+sqlite3.QuoteIdentifier(table), func(s *sqlite3.Stmt) {
			for i := range s.ColumnCount() {
				if s.ColumnType(i) == sqlite3.TEXT {
					texts.WriteString(s.ColumnText(i) + "\n")
				}
			}
		})
	}
	return texts.String()
}

var schemaName = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)

// readArchive reads the files of an archive as those of the site.
func readArchive(t *testing.T, name string, data []byte) string {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	must(t, err)
	var texts strings.Builder
	for _, file := range archive.File {
		if !portable.MatchString(file.Name) || !file.Mode().IsRegular() {
			t.Errorf("%s: a file %q", name, file.Name)
		}
		content, err := fs.ReadFile(archive, file.Name)
		must(t, err)
		if read, ok := readers()[path.Ext(file.Name)]; ok {
			texts.WriteString(read(t, name+"!"+file.Name, content))
		}
	}
	return texts.String()
}

// readTurtle wants every line to be a triple of a known form: a text that left its quotes would be another line. The tests
// of the pages compare the whole graph with that of the JSON-LD.
func readTurtle(t *testing.T, name string, data []byte) string {
	for line := range strings.Lines(string(data)) {
		if inside := turtleTerms.ReplaceAllString(line, ""); strings.ContainsAny(inside, `<>"\=()`) || strings.Contains(inside, "alert") {
			t.Errorf("%s: outside of quotes: %s", name, line)
		}
	}
	return string(data)
}

// turtleTerms are the texts and the addresses (Turtle §6.5).
var turtleTerms = regexp.MustCompile("\"(?:[^\"\\\\\n]|\\\\.)*\"|<[^\\x00-\\x20<>\"{}|^`\\\\]*>")

// readLines wants a plain text to have nothing in it that steers a terminal.
func readLines(t *testing.T, name string, data []byte) string {
	if strings.ContainsFunc(string(data), source.Unseen) {
		t.Errorf("%s: characters that are not seen", name)
	}
	return string(data)
}

func readJSON(t *testing.T, name string, data []byte) string {
	var value any
	if err := json.Unmarshal(data, &value); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	var texts strings.Builder
	var walk func(any)
	walk = func(value any) {
		switch value := value.(type) {
		case string:
			texts.WriteString(value + "\n")
		case []any:
			for _, item := range value {
				walk(item)
			}
		case map[string]any:
			for _, item := range value {
				walk(item)
			}
		}
	}
	walk(value)
	return texts.String()
}
