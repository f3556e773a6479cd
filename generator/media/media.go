// Package media knows the kinds of files that a site has: their media types, and which are texts. The tests of the pages and of
// the web servers read the same list, types.json.
package media

import (
	_ "embed"
	"encoding/json"
	"path"
	"strings"
)

//go:embed types.json
var list []byte

// kinds is types.json, by the ending of names. The empty ending is that of SHA256SUMS and _headers.
var kinds = func() (kinds map[string]struct {
	Type string
	Text bool // smaller when compressed
}) {
	if err := json.Unmarshal(list, &kinds); err != nil {
		panic(err) // it is a part of the program
	}
	return kinds
}()

// Type gives the media type of the files with an ending, «.csv», without parameters; empty for an ending of no file that a site
// has. TopoJSON has none of its own (IANA).
func Type(ending string) string { return kinds[ending].Type }

// ContentType gives what a web server says of a file, by its name. Of what no site has it says only that it is bytes.
func ContentType(name string) string {
	kind := Type(path.Ext(name))
	switch {
	case kind == "":
		return "application/octet-stream"
	case strings.HasPrefix(kind, "text/"):
		return kind + "; charset=utf-8"
	}
	return kind
}

// IsText tells the files that are worth compressing, by their name.
func IsText(name string) bool { return kinds[strings.ToLower(path.Ext(name))].Text }
