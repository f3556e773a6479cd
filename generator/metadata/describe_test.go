package metadata

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"ambitilombardia/generator/opendata"
)

// Every cell of every published CSV keeps what its Table Schema promises, keys and references included.
func TestTheTablesKeepWhatTheDataPackagePromises(t *testing.T) {
	r := release(t)
	var document packageDocument
	if err := json.Unmarshal(describe(t, r)["dati/datapackage.json"], &document); err != nil {
		t.Fatal(err)
	}
	files := byPath(r.Files)
	tables := map[string][][]string{}
	for _, resource := range document.Resources {
		data := files["dati/"+resource.Path]
		if len(data) != resource.Bytes || "sha256:"+sum(data) != resource.Hash {
			t.Errorf("%s: size or hash is not that of the file", resource.Path)
		}
		rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		tables[resource.Name] = rows
		for _, format := range resource.Formats {
			if data := files["dati/"+format.Path]; len(data) != format.Bytes || "sha256:"+sum(data) != format.Hash || !strings.HasSuffix(format.Path, format.Format) && format.Format != "geopackage" {
				t.Errorf("%s: the file in another format is %+v", resource.Name, format)
			}
		}
		if got, want := len(resource.Formats)+1, len(r.In("dati/"+resource.Name+"/")); got != want {
			t.Errorf("%s names %d formats, want %d", resource.Name, got, want)
		}
		checkFields(t, resource, rows)
	}
	if document.Homepage != example.BaseURL+"dati/" || !slices.Contains(document.Keywords, "Lombardia") {
		t.Errorf("the home is %q, the keywords are %q", document.Homepage, document.Keywords)
	}
	if !slices.ContainsFunc(document.Sources, func(s packageSource) bool { return s.Path == "https://www.indicepa.gov.it/" }) {
		t.Errorf("the sources do not say where they are to be had: %+v", document.Sources)
	}
	if len(document.Resources) != len(r.Datasets) {
		t.Errorf("%d resources, want %d", len(document.Resources), len(r.Datasets))
	}
	for _, resource := range document.Resources {
		for _, key := range resource.Table.ForeignKeys {
			there := column(tables[key.Reference.Resource], key.Reference.Fields[0])
			for i, value := range column(tables[resource.Name], key.Fields[0]) {
				if value != "" && !slices.Contains(there, value) {
					t.Errorf("%s row %d: %s %q is not in %s", resource.Name, i+1, key.Fields[0], value, key.Reference.Resource)
				}
			}
		}
	}
}

func checkFields(t *testing.T, resource packageResource, rows [][]string) {
	t.Helper()
	if len(rows[0]) != len(resource.Table.Fields) {
		t.Fatalf("%s: %d fields for %d columns", resource.Name, len(resource.Table.Fields), len(rows[0]))
	}
	for j, field := range resource.Table.Fields {
		if field.Name != rows[0][j] || field.Description == "" {
			t.Errorf("%s: field %q for column %q", resource.Name, field.Name, rows[0][j])
		}
		for i, row := range rows[1:] {
			if fault := breaks(field, row[j]); fault != "" {
				t.Fatalf("%s row %d: %s %q %s", resource.Name, i+1, field.Name, row[j], fault)
			}
		}
	}
	names := slices.Concat(append([][]string{resource.Table.PrimaryKey}, resource.Table.UniqueKeys...)...)
	seen := map[string]bool{}
	for _, row := range rows[1:] {
		var key []string
		for _, name := range names {
			key = append(key, row[slices.Index(rows[0], name)])
		}
		joined := strings.Join(key, "\x00")
		if seen[joined] || len(names) == 0 {
			t.Fatalf("%s: the key %q is there twice", resource.Name, key)
		}
		seen[joined] = true
	}
}

// breaks says what a cell breaks of its field.
func breaks(field tableField, cell string) string {
	limits := constraints{}
	if field.Constraints != nil {
		limits = *field.Constraints
	}
	missing := field.MissingValues == nil || len(*field.MissingValues) > 0
	if cell == "" && missing {
		if limits.Required {
			return "is missing"
		}
		return ""
	}
	if field.Type != opendata.String {
		if _, err := strconv.ParseFloat(cell, 64); err != nil {
			return "is not a number"
		}
	}
	if limits.Enum != nil && !slices.Contains(limits.Enum, cell) {
		return "is not in the list"
	}
	if !regexp.MustCompile("^(?:"+limits.Pattern+")$").MatchString(cell) && limits.Pattern != "" {
		return "has another form than " + limits.Pattern
	}
	return ""
}

func column(rows [][]string, name string) []string {
	j := slices.Index(rows[0], name)
	var cells []string
	for _, row := range rows[1:] {
		cells = append(cells, row[j])
	}
	return cells
}

