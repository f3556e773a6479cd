package chart

import (
	"math"
	"slices"
	"testing"
)

func known(text string, n float64) Value { return Value{Number: n, Text: text} }

var missing = Value{Text: "?", Missing: true}

func TestAScaleFromZeroComparesLengths(t *testing.T) {
	s := FromZero([]float64{50, 200}, 0, 100)
	for v, want := range map[float64]float64{0: 0, 50: 25, 100: 50, 200: 100} {
		if got := s.At(v); got != want {
			t.Errorf("%v is drawn at %v, want %v", v, got, want)
		}
	}
	if got := FromZero([]float64{10, 20}, 88, 24).At(20); got != 24 {
		t.Errorf("the highest value of an upward scale is at %v, want 24", got)
	}
}

func TestAScaleBelowZeroKeepsZeroInside(t *testing.T) {
	s := FromZero([]float64{-50, 50}, 0, 100)
	if s.At(-50) != 0 || s.At(0) != 50 || s.At(50) != 100 {
		t.Errorf("−50, 0, 50 are at %v, %v, %v", s.At(-50), s.At(0), s.At(50))
	}
}

func TestAScaleBetweenReachesFromTheLowestToTheHighest(t *testing.T) {
	s := Between([]float64{80.5, 200.11, 133.57}, 0, 100)
	if s.At(80.5) != 0 || s.At(200.11) != 100 {
		t.Errorf("the ends are at %v and %v", s.At(80.5), s.At(200.11))
	}
}

func TestAScaleWithoutExtentDrawsSomewhere(t *testing.T) {
	for _, test := range []struct {
		name  string
		scale Scale
	}{
		{"no values", FromZero(nil, 0, 100)}, {"only zero", FromZero([]float64{0}, 0, 100)},
		{"one value", Between([]float64{7}, 0, 100)}, {"none", Between(nil, 0, 100)},
	} {
		if got := test.scale.At(test.scale.lo); got != 0 {
			t.Errorf("%s: the lowest value is at %v, want 0", test.name, got)
		}
	}
}

func TestTextsStayInsideThePicture(t *testing.T) {
	for x, want := range map[float64]string{0: "start", 50: "middle", 100: "end"} {
		if got := anchor(x); got != want {
			t.Errorf("a text at %v is anchored at its %s, want %s", x, got, want)
		}
	}
}

func TestALineGoesThroughZeroAndStopsAtWhatIsMissing(t *testing.T) {
	p := Lines([]Series{{known("8", 8), known("0", 0), missing, known("4", 4)}}, []string{"1", "2", "3", "4"})[0]
	want := []Dot{{"12.50%", 24, 4, "chart-dot"}, {"37.50%", 88, 4, "chart-dot"}, {"87.50%", 56, 4, "chart-dot"}}
	if !slices.Equal(p.Dots, want) {
		t.Errorf("dots %v, want %v", p.Dots, want)
	}
	if n := count(p.Lines, "chart-line"); n != 1 {
		t.Errorf("%d pieces of line, want the one from 8 to 0", n)
	}
	if n := count(p.Lines, "chart-missing"); n != 1 {
		t.Errorf("%d empty places, want 1", n)
	}
}

func TestABarOfZeroHasItsPlaceAndAMissingOneHasNone(t *testing.T) {
	p := Bars([][]Series{{{known("0", 0)}, {missing}, {known("5", 5)}}}, []string{"2016", "2017", "2018"})[0]
	want := []Bar{{"0.00%", 21, "0.00%", 12, "chart-part-1"}, {"0.00%", 109, "100.00%", 12, "chart-part-1"}}
	if !slices.Equal(p.Bars, want) {
		t.Errorf("bars %v, want %v", p.Bars, want)
	}
	if n := count(p.Lines, "chart-missing"); n != 1 {
		t.Errorf("%d empty places, want 1", n)
	}
}

