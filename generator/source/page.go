package source

import (
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// Page is a Markdown page that a person writes: the fields of its head, in which Keys, Text, Number, List and Groups look, and
// its body.
type Page struct {
	File    string
	Head    string // the YAML, from the second row on
	Body    string // what follows the head, with the line ends of Unix
	BodyRow int    // the row of the file in which it begins
	keys    []Value
	fields  map[string]yaml.Node
}

// ReadPage reads a Markdown page that begins with YAML between two «---» lines.
func ReadPage(files fs.FS, file string) (Page, error) {
	data, err := readText(files, file)
	if err != nil {
		return Page{}, err
	}
	text := strings.ReplaceAll(string(data), "\r\n", "\n") + "\n"
	rest, opened := strings.CutPrefix(text, "---\n")
	head, body, closed := strings.Cut(rest, "\n---\n")
	if !opened || !closed {
		return Page{}, Errorf(Pos{File: file, Row: 1}, "mancano i dati in testa alla pagina: ci si aspettava un blocco YAML fra due righe «---»")
	}
	page := Page{File: file, Head: head, Body: body, BodyRow: strings.Count(head, "\n") + 4, fields: map[string]yaml.Node{}}
	var errs Errors
	root, err := decodeYAML(file, 1, []byte(head), &page.fields)
	if errs.Add(file, err); err == nil && len(root.Content) > 0 {
		page.keys = page.keysOf(root.Content[0])
	}
	errs = append(errs, checkBody(page)...)
	return page, errs.Err()
}

// keysOf gives the keys of a head that has been read.
func (p Page) keysOf(head *yaml.Node) []Value {
	var keys []Value
	for i := 0; i < len(head.Content); i += 2 {
		keys = append(keys, p.value(*head.Content[i]))
	}
	return keys
}

// checkBody refuses in the body what checkScalars refuses in the head.
func checkBody(p Page) (errs Errors) {
	row := p.BodyRow
	for line := range strings.Lines(p.Body) {
		if r, i, found := unseenIn(line, func(r rune) bool { return Unseen(r) && r != emojiStyle }); found {
			errs.Addf(Pos{File: p.File, Row: row, Col: utf8.RuneCountInString(line[:i]) + 1},
				"il testo contiene un carattere di controllo o che non si vede (%U): riscriverlo a mano", r)
		}
		row++
	}
	return errs
}

// Keys gives the keys of the head in their order.
func (p Page) Keys() []Value { return p.keys }

// Has tells whether the head has a field.
func (p Page) Has(key string) bool {
	_, ok := p.fields[key]
	return ok
}

// Text gives a field that must be a text and not empty.
func (p Page) Text(key string) (Value, error) {
	node, ok := p.fields[key]
	if !ok {
		return Value{}, Errorf(p.pos(node), "manca «%s»: ci si aspettava un testo", key)
	}
	return p.text(node, key)
}

func (p Page) text(node yaml.Node, key string) (Value, error) {
	if !isText(node) {
		if node.Kind == yaml.ScalarNode && strings.TrimSpace(node.Value) == "" {
			return Value{}, Errorf(p.pos(node), "«%s» è vuoto: ci si aspettava un testo", key)
		}
		return Value{}, Errorf(p.pos(node), "«%s» non è un testo: ci si aspettava un testo, fra virgolette se è un numero", key)
	}
	return p.value(node), nil
}

// Number gives a field that must be a whole number.
func (p Page) Number(key string) (Value, error) {
	node, ok := p.fields[key]
	if !ok {
		return Value{}, Errorf(p.pos(node), "manca «%s»: ci si aspettava un numero intero", key)
	}
	if node.Kind != yaml.ScalarNode || node.ShortTag() != "!!int" {
		return Value{}, Errorf(p.pos(node), "«%s» non è un numero intero: ci si aspettavano solo cifre, senza virgolette", key)
	}
	return p.value(node), nil
}

// List gives a field that must be a list of texts with at least one item.
func (p Page) List(key string) ([]Value, error) {
	node, ok := p.fields[key]
	if !ok {
		return nil, Errorf(p.pos(node), "manca «%s»: ci si aspettava un elenco di testi", key)
	}
	if node.Kind != yaml.SequenceNode || len(node.Content) == 0 {
		return nil, Errorf(p.pos(node), "«%s» non è un elenco: ci si aspettava un testo per riga, con un trattino davanti", key)
	}
	var items []Value
	var errs Errors
	for _, item := range node.Content {
		if !isText(*item) {
			errs.Addf(p.pos(*item), "una voce di «%s» non è un testo: se contiene due punti o è un numero va fra virgolette", key)
		}
		items = append(items, p.value(*item))
	}
	return items, errs.Err()
}

// Groups gives a field that must be a list of groups with at least one, each of which has all the keys, with a text, and no
// other.
func (p Page) Groups(key string, keys []string) ([]map[string]Value, error) {
	node, ok := p.fields[key]
	if !ok || node.Kind != yaml.SequenceNode || len(node.Content) == 0 {
		return nil, Errorf(p.pos(node), "manca l'elenco «%s»: ci si aspettava per ogni voce un trattino e le chiavi «%s»", key, strings.Join(keys, "», «"))
	}
	var groups []map[string]Value
	var errs Errors
	for _, item := range node.Content {
		group := map[string]Value{}
		if item.Kind != yaml.MappingNode {
			errs.Addf(p.pos(*item), "una voce di «%s» non ha le sue chiavi: ci si aspettava «%s»", key, strings.Join(keys, "», «"))
			continue
		}
		for i := 0; i < len(item.Content); i += 2 {
			name := p.value(*item.Content[i])
			if !slices.Contains(keys, name.Text) {
				errs = append(errs, Unexpected(name, keys))
				continue
			}
			if _, ok := group[name.Text]; ok {
				errs.Addf(name.Pos, "la chiave «%s» c'è già in questa voce: tenerne una sola", name.Text)
				continue
			}
			value, err := p.text(*item.Content[i+1], name.Text)
			errs.Add(p.File, err)
			group[name.Text] = value
		}
		for _, want := range keys {
			if _, ok := group[want]; !ok {
				errs.Addf(p.pos(*item), "manca «%s»: ci si aspettava un testo", want)
			}
		}
		groups = append(groups, group)
	}
	return groups, errs.Err()
}

// Unexpected is the error of a key that is none of the words: it names the one that was perhaps meant, or else all.
func Unexpected(key Value, words []string) Error {
	hint := Perhaps(key.Text, words)
	if hint == "" {
		hint = ": ci si aspettava «" + strings.Join(words, "», «") + "»"
	}
	return Errorf(key.Pos, "la chiave «%s» non è prevista%s", Shorten(key.Text), hint)
}

func isText(node yaml.Node) bool {
	return node.Kind == yaml.ScalarNode && node.ShortTag() == "!!str" && strings.TrimSpace(node.Value) != ""
}

func (p Page) value(node yaml.Node) Value { return Value{Text: node.Value, Pos: p.pos(node)} }

// pos counts the opening «---», which the decoder does not see.
func (p Page) pos(node yaml.Node) Pos {
	return Pos{File: p.File, Row: node.Line + 1, Col: node.Column}
}
