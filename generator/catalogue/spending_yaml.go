package catalogue

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"

	"ambitilombardia/generator/source"
)

// yamlText is a text of a YAML file that knows where it stands.
type yamlText struct {
	Text     string
	row, col int
}

// UnmarshalYAML takes a single value, be it written as a text or as a number.
func (t *yamlText) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind != yaml.ScalarNode {
		return &yaml.TypeError{Errors: []string{fmt.Sprintf("line %d: cannot unmarshal %s into string", node.Line, node.ShortTag())}}
	}
	*t = yamlText{Text: strings.TrimSpace(node.Value), row: node.Line, col: node.Column}
	return nil
}

func (t yamlText) at(file string) source.Pos { return source.Pos{File: file, Row: t.row, Col: t.col} }

func (t yamlText) value(file string) source.Value { return source.Value{Text: t.Text, Pos: t.at(file)} }

func texts(list []yamlText) []string {
	var out []string
	for _, t := range list {
		out = append(out, t.Text)
	}
	return out
}