func TestPartsFollowEachOtherAndThoseBelowZeroGoTheOtherWay(t *testing.T) {
	p := Bars([][]Series{{{known("30", 30), known("-50", -50), known("20", 20)}}}, []string{""})[0]
	var got []Bar
	for _, b := range p.Bars {
		if b.Height == 12 {
			got = append(got, b)
		}
	}
	want := []Bar{{"50.00%", 21, "30.00%", 12, "chart-part-1"}, {"0.00%", 21, "50.00%", 12, "chart-part-2"}, {"80.00%", 21, "20.00%", 12, "chart-part-3"}}
	if !slices.Equal(got, want) {
		t.Errorf("bars %v, want %v", got, want)
	}
}

func TestARangeThatBeginsAtZeroIsDrawnAndOneWithAnEndMissingStopsAtItsMean(t *testing.T) {
	for _, test := range []struct {
		name   string
		r      Range
		solid  []string // from, to
		dashed int
		extent Extent
	}{
		{"from zero", Range{Low: known("0", 0), Mean: known("5", 5), High: known("10", 10)}, []string{"0.00%", "100.00%"}, 0,
			Extent{From: 0, To: 1, Mark: 0.5, Bar: true, Marked: true}},
		{"all zero", Range{Low: known("0", 0), Mean: known("0", 0), High: known("0", 0)}, []string{"0.00%", "0.00%"}, 0,
			Extent{Bar: true, Marked: true}},
		{"no highest", Range{Low: known("2", 2), Mean: known("5", 5), High: missing}, []string{"20.00%", "50.00%"}, 1,
			Extent{From: 0.2, To: 0.5, Mark: 0.5, Bar: true, Marked: true, Beyond: true}},
		{"no lowest", Range{Low: missing, Mean: known("5", 5), High: known("10", 10)}, []string{"50.00%", "100.00%"}, 1,
			Extent{From: 0.5, To: 1, Mark: 0.5, Bar: true, Marked: true, Below: true}},
		{"mean only", Range{Low: missing, Mean: known("5", 5), High: missing}, nil, 0, Extent{Mark: 0.5, Marked: true}},
		{"nothing", Range{Low: missing, Mean: missing, High: missing}, nil, 0, Extent{}},
	} {
		ten := Range{Low: known("0", 0), Mean: known("1", 1), High: known("10", 10)}
		p := Ranges([][]Range{{test.r}, {ten}})[0]
		var solid []string
		for _, l := range p.Lines {
			if l.Class == "chart-range" {
				solid = []string{l.X1, l.X2}
			}
		}
		if !slices.Equal(solid, test.solid) || count(p.Lines, "chart-missing") != test.dashed {
			t.Errorf("%s: drawn %v with %d dashed, want %v with %d", test.name, solid, count(p.Lines, "chart-missing"), test.solid, test.dashed)
		}
		if got := RangeExtents([]Range{test.r, ten})[0]; got != test.extent {
			t.Errorf("%s: extent %+v, want %+v", test.name, got, test.extent)
		}
	}
}

func TestAnExtentOfZeroIsKnownAndOneOfNothingIsNot(t *testing.T) {
	want := []Extent{{To: 1, Bar: true}, {Bar: true}, {}}
	if got := Extents(Series{known("4", 4), known("0", 0), missing}); !slices.Equal(got, want) {
		t.Errorf("extents %+v, want %+v", got, want)
	}
	if got := Extents(Series{known("-1", -1), known("3", 3)}); got[0] != (Extent{From: 0, To: 0.25, Bar: true}) {
		t.Errorf("what is below zero is %+v", got[0])
	}
}

func TestAStripShowsEveryPeerAndItsOwnInEvidence(t *testing.T) {
	p := Strip(known("2", 2), Series{known("4", 4), known("2", 2), known("0", 0)}, "least", "most")
	if n := count(p.Lines, "chart-peer"); n != 3 {
		t.Errorf("%d strokes, want 3", n)
	}
	if len(p.Dots) != 1 || p.Dots[0].X != "50.00%" {
		t.Errorf("in evidence: %v", p.Dots)
	}
}

