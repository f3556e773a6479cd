package pipeline

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
)

const comuniTable = "data/territorio/comuni.csv"

// edition is the project with another list of Comuni.
type edition struct {
	fs.FS
	comuni []byte
}

func (e edition) Open(name string) (fs.File, error) {
	if name == comuniTable {
		return fstest.MapFS{name: {Data: e.comuni}}.Open(name)
	}
	return e.FS.Open(name)
}

// territory reads the project's own Comuni and who borders whom.
func territory(t *testing.T) (*catalogue.Catalogue, func(string) []string) {
	t.Helper()
	project := os.DirFS("../..")
	c, err := catalogue.LoadRegion(project)
	must(t, err)
	topology, err := readBoundaries(project)
	must(t, err)
	beside := map[string][]string{}
	for _, code := range topology.Codes() {
		beside[code] = neighbours(topology)(code)
	}
	return c, func(code string) []string { return beside[code] }
}

func TestTheAmbitiThatAreInPiecesSayThatTheyAre(t *testing.T) {
	c, beside := territory(t)
	var got []string
	for _, f := range audit.Detached(beside)(c) {
		got = append(got, f.ID+" "+string(f.Severity))
		if !strings.Contains(f.Sentence, "è così davvero") {
			t.Errorf("%s does not say so: %s", f.ID, f.Sentence)
		}
	}
	if want := []string{"staccato-097060 nota", "staccato-018064 nota"}; !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
}

// A slip in one cell puts a Comune into another Ambito of its province: 76 at random. Of those that land where they border
// nobody none may pass in silence; the others are seen only where they leave a hole.
func TestAComuneInAWrongAmbitoIsSeen(t *testing.T) {
	t.Parallel()
	const moves = 76
	c, beside := territory(t)
	table, err := os.ReadFile("../../" + comuniTable)
	must(t, err)
	inProvince := map[catalogue.Province][]catalogue.AmbitoCode{}
	for _, comune := range c.Comuni {
		if codes := inProvince[comune.Province]; !slices.Contains(codes, comune.Ambito) {
			inProvince[comune.Province] = append(codes, comune.Ambito)
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	seen := 0
	for tried := 0; tried < moves; {
		comune := c.Comuni[random.IntN(len(c.Comuni))]
		codes := inProvince[comune.Province]
		to := codes[random.IntN(len(codes))]
		if to == comune.Ambito || len(c.Members(comune.Ambito)) == 1 { // an Ambito without Comuni is an error by itself
			continue
		}
		tried++
		row := fmt.Sprintf("%s,%s,%s,", comune.Code, comune.Name, comune.Province)
		before, after := []byte(row+string(comune.Ambito)), []byte(row+string(to))
		if !bytes.Contains(table, before) {
			t.Fatalf("no row begins with %s", before)
		}
		moved, err := catalogue.LoadRegion(edition{os.DirFS("../.."), bytes.Replace(table, before, after, 1)})
		must(t, err)
		if slices.ContainsFunc(audit.Detached(beside)(moved), func(f audit.Finding) bool { return f.Severity == audit.Doubt }) {
			seen++
			continue
		}
		borders := func(m catalogue.Comune) bool { return slices.Contains(beside(string(comune.Code)), string(m.Code)) }
		if !slices.ContainsFunc(c.Members(to), borders) {
			t.Errorf("%s in Ambito %s, which it does not border, passes in silence", comune.Name, to)
		}
	}
	t.Logf("%d of %d moves are seen", seen, moves)
	if seen < moves*4/5 {
		t.Errorf("only %d of %d moves are seen", seen, moves)
	}
}
