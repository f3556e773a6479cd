package source

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"reflect"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// ReadYAML decodes a YAML file into a struct. Keys that the struct does not have are errors: they are slips of the pen.
func ReadYAML(files fs.FS, file string, into any) error {
	text, err := readText(files, file)
	if err != nil {
		return err
	}
	_, err = decodeYAML(file, 0, text, into)
	return err
}

// decodeYAML decodes text that begins offset rows into the file, and gives its nodes too.
func decodeYAML(file string, offset int, text []byte, into any) (root yaml.Node, err error) {
	if yaml.Unmarshal(text, &root) == nil {
		if err := checkSize(file, offset, &root); err != nil {
			return root, err
		}
	}
	second, err := strict(text, into)
	if second {
		return root, Errorf(Pos{File: file, Row: separator(text) + offset}, "qui comincia un secondo testo YAML, che nessuno leggerebbe: togliere la riga «---» o «...» che lo separa dal primo, o tutto quello che segue")
	}
	var typed *yaml.TypeError
	switch {
	case err == nil:
		return root, checkScalars(file, offset, &root)
	case errors.Is(err, io.EOF):
		return root, Errorf(Pos{File: file, Row: 1}, "non c'è nessuna chiave: ci si aspettava «chiave: valore», una per riga")
	case errors.As(err, &typed):
		var errs Errors
		for _, message := range typed.Errors {
			errs = append(errs, typeError(file, offset, message, keysOf(reflect.TypeOf(into), "yaml")))
		}
		return root, errs.Err()
	}
	return root, syntaxError(file, offset, text)
}

// strict decodes the first document of a text and tells whether anything follows it.
func strict(text []byte, into any) (second bool, err error) {
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	decoder.KnownFields(true)
	if err := decoder.Decode(into); err != nil {
		return false, err
	}
	return !errors.Is(decoder.Decode(&yaml.Node{}), io.EOF), nil
}

// separator gives the row of the mark that ends the first document of a text (YAML 1.2.2, 9.1): the first that has a line of
// content before it.
func separator(text []byte) int {
	row, content := 0, false
	for line := range bytes.Lines(text) {
		row++
		mark := bytes.HasPrefix(line, []byte("---")) || bytes.HasPrefix(line, []byte("..."))
		if mark && content {
			return row
		}
		content = content || !mark && len(bytes.TrimSpace(line)) > 0 && line[0] != '#' && line[0] != '%'
	}
	return 1
}

// syntaxError finds the row where the text stops being YAML: that of the shortest beginning which the parser refuses
// for the same reason as the whole. The row that the parser gives is often that of the block around the fault.
func syntaxError(file string, offset int, text []byte) Error {
	lines := slices.Collect(bytes.Lines(text))
	whole := reason(text)
	if whole == "" {
		return Errorf(Pos{File: file}, "i rimandi («&» e «*») non si lasciano seguire: scrivere i valori per esteso")
	}
	row := 1 + sort.Search(len(lines)-1, func(i int) bool { return reason(bytes.Join(lines[:i+1], nil)) == whole })
	return Errorf(Pos{File: file, Row: row + offset},
		"il testo non è YAML valido: guardare in questa riga e in quella prima rientri, virgolette e tabulazioni; un testo con due punti va fra virgolette")
}

func reason(text []byte) string {
	var node yaml.Node
	if err := yaml.Unmarshal(text, &node); err != nil {
		return err.Error()
	}
	return ""
}

var (
	yamlLine    = regexp.MustCompile(`^line (\d+): ((?s).*)$`)
	yamlUnknown = regexp.MustCompile(`^field (.+) not found in type`)
	yamlTwice   = regexp.MustCompile(`^mapping key "?(.*?)"? already defined at line (\d+)$`)
	yamlWrong   = regexp.MustCompile(`(?s)^cannot unmarshal !!(\w+) (?:.* )?into (\S+)`)
)

// typeError takes the row out of the decoder's message and says in Italian what is wrong with well-formed YAML.
func typeError(file string, offset int, message string, keys []string) Error {
	pos := Pos{File: file}
	if m := yamlLine.FindStringSubmatch(message); m != nil {
		line, _ := strconv.Atoi(m[1])
		pos.Row, message = line+offset, m[2]
	}
	if m := yamlUnknown.FindStringSubmatch(message); m != nil {
		if hint := Perhaps(m[1], keys); hint != "" {
			return Errorf(pos, "la chiave «%s» non è prevista%s", m[1], hint)
		}
		return Errorf(pos, "la chiave «%s» non è prevista: controllare come è scritta", Shorten(m[1]))
	}
	if m := yamlTwice.FindStringSubmatch(message); m != nil {
		line, _ := strconv.Atoi(m[2])
		return Errorf(pos, "la chiave «%s» c'è già alla riga %d: tenerne una sola", Shorten(m[1]), line+offset)
	}
	if m := yamlWrong.FindStringSubmatch(message); m != nil {
		return Errorf(pos, "qui c'è %s: ci si aspettava %s", kindFound(m[1]), kindWanted(m[2]))
	}
	return Errorf(pos, "il valore non è del tipo atteso")
}

// kindFound names a YAML tag.
func kindFound(tag string) string {
	switch tag {
	case "seq":
		return "un elenco"
	case "map":
		return "un gruppo di chiavi"
	case "str":
		return "un testo"
	case "int", "float":
		return "un numero"
	}
	return "un valore di un altro tipo"
}

// kindWanted names a Go type.
func kindWanted(goType string) string {
	switch {
	case goType == "string":
		return "un testo"
	case strings.HasPrefix(goType, "["):
		return "un elenco"
	case strings.HasPrefix(goType, "int"), strings.HasPrefix(goType, "float"):
		return "un numero"
	case goType == "bool":
		return "true o false"
	}
	return "un gruppo di chiavi"
}
