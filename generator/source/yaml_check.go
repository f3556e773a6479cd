package source

import (
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// maxKeys is ten times what the richest of our files has in one place. The decoder compares every key with every other, and
// has an error for each pair of equal ones.
const maxKeys = 256

// checkSize refuses a mapping of too many keys before it is decoded.
func checkSize(file string, offset int, node *yaml.Node) error {
	if node.Kind == yaml.MappingNode && len(node.Content) > 2*maxKeys {
		return Errorf(Pos{File: file, Row: node.Line + offset}, "qui ci sono più di %d chiavi: non può essere il file giusto", maxKeys)
	}
	for _, child := range node.Content {
		if err := checkSize(file, offset, child); err != nil {
			return err
		}
	}
	return nil
}

// checkScalars refuses in the values of a YAML text what checkCells refuses in those of a table: control and invisible
// characters, which an escape sequence can hide. Lines may break, and blanks be hard, as typography asks.
func checkScalars(file string, offset int, root *yaml.Node) error {
	var errs Errors
	var walk func(*yaml.Node)
	walk = func(node *yaml.Node) {
		r, _, found := unseenIn(node.Value, Unseen)
		if first, _ := utf8.DecodeRuneInString(node.Value); !found && unicode.Is(unicode.M, first) {
			r, found = first, true // an accent without its letter
		}
		if found {
			errs.Addf(Pos{File: file, Row: node.Line + offset, Col: node.Column},
				"il testo contiene un carattere di controllo o che non si vede (%U): riscriverlo a mano", r)
		}
		for _, child := range node.Content {
			walk(child)
		}
	}
	walk(root)
	return errs.Err()
}

// keysOf lists the keys under a tag that a type and those within it have.
func keysOf(t reflect.Type, tag string) []string {
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
				if key, _, _ := strings.Cut(field.Tag.Get(tag), ","); key != "" && !slices.Contains(keys, key) {
					keys = append(keys, key)
				}
				walk(field.Type)
			}
		}
	}
	walk(t)
	return keys
}
