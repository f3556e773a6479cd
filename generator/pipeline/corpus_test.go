package pipeline

import (
	"bytes"
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"ambitilombardia/generator/console"
	"ambitilombardia/generator/settings"
	"ambitilombardia/generator/smallproject"
	"ambitilombardia/generator/words"
)

// The corpus of broken sources: testdata/corpus/*.txtar, one file for each kind of source, one section for each case. A
// case spoils a small good project and says what «ambiti check» then tells, every line of it. The lines of a case:
//
//	in FILE          the file that what follows is about
//	- TEXT           replace this text, which stands there (several lines: several «-»)
//	+ TEXT           by this one; without «-» before it, the whole file
//	remove           the file is taken away
//	save WAY         the file is saved by a program with ways of its own, see ways
//	workbook CHANGE  the table comes as a workbook, in which something is wrong, see changes
//	shapefile CHANGE the file is a zip of ISTAT's, in which something is wrong, see zips
//	boundaries       run «ambiti boundaries --from FILE» instead
//	= LINE           a line of the answer; none: the project is in order. In hugo.toml and i18n/it.toml, which grow, a row is
//	                 named by the text that it begins with: hugo.toml:⟨title⟩:1
//
// A section whose name is that of a file under data/ is no case but that file of the small project: so the small form of a
// source stands beside the cases that spoil it.
//
// Texts may hold Go's escapes (\n, \u202e, \x00) and ⟨1000×a⟩, a repeated a thousand times. With -update the lines of
// the answers are written anew: read them as the official will who has to act on them.
var update = flag.Bool("update", false, "write the answers of the corpus anew")

