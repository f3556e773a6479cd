package pipeline

import (
	"errors"

	"ambitilombardia/generator/publish"
	"ambitilombardia/generator/render"
	"ambitilombardia/generator/source"
)

// IsInput tells whether an error is for the person to mend (sources, pages, templates, where to publish), as opposed to
// a fault of the machine.
func IsInput(err error) bool {
	var broken Broken
	var where *publish.InputError
	var page *render.PageError
	return source.IsInput(err) || errors.As(err, &broken) || errors.As(err, &where) || errors.As(err, &page)
}
