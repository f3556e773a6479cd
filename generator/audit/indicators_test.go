package audit

import (
	"fmt"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"ambitilombardia/generator/catalogue"
)

// withIndicator is the committed project with an invented indicator of a nature, given its values.
func withIndicator(t *testing.T, nature, values string) *catalogue.Catalogue {
	t.Helper()
	euro := ""
	if nature == "importo" {
		euro = ", euro: 1"
	}
	folder := "data/indicatori/prova/"
	c, err := catalogue.LoadData(extra{os.DirFS("../.."), fstest.MapFS{
		folder + "indicatore.yaml": {Data: []byte("titolo: Prova\nmisura: prova\ncosa_misura: x\nnumeratore: x\ndenominatore: x\ncome_leggerlo: x\ncome_non_leggerlo: x\n" +
			"unita: {id: x, etichetta: euro, definizione: x, natura: " + nature + euro + "}\n")},
		folder + "provenienza.yaml": {Data: []byte("titolo: x\nfonte: x\nsezione: x\ntitolare: x\nindirizzo: x\ndata_riferimento: \"2022\"\ntrascritto_il: \"2026-11-23\"\nlicenza: x\n")},
		folder + "valori.csv":       {Data: []byte("codice,anno,valore\n" + values)},
	}})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// extra is a project with another indicator.
type extra struct {
	fs.FS
	more fstest.MapFS
}

func (p extra) Open(name string) (fs.File, error) {
	if f, err := p.more.Open(name); err == nil && !strings.HasSuffix(name, "indicatori") {
		return f, nil
	}
	return p.FS.Open(name)
}

func (p extra) Lstat(name string) (fs.FileInfo, error) {
	if info, err := fs.Stat(p.more, name); err == nil {
		return info, nil
	}
	return fs.Lstat(p.FS, name)
}

func (p extra) ReadLink(name string) (string, error) { return fs.ReadLink(p.FS, name) }

func (p extra) ReadDir(name string) ([]fs.DirEntry, error) {
	own, err := fs.ReadDir(p.FS, name)
	more, _ := fs.ReadDir(p.more, name)
	if err != nil && len(more) > 0 {
		err = nil
	}
	return append(own, more...), err
}

// twoYears gives each Ambito a value and another a year later, by functions of its place.
func twoYears(t *testing.T, first, second func(i int) float64) string {
	t.Helper()
	c, err := committed()
	if err != nil {
		t.Fatal(err)
	}
	var rows strings.Builder
	for i, a := range c.Ambiti {
		fmt.Fprintf(&rows, "%s,2021,%.2f\n%s,2022,%.2f\n", a.Code, first(i), a.Code, second(i))
	}
	return rows.String()
}

func about(findings []Finding, id string) (list []Finding) {
	for _, f := range findings {
		if strings.Contains(f.ID, id) {
			list = append(list, f)
		}
	}
	return list
}

// Values spread as real ones are, by a quarter of themselves in a year, raise no doubt; nor does a change that all make.
func TestOrdinaryChangesAreNoJumps(t *testing.T) {
	chance := rand.New(rand.NewPCG(18, 91))
	base := make([]float64, 91)
	for i := range base {
		base[i] = 100 * math.Exp(0.6*chance.NormFloat64())
	}
	second := func(i int) float64 { return 2.5 * base[i] * math.Exp(0.25*chance.NormFloat64()) }
	c := withIndicator(t, "procapite", twoYears(t, func(i int) float64 { return base[i] }, second))
	for _, rule := range []Rule{indicatorJumps, indicatorOutliers} {
		for _, f := range about(rule(c), "prova") {
			t.Errorf("%s", f.Sentence)
		}
	}
}

func TestAFigureThatAloneLeapsIsDoubted(t *testing.T) {
	steady := func(i int) float64 { return 100 + float64(i) }
	c := withIndicator(t, "procapite", twoYears(t, steady, func(i int) float64 {
		if i == 7 {
			return 10 * steady(i)
		}
		return 1.02 * steady(i)
	}))
	jumps, outliers := about(indicatorJumps(c), "prova"), about(indicatorOutliers(c), "prova")
	if len(jumps) != 1 || len(outliers) != 1 || jumps[0].Cells[1] != outliers[0].Cells[0] {
		t.Errorf("jumps %v, outliers %v", jumps, outliers)
	}
}

func TestARegionThatItsAmbitiDoNotMakeIsDoubted(t *testing.T) {
	values := twoYears(t, func(int) float64 { return 10 }, func(int) float64 { return 20 })
	c := withIndicator(t, "importo", values+"03,2021,910.00\n03,2022,1500.00\n")
	found := about(indicatorSums(c), "prova")
	if len(found) != 1 || found[0].Computed != "1820.00" || found[0].Cells[0].Column != "2022 valore" {
		t.Errorf("%+v", found)
	}
}

// The one year in which the act's figures give a population that cannot be is told apart from the others.
func TestThePopulationTellsWhichYearOfTheActIsWrong(t *testing.T) {
	c, err := committed()
	if err != nil {
		t.Fatal(err)
	}
	doubts := 0
	for _, f := range populationOfTheAct(c) {
		if f.Severity == Doubt {
			doubts++
			if f.ID != "abitanti-graf-12-323-2016" {
				t.Errorf("%s: %s", f.ID, f.Sentence)
			}
		}
	}
	if doubts != 1 {
		t.Errorf("%d doubts, want one", doubts)
	}
}
