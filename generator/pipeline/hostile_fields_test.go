package pipeline

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"go.yaml.in/yaml/v3"
)

// A field of a source: a column of a table, a key of YAML, of the head of a page or of the settings, «tabelle[].titolo».
type sourceField struct{ file, path string }

// The fields are not listed by hand: they are those of the real sources, so that a new one cannot be forgotten. A text is
// put in each; what the readers let through must be inert wherever it lands.
func hostileFields(t *testing.T) (project fstest.MapFS, fields []sourceField) {
	t.Helper()
	project = smallProject(t)
	for name, file := range hostileProject(t) {
		if path.Dir(name) == "content/macroaree" && path.Base(name) != "_index.md" {
			delete(project, "content/macroaree/a-poverta-e-lavoro.md")
			delete(project, "content/macroaree/b-casa.md")
		}
		project[name] = file
	}
	must(t, check1(project))
	project = withoutWords(project)
	seen := map[sourceField]bool{}
	real := os.DirFS("../..")
	for _, root := range []string{"data", "content", "hugo.toml"} {
		must(t, fs.WalkDir(real, root, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || strings.HasPrefix(name, "data/edizioni/") && path.Dir(name) != "data/edizioni" {
				return err // in an edition nobody may change anything
			}
			data, err := fs.ReadFile(real, name)
			must(t, err)
			if path.Dir(name) == "content/macroaree" && path.Base(name) != "_index.md" {
				name = "content/macroaree/a-poverta-script-alert-titolo-script.md" // one of a kind
			}
			for _, key := range slices.Sorted(maps.Keys(valuesOf(t, name, data))) {
				if f := (sourceField{name, key}); !seen[f] {
					seen[f] = true
					fields = append(fields, f)
				}
			}
			return nil
		}))
	}
	for _, f := range fields {
		if file, ok := project[f.file]; !ok || valuesOf(t, f.file, file.Data)[f.path] == nil {
			t.Errorf("tests/hostile/%s has no field %s, which the real file has", f.file, f.path)
		}
	}
	if t.Failed() {
		t.FailNow()
	}
	return project, fields
}

// rounds parts the fields so that each round has one of every file: a check tells all that is wrong, and takes as long for one
// field as for fifty.
func rounds(fields []sourceField) [][]sourceField {
	var all [][]sourceField
	of := map[string]int{}
	for _, f := range fields {
		if of[f.file] == len(all) {
			all = append(all, nil)
		}
		all[of[f.file]] = append(all[of[f.file]], f)
		of[f.file]++
	}
	return all
}

// A field is tried alone where the answer to its round does not tell of it.
func TestNoFieldTakesCharactersThatAreNotSeen(t *testing.T) {
	t.Parallel()
	project, fields := hostileFields(t)
	for i, round := range rounds(fields) {
		mark := []string{"\u202e", "\x1b", "\u200b", "\u0085"}[i%4]
		spoilt := func(fields ...sourceField) error {
			return check1(with(t, project, func(sourceField) string { return "un" + mark + "testo" }, fields...))
		}
		answer := strings.Split(fmt.Sprint(spoilt(round...)), "\n")
		for _, f := range round {
			told := func(line string) bool {
				return strings.HasPrefix(line, f.file+":") && strings.Contains(line, fmt.Sprintf("%U", []rune(mark)[0]))
			}
			if slices.ContainsFunc(answer, told) {
				continue
			}
			if err := spoilt(f); err == nil || !IsInput(err) || !strings.Contains(err.Error(), f.file) {
				t.Errorf("%s, %s: with %U in it the answer is %v", f.file, f.path, []rune(mark), err)
			}
		}
	}
	if len(fields) < 100 {
		t.Errorf("only %d fields", len(fields))
	}
}

