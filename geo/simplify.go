package geo

import (
	"errors"
	"fmt"
	"io"
	"math"
	"sort"

	"github.com/paulmach/orb"
)

// SimplifyOptions says how far to generalise; exactly one of Tolerance, Keep and Bytes is given.
type SimplifyOptions struct {
	// Tolerance removes the vertices whose weighted triangle is smaller than a square with sides of this many metres.
	Tolerance float64
	// Keep is the part of the removable vertices that stays, up to 1. Vertices where borders meet are not removable.
	Keep float64
	// Bytes keeps as many vertices as fit into a file of this size.
	Bytes int
	// Output writes the file that Bytes measures; nil is WriteTopoJSON without options.
	Output func(t *Topology, w io.Writer) error
}

// Simplify removes vertices from borders by the method of Visvalingam & Whyatt (Line generalisation by repeated
// elimination of points, 1993): again and again the vertex that makes the smallest triangle with its neighbours, areas
// weighted so that spikes go before smooth bends.
//
// A vertex stays while its triangle holds another vertex, and when without it a loop would have less than three or two
// borders would become the same segment. So borders that did not cross or touch never do: a line that crosses the new
// segment, with no vertex in the triangle, crossed one of the two that it replaces. A vertex that another one holds
// back is tried again once that has gone.
func (t *Topology) Simplify(o SimplifyOptions) (*Topology, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	limit := math.Inf(1)
	if o.Tolerance > 0 {
		limit = o.Tolerance * o.Tolerance
	}
	most := t.removable()
	if o.Keep > 0 {
		most -= int(math.Ceil(o.Keep * float64(most)))
	}
	steps := eliminate(newMesh(t.arcs), limit, most)
	if o.Bytes > 0 {
		return t.fit(steps, o)
	}
	return t.without(steps), nil
}

// removable counts the vertices between the ends of arcs.
func (t *Topology) removable() int {
	n := 0
	for _, arc := range t.arcs {
		n += len(arc) - 2
	}
	return n
}

func (o SimplifyOptions) check() error {
	given := 0
	for _, v := range []float64{o.Tolerance, o.Keep, float64(o.Bytes)} {
		if !(v >= 0) {
			return errors.New("semplificazione: un’opzione è negativa o non è un numero")
		}
		if v > 0 {
			given++
		}
	}
	if given != 1 || o.Keep > 1 {
		return errors.New("semplificazione: ci si aspettava una sola misura fra tolleranza in metri, parte da tenere (al più 1) e byte")
	}
	return nil
}

// fit removes no more vertices than it takes to write the size in bytes.
func (t *Topology) fit(steps []step, o SimplifyOptions) (*Topology, error) {
	if o.Output == nil {
		o.Output = func(t *Topology, w io.Writer) error { return t.WriteTopoJSON(w, WriteOptions{}) }
	}
	var failure error
	n := sort.Search(len(steps)+1, func(n int) bool {
		var size counter
		if failure == nil {
			failure = o.Output(t.without(steps[:n]), &size)
		}
		return failure != nil || int(size) <= o.Bytes
	})
	if failure != nil {
		return nil, failure
	}
	if n > len(steps) {
		return nil, fmt.Errorf("semplificazione: tolti tutti i vertici che si possono togliere, il file supera ancora %d byte", o.Bytes)
	}
	return t.without(steps[:n]), nil
}

// counter is a writer that only counts.
type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

// without returns the topology after the steps.
func (t *Topology) without(steps []step) *Topology {
	gone := make([]bool, t.Vertices())
	for _, s := range steps {
		gone[s.slot] = true
	}
	arcs := make([]orb.LineString, len(t.arcs))
	left := make(orb.LineString, 0, len(gone)-len(steps))
	slot := 0
	for i, arc := range t.arcs {
		from := len(left)
		for _, p := range arc {
			if !gone[slot] {
				left = append(left, p)
			}
			slot++
		}
		arcs[i] = left[from:len(left):len(left)]
	}
	return t.withArcs(arcs)
}
