package geo

import (
	"math"

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

// over is the rectangle of cells that the box around the points touches.
func (c cells) over(points ...orb.Point) span {
	b := orb.Bound{Min: points[0], Max: points[0]}
	for _, p := range points[1:] {
		b = b.Extend(p)
	}
	return span{c.column(b.Min[0]), c.row(b.Min[1]), c.column(b.Max[0]), c.row(b.Max[1])}
}
