package finder

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"ambitilombardia/generator/catalogue"
)

func committed(t *testing.T) (*catalogue.Catalogue, []byte) {
	t.Helper()
	c, err := catalogue.LoadRegion(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	c = c.On(c.Latest())
	file, err := Index(c)
	if err != nil {
		t.Fatal(err)
	}
	return c, file
}

func TestTheIndexKnowsEveryComuneAsTheCatalogueDoes(t *testing.T) {
	c, file := committed(t)
	var x struct {
		Provinces map[string]string `json:"province"`
		Evidence  []string          `json:"evidenza"`
		ATS       []authority       `json:"ats"`
		ASST      []authority       `json:"asst"`
		Ambiti    []struct {
			authority
			ATS  int
			ASST []int
		} `json:"ambiti"`
		Comuni [][]any `json:"comuni"`
	}
	if err := json.Unmarshal(file, &x); err != nil {
		t.Fatal(err)
	}
	if len(x.Comuni) != len(c.Comuni) {
		t.Fatalf("%d Comuni, want %d", len(x.Comuni), len(c.Comuni))
	}
	for i, m := range c.Comuni {
		got := x.Comuni[i]
		at := x.Ambiti[int(got[2].(float64))]
		want, _ := c.FindAmbito(m.Ambito)
		ats, _ := c.FindATS(want.ATS)
		asst, served := c.FindASST(want.ASST)
		code := got[0].(string)
		if code != string(m.Code) || got[1] != m.Name || x.Provinces[code[:3]] != string(m.Province) ||
			!strings.HasPrefix(x.Evidence[int(got[3].(float64))], "(appartenenza "+m.Evidence.Label()+")") {
			t.Errorf("%s %s: the index has %v", m.Code, m.Name, got)
		}
		if at.URL != "ambiti/"+want.Slug()+"/" || x.ATS[at.ATS].Name != ats.Name() {
			t.Errorf("%s: Ambito %v, ATS %v", m.Name, at, x.ATS[at.ATS])
		}
		if shared := len(c.SharedASST(want)); served != (len(at.ASST) > 0) || served && x.ASST[at.ASST[0]].URL != "asst/"+asst.Slug()+"/" ||
			len(at.ASST) != max(shared, 1) && served {
			t.Errorf("%s: ASST %d, want %v", m.Name, at.ASST, asst)
		}
	}
}

func TestTheIndexIsLightAndAlwaysTheSame(t *testing.T) {
	c, file := committed(t)
	again, err := Index(c)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(file, again) {
		t.Error("two indexes of one catalogue differ")
	}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	w.Write(file)
	w.Close()
	t.Logf("%d bytes, %d compressed", len(file), packed.Len())
	if packed.Len() > 25_000 {
		t.Errorf("%d bytes compressed, want at most 25,000", packed.Len())
	}
}
