package catalogue

import (
	"bytes"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// A wrong code in one table of the real sources is told there and nowhere else.
func TestOneCauseIsOneError(t *testing.T) {
	files := fstest.MapFS{}
	real := os.DirFS("../..")
	for _, root := range []string{"data", "content/macroaree"} {
		err := fs.WalkDir(real, root, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || strings.HasSuffix(name, ".topojson") {
				return err
			}
			data, err := fs.ReadFile(real, name)
			files[name] = &fstest.MapFile{Data: data}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct {
		name, file string
		from, to   []string
		want       []string // how the errors begin
	}{
		{"two codes without their zero", "data/territorio/comuni.csv", []string{"\n016024,", "\n017029,"}, []string{"\n16024,", "\n17029,"},
			[]string{"data/territorio/comuni.csv:521:1: «16024»", "data/territorio/comuni.csv:769:1: «17029»"}},
		{"a column of codes without their zero", "data/territorio/comuni.csv", []string{"\n0"}, []string{"\n"},
			[]string{"data/territorio/comuni.csv:2:1: «12001» non è un numero di sei cifre; forse 012001? (e così in altre 1450 righe"}},
		{"the code of another Comune", "data/territorio/comuni.csv", []string{"\n016024,"}, []string{"\n016025,"},
			[]string{"data/territorio/comuni.csv:522:1: il Comune 016025 c'è già"}},
		{"an Ambito of an unknown code", "data/allegato-b/allegato-b.csv", []string{",50083,"}, []string{",50983,"},
			[]string{"data/allegato-b/allegato-b.csv:17:5: l'Ambito 50983 Visconteo Sud Milano non ha Comuni"}},
		{"an Ambito of another's code", "data/allegato-b/allegato-b.csv", []string{",50083,"}, []string{",50084,"},
			[]string{"data/allegato-b/allegato-b.csv:67:5: l'Ambito 50084 c'è già"}},
		{"a column of codes of Ambiti", "data/allegato-b/allegato-b.csv", []string{",50"}, []string{","},
			[]string{"data/allegato-b/allegato-b.csv:2:5: «007» non è un numero di cinque cifre (e così in altre 90 righe"}},
		{"the id of a table", "data/allegato-c/allegato-c.csv", []string{"\ntab_1,"}, []string{"\ntab_1x,"},
			[]string{"data/allegato-c/allegato-c.csv:2:1: «tab_1x» non è una tabella"}},
		{"the table of the reasons", "data/allegato-c/mancanti.csv", []string{"\ntab"}, []string{"\ntib"},
			[]string{"data/allegato-c/mancanti.csv:2:5: la cella di questo motivo"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			good := files[test.file]
			defer func() { files[test.file] = good }()
			data := good.Data
			for i, from := range test.from {
				data = bytes.ReplaceAll(data, []byte(from), []byte(test.to[i]))
			}
			files[test.file] = &fstest.MapFile{Data: data}
			_, err := Load(files)
			if err == nil {
				t.Fatal("no error")
			}
			got := strings.Split(err.Error(), "\n")
			for i, line := range got {
				if len(got) != len(test.want) || !strings.HasPrefix(line, test.want[i]) {
					t.Fatalf("errors\n%v\nwant\n%s", err, strings.Join(test.want, "\n"))
				}
			}
		})
	}
}
