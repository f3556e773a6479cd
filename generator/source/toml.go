package source

import (
	"bytes"
	"errors"
	"io/fs"
	"reflect"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// maxSettings is ten times what our settings are: the decoder takes time in proportion to the file for each unknown key.
const maxSettings = 64 << 10

// TOML is a file of settings: where each of its keys stands, «params.contact.email».
type TOML struct {
	file  string
	text  []byte
	begin map[string]int // in the text
}

// ReadTOML decodes a TOML file into a struct. Keys that the struct does not have are errors: they are slips of the pen.
func ReadTOML(files fs.FS, file string, into any) (TOML, error) {
	data, err := ReadAll(files, file)
	if err != nil {
		return TOML{}, err
	}
	text, err := plainText(file, data)
	if err != nil {
		return TOML{}, err
	}
	if len(text) > maxSettings {
		return TOML{}, Errorf(Pos{File: file}, "il file supera %d kB: non può essere quello giusto", maxSettings>>10)
	}
	if bytes.HasPrefix(data, []byte(byteOrderMark)) {
		return TOML{}, Errorf(Pos{File: file, Row: 1}, "il file comincia con un segno che non si vede (BOM): salvarlo in UTF-8 «senza BOM»") // Hugo's reader stops at it
	}
	decoder := toml.NewDecoder(bytes.NewReader(text)).DisallowUnknownFields()
	err = decoder.Decode(into)
	var unknown *toml.StrictMissingError
	var wrong *toml.DecodeError
	switch {
	case errors.As(err, &unknown):
		var errs Errors
		words := keysOf(reflect.TypeOf(into), "toml")
		for _, one := range unknown.Errors {
			key := one.Key()
			errs = append(errs, unexpectedSetting(file, one, key[len(key)-1], words))
		}
		return TOML{}, errs.Err()
	case errors.As(err, &wrong):
		row, col := wrong.Position()
		pos := Pos{File: file, Row: row, Col: col}
		if key := strings.Join(wrong.Key(), "."); key != "" && strings.Contains(wrong.Error(), "cannot decode") {
			return TOML{}, Errorf(pos, "«%s» non è del tipo giusto: un testo va fra virgolette, un numero, true e false no", key)
		}
		return TOML{}, Errorf(pos, "il testo non è TOML valido: ci si aspettava «nome = \"valore\"», una volta sola e una per riga, con le virgolette chiuse")
	case err != nil:
		return TOML{}, Errorf(Pos{File: file}, "il testo non è TOML valido")
	}
	return TOML{file, text, beginningsIn(text)}, nil
}

func unexpectedSetting(file string, at toml.DecodeError, key string, words []string) Error {
	row, col := at.Position()
	hint := Perhaps(key, words)
	if hint == "" {
		hint = ": controllare come è scritta e sotto quale titolo fra parentesi quadre sta"
	}
	return Errorf(Pos{File: file, Row: row, Col: col}, "la chiave «%s» non è prevista%s", Shorten(strings.Join(at.Key(), ".")), hint)
}

// At gives where a key stands, or the file where it does not.
func (t TOML) At(key string) Pos {
	begin, ok := t.begin[key]
	if !ok {
		return Pos{File: t.file}
	}
	before := t.text[:begin]
	return Pos{File: t.file, Row: bytes.Count(before, []byte("\n")) + 1, Col: begin - bytes.LastIndexByte(before, '\n')}
}

// beginningsIn finds every key of a text that has been decoded. Of tables in a list it keeps the last. Rows are counted when
// somebody asks: of hundreds of keys that is for the few that are wrong.
func beginningsIn(text []byte) map[string]int {
	begin := map[string]int{}
	var parser unstable.Parser
	parser.Reset(text)
	table := ""
	for parser.NextExpression() {
		node := parser.Expression()
		var names []string
		var at unstable.Range
		for key := node.Key(); key.Next(); {
			if names == nil {
				at = key.Node().Raw
			}
			names = append(names, string(key.Node().Data))
		}
		name := strings.Join(names, ".")
		if node.Kind != unstable.KeyValue {
			table = name + "."
		} else {
			name = table + name
		}
		begin[name] = int(at.Offset)
	}
	return begin
}
