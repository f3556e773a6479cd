package api

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"

	"ambitilombardia/generator/atlas"
	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/opendata"
	"ambitilombardia/geo"
)

const base = "https://example.org/servizi/ambiti/"

// committed is the input that the project's own sources make, read once.
var committed = sync.OnceValues(func() (Input, error) {
	c, err := catalogue.Load(os.DirFS("../.."))
	if err != nil {
		return Input{}, err
	}
	file, err := os.Open("../../data/territorio/comuni.topojson")
	if err != nil {
		return Input{}, err
	}
	defer file.Close()
	comuni, err := geo.ReadTopoJSON(file, geo.ReadOptions{Extra: "codice_catastale"})
	if err != nil {
		return Input{}, err
	}
	c.Measure(comuni.Area)
	c = c.On(c.Latest())
	a := atlas.New(c, comuni)
	release, err := opendata.Build(c, audit.Findings(c), opendata.Boundaries{Pieces: a.Pieces, Comuni: a.Comuni, Ambiti: a.Ambiti, ATS: a.ATS, ASST: a.ASST})
	return Input{c, a, audit.Findings(c), release}, err
})

var built = sync.OnceValues(func() (map[string][]byte, error) {
	in, err := committed()
	if err != nil {
		return nil, err
	}
	all, err := Build(in, base)
	byPath := map[string][]byte{}
	for _, f := range all.Files {
		byPath[f.Path] = f.Data
	}
	return byPath, err
})

func input(t *testing.T) Input {
	t.Helper()
	in, err := committed()
	if err != nil {
		t.Fatal(err)
	}
	return in
}

