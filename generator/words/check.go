package words

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"text/template/parse"

	"ambitilombardia/generator/source"
)

// File is where the words are.
const File = "i18n/it.toml"

// Templates is where the templates are.
const Templates = "layouts"

// link is what a sentence shows as a link.
var link = regexp.MustCompile(`\[[^\[\]]+\]`)

// Check wants the words of a project to be those that its templates ask for. A copy of the sources alone, to be looked at, has
// neither.
func Check(project fs.FS) error {
	if missing(project, Templates) && missing(project, File) {
		return nil
	}
	tree := map[string]any{}
	places, err := source.ReadTOML(project, File, &tree)
	if err != nil {
		return err
	}
	calls, all, err := callsIn(project)
	if err != nil {
		return err
	}
	var errs source.Errors
	texts := map[string][]string{}
	flatten("", tree, texts, func(key string) {
		errs.Addf(places.At(key), "«%s» non è un testo: ci si aspettava %s = \"testo\"", key, last(key))
	})
	asked := map[string]bool{}
	for _, c := range calls {
		forms, ok := texts[c.key]
		if !ok && !asked[c.key] {
			errs.Addf(places.At(groupOf(c.key)), "manca «%s»: le pagine mostrano questo testo", c.key)
		}
		asked[c.key] = true
		for _, text := range forms {
			if fault := c.fault(text); fault != "" {
				errs.Addf(places.At(c.key), "«%s» %s", c.key, fault)
			}
		}
	}
	words := slices.Collect(maps.Keys(asked))
	for key, forms := range texts {
		if all && !asked[key] {
			errs.Addf(places.At(key), "nessuna pagina mostra il testo «%s»%s", source.Shorten(key), hint(key, words))
		}
		for _, text := range forms {
			if fault := faultIn(text); fault != "" {
				errs.Addf(places.At(key), "«%s» %s", source.Shorten(key), fault)
			}
		}
	}
	return errs.Err()
}

// flatten gives every text by its whole key, «header.find». Two texts have the key of a count: for one, and for all else.
func flatten(prefix string, tree map[string]any, texts map[string][]string, wrong func(key string)) {
	for name, value := range tree {
		key := strings.TrimPrefix(prefix+"."+name, ".")
		switch v := value.(type) {
		case string:
			texts[key] = []string{v}
		case map[string]any:
			one, ok1 := v["one"].(string)
			other, ok2 := v["other"].(string)
			if ok1 && ok2 && len(v) == 2 {
				texts[key] = []string{one, other}
			} else {
				flatten(key, v, texts, wrong)
			}
		default:
			texts[key] = nil
			wrong(key)
		}
	}
}

// fault says what a text lacks of what the templates give it, or asks for in vain.
func (c call) fault(text string) string {
	if found, ok := variablesOf(text); ok && !slices.Equal(found, c.variables) {
		isIn := func(list []string) func(string) bool {
			return func(name string) bool { return slices.Contains(list, name) }
		}
		lost := slices.DeleteFunc(slices.Clone(c.variables), isIn(found))
		vain := slices.DeleteFunc(slices.Clone(found), isIn(c.variables))
		switch {
		case len(vain) == 0:
			return fmt.Sprintf("non ha %s: è il posto di un valore, il testo lo deve avere", listed(lost))
		case len(lost) == 0:
			return fmt.Sprintf("ha %s, che il programma non riempie: toglierlo", listed(vain))
		}
		return fmt.Sprintf("ha %s, che il programma non riempie: ci si aspettava %s", listed(vain), listed(lost))
	}
	if found := len(link.FindAllString(text, -1)); c.links >= 0 && found != c.links {
		return fmt.Sprintf("ha %d collegamenti fra parentesi quadre: ci si aspettava di trovarne %d", found, c.links)
	}
	return ""
}

// faultIn says what no text may have.
func faultIn(text string) string {
	if strings.TrimSpace(text) == "" {
		return "è vuoto: ci si aspettava un testo"
	}
	if r, found := source.FirstUnseen(text); found {
		return fmt.Sprintf("contiene un carattere di controllo o che non si vede (%U): riscrivere il testo a mano", r)
	}
	if strings.ContainsAny(text, "<>") {
		return "contiene «<» o «>»: qui ci si aspettava un testo senza HTML"
	}
	if _, ok := variablesOf(text); !ok {
		return "ha parentesi graffe che non si leggono: ci si aspettava una forma come {{ .Name }}"
	}
	return ""
}

// variablesOf gives the names in «{{ .Name }}», in order, each once. It is false if braces hold anything else.
func variablesOf(text string) ([]string, bool) {
	if !strings.Contains(text, "{{") {
		return nil, true
	}
	trees, err := parse.Parse("", text, "", "", map[string]any{})
	if err != nil || trees[""] == nil {
		return nil, err == nil
	}
	var found []string
	for _, node := range trees[""].Root.Nodes {
		if node.Type() == parse.NodeText {
			continue
		}
		action, ok := node.(*parse.ActionNode)
		if !ok || len(action.Pipe.Decl) > 0 || len(action.Pipe.Cmds) != 1 || len(action.Pipe.Cmds[0].Args) != 1 {
			return nil, false
		}
		field, ok := action.Pipe.Cmds[0].Args[0].(*parse.FieldNode)
		if !ok || len(field.Ident) != 1 {
			return nil, false
		}
		found = append(found, field.Ident[0])
	}
	slices.Sort(found)
	return slices.Compact(found), true
}

func listed(variables []string) string { return "{{ ." + strings.Join(variables, " }}, {{ .") + " }}" }

// hint names the text that was perhaps meant.
func hint(key string, words []string) string {
	if meant := source.Perhaps(key, words); meant != "" {
		return meant
	}
	return ": controllare come è scritta la chiave e sotto quale titolo fra parentesi quadre sta"
}

// groupOf gives the title under which a key stands.
func groupOf(key string) string {
	return strings.TrimSuffix(strings.TrimSuffix(key, last(key)), ".")
}

func last(key string) string { return key[strings.LastIndex(key, ".")+1:] }

func missing(project fs.FS, name string) bool {
	_, err := fs.Stat(project, name)
	return errors.Is(err, fs.ErrNotExist)
}
