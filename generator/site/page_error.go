package site

import (
	"errors"
	"path/filepath"
	"regexp"

	"ambitilombardia/generator/source"
)

// PageError is what Hugo found wrong with a page, a template or a style sheet. Its text, in English, names the file.
type PageError struct{ Err error }

func (e *PageError) Error() string { return "le pagine non si possono comporre: " + e.Err.Error() }

// Unwrap gives Hugo's own error.
func (e *PageError) Unwrap() error { return e.Err }

var rawHTML = regexp.MustCompile(`Raw HTML omitted while rendering "([^"]+)"`)

// warningsError makes an error of what Hugo logged. The warning that people who write pages meet is told in Italian.
func warningsError(root, log string) error {
	var errs source.Errors
	for _, m := range rawHTML.FindAllStringSubmatch(log, -1) {
		file := m[1]
		if relative, err := filepath.Rel(root, file); err == nil {
			file = filepath.ToSlash(relative)
		}
		errs.Addf(source.Pos{File: file}, "il testo contiene HTML: ci si aspettava solo Markdown; un «<» da mostrare va scritto &lt;")
	}
	if len(errs) > 0 {
		return errs.Err()
	}
	return &PageError{errors.New(log)}
}