func TestEveryBrokenSourceSaysWhatToMend(t *testing.T) {
	t.Parallel()
	good := smallProject(t)
	must(t, check1(good))
	files, err := filepath.Glob("testdata/corpus/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	cases := 0
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		names := map[string]bool{}
		for i, section := range archive.Files {
			name := strings.TrimSuffix(filepath.Base(file), ".txtar") + "/" + section.Name
			if smallproject.IsFile(section) {
				continue
			}
			if names[name] {
				t.Errorf("%s: the name is there twice", name)
			}
			names[name] = true
			cases++
			t.Run(name, func(t *testing.T) {
				change, want := parseCase(t, string(section.Data))
				got := change(t, good)
				if *update {
					archive.Files[i].Data = []byte(rewrite(string(section.Data), got))
				} else if !slices.Equal(got, want) {
					t.Errorf("the answer is\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
				}
			})
		}
		if *update {
			if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Logf("%d broken sources", cases)
	if cases < 150 {
		t.Errorf("only %d cases", cases)
	}
}

// smallProject is a project in order with every kind of source.
func smallProject(t testing.TB) fstest.MapFS {
	t.Helper()
	files, err := smallproject.Files("../..")
	must(t, err)
	return files
}

// place is a place of an answer: file, file:row or file:row:column.
var place = regexp.MustCompile(`^[\p{L}\w./ ()-]+(:[0-9]+(:[0-9]+)?)?: (.*)$`)

// foreign finds what an official should never read: words of the programs beneath, and texts that nobody meant to show.
var foreign = regexp.MustCompile(`(?i)\b(error|invalid|unexpected|unmarshal|cannot|failed|expected|missing|line \d|EOF|struct|nil)\b|map\[|%!`)

func checkWords(t *testing.T, answer []string) {
	t.Helper()
	for i, line := range answer {
		if !place.MatchString(line) {
			t.Errorf("no place: %s", line)
		}
		if word := foreign.FindString(line); word != "" {
			t.Errorf("«%s» is no Italian: %s", word, line)
		}
		if len([]rune(line)) > 400 {
			t.Errorf("a line of %d characters: %.80s…", len([]rune(line)), line)
		}
		if i > 0 && line == answer[i-1] {
			t.Errorf("told twice: %s", line)
		}
	}
}

// parseCase reads a section: what it does to a project, giving the answer of the command, and the answer wanted.
func parseCase(t *testing.T, text string) (change func(*testing.T, fstest.MapFS) []string, want []string) {
	t.Helper()
	var steps []func(*testing.T, fstest.MapFS)
	file, command, ofWords := "", check1, false
	var old, new []string
	flush := func() {
		if old == nil && new == nil {
			return
		}
		steps = append(steps, edit(file, old, new))
		old, new = nil, nil
	}
	for line := range strings.Lines(text) {
		verb, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if verb == "-" && new != nil || verb != "-" && verb != "+" {
			flush()
		}
		switch verb {
		case "in":
			file, ofWords = rest, ofWords || isOfWords(rest)
		case "-":
			old = append(old, unescape(t, rest))
		case "+":
			new = append(new, unescape(t, rest))
		case "remove":
			gone := file
			steps = append(steps, func(_ *testing.T, files fstest.MapFS) { delete(files, gone) })
		case "save", "workbook", "shapefile":
			steps = append(steps, made(verb, file, rest))
		case "boundaries":
			command = boundaries1(file)
		case "=":
			want = append(want, rest)
		case "", "#":
		default:
			t.Fatalf("no such step: %s", line)
		}
	}
	flush()
	return func(t *testing.T, good fstest.MapFS) []string {
		if !ofWords {
			good = withoutWords(good)
		}
		files := fstest.MapFS{}
		for name, f := range good {
			files[name] = &fstest.MapFile{Data: f.Data}
		}
		for _, step := range steps {
			step(t, files)
		}
		err := command(files)
		if err == nil {
			return nil
		}
		if !IsInput(err) {
			t.Errorf("it is told as a fault of the machine: %v", err)
		}
		answer := strings.Split(err.Error(), "\n")
		checkWords(t, answer)
		return byText(answer, files)
	}, want
}

var growing = regexp.MustCompile(`^(` + regexp.QuoteMeta(words.File) + `|` + regexp.QuoteMeta(settings.File) + `):([0-9]+)`)

// byText names the rows of the settings and of the texts by what stands on them, «hugo.toml:⟨title⟩»: both files are the real
// ones, and whoever adds a row to them moves all the rows below.
func byText(answer []string, files fstest.MapFS) []string {
	for i, line := range answer {
		m := growing.FindStringSubmatch(line)
		if m == nil || files[m[1]] == nil {
			continue
		}
		rows := strings.Split(string(files[m[1]].Data), "\n")
		if row, _ := strconv.Atoi(m[2]); row <= len(rows) {
			key, _, _ := strings.Cut(rows[row-1], "=")
			key, _, _ = strings.Cut(key, "#")
			answer[i] = fmt.Sprintf("%s:⟨%s⟩%s", m[1], strings.Trim(key, " \uFEFF"), line[len(m[0]):])
		}
	}
	return answer
}

func edit(file string, old, new []string) func(*testing.T, fstest.MapFS) {
	return func(t *testing.T, files fstest.MapFS) {
		from, to := strings.Join(old, "\n"), strings.Join(new, "\n")
		if old == nil {
			files[file] = &fstest.MapFile{Data: []byte(to)}
			return
		}
		text := string(files[file].Data)
		if strings.Count(text, from) != 1 {
			t.Fatalf("%s holds %q %d times, want once", file, from, strings.Count(text, from))
		}
		if new == nil {
			from += "\n" // a line that is taken away takes its end along
		}
		files[file] = &fstest.MapFile{Data: []byte(strings.Replace(text, from, to, 1))}
	}
}

// made gives the step that puts another file in the place of one.
func made(verb, file, how string) func(*testing.T, fstest.MapFS) {
	return func(t *testing.T, files fstest.MapFS) {
		switch verb {
		case "save":
			way, ok := ways[how]
			if !ok {
				t.Fatalf("no such way to save: %s", how)
			}
			files[file] = &fstest.MapFile{Data: way(t, files[file].Data)}
		case "workbook":
			files[strings.TrimSuffix(file, path.Ext(file))+".xlsx"] = &fstest.MapFile{Data: workbook(t, files[file].Data, how)}
			delete(files, file)
		case "shapefile":
			files[file] = &fstest.MapFile{Data: shapefile(t, how)}
		}
	}
}

func check1(files fstest.MapFS) error {
	_, err := check(files, console.Console{})
	return err
}

// boundaries1 does what Boundaries does, the disk apart.
func boundaries1(file string) func(fstest.MapFS) error {
	return func(files fstest.MapFS) error {
		_, _, err := renewed(files, bytes.NewReader(files[file].Data), BoundarySource{File: file})
		return err
	}
}

// rewrite gives a section with another answer.
func rewrite(text string, answer []string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "=") && strings.TrimSpace(line) != "" {
			b.WriteString(line)
		}
	}
	for _, line := range answer {
		fmt.Fprintf(&b, "= %s\n", line)
	}
	return b.String() + "\n"
}

var repeated = regexp.MustCompile(`(?s)⟨(\d+)×(.+?)⟩`)

// unescape gives the text that a line of a case stands for.
func unescape(t *testing.T, line string) string {
	text, err := strconv.Unquote(`"` + strings.ReplaceAll(line, `"`, `\"`) + `"`)
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	return repeated.ReplaceAllStringFunc(text, func(match string) string {
		m := repeated.FindStringSubmatch(match)
		n, _ := strconv.Atoi(m[1])
		return strings.Repeat(m[2], n)
	})
}

// ways in which programs save a text.
var ways = map[string]func(*testing.T, []byte) []byte{
	"with a byte order mark": func(_ *testing.T, text []byte) []byte { return append([]byte("\uFEFF"), text...) },
	"with CRLF":              func(_ *testing.T, text []byte) []byte { return bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n")) },
	"with CR":                func(_ *testing.T, text []byte) []byte { return bytes.ReplaceAll(text, []byte("\n"), []byte("\r")) },
	"in Windows-1252": func(t *testing.T, text []byte) []byte {
		out, err := charmap.Windows1252.NewEncoder().Bytes(text)
		if err != nil {
			t.Fatal(err)
		}
		return out
	},
	"in UTF-16": func(t *testing.T, text []byte) []byte {
		out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes(text)
		if err != nil {
			t.Fatal(err)
		}
		return out
	},
	"with semicolons":        separated(';'),
	"with tabulations":       separated('\t'),
	"with bars":              separated('|'),
	"with every cell quoted": quoted,
	"twice":                  func(_ *testing.T, text []byte) []byte { return append(slices.Clone(text), text...) },
	"to the half":            func(_ *testing.T, text []byte) []byte { return text[:len(text)/2] },
}

func separated(by rune) func(*testing.T, []byte) []byte {
	return func(t *testing.T, text []byte) []byte {
		var out bytes.Buffer
		w := csv.NewWriter(&out)
		w.Comma = by
		if err := w.WriteAll(table(t, text)); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
}

func quoted(t *testing.T, text []byte) []byte {
	var out bytes.Buffer
	for _, row := range table(t, text) {
		for i, cell := range row {
			row[i] = strconv.Quote(cell)
		}
		out.WriteString(strings.Join(row, ",") + "\n")
	}
	return out.Bytes()
}

func table(t *testing.T, text []byte) [][]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
