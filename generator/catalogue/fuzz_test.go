package catalogue

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"ambitilombardia/generator/source"
)

// A parser of codes keeps the text as it is or says in one line what it expected; what it suggests instead is right.
func FuzzCodes(f *testing.F) {
	for _, seed := range []string{"321", "50083", "5O083", "50.083", "50083.0", "15189", "015189", "lom_64", "LOM-064", "h623", "H623", "MI", "Dedotta", "", "\xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for name, parse := range map[string]func(string) (string, error){
			"ATS": parserOf(ParseATSCode), "ASST": parserOf(ParseASSTCode), "Ambito": parserOf(ParseAmbitoCode),
			"register": parserOf(ParseRegisterCode), "ISTAT": parserOf(ParseISTATCode), "cadastral": parserOf(ParseCadastralCode), "CAP": parserOf(ParseCAP),
			"decimal": func(text string) (string, error) { d, err := ParseDecimal(text); return d.text, err },
		} {
			code, err := parse(text)
			if err == nil {
				if code != text {
					t.Errorf("%s: %q became %q", name, text, code)
				}
				continue
			}
			_, hint, hinted := strings.Cut(strings.TrimPrefix(err.Error(), "«"+text+"»"), "; forse ")
			if hint = strings.TrimSuffix(hint, "?"); hinted {
				if _, err := parse(hint); err != nil {
					t.Errorf("%s: for %q %q is suggested: %v", name, text, hint, err)
				}
			}
		}
		if _, err := ParseEvidence(text); err == nil && strings.TrimSpace(text) == "" {
			t.Errorf("%q is an evidence", text)
		}
		if p, err := ParseProvince(text, "015189"); err == nil && p != "MI" {
			t.Errorf("015189 is in the province %q", p)
		}
	})
}

func parserOf[C ~string](parse func(string) (C, error)) func(string) (string, error) {
	return func(text string) (string, error) {
		code, err := parse(text)
		return string(code), err
	}
}

// Whatever stands in one source of a project, the answer is a catalogue in which everything is joined and no value is
// missing without a reason, or errors of the input, each with its file.
func FuzzLoad(f *testing.F) {
	good := region(f)
	archive, err := txtar.ParseFile("../pipeline/testdata/project.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range archive.Files {
		good[file.Name] = &fstest.MapFile{Data: file.Data}
	}
	if _, err := Load(good); err != nil {
		f.Fatal(err)
	}
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(good)), func(name string) bool { return strings.HasSuffix(name, "json") })
	for i, name := range names {
		f.Add(uint8(i), string(good[name].Data))
	}
	f.Fuzz(func(t *testing.T, which uint8, text string) {
		files := maps.Clone(good)
		files[names[int(which)%len(names)]] = &fstest.MapFile{Data: []byte(text)}
		c, err := Load(files)
		if err != nil {
			checkLines(t, err)
			return
		}
		for _, m := range c.Comuni {
			if _, ok := c.FindAmbito(m.Ambito); !ok {
				t.Errorf("%s is in no Ambito", m.Code)
			}
		}
		for _, a := range c.Ambiti {
			if _, ok := c.FindATS(a.ATS); !ok || len(c.Members(a.Code)) == 0 {
				t.Errorf("%s has no ATS or no Comune", a.Code)
			}
		}
		for _, table := range c.Spending.Tables {
			for _, o := range table.Observations {
				_, known := o.Value()
				if reason, missing := o.Missing(); known == missing || missing && reason.Label() == "" {
					t.Errorf("%s: %+v is missing without a reason, or with a value", table.ID, o)
				}
			}
		}
	})
}

// checkLines wants an error of the input whose every line names a file and steers no terminal.
func checkLines(t *testing.T, err error) {
	if !source.IsInput(err) {
		t.Fatalf("not an error of the input: %v", err)
	}
	for line := range strings.Lines(err.Error()) {
		line = strings.TrimSuffix(line, "\n")
		line = strings.ReplaceAll(line, "\uFFFD", "?") // which is seen
		if !strings.HasPrefix(line, "data/") && !strings.HasPrefix(line, "content/") || strings.ContainsFunc(line, source.Unseen) {
			t.Errorf("an error without a file, or with characters that are not seen: %q", line)
		}
	}
}
