package source

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// ReadYAML decodes a YAML file into a struct. Keys that the struct does not have are errors: they are slips of the pen.
func ReadYAML(files fs.FS, file string, into any) error {
	data, err := readAll(files, file)
	if err != nil {
		return notThere(file, err)
	}
	if err := checkUTF8(file, data); err != nil {
		return err
	}
	return decodeYAML(file, 0, data, into)
}

// ReadFrontMatter decodes the YAML between the two «---» lines at the top of a Markdown page into a map of nodes, in
// which Text and List look. The body is Hugo's business.
func ReadFrontMatter(files fs.FS, file string) (FrontMatter, error) {
	data, err := readAll(files, file)
	if err != nil {
		return FrontMatter{}, notThere(file, err)
	}
	if err := checkUTF8(file, data); err != nil {
		return FrontMatter{}, err
	}
	text := strings.ReplaceAll(string(bytes.TrimPrefix(data, []byte("\uFEFF"))), "\r\n", "\n")
	rest, opened := strings.CutPrefix(text, "---\n")
	head, _, closed := strings.Cut(rest, "\n---\n")
	if !opened || !closed {
		return FrontMatter{}, Errorf(Pos{File: file, Row: 1}, "mancano i dati in testa alla pagina: ci si aspettava un blocco YAML fra due righe «---»")
	}
	front := FrontMatter{file: file, fields: map[string]yaml.Node{}}
	return front, decodeYAML(file, 1, []byte(head), &front.fields)
}

// FrontMatter is the head of a Markdown page.
type FrontMatter struct {
	file   string
	fields map[string]yaml.Node
}

// Text gives a field that must be a text and not empty.
func (f FrontMatter) Text(key string) (Value, error) {
	node, ok := f.fields[key]
	if !ok || node.Kind != yaml.ScalarNode || strings.TrimSpace(node.Value) == "" {
		return Value{}, Errorf(f.pos(node), "manca «%s»: ci si aspettava un testo", key)
	}
	return f.value(&node), nil
}

// List gives a field that must be a list of texts with at least one item.
func (f FrontMatter) List(key string) ([]Value, error) {
	node, ok := f.fields[key]
	if !ok || node.Kind != yaml.SequenceNode || len(node.Content) == 0 {
		return nil, Errorf(f.pos(node), "manca «%s»: ci si aspettava un elenco di testi", key)
	}
	var items []Value
	for _, item := range node.Content {
		if item.Kind != yaml.ScalarNode || strings.TrimSpace(item.Value) == "" {
			return nil, Errorf(f.pos(*item), "una voce di «%s» non è un testo", key)
		}
		items = append(items, f.value(item))
	}
	return items, nil
}

func (f FrontMatter) value(node *yaml.Node) Value { return Value{Text: node.Value, Pos: f.pos(*node)} }

// pos counts the opening «---», which the decoder does not see.
func (f FrontMatter) pos(node yaml.Node) Pos {
	return Pos{File: f.file, Row: node.Line + 1, Col: node.Column}
}

func notThere(file string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return Errorf(Pos{File: file}, "il file non c'è")
	}
	return err
}

// decodeYAML decodes data that begins offset rows into the file.
func decodeYAML(file string, offset int, data []byte, into any) error {
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	decoder.KnownFields(true)
	err := decoder.Decode(into)
	if err == nil || errors.Is(err, io.EOF) {
		return nil
	}
	var typed *yaml.TypeError
	if !errors.As(err, &typed) {
		return yamlError(file, offset, strings.TrimPrefix(err.Error(), "yaml: "))
	}
	var errs Errors
	for _, message := range typed.Errors {
		errs.Add(file, yamlError(file, offset, message))
	}
	return errs.Err()
}

var (
	yamlLine    = regexp.MustCompile(`^line (\d+): (.*)$`)
	yamlUnknown = regexp.MustCompile(`^field (\S+) not found in type`)
	yamlTwice   = regexp.MustCompile(`^mapping key "?(.*?)"? already defined`)
)

// yamlError takes the row out of the decoder's message and says the frequent faults in Italian.
func yamlError(file string, offset int, message string) Error {
	pos := Pos{File: file}
	if m := yamlLine.FindStringSubmatch(message); m != nil {
		line, _ := strconv.Atoi(m[1])
		pos.Row, message = line+offset, m[2]
	}
	if m := yamlUnknown.FindStringSubmatch(message); m != nil {
		return Errorf(pos, "la chiave «%s» non è prevista", m[1])
	}
	if m := yamlTwice.FindStringSubmatch(message); m != nil {
		return Errorf(pos, "la chiave «%s» c'è due volte", m[1])
	}
	return Errorf(pos, "il testo non è YAML valido o il valore non è del tipo atteso (%s)", message)
}
