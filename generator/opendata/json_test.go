package opendata

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

func TestJSONReadAgainIsTheTable(t *testing.T) {
	for _, d := range tables(t) {
		data, err := encodeJSON(d)
		if err != nil {
			t.Fatal(err)
		}
		decoder := json.NewDecoder(bytes.NewReader(data))
		decoder.UseNumber()
		var objects []map[string]any
		if err := decoder.Decode(&objects); err != nil {
			t.Fatal(err)
		}
		if len(objects) != len(d.Rows) {
			t.Fatalf("%s: %d objects, want %d", d.ID, len(objects), len(d.Rows))
		}
		for i, object := range objects {
			checkObject(t, d, i, object)
		}
		if d.ID == "ostile" && !bytes.Contains(data, []byte(`"<script>alert(1)</script>"`)) {
			t.Error("text is escaped for HTML, where no HTML is")
		}
		if first := bytes.Split(data, []byte("\n"))[1]; !inOrder(string(first), names(d)) {
			t.Errorf("%s: columns out of order in %s", d.ID, first)
		}
	}
}

func checkObject(t *testing.T, d Dataset, row int, object map[string]any) {
	t.Helper()
	if len(object) != len(d.Columns) {
		t.Errorf("%s: %d members, want %d", d.ID, len(object), len(d.Columns))
	}
	for j, column := range d.Columns {
		var want any
		switch cell := d.Rows[row][j]; {
		case cell == "":
		case column.Type == String:
			want = cell
		default:
			want = json.Number(cell)
		}
		if got, ok := object[column.Name]; !ok || got != want {
			t.Errorf("%s row %d %s: %#v, want %#v", d.ID, row+1, column.Name, got, want)
		}
	}
}

func inOrder(text string, names []string) bool {
	for _, name := range names {
		_, rest, found := strings.Cut(text, `"`+name+`":`)
		if !found {
			return false
		}
		text = rest
	}
	return true
}
