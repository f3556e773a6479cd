package source

import (
	"io/fs"
	"strings"

	"go.yaml.in/yaml/v3"
)

// FrontMatter is the head of a Markdown page.
type FrontMatter struct {
	file   string
	fields map[string]yaml.Node
}

// ReadFrontMatter reads the YAML between the two «---» lines at the top of a Markdown page, in which Text and List look.
// The keys that nobody asks for and the body are Hugo's business.
func ReadFrontMatter(files fs.FS, file string) (FrontMatter, error) {
	data, err := readText(files, file)
	if err != nil {
		return FrontMatter{}, err
	}
	text := strings.ReplaceAll(string(data), "\r\n", "\n") + "\n"
	rest, opened := strings.CutPrefix(text, "---\n")
	head, _, closed := strings.Cut(rest, "\n---\n")
	if !opened || !closed {
		return FrontMatter{}, Errorf(Pos{File: file, Row: 1}, "mancano i dati in testa alla pagina: ci si aspettava un blocco YAML fra due righe «---»")
	}
	front := FrontMatter{file: file, fields: map[string]yaml.Node{}}
	return front, decodeYAML(file, 1, []byte(head), &front.fields)
}

// Text gives a field that must be a text and not empty.
func (f FrontMatter) Text(key string) (Value, error) {
	node, ok := f.fields[key]
	if !ok {
		return Value{}, Errorf(f.pos(node), "manca «%s»: ci si aspettava un testo", key)
	}
	if !isText(node) {
		if node.Kind == yaml.ScalarNode && strings.TrimSpace(node.Value) == "" {
			return Value{}, Errorf(f.pos(node), "«%s» è vuoto: ci si aspettava un testo", key)
		}
		return Value{}, Errorf(f.pos(node), "«%s» non è un testo: ci si aspettava un testo, fra virgolette se è un numero", key)
	}
	return f.value(node), nil
}

// List gives a field that must be a list of texts with at least one item.
func (f FrontMatter) List(key string) ([]Value, error) {
	node, ok := f.fields[key]
	if !ok {
		return nil, Errorf(f.pos(node), "manca «%s»: ci si aspettava un elenco di testi", key)
	}
	if node.Kind != yaml.SequenceNode || len(node.Content) == 0 {
		return nil, Errorf(f.pos(node), "«%s» non è un elenco: ci si aspettava un testo per riga, con un trattino davanti", key)
	}
	var items []Value
	var errs Errors
	for _, item := range node.Content {
		if !isText(*item) {
			errs.Addf(f.pos(*item), "una voce di «%s» non è un testo: se contiene due punti o è un numero va fra virgolette", key)
		}
		items = append(items, f.value(*item))
	}
	return items, errs.Err()
}

func isText(node yaml.Node) bool {
	return node.Kind == yaml.ScalarNode && node.ShortTag() == "!!str" && strings.TrimSpace(node.Value) != ""
}

func (f FrontMatter) value(node yaml.Node) Value { return Value{Text: node.Value, Pos: f.pos(node)} }

// pos counts the opening «---», which the decoder does not see.
func (f FrontMatter) pos(node yaml.Node) Pos {
	return Pos{File: f.file, Row: node.Line + 1, Col: node.Column}
}