// Of a round, the texts that the answer quotes are of fields with a form of their own, which leaves no room. What it only names the
// file of is tried alone.
func TestEveryTextFieldThatMayBeHostileIsInert(t *testing.T) {
	t.Parallel()
	project, fields := hostileFields(t)
	text := func(f sourceField) string {
		// What a formula, a path or a tag begins with; and each of them in every text.
		i := slices.Index(fields, f)
		start := []string{"=", "+", "-", "@", "../", `..\`, "<", "/"}[i%8]
		return fmt.Sprintf(`%s1+1 ../..\..\zq%d <script>alert("zq")</script>"><img src=x onerror=alert(1)>`, start, i)
	}
	token := func(f sourceField) *regexp.Regexp { // names of the act are in capitals
		return regexp.MustCompile(fmt.Sprintf(`(?i)zq%d\b`, slices.Index(fields, f)))
	}
	all := project
	var free []sourceField
	take := func(fields ...sourceField) error {
		together := with(t, all, text, fields...)
		err := check1(together)
		if err == nil {
			all, free = together, append(free, fields...)
		}
		return err
	}
	var doubtful []sourceField
	for _, round := range rounds(fields) {
		for err := take(round...); err != nil; err = take(round...) {
			quoted := func(f sourceField) bool { return token(f).MatchString(err.Error()) }
			if slices.ContainsFunc(round, quoted) {
				round = slices.DeleteFunc(round, quoted)
				continue
			}
			named := func(f sourceField) bool { return strings.Contains(err.Error(), f.file) }
			if !slices.ContainsFunc(round, named) {
				named = func(sourceField) bool { return true }
			}
			for _, f := range round {
				if named(f) {
					doubtful = append(doubtful, f)
				}
			}
			round = slices.DeleteFunc(round, named)
		}
	}
	for _, f := range doubtful {
		if check1(with(t, project, text, f)) != nil {
			continue
		}
		if err := take(f); err != nil {
			t.Errorf("%s, %s: %v", f.file, f.path, err)
		}
	}
	if len(free) < 60 {
		t.Errorf("only %d fields take a text", len(free))
	}
	root := smallRoot(t, all)
	files, err := Render(Options{Root: root})
	must(t, err)
	shown := readSite(t, files)
	seen := map[string]bool{}
	for _, texts := range shown {
		for _, mark := range regexp.MustCompile(`zq[0-9]+`).FindAllString(strings.ToLower(texts), -1) {
			seen[mark] = true
		}
	}
	var unseen []string
	for _, f := range free {
		if !seen[fmt.Sprintf("zq%d", slices.Index(fields, f))] {
			unseen = append(unseen, f.file+" "+f.path)
		}
	}
	t.Logf("%d fields take any text; of them no file shows %d: %q", len(free), len(unseen), unseen)
	if len(unseen) > len(free)/4 {
		t.Error("too many are nowhere to be seen: the test proves little")
	}
}

// with gives a project in which the first value of each field is a text.
func with(t *testing.T, project fstest.MapFS, text func(sourceField) string, fields ...sourceField) fstest.MapFS {
	t.Helper()
	changed := maps.Clone(project)
	for _, f := range fields {
		changed[f.file] = &fstest.MapFile{Data: valuesOf(t, f.file, changed[f.file].Data)[f.path](text(f))}
	}
	return changed
}

// setter gives the bytes of a file with another text in one field.
type setter func(text string) []byte

func valuesOf(t *testing.T, name string, data []byte) map[string]setter {
	t.Helper()
	switch path.Ext(name) {
	case ".csv":
		return cellsOf(t, data)
	case ".yaml":
		return scalarsOf(t, data, func(text []byte) []byte { return text })
	case ".md":
		head, body, _ := bytes.Cut(bytes.TrimPrefix(data, []byte("---\n")), []byte("\n---\n"))
		return scalarsOf(t, head, func(text []byte) []byte { return slices.Concat([]byte("---\n"), text, []byte("---\n"), body) })
	case ".toml":
		return settingsOf(data)
	}
	return nil
}

func cellsOf(t *testing.T, data []byte) map[string]setter {
	values := map[string]setter{}
	rows := table(t, data)
	for i, column := range rows[0] {
		values[column] = func(text string) []byte {
			changed := slices.Clone(rows)
			changed[1] = slices.Clone(rows[1])
			changed[1][i] = text
			var out bytes.Buffer
			must(t, csv.NewWriter(&out).WriteAll(changed))
			return out.Bytes()
		}
	}
	return values
}

func scalarsOf(t *testing.T, data []byte, whole func([]byte) []byte) map[string]setter {
	values := map[string]setter{}
	var root yaml.Node
	must(t, yaml.Unmarshal(data, &root))
	var walk func(node *yaml.Node, at string)
	walk = func(node *yaml.Node, at string) {
		switch node.Kind {
		case yaml.MappingNode:
			for i := 0; i < len(node.Content); i += 2 {
				walk(node.Content[i+1], strings.TrimPrefix(at+"."+node.Content[i].Value, "."))
			}
		case yaml.ScalarNode:
			if _, ok := values[at]; !ok {
				values[at] = func(text string) []byte {
					before := *node
					*node = yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Style: yaml.DoubleQuotedStyle, Value: text}
					defer func() { *node = before }()
					out, err := yaml.Marshal(&root)
					must(t, err)
					return whole(out)
				}
			}
		default:
			for _, child := range node.Content {
				if node.Kind == yaml.SequenceNode {
					walk(child, at+"[]")
				} else {
					walk(child, at)
				}
			}
		}
	}
	walk(&root, "")
	return values
}

var (
	tomlTable = regexp.MustCompile(`(?m)^\[+([a-z.]+)\]+|^(\w+) = ("[^"\n]*"|'[^'\n]*')`)
)

func settingsOf(data []byte) map[string]setter {
	values := map[string]setter{}
	table := ""
	for _, m := range tomlTable.FindAllSubmatchIndex(data, -1) {
		if m[2] >= 0 {
			table = string(data[m[2]:m[3]]) + "."
			continue
		}
		key := table + string(data[m[4]:m[5]])
		if _, ok := values[key]; !ok {
			values[key] = func(text string) []byte {
				quoted := regexp.MustCompile(`\\x([0-9a-f]{2})`).ReplaceAllString(strconv.Quote(text), `\u00$1`) // as TOML writes it
				return slices.Concat(data[:m[6]], []byte(quoted), data[m[7]:])
			}
		}
	}
	return values
}
