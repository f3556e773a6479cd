package render

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"

	"ambitilombardia/generator/source"
)

// PageError is what Hugo found wrong with a template, a style sheet or a setting: a fault of the program, as the sources have
// been checked before.
type PageError struct {
	Where string // the file that Hugo names, else the folders where it is
	Err   error
}

// Error tells the official in Italian that the sources are not to blame and what to do, then quotes the tool in its English
// for whoever keeps the program.
func (e *PageError) Error() string {
	said := strings.TrimSpace(e.Err.Error())
	tool := "Hugo"
	if strings.Contains(said, "TOCSS-DART") {
		tool = "Dart Sass"
	}
	return e.Where + ": le pagine non si possono comporre. Dati e testi sono in ordine: l'errore è nei modelli o negli stili del sito. " +
		"Il sito vecchio resta; mandare questo messaggio a chi cura il programma, che lo deve correggere. " + tool + " dice: «" + said + "»"
}

// pageError makes one of what Hugo said.
func pageError(root string, err error) *PageError {
	where := "layouts, assets"
	for _, m := range position.FindAllStringSubmatch(err.Error(), -1) { // the innermost comes last
		where = under(root, m[1]) + m[2]
	}
	return &PageError{where, err}
}

// Unwrap gives Hugo's own error.
func (e *PageError) Unwrap() error { return e.Err }

var (
	rawHTML  = regexp.MustCompile(`Raw HTML omitted while rendering "([^"]+)"`)
	position = regexp.MustCompile(`"(/[^"]+?)(:\d+:\d+)"`)
	noTarget = regexp.MustCompile(`REF_NOT_FOUND: Ref "([^"]*)": "([^"]+?):(\d+):(\d+)": page not found`)
)

// buildError makes an error of what Hugo said: err, nil if it made all pages, and its log. What people who write pages can
// mend and package content cannot see is told in Italian.
func buildError(root string, err error, log string) error {
	var errs source.Errors
	said := log
	if err != nil {
		said = err.Error() + "\n" + log
	}
	for _, m := range rawHTML.FindAllStringSubmatch(said, -1) {
		errs.Addf(source.Pos{File: under(root, m[1])}, "il testo contiene HTML: ci si aspettava solo Markdown; un «<» da mostrare va scritto &lt;")
	}
	for _, m := range noTarget.FindAllStringSubmatch(said, -1) {
		row, _ := strconv.Atoi(m[3])
		col, _ := strconv.Atoi(m[4])
		errs.Addf(source.Pos{File: under(root, m[2]), Row: row, Col: col}, "il richiamo porta a «%s», che non è una pagina del sito", m[1])
	}
	switch {
	case isMachine(err):
		return machineError(err)
	case len(errs) > 0:
		return errs.Err()
	case err != nil:
		return pageError(root, fmt.Errorf("%w\n%s", err, log))
	}
	return pageError(root, errors.New(log))
}

// isMachine tells a disk that is full, read-only or broken, or a machine so busy that the compiler of the styles, which Hugo
// gives half a minute, has not answered, from what a person wrote.
func isMachine(err error) bool {
	var system syscall.Errno
	return errors.As(err, &system) && system != syscall.ENOENT ||
		err != nil && strings.Contains(err.Error(), "timeout waiting for Dart Sass")
}

// machineError leaves out what Hugo says around a fault of the system.
func machineError(err error) error {
	var file *fs.PathError
	var system syscall.Errno
	switch {
	case errors.As(err, &file):
		err = file
	case errors.As(err, &system):
		err = system
	default:
		return fmt.Errorf("le pagine non si possono scrivere, il sito vecchio resta: chiudere altri programmi e ripetere il comando. Dart Sass dice: «%w»", err)
	}
	return fmt.Errorf("le pagine non si possono scrivere, il sito vecchio resta: %w", err)
}

// under names a file as seen from the root of the project.
func under(root, file string) string {
	if relative, err := filepath.Rel(root, file); err == nil {
		return filepath.ToSlash(relative)
	}
	return file
}
