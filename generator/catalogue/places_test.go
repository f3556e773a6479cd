package catalogue

import (
	"reflect"

	"ambitilombardia/generator/source"
)

// sameButForPlaces compares two catalogues deeply, unexported fields included, leaving out every source.Pos.
func sameButForPlaces(a, b *Catalogue) bool { return same(reflect.ValueOf(a), reflect.ValueOf(b)) }

func same(a, b reflect.Value) bool {
	if a.IsValid() != b.IsValid() || !a.IsValid() {
		return a.IsValid() == b.IsValid()
	}
	if a.Type() != b.Type() {
		return false
	}
	switch a.Kind() {
	case reflect.Pointer, reflect.Interface:
		return same(a.Elem(), b.Elem())
	case reflect.Struct:
		if a.Type() == reflect.TypeFor[source.Pos]() {
			return true
		}
		for i := range a.NumField() {
			if !same(a.Field(i), b.Field(i)) {
				return false
			}
		}
		return true
	case reflect.Slice, reflect.Array:
		if a.Len() != b.Len() {
			return false
		}
		for i := range a.Len() {
			if !same(a.Index(i), b.Index(i)) {
				return false
			}
		}
		return true
	case reflect.Map:
		if a.Len() != b.Len() {
			return false
		}
		for _, key := range a.MapKeys() {
			if !b.MapIndex(key).IsValid() || !same(a.MapIndex(key), b.MapIndex(key)) {
				return false
			}
		}
		return true
	}
	return a.Equal(b)
}
