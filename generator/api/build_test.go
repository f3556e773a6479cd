package api

import (
	"bytes"
	"encoding/json"
	"testing"
)

func TestDocumentsAreLaidOutAsEncodingJSONDoes(t *testing.T) {
	for _, value := range []any{
		[]any{}, map[string]any{}, "", []any{nil, true, -1.5e-7, []string{}, map[string]any{"a": map[string]any{}}},
		map[string]any{`\"}{][:, `: "a\\\"\\", "b": []string{"\\", "\"", "\t\n\u2028", "<à>&'"}},
	} {
		got, err := encode(value)
		if err != nil {
			t.Fatal(err)
		}
		var want bytes.Buffer
		encoder := json.NewEncoder(&want)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", " ")
		if err := encoder.Encode(value); err != nil {
			t.Fatal(err)
		}
		if string(got) != want.String() {
			t.Errorf("got\n%s\nwant\n%s", got, want.String())
		}
	}
}
