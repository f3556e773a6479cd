package pipeline

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// For a long search: go test ./generator/pipeline -run Mutated -mutations 2000 -seed 7
var (
	mutations = flag.Int("mutations", 60, "how many mutated sources to try")
	seed      = flag.Uint64("seed", 1, "of the mutations")
)

// batch is how many mutations that check accepts are built together: a build takes seconds.
const batch = 8

// What check accepts, build publishes: sources are spoilt at random, and those that check lets through are built.
func TestMutatedSourcesThatCheckAcceptsAreBuilt(t *testing.T) {
	good := smallProject(t)
	root := smallRoot(t, good)
	random := rand.New(rand.NewPCG(*seed, 0))
	all, names, refused, built := maps.Clone(good), []string(nil), 0, 0
	builds := func(project fstest.MapFS) error {
		defer writeChanged(t, root, project, good)
		writeChanged(t, root, good, project)
		_, err := Render(Options{Root: root})
		return err
	}
	alone := map[string]fstest.MapFS{}
	flush := func() {
		if err := builds(all); err != nil {
			t.Errorf("check accepts, build does not:\n  %s\n%v", strings.Join(names, "\n  "), err)
			for _, name := range names {
				if err := builds(alone[name]); err != nil {
					t.Errorf("alone: %s\n%v", name, err)
				}
			}
		}
		built += len(names)
		all, names = maps.Clone(good), nil
		clear(alone)
	}
	for range *mutations {
		name, mutate := mutation(t, random, good)
		one := mutate(maps.Clone(good))
		if err := check1(one); err != nil {
			if !IsInput(err) {
				t.Errorf("%s: no fault of the input: %v", name, err)
			}
			refused++
			continue
		}
		together := mutate(maps.Clone(all))
		if check1(together) != nil {
			continue // it contradicts another
		}
		all, names = together, append(names, name)
		alone[name] = one
		if len(names) == batch {
			flush()
		}
	}
	flush()
	t.Logf("%d mutations: %d refused, %d built", *mutations, refused, built)
	if built < *mutations/10 || refused < *mutations/10 {
		t.Error("the mutations prove little")
	}
}

// writeChanged brings a project on the disk from one state to another.
func writeChanged(t *testing.T, root string, from, to fstest.MapFS) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(to)) {
		if before, ok := from[name]; !ok || !bytes.Equal(before.Data, to[name].Data) {
			writeSource(t, root, filepath.FromSlash(name), string(to[name].Data))
		}
	}
}

// values are put in the place of others: of the kinds of the sources, odd, long, hostile.
var values = []string{
	"", "0", "-1", "1e9", "1,5", "012", "99999999999999", "9999999999999.9", "2018", "1899", "A", "K", "k", "assistenti_sociali", "tab_9", "graf_99_x",
	"50083", "321", "724", "lom_1", "MI", "quota", "procapite", "importo", "conteggio", "ambito", "ats", "gestione", "%", "milioni_eur", "lombardia",
	"nota", "dubbia", "perso_nel_testo", "totale", "Casa", "Asola", "=1+1", "../../etc/passwd", "<script>alert(1)</script>", "\"'><b>", "{{ .Site }}",
	"a|b;c\\d", "tab\tx", "due\nrighe", "/", ".", "..", "-", "’", "È così: «già»", "中文", "🙂", "x\u0301", "Ω≠ ½", "con\u00a0spazio",
	strings.Repeat("lungo ", 20) + "x", strings.Repeat("a", 140), strings.Repeat("è", 150), strings.Repeat("b", 400), "https://example.org/?a=1&b=2", "CON", "index", "null", "true", "~", "2021-02-30",
}

// mutation draws a change to one source: it names it, and does it to a project.
func mutation(t *testing.T, random *rand.Rand, good fstest.MapFS) (string, func(fstest.MapFS) fstest.MapFS) {
	t.Helper()
	var files []string
	for _, name := range slices.Sorted(maps.Keys(good)) {
		if slices.Contains([]string{".csv", ".yaml", ".md", ".toml"}, path.Ext(name)) {
			files = append(files, name)
		}
	}
	file := files[random.IntN(len(files))]
	if random.IntN(2) == 0 { // there are many pages and few tables
		file = files[slices.IndexFunc(files, func(name string) bool { return strings.HasPrefix(name, "data/") })+random.IntN(9)]
	}
	lines := strings.SplitAfter(string(good[file].Data), "\n")
	row := random.IntN(len(lines))
	change := func(name string, edit func(lines []string) []string) (string, func(fstest.MapFS) fstest.MapFS) {
		return fmt.Sprintf("%s:%d: %s", file, row+1, name), func(project fstest.MapFS) fstest.MapFS {
			lines := strings.SplitAfter(string(project[file].Data), "\n")
			if row < len(lines) {
				project[file] = &fstest.MapFile{Data: []byte(strings.Join(edit(lines), ""))}
			}
			return project
		}
	}
	switch kind := random.IntN(10); {
	case kind == 0:
		return change("the line is dropped", func(lines []string) []string { return slices.Delete(lines, row, row+1) })
	case kind == 1:
		return change("the line is doubled", func(lines []string) []string { return slices.Insert(lines, row, lines[row]) })
	case kind == 2 && len(lines[row]) > 1:
		at, by := random.IntN(len(lines[row])), string(rune(' '+random.IntN(95)))
		return change(fmt.Sprintf("character %d is %q", at+1, by), func(lines []string) []string {
			if at < len(lines[row]) {
				lines[row] = lines[row][:at] + by + lines[row][at+1:]
			}
			return lines
		})
	}
	fields := slices.Sorted(maps.Keys(valuesOf(t, file, good[file].Data)))
	field, value := fields[random.IntN(len(fields))], values[random.IntN(len(values))]
	return fmt.Sprintf("%s %s is %q", file, field, value), func(project fstest.MapFS) fstest.MapFS {
		if set, ok := valuesOf(t, file, project[file].Data)[field]; ok {
			project[file] = &fstest.MapFile{Data: set(value)}
		}
		return project
	}
}