// read decodes a file of the API, numbers with their digits.
func read(t *testing.T, path string, into any) {
	t.Helper()
	files, err := built()
	if err != nil {
		t.Fatal(err)
	}
	data, ok := files["api/v1/"+path]
	if !ok {
		t.Fatalf("there is no %s", path)
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	if err := decoder.Decode(into); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

func TestTwoBuildsAreIdentical(t *testing.T) {
	one, err := Build(input(t), base)
	if err != nil {
		t.Fatal(err)
	}
	other, err := Build(input(t), base)
	if err != nil {
		t.Fatal(err)
	}
	first, second := one.Files, other.Files
	if len(first) < 1600 || len(first) != len(second) {
		t.Fatalf("%d files, then %d", len(first), len(second))
	}
	seen := map[string]bool{}
	for i, f := range first {
		if f.Path != second[i].Path || !bytes.Equal(f.Data, second[i].Data) {
			t.Errorf("%s differs from %s", f.Path, second[i].Path)
		}
		if seen[f.Path] {
			t.Errorf("%s is there twice", f.Path)
		}
		seen[f.Path] = true
	}
}

func TestEveryThingHasItsDocument(t *testing.T) {
	c := input(t).Catalogue
	type named struct {
		Self, Pagina string
		Licenza      struct{ Indirizzo string }
		Fonte        []struct{ Titolo string }
	}
	check := func(path, page string) {
		var d named
		read(t, path, &d)
		if d.Self != base+"api/v1/"+path || d.Pagina != base+page {
			t.Errorf("%s calls itself %s and its page %s", path, d.Self, d.Pagina)
		}
		if !strings.Contains(d.Licenza.Indirizzo, "creativecommons.org/licenses/by/4.0") || len(d.Fonte) == 0 {
			t.Errorf("%s has licence %q and %d sources", path, d.Licenza.Indirizzo, len(d.Fonte))
		}
	}
	for _, x := range c.Ambiti {
		check("ambiti/"+string(x.Code)+".json", "ambiti/"+x.Slug()+"/")
	}
	for _, x := range c.ATS {
		check("ats/"+string(x.Code)+".json", "ats/"+x.Slug()+"/")
	}
	for _, x := range c.ASST {
		check("asst/"+string(x.Code)+".json", "asst/"+x.Slug()+"/")
	}
	for _, x := range c.Comuni {
		check("comuni/"+string(x.Code)+".json", "comuni/"+x.Slug()+"/")
	}
	for _, x := range c.Spending.Tables {
		check("spesa/"+x.ID+".json", "spesa/"+x.Slug()+"/")
	}
	for _, x := range c.Macroaree {
		check("macroaree/"+strings.ToLower(x.Letter)+".json", "macroaree/"+x.Page+"/")
	}
	for list, want := range map[string]int{"ambiti": len(c.Ambiti), "ats": len(c.ATS), "asst": len(c.ASST), "comuni": len(c.Comuni),
		"spesa": len(c.Spending.Tables), "macroaree": len(c.Macroaree), "segnalazioni": len(input(t).Findings)} {
		var d struct {
			Numero   int `json:"numero_elementi"`
			Elementi []json.RawMessage
		}
		read(t, list+".json", &d)
		if d.Numero != want || len(d.Elementi) != want {
			t.Errorf("%s.json says %d and lists %d, want %d", list, d.Numero, len(d.Elementi), want)
		}
	}
}

func TestAComuneCarriesItsMembershipWithTheProof(t *testing.T) {
	c := input(t).Catalogue
	for _, m := range c.Comuni {
		var d struct {
			Comune, Provincia string
			Appartenenza      struct {
				Codice   string `json:"codice_ambito"`
				Evidenza string
				Fonte    string
			}
			ATS struct {
				Codice string `json:"codice_ats"`
			}
			ASST *struct {
				Codice string `json:"codice_asst"`
			}
			Motivo *string           `json:"motivo_asst"`
			Code   *catalogue.Reason `json:"codice_motivo_asst"`
		}
		read(t, "comuni/"+string(m.Code)+".json", &d)
		a, _ := c.FindAmbito(m.Ambito)
		got := []string{d.Comune, d.Provincia, d.Appartenenza.Codice, d.Appartenenza.Evidenza, d.Appartenenza.Fonte, d.ATS.Codice}
		want := []string{m.Name, string(m.Province), string(m.Ambito), m.Evidence.String(), m.Source, string(a.ATS)}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", m.Code, got, want)
		}
		if (d.ASST == nil) != (a.ASST == "") || (d.ASST == nil) == (d.Motivo == nil) {
			t.Errorf("%s: ASST %v, reason %v, want ASST %q", m.Code, d.ASST, d.Motivo, a.ASST)
		}
		if d.ASST == nil && (d.Code == nil || *d.Code != catalogue.NotReported) || d.ASST != nil && d.Code != nil {
			t.Errorf("%s: ASST %v, code of the reason %v", m.Code, d.ASST, d.Code)
		}
		if d.ASST != nil && d.ASST.Codice != string(a.ASST) {
			t.Errorf("%s: ASST %s, want %s", m.Code, d.ASST.Codice, a.ASST)
		}
	}
}

func TestAnAmbitoListsItsComuniAndItsCorrections(t *testing.T) {
	c := input(t).Catalogue
	for _, a := range c.Ambiti {
		var d struct {
			Nome     string `json:"denominazione_ambito"`
			Registro string `json:"codice_registro_nazionale"`
			Comuni   []struct {
				Codice string `json:"codice_istat"`
			}
			Rettifiche []struct{ Campo, Motivo string }
		}
		read(t, "ambiti/"+string(a.Code)+".json", &d)
		if d.Nome != a.Name || d.Registro != string(a.Register) || len(d.Rettifiche) != len(c.CorrectionsOf(a.Code)) {
			t.Errorf("%s: %s %s with %d corrections", a.Code, d.Nome, d.Registro, len(d.Rettifiche))
		}
		members := c.Members(a.Code)
		if len(d.Comuni) != len(members) {
			t.Fatalf("%s has %d Comuni, want %d", a.Code, len(d.Comuni), len(members))
		}
		for i, m := range members {
			if d.Comuni[i].Codice != string(m.Code) {
				t.Errorf("%s: Comune %d is %s, want %s", a.Code, i, d.Comuni[i].Codice, m.Code)
			}
		}
	}
}

// The surfaces are those of the datasets, digit by digit: two answers to one question would be one too many.
func TestSurfacesAreThoseOfTheDatasets(t *testing.T) {
	in := input(t)
	for _, d := range in.Release.Datasets {
		folder, ok := map[string]string{"confini-ambiti": "ambiti", "confini-ats": "ats", "confini-asst": "asst"}[d.ID]
		if !ok {
			continue
		}
		key := slices.IndexFunc(d.Columns, func(c opendata.Column) bool { return c.Key })
		area := slices.IndexFunc(d.Columns, func(c opendata.Column) bool { return c.Name == "area_km2" })
		for _, row := range d.Rows {
			var document struct {
				Area json.Number `json:"area_km2"`
			}
			read(t, folder+"/"+row[key]+".json", &document)
			if string(document.Area) != row[area] {
				t.Errorf("%s %s: %s km², the dataset says %s", folder, row[key], document.Area, row[area])
			}
		}
	}
}

// Every address under the root of the API that any document mentions is that of a file.
func TestNoAddressLeadsNowhere(t *testing.T) {
	files, err := built()
	if err != nil {
		t.Fatal(err)
	}
	downloads := map[string]bool{}
	for _, f := range input(t).Release.Files {
		downloads[f.Path] = true
	}
	checked := 0
	var walk func(path string, value any)
	walk = func(path string, value any) {
		switch v := value.(type) {
		case map[string]any:
			for _, member := range v {
				walk(path, member)
			}
		case []any:
			for _, member := range v {
				walk(path, member)
			}
		case string:
			address, ours := strings.CutPrefix(v, base)
			if !ours || strings.Contains(address, "{") || strings.HasSuffix(address, "/") || strings.Contains(address, "/#") || address == "api/v1" {
				return // a pattern, or a page: verify looks after those
			}
			checked++
			if _, ok := files[address]; !ok && !downloads[address] {
				t.Errorf("%s leads to %s, which is not there", path, v)
			}
		}
	}
	for path, data := range files {
		var value any
		if err := json.Unmarshal(data, &value); err != nil {
			t.Fatal(err)
		}
		walk(path, value)
	}
	if checked < 5000 {
		t.Errorf("only %d addresses", checked)
	}
}

// A schema says more than the type: what it forbids is refused.
func TestSchemasRefuseWhatIsWrong(t *testing.T) {
	files, err := built()
	if err != nil {
		t.Fatal(err)
	}
	var schema jsonschema.Schema
	if err := json.Unmarshal(files["api/v1/schema/comune.json"], &schema); err != nil {
		t.Fatal(err)
	}
	rules, err := schema.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	code := input(t).Catalogue.Comuni[0].Code
	right := files["api/v1/comuni/"+string(code)+".json"]
	for name, change := range map[string]func(map[string]any){
		"as it is":            nil,
		"a field less":        func(d map[string]any) { delete(d, "area_km2") },
		"a field more":        func(d map[string]any) { d["popolazione"] = 1 },
		"a code as a number":  func(d map[string]any) { d["codice_istat"] = 15189 },
		"a code cut short":    func(d map[string]any) { d["codice_istat"] = "15189" },
		"a list that is null": func(d map[string]any) { d["segnalazioni"] = nil },
		"unknown evidence":    func(d map[string]any) { d["appartenenza"].(map[string]any)["evidenza"] = "certa" },
	} {
		var document map[string]any
		if err := json.Unmarshal(right, &document); err != nil {
			t.Fatal(err)
		}
		if change != nil {
			change(document)
		}
		if err := rules.Validate(document); (err == nil) != (change == nil) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestEveryFieldIsExplained(t *testing.T) {
	all, err := Build(input(t), base)
	if err != nil {
		t.Fatal(err)
	}
	r := all.Reference
	fields := slices.Clone(r.Common)
	for _, resource := range r.Resources {
		if len(resource.Fields) == 0 {
			t.Errorf("%s has no fields", resource.ID)
		}
		fields = append(fields, resource.Fields...)
	}
	for _, f := range fields {
		if len(f.Meaning) < 10 || f.Type == "" || strings.Contains(f.Type, "()") {
			t.Errorf("%+v", f)
		}
		if strings.Contains(f.Type, "o null") && !strings.Contains(f.Meaning, "null") {
			t.Errorf("%s does not say when it is null", f.Name)
		}
	}
	for _, e := range r.Examples {
		if e.Answer == "" || e.Answer == "null" {
			t.Errorf("%+v", e)
		}
	}
}

// Whoever has only the cadastral code, as tax offices and forms do, finds the Comune by it.
func TestTheListFindsAComuneByItsCadastralCode(t *testing.T) {
	type comune struct {
		Name      string            `json:"comune"`
		Code      string            `json:"codice_istat"`
		Cadastral string            `json:"codice_catastale"`
		Reason    *catalogue.Reason `json:"codice_motivo_catastale"`
	}
	var list struct {
		Comuni []comune `json:"elementi"`
	}
	read(t, "comuni.json", &list)
	found := map[string]comune{}
	for _, m := range list.Comuni {
		if _, err := catalogue.ParseCadastralCode(m.Cadastral); err != nil || m.Reason != nil {
			t.Errorf("%s: %v, reason %v", m.Name, err, m.Reason)
		}
		found[m.Cadastral] = m
	}
	if len(found) != 1501 || found["H623"].Code != "015189" || found["H623"].Name != "Rozzano" {
		t.Errorf("%d cadastral codes; H623 is %+v", len(found), found["H623"])
	}
	var one comune
	read(t, "comuni/"+found["F205"].Code+".json", &one)
	if one.Name != "Milano" || one.Cadastral != "F205" {
		t.Errorf("F205 leads to %+v", one)
	}
}
