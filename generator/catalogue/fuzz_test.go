package catalogue

import (
	"strings"
	"testing"
	"testing/fstest"

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
			"register": parserOf(ParseRegisterCode), "ISTAT": parserOf(ParseISTATCode), "cadastral": parserOf(ParseCadastralCode),
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

// Whatever stands in the tables of the territory, the answer is a catalogue in which everything is joined, or errors of
// the input, each with its file.
func FuzzLoadRegion(f *testing.F) {
	good := region(f)
	names := []string{allegatoB, rettifiche, comuni, poverty}
	for i, name := range names {
		f.Add(uint8(i), string(good[name].Data))
	}
	f.Fuzz(func(t *testing.T, which uint8, text string) {
		name := names[int(which)%len(names)]
		files := region(t)
		files[name] = &fstest.MapFile{Data: []byte(text)}
		c, err := LoadRegion(files)
		if err != nil {
			if !source.IsInput(err) {
				t.Fatalf("not an error of the input: %v", err)
			}
			for line := range strings.Lines(err.Error()) {
				if !strings.HasPrefix(line, "data/") && !strings.HasPrefix(line, "content/") {
					t.Errorf("an error without a file: %s", line)
				}
			}
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
	})
}