func TestARankedRowWithoutAValueIsDashedAndATrendStopsAtWhatIsMissing(t *testing.T) {
	head, panels := Ranked(Series{known("5", 5), known("0", 0), missing}, known("10", 10))
	if head.Texts[0].X != "100.00%" || panels[0].Dots[0].X != "50.00%" || panels[1].Dots[0].X != "0.00%" {
		t.Errorf("10, 5 and 0 are at %s, %s and %s", head.Texts[0].X, panels[0].Dots[0].X, panels[1].Dots[0].X)
	}
	if len(panels[2].Dots) != 0 || count(panels[2].Lines, "chart-missing") != 1 || panels[2].Texts[0].Text != "?" {
		t.Errorf("what is missing is drawn as %+v", panels[2])
	}
	doubt := Value{Number: 2, Text: "2*", Flagged: true}
	trends := Trends([]Series{{known("1", 1), missing, known("3", 3)}, {known("1", 1), doubt, known("3", 3)}})
	if n := count(trends[0].Lines, "chart-line"); n != 0 || count(trends[0].Lines, "chart-missing") != 1 {
		t.Errorf("over what is missing go %d lines", n)
	}
	if n := count(trends[1].Lines, "chart-line chart-line-doubt"); n != 2 {
		t.Errorf("%d pieces of line are dashed, want the two that end in a doubt", n)
	}
	if trends[0].Dots[0].Y != trends[1].Dots[0].Y {
		t.Error("two rows have two scales")
	}
}

func count(lines []Line, class string) int {
	n := 0
	for _, l := range lines {
		if l.Class == class {
			n++
		}
	}
	return n
}

func TestPartsOfAllRowsLieOnOneAxis(t *testing.T) {
	rows := [][]Series{{{known("30", 30), known("10", 10)}}, {{known("60", 60), known("20", 20)}}}
	axis := Series{known("0", 0), known("40", 40), known("80", 80)}
	head, panels := Parts(rows, []string{""}, axis, known("Lombardia 60", 60))
	width := func(p Panel, class string) (list []string) {
		for _, b := range p.Bars {
			if b.Height == 12 && b.Class == class {
				list = append(list, b.X+" "+b.Width)
			}
		}
		return list
	}
	for i, want := range [][]string{{"0.00% 37.50%", "37.50% 12.50%"}, {"0.00% 75.00%", "75.00% 25.00%"}} {
		for k, place := range want {
			if got := width(panels[i], PartClass(k)); !slices.Equal(got, []string{place}) {
				t.Errorf("part %d of row %d is at %v, want %s", k, i, got, place)
			}
		}
		if n := count(panels[i].Lines, "chart-reference"); n != 1 || panels[i].Lines[3].X1 != "75.00%" {
			t.Errorf("row %d: the reference is at %v", i, panels[i].Lines)
		}
	}
	if len(head.Texts) != 3 || head.Texts[1].X != "50.00%" {
		t.Errorf("the axis is named %v", head.Texts)
	}
}

func TestTheValuesOfAnAxisAreRoundFewAndWithin(t *testing.T) {
	for most, want := range map[float64][]float64{
		0: {0}, 100: {0, 50, 100}, 696.5: {0, 200, 400, 600}, 43.4: {0, 20, 40}, 9: {0, 5}, 0.8: {0, 0.2, 0.4, 0.6, 0.8},
	} {
		got := Round([][]Series{{{known("", most)}}})
		if len(got) != len(want) {
			t.Errorf("up to %v: %v, want %v", most, got, want)
			continue
		}
		for i := range got {
			if math.Abs(got[i]-want[i]) > 1e-9 {
				t.Errorf("up to %v: %v, want %v", most, got, want)
			}
		}
	}
}
