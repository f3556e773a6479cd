package geo

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// cells divides a box into about as many equal cells as there are things in it, so that each holds a few.
type cells struct {
	min           orb.Point
	perX, perY    float64 // cells per unit of length
	columns, rows int
}

func newCells(bound orb.Bound, count int) cells {
	width, height := bound.Max[0]-bound.Min[0], bound.Max[1]-bound.Min[1]
	c := cells{min: bound.Min, columns: 1, rows: 1}
	if count < 1 || !(width > 0) || !(height > 0) {
		return c
	}
	side := math.Sqrt(width * height / float64(count))
	c.columns = int(min(math.Ceil(width/side), float64(count)))
	c.rows = int(min(math.Ceil(height/side), float64(count)))
	c.perX, c.perY = float64(c.columns)/width, float64(c.rows)/height
	return c
}

func (c cells) column(x float64) int {
	return int(min(max((x-c.min[0])*c.perX, 0), float64(c.columns-1)))
}

func (c cells) row(y float64) int {
	return int(min(max((y-c.min[1])*c.perY, 0), float64(c.rows-1)))
}

func (c cells) count() int { return c.columns * c.rows }

func (c cells) at(p orb.Point) int { return c.row(p[1])*c.columns + c.column(p[0]) }

// span is a rectangle of cells, the last column and row included.
type span struct{ left, bottom, right, top int }

// boxAround is the smallest box around points. Orb's own asks more questions of each point, a tenth of the time of a map.
func boxAround(points ...orb.Point) orb.Bound {
	if len(points) == 0 {
		return orb.Bound{}
	}
	b := orb.Bound{Min: points[0], Max: points[0]}
	for _, p := range points[1:] {
		b.Min = orb.Point{min(b.Min[0], p[0]), min(b.Min[1], p[1])}
		b.Max = orb.Point{max(b.Max[0], p[0]), max(b.Max[1], p[1])}
	}
	return b
}

// nowhere is the box around no point at all.
func nowhere() orb.Bound {
	return orb.Bound{Min: orb.Point{math.Inf(1), math.Inf(1)}, Max: orb.Point{math.Inf(-1), math.Inf(-1)}}
}

// over is the rectangle of cells that a box touches.
func (c cells) over(b orb.Bound) span {
	return span{c.column(b.Min[0]), c.row(b.Min[1]), c.column(b.Max[0]), c.row(b.Max[1])}
}

// segment is one edge of an arc: from vertex from to the next one.
type segment struct{ arc, from int32 }

func (s segment) ends(arcs []orb.LineString) (p, q orb.Point) {
	return arcs[s.arc][s.from], arcs[s.arc][s.from+1]
}

// drawers hold segments by place: drawer i has those at sorted[start[i]:start[i+1]].
type drawers struct {
	start  []int32
	sorted []segment
}

// file puts each segment of the arcs into the drawers that spread names, by counting sort.
func file(arcs []orb.LineString, count int, spread func(p, q orb.Point, put func(drawer int))) drawers {
	d := drawers{start: make([]int32, count+1)}
	var now segment
	each := func(put func(drawer int)) {
		for i, arc := range arcs {
			for j := range len(arc) - 1 {
				now = segment{int32(i), int32(j)}
				spread(arc[j], arc[j+1], put)
			}
		}
	}
	each(func(drawer int) { d.start[drawer+1]++ })
	for i := range count {
		d.start[i+1] += d.start[i]
	}
	d.sorted = make([]segment, d.start[count])
	free := slices.Clone(d.start)
	each(func(drawer int) {
		d.sorted[free[drawer]] = now
		free[drawer]++
	})
	return d
}

// fileByCell puts each segment into the cells that its box touches.
func fileByCell(arcs []orb.LineString, c cells) drawers {
	return file(arcs, c.count(), func(p, q orb.Point, put func(int)) {
		s := c.over(boxAround(p, q))
		for row := s.bottom; row <= s.top; row++ {
			for column := s.left; column <= s.right; column++ {
				put(row*c.columns + column)
			}
		}
	})
}

func (d drawers) drawer(i int) []segment { return d.sorted[d.start[i]:d.start[i+1]] }
