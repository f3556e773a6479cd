package source

import (
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// checkScalars refuses in the values of a YAML text what checkCells refuses in those of a table: control and invisible
// characters, which an escape sequence can hide. Lines may break, and blanks be hard, as typography asks.
func checkScalars(file string, offset int, text []byte) error {
	var root yaml.Node
	if err := yaml.Unmarshal(text, &root); err != nil {
		return nil // decoded already
	}
	var errs Errors
	var walk func(*yaml.Node)
	walk = func(node *yaml.Node) {
		if i := strings.IndexFunc(node.Value, Unseen); i >= 0 {
			r, _ := utf8.DecodeRuneInString(node.Value[i:])
			errs.Addf(Pos{File: file, Row: node.Line + offset, Col: node.Column},
				"il testo contiene un carattere di controllo o che non si vede (%U): riscriverlo a mano", r)
		}
		for _, child := range node.Content {
			walk(child)
		}
	}
	walk(&root)
	return errs.Err()
}

// Unseen tells the characters that no text of a page may hold.
func Unseen(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Cf, r) || r == utf8.RuneError
}

// keysOf lists the keys of YAML that a type and those within it have.
func keysOf(t reflect.Type) []string {
	var keys []string
	seen := map[reflect.Type]bool{}
	var walk func(reflect.Type)
	walk = func(t reflect.Type) {
		switch t.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Map:
			walk(t.Elem())
		case reflect.Struct:
			if seen[t] {
				return
			}
			seen[t] = true
			for field := range t.Fields() {
				if key, _, _ := strings.Cut(field.Tag.Get("yaml"), ","); key != "" && !slices.Contains(keys, key) {
					keys = append(keys, key)
				}
				walk(field.Type)
			}
		}
	}
	walk(t)
	return keys
}
