package site

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"ambitilombardia/generator/catalogue"
)

func TestEveryWayToColourTheMapHasAPageAndAPicture(t *testing.T) {
	view, c := newView(t)
	var paths []string
	for _, p := range view.Pages["mappa"] {
		paths = append(paths, p.Path)
	}
	for _, way := range colourings(c) {
		if path := strings.TrimSuffix(way.path(), "/"); path != "mappa" && !slices.Contains(paths, path) {
			t.Errorf("%s has no page", path)
		}
		if !slices.ContainsFunc(view.Comuni.Choices, func(choice mapChoice) bool { return choice.URL == way.path() && choice.Current == (way.id == "ambiti") }) {
			t.Errorf("the choice of %s is missing", way.id)
		}
	}
	if len(view.Drawn) != len(colourings(c)) {
		t.Errorf("%d pictures for %d ways", len(view.Drawn), len(colourings(c)))
	}
	for _, file := range view.Drawn {
		if n := linksIn(t, file.Data); n != len(c.Comuni) {
			t.Errorf("%s leads to %d Comuni, want %d", file.Path, n, len(c.Comuni))
		}
	}
}

// linksIn reads a picture as XML and counts its links.
func linksIn(t *testing.T, picture []byte) int {
	t.Helper()
	count := 0
	for d := xml.NewDecoder(bytes.NewReader(picture)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return count
		}
		if err != nil {
			t.Fatal(err)
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == "a" {
			count++
		}
	}
}

func TestTheKeyOfTheMapCountsEveryComuneOnce(t *testing.T) {
	view, c := newView(t)
	for _, p := range view.Pages["mappa"] {
		m, ok := p.Params.(comuniMap)
		if !ok {
			continue
		}
		sum := 0
		for _, key := range m.Legend {
			n, err := strconv.Atoi(strings.ReplaceAll(strings.Fields(key.Count)[0], ".", ""))
			if err != nil {
				t.Fatal(err)
			}
			sum += n
		}
		if sum != len(c.Comuni) {
			t.Errorf("%s: the key counts %d Comuni, want %d", p.Path, sum, len(c.Comuni))
		}
	}
}

func TestTheTablesOfTheMapHaveEveryComuneOnceWithItsFigures(t *testing.T) {
	view, c := newView(t)
	seen := map[string]int{}
	for _, p := range view.Pages["mappa"] {
		table, ok := p.Params.(comuniTable)
		if !ok {
			continue
		}
		for _, row := range table.Rows {
			seen[row.Code]++
			if len(row.Figures) != len(table.Columns) || row.Of == nil {
				t.Errorf("%s has %d figures for %d columns", row.Name, len(row.Figures), len(table.Columns))
			}
		}
	}
	for _, comune := range c.Comuni {
		if seen[string(comune.Code)] != 1 {
			t.Errorf("%s stands in %d tables", comune.Name, seen[string(comune.Code)])
		}
	}
}

func TestAComuneWithoutAFigureIsPaintedAsMissing(t *testing.T) {
	c := &catalogue.Catalogue{Comuni: []catalogue.Comune{{Code: "015146", Name: "Milano"}}}
	p := (&builder{catalogue: c}).paintValues(catalogue.Table{Measures: []catalogue.Measure{{}}})
	if len(p.paints) != 1 || p.paints[0].Label != "Il dato non c’è" || p.told["015146"] != "il dato non c’è" {
		t.Errorf("painted as %+v", p)
	}
}
