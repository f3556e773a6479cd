package editions

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/source"
)

// small is an edition of one table, with what it says in a cell.
func small(t *testing.T, day catalogue.Date, cell string) Edition {
	t.Helper()
	table := "codice,nome\n1," + cell + "\n"
	description := `{"resources": [{"name": "prova", "path": "prova.csv", "title": "Prova", "licenses": [{"path": "https://example.org/", "title": "CC"}],
"schema": {"fields": [{"name": "codice", "type": "string", "constraints": {"required": true}}, {"name": "nome", "type": "string"}], "primaryKey": ["codice"]}}]}`
	sums := fmt.Sprintf("%s  datapackage.json\n%s  prova.csv\n", digest(description), digest(table))
	e, err := New(day, "2021-01-01", "Una prova, "+cell+".", []File{{Description, []byte(description)}, {"prova.csv", []byte(table)}, {Digests, []byte(sums)}})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// two is a project with two editions, written as the command does.
func two(t *testing.T) (root string, project fstest.MapFS) {
	t.Helper()
	root = t.TempDir()
	first := small(t, "2026-12-15", "uno")
	for _, err := range []error{Write(root, first, nil), Write(root, small(t, "2027-12-15", "due"), []Edition{first})} {
		if err != nil {
			t.Fatal(err)
		}
	}
	project = fstest.MapFS{}
	files, err := filepath.Glob(root + "/data/edizioni/*/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(files, root+"/data/edizioni/edizioni.csv") {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		project[strings.TrimPrefix(file, root+"/")] = &fstest.MapFile{Data: data}
	}
	return root, project
}

func TestWhatIsWrittenIsReadAgain(t *testing.T) {
	_, project := two(t)
	all, err := Read(project)
	if err != nil || len(all) != 2 {
		t.Fatalf("%d editions, %v", len(all), err)
	}
	second := all[1]
	table, ok := second.Table("prova")
	_, rows, err := table.Rows(strings.ToUpper)
	if !ok || err != nil || rows[0][1] != "DUE" || !slices.Equal(table.Key, []string{"codice"}) || !table.Fields[0].Required || table.Licence.Name != "CC" {
		t.Errorf("the table is %+v with %q, %v", table, rows, err)
	}
	if second.Path() != "edizioni/2027-12-15/" || second.Name() != "edizione del 15 dicembre 2027" || second.Note != "Una prova, due." || second.AsOf != "2021-01-01" {
		t.Errorf("%+v", second)
	}
	if none, err := Read(fstest.MapFS{}); len(none) != 0 || err != nil {
		t.Errorf("a project without editions: %v, %v", none, err)
	}
}

func TestAnEditionThatWasTouchedIsRefused(t *testing.T) {
	const first, list = "data/edizioni/2026-12-15/", "data/edizioni/edizioni.csv"
	_, good := two(t)
	replace := func(name, old, new string) func(fstest.MapFS) {
		return func(files fstest.MapFS) {
			text := strings.Replace(string(files[name].Data), old, new, 1)
			if text == string(files[name].Data) {
				t.Fatalf("%s does not hold %q", name, old)
			}
			files[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	remove := func(names ...string) func(fstest.MapFS) {
		return func(files fstest.MapFS) {
			for _, name := range names {
				delete(files, name)
			}
		}
	}
	for _, c := range []struct {
		name  string
		spoil func(fstest.MapFS)
		want  []string // lines of the answer
	}{
		{"a cell", replace(first+"prova.csv", "uno", "altro"), []string{first + "prova.csv: il file non è più quello dell’edizione, che non si cambia: ha l’impronta "}},
		{"the description", replace(first+Description, "Prova", "Altra"), []string{first + "datapackage.json: il file non è più quello dell’edizione"}},
		{"the digests", replace(first+Digests, "prova", "altra"), []string{first + "SHA256SUMS: non è più quello dell’edizione del 15 dicembre 2026, che non si cambia"}},
		{"a file that is gone", remove(first + "prova.csv"), []string{first + "prova.csv: il file non c'è"}},
		{"an edition that is gone", remove(first+"prova.csv", first+Description, first+Digests), []string{first + "SHA256SUMS: manca il file, ma l’edizione del 15 dicembre 2026 è in " + list}},
		{"a day that is none", replace(list, "2026-12-15", "15/12/2026"), []string{list + ":2:1: «15/12/2026» non è un giorno"}},
		{"days out of order", replace(list, "2026-12-15", "2028-12-15"), []string{"data/edizioni/2028-12-15/SHA256SUMS: manca", list + ":3:1: l’edizione del 15 dicembre 2027 viene dopo quella del 15 dicembre 2028"}},
		{"no note", replace(list, "\"Una prova, uno.\"", ""), []string{list + ":2:3: la cella «nota» è vuota"}},
		{"no digest", replace(list, digest(string(good[first+Digests].Data)), "abc"), []string{list + ":2:4: «abc» non è un’impronta"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := maps.Clone(good)
			c.spoil(files)
			_, err := Read(files)
			if err == nil || !source.IsInput(err) {
				t.Fatalf("error %v", err)
			}
			lines := strings.Split(err.Error(), "\n")
			slices.Sort(lines)
			if !slices.EqualFunc(lines, c.want, strings.HasPrefix) {
				t.Errorf("the answer is\n%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

func TestAnEditionIsWrittenOnceAndInOrder(t *testing.T) {
	root, project := two(t)
	before, err := Read(project)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		edition Edition
		want    string
	}{
		{small(t, "2027-12-15", "tre"), "data/edizioni/edizioni.csv: c’è già l’edizione del 15 dicembre 2027"},
		{small(t, "2026-12-16", "tre"), "data/edizioni/edizioni.csv: c’è già l’edizione del 15 dicembre 2027"},
		{small(t, "2028-12-15", "due"), "data/edizioni/edizioni.csv: le tabelle sono uguali a quelle dell’edizione del 15 dicembre 2027"},
	} {
		if err := Write(root, c.edition, before); err == nil || !source.IsInput(err) || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("error %v, want %s", err, c.want)
		}
	}
	if entries, err := os.ReadDir(root + "/data/edizioni"); err != nil || len(entries) != 3 {
		t.Errorf("%v, %v", entries, err)
	}
}

func TestErrataSayWhatIsMissing(t *testing.T) {
	const header = "dal,corretto_il,dove,sbagliato,giusto,fonte\n"
	for rows, want := range map[string]string{
		"2026-11-23,2026-12-01,Un nome,uno,due,una pagina\n": "",
		"2026-11-23,2026-12-01,Un nome,uno,due,\n":           "data/edizioni/errata.csv:2:6: la cella «fonte» è vuota",
		"2026-11-23,domani,Un nome,uno,due,una pagina\n":     "data/edizioni/errata.csv:2:2: «domani» non è un giorno",
		"2026-11-23,2026-11-22,Un nome,uno,due,una pagina\n": "data/edizioni/errata.csv:2:2: l’errore è corretto il 2026-11-22, prima",
	} {
		list, err := ReadErrata(fstest.MapFS{ErrataFile: {Data: []byte(header + rows)}})
		if want == "" && (err != nil || len(list) != 1 || list[0].Right != "due") || want != "" && (err == nil || !strings.HasPrefix(err.Error(), want)) {
			t.Errorf("%q: %+v, error %v, want %q", rows, list, err, want)
		}
	}
}
