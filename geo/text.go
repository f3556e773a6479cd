package geo

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sort"
)

// TextError says what is wrong at a place of a text: GeoJSON or TopoJSON that is cut, badly written or incomplete.
type TextError struct {
	Row, Column int    // from 1, the column in bytes; column 0 is the row as a whole
	Reason      string // in Italian: officials read it
}

func (e *TextError) Error() string {
	if e.Column == 0 {
		return fmt.Sprintf("%s (riga %d)", e.Reason, e.Row)
	}
	return fmt.Sprintf("%s (riga %d, carattere %d)", e.Reason, e.Row, e.Column)
}

// areaErrors gathers what is wrong with the areas of a file. What every area may have wrong is told a few times.
type areaErrors struct {
	errs     []error
	repeated int
}

// repeatedError is the error of an area without its code or name, or with a code that nobody knows: that of its neighbours
// too, most often.
type repeatedError struct{ error }

// mostRepeated is how often such an error is told.
const mostRepeated = 3

// add takes an error, told as placed.
func (e *areaErrors) add(err, placed error) {
	var repeated *repeatedError
	if errors.As(err, &repeated) {
		if e.repeated++; e.repeated > mostRepeated {
			return
		}
	}
	e.errs = append(e.errs, placed)
}

func (e *areaErrors) none() bool { return len(e.errs) == 0 }

func (e *areaErrors) join() error {
	if more := e.repeated - mostRepeated; more > 0 {
		return errors.Join(append(e.errs, fmt.Errorf("lo stesso vale per altri %d elementi", more))...)
	}
	return errors.Join(e.errs...)
}

// jsonFault says in Italian what the JSON decoder says in English; an error of reading stays as it is.
func jsonFault(err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.As(err, &syntax) && syntax.Error() == "unexpected end of JSON input":
		return errors.New("il testo finisce prima della chiusura, come in un file copiato a metà")
	case errors.As(err, &syntax):
		return errors.New("il testo non è JSON valido: ci si aspettavano virgole, virgolette e parentesi al loro posto")
	case errors.As(err, &kind):
		return fmt.Errorf("«%s» non è del tipo che ci si aspettava", kind.Field)
	}
	return err
}

// jsonOffset gives where in data of a length the decoder found fault.
func jsonOffset(err error, length int) int64 {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax) && syntax.Offset > 0:
		return min(syntax.Offset-1, int64(length))
	case errors.As(err, &kind) && kind.Offset > 0:
		return min(kind.Offset-1, int64(length))
	}
	return int64(length)
}

// lineReader is a reader that remembers where its lines end.
type lineReader struct {
	io.Reader
	read int64
	ends []int64 // offset of each line feed
}

func (l *lineReader) Read(p []byte) (int, error) {
	n, err := l.Reader.Read(p)
	for i, b := range p[:n] {
		if b == '\n' {
			l.ends = append(l.ends, l.read+int64(i))
		}
	}
	l.read += int64(n)
	return n, err
}

// at makes an error at an offset that has been read.
func (l *lineReader) at(offset int64, format string, args ...any) error {
	before := sort.Search(len(l.ends), func(i int) bool { return l.ends[i] >= offset })
	start := int64(0)
	if before > 0 {
		start = l.ends[before-1] + 1
	}
	return &TextError{before + 1, int(offset-start) + 1, fmt.Sprintf(format, args...)}
}

// element makes an error about the element that begins at an offset, or after the comma there.
func (l *lineReader) element(offset int64, format string, args ...any) error {
	before := sort.Search(len(l.ends), func(i int) bool { return l.ends[i] > offset+1 })
	return &TextError{before + 1, 0, fmt.Sprintf(format, args...)}
}
