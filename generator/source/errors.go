package source

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Pos is a place in a source: rows and columns count from 1. In a table a column is a cell (column 5 is the fifth cell,
// not the fifth character), in YAML a character. Row 0 means the file as a whole, column 0 the row as a whole.
type Pos struct {
	File string
	Row  int
	Col  int
}

// String gives file:row:column, leaving out what does not apply.
func (p Pos) String() string {
	switch {
	case p.Row == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Row)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Row, p.Col)
}

// Error is one thing wrong with one source.
type Error struct {
	Pos
	Message string // what is wrong and what was expected, in Italian
	machine bool   // the file could not be read: a fault of the machine, see IsInput
}

func (e Error) Error() string { return Visible(e.Pos.String() + ": " + e.Message) }

// Visible keeps what a message quotes of a source, and the name of a file, from steering the terminal that shows it or
// breaking the line.
func Visible(text string) string {
	var out strings.Builder
	for _, r := range text {
		switch {
		case r == '\n' || r == '\t':
			out.WriteByte(' ')
		case Unseen(r) && r != utf8.RuneError: // which shows as what it is
			fmt.Fprintf(&out, "⟨%U⟩", r)
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// Errorf makes an Error at a place.
func Errorf(pos Pos, format string, args ...any) Error {
	return Error{Pos: pos, Message: fmt.Sprintf(format, args...)}
}

// fault makes the Error of a file that is there but that the machine does not read.
func fault(file string, err error) Error {
	var path *fs.PathError
	switch {
	case errors.Is(err, fs.ErrPermission):
		return Error{Pos: Pos{File: file}, Message: "il file non si legge: manca il permesso", machine: true}
	case errors.As(err, &path):
		err = path.Err // the place is told already
	}
	return Error{Pos: Pos{File: file}, Message: fmt.Sprintf("il file non si legge (%s)", Sentence(err)), machine: true}
}

// Errors is everything wrong with the input, one line each. It is an error only through Err.
type Errors []Error

// Add appends err: an Error, Errors, or any other error, each line of which is then taken as concerning the whole file.
func (es *Errors) Add(file string, err error) {
	var one Error
	var many inputError
	var path *fs.PathError
	switch {
	case err == nil:
	case errors.As(err, &many):
		*es = append(*es, many...)
	case errors.As(err, &one):
		*es = append(*es, one)
	case errors.As(err, &path):
		*es = append(*es, fault(file, err))
	default:
		for line := range strings.Lines(err.Error()) {
			*es = append(*es, Error{Pos: Pos{File: file}, Message: strings.TrimSuffix(line, "\n")})
		}
	}
}

// Addf appends an Error at a place.
func (es *Errors) Addf(pos Pos, format string, args ...any) {
	*es = append(*es, Errorf(pos, format, args...))
}

// In names the files as they are seen from outside the folder that they are in.
func (es Errors) In(folder string) Errors {
	outside := slices.Clone(es)
	for i := range outside {
		outside[i].File = path.Join(folder, outside[i].File)
	}
	return outside
}

// Err gives nil when there is nothing wrong, else one error with every line, none twice: the files in the order in which they
// were found wrong, so that a cause comes before what it makes wrong in others, and in each file by place. What is wrong in many
// cells in the same way is told once.
func (es Errors) Err() error {
	if len(es) == 0 {
		return nil
	}
	order := map[string]int{}
	for _, e := range es {
		if _, known := order[e.File]; !known {
			order[e.File] = len(order)
		}
	}
	sorted := slices.Clone(es)
	slices.SortStableFunc(sorted, func(a, b Error) int {
		return cmp.Or(cmp.Compare(order[a.File], order[b.File]), cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col),
			cmp.Compare(a.Message, b.Message))
	})
	return inputError(together(slices.Compact(sorted)))
}

// manyCells is how many cells of a column may be wrong in the same way before they are told together.
const manyCells = 20

// quoted is what differs between messages that say the same of several cells.
var quoted = regexp.MustCompile(`«[^»]*»|[0-9]+`)

// together tells what is wrong in the same way in a column of a table, or anywhere in a file of definitions, at the first place,
// with the number of the others: the very same value, or many values of a column.
func together(sorted []Error) []Error {
	type fault struct {
		file, message string
		col           int
	}
	isTable := func(e Error) bool { return slices.Contains([]string{".csv", ".xlsx"}, path.Ext(e.File)) }
	exact := func(e Error) fault {
		if !isTable(e) {
			e.Col = 0 // a character's, not a column's
		}
		return fault{e.File, e.Message, e.Col}
	}
	kind := func(e Error) fault { return fault{e.File, quoted.ReplaceAllString(e.Message, ""), e.Col} }
	groups := map[fault][]Error{}
	for _, e := range sorted {
		groups[exact(e)] = append(groups[exact(e)], e)
		if kind(e) != exact(e) {
			groups[kind(e)] = append(groups[kind(e)], e)
		}
	}
	told := map[fault]bool{}
	var list []Error
	for _, e := range sorted {
		of := kind(e)
		if (!isTable(e) || len(groups[of]) <= manyCells) && strings.Contains(e.Message, "«") {
			of = exact(e)
		}
		group := groups[of]
		canRepeat := e.Row > 0 && (isTable(e) || path.Ext(e.File) == ".yaml")
		if !canRepeat || len(group) == 1 || of == kind(e) && len(group) <= manyCells {
			list = append(list, e)
		} else if !told[of] {
			told[of] = true
			e.Message += fmt.Sprintf(" (e così in altre %d righe, fino alla %d)", len(group)-1, group[len(group)-1].Row)
			list = append(list, e)
		}
	}
	return list
}

// inputError is a non-empty Errors.
type inputError []Error

func (e inputError) Error() string {
	lines := make([]string, len(e))
	for i, one := range e {
		lines[i] = one.Error()
	}
	return strings.Join(lines, "\n")
}

// IsInput tells whether err says that the input is wrong, as opposed to a fault of the machine: a disk that does not
// read, a file without permission.
func IsInput(err error) bool {
	var many inputError
	if errors.As(err, &many) {
		return !slices.ContainsFunc(many, func(e Error) bool { return e.machine })
	}
	var one Error
	return errors.As(err, &one) && !one.machine
}