func TestEveryTableHasCSVWBesideIt(t *testing.T) {
	r := release(t)
	described := describe(t, r)
	files := byPath(r.Files)
	for _, d := range r.Datasets {
		name := "dati/" + d.ID + "/" + d.ID + ".csv"
		var document csvwDocument
		if err := json.Unmarshal(described[name+"-metadata.json"], &document); err != nil {
			t.Fatalf("%s: %v", d.ID, err)
		}
		var header []string
		for _, c := range document.Schema.Columns {
			header = append(header, c.Titles)
		}
		first, _, _ := strings.Cut(string(files[name]), "\n")
		if document.URL != d.ID+".csv" || strings.Join(header, ",") != first {
			t.Errorf("%s: CSVW describes %s with %v", d.ID, document.URL, header)
		}
	}
}

func TestTheManifestNamesEveryFileWithItsDigest(t *testing.T) {
	r := release(t)
	described := describe(t, r)
	all := byPath(r.Files)
	for path, data := range described {
		all[path] = data
	}
	rows, err := csv.NewReader(bytes.NewReader(described["dati/manifest.csv"])).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		data, ok := all[row[0]]
		if !ok || row[4] != strconv.Itoa(len(data)) || row[5] != sum(data) {
			t.Errorf("the manifest says %v of %d bytes", row, len(data))
		}
	}
	if got, want := len(rows)-1, len(all)-2; got != want { // all but the manifest in its two forms
		t.Errorf("the manifest has %d files, want %d", got, want)
	}
	for _, name := range []string{"dati/catalogo.ttl", "dati/catalogo.jsonld", "dati/catalogo.rdf", "dati/confini-ambiti/confini-ambiti.iso19139.xml"} {
		if !slices.ContainsFunc(rows, func(row []string) bool { return row[0] == name }) {
			t.Errorf("the manifest lacks %s", name)
		}
	}
	if lines := strings.Count(string(described["dati/SHA256SUMS"]), "\n"); lines != len(rows)-1 {
		t.Errorf("%d digests, want %d", lines, len(rows)-1)
	}
}

func TestTheArchiveHoldsEveryDatasetAsPublished(t *testing.T) {
	r := release(t)
	described := describe(t, r)
	packed := described["dati/ambiti-lombardia.zip"]
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		t.Fatal(err)
	}
	published := byPath(r.Files)
	for path, data := range described {
		published[path] = data
	}
	names := map[string]bool{}
	for _, entry := range z.File {
		f, err := entry.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(f)
		if err != nil {
			t.Fatal(err)
		}
		names[entry.Name] = true
		if entry.Name != "LEGGIMI.txt" && entry.Name != "SHA256SUMS" && !bytes.Equal(data, published["dati/"+entry.Name]) {
			t.Errorf("%s is not the published file", entry.Name)
		}
		if got := entry.Modified.UTC().Format("2006-01-02"); got != r.Updated() {
			t.Errorf("%s is dated %s, want %s", entry.Name, got, r.Updated())
		}
	}
	for _, d := range r.Datasets {
		for _, f := range r.In("dati/" + d.ID) {
			if !names[inFolder(f)] {
				t.Errorf("%s is not in the archive", f.Path)
			}
		}
	}
	for _, name := range []string{"LEGGIMI.txt", "SHA256SUMS", "datapackage.json"} {
		if !names[name] {
			t.Errorf("%s is not in the archive", name)
		}
	}
}

func TestTheSameReleaseIsDescribedWithTheSameBytes(t *testing.T) {
	r := release(t)
	first, second := describe(t, r), describe(t, r)
	for path, data := range first {
		if !bytes.Equal(data, second[path]) {
			t.Errorf("%s differs", path)
		}
	}
}

// The label of a missing value is the code of its reason, or says where in the row the code stands.
func TestMissingValuesAreLabelledWithTheCodeList(t *testing.T) {
	labels := map[string]string{}
	for _, d := range release(t).Datasets {
		for i, field := range schema(d).Fields {
			if field.MissingValues == nil || len(*field.MissingValues) == 0 {
				continue
			}
			label := (*field.MissingValues)[0].Label
			if reasons := d.Columns[i].Missing; len(reasons) == 1 && label != string(reasons[0].Reason) {
				t.Errorf("%s.%s: the label is %q", d.ID, field.Name, label)
			}
			labels[d.ID+"."+field.Name] = label
		}
	}
	if labels["ambiti.codice_asst"] != "non_riportato" || !strings.Contains(labels["spesa-sociale.valore"], opendata.ReasonsID) {
		t.Errorf("labels %q", labels)
	}
}
