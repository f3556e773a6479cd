package geo

import (
	"strconv"

	"github.com/paulmach/orb"
)

// pathWriter writes lines on whole numbers as SVG path data: absolute where a line starts, then differences, with no
// separator that the grammar can do without (SVG 1.1 §8.3.9).
type pathWriter struct{ data []byte }

func (w *pathWriter) String() string { return string(w.data) }

// line adds a line; a closed one, whose last point is its first, ends with z. What has shrunk to a point is left out.
func (w *pathWriter) line(line orb.LineString, closed bool) {
	start := len(w.data)
	w.data = append(w.data, 'M')
	w.number(line[0][0])
	w.number(line[0][1])
	w.data = append(w.data, 'l')
	if closed {
		line = line[:len(line)-1]
	}
	drawn := 0
	for i := 1; i < len(line); i++ {
		dx, dy := line[i][0]-line[i-1][0], line[i][1]-line[i-1][1]
		if dx == 0 && dy == 0 {
			continue
		}
		w.number(dx)
		w.number(dy)
		drawn++
	}
	switch {
	case drawn == 0 || closed && drawn == 1:
		w.data = w.data[:start]
	case closed:
		w.data = append(w.data, 'z')
	}
}

// number adds a space only before a digit that follows a digit.
func (w *pathWriter) number(v float64) {
	if last := w.data[len(w.data)-1]; v >= 0 && last >= '0' && last <= '9' {
		w.data = append(w.data, ' ')
	}
	w.data = strconv.AppendInt(w.data, int64(v), 10)
}
