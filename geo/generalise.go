package geo

import (
	"fmt"
	"io"
)

// GeneraliseOptions says what Generalise reads, how far it generalises and what it writes.
type GeneraliseOptions struct {
	Read     ReadOptions
	Extra    func(code string) string // what an area gets as its extra text where the input has none; nil: nothing
	Simplify SimplifyOptions          // nothing given: no vertex is removed
	Write    WriteOptions
}

// Generalise turns the boundaries of a statistical office, in any format that Read knows, into a TopoJSON file small
// enough to keep, and says what it healed: what is smaller than a step of the grid that it writes. A size in bytes is that
// of the file it writes.
func Generalise(r io.Reader, w io.Writer, o GeneraliseOptions) (Healing, error) {
	areas, err := Read(r, o.Read)
	if err != nil {
		return Healing{}, err
	}
	areas, healed := Heal(areas, o.Write.grid())
	for i, a := range areas {
		if a.Extra == "" && o.Extra != nil {
			areas[i].Extra = o.Extra(a.Code)
		}
	}
	t, err := Build(areas)
	if err == nil {
		err = t.Gaps()
	}
	if err != nil {
		return healed, err
	}
	o.Simplify.Output = func(t *Topology, w io.Writer) error { return t.WriteTopoJSON(w, o.Write) }
	if s := o.Simplify; s.Tolerance != 0 || s.Keep != 0 || s.Bytes != 0 {
		if t, err = t.Simplify(s); err != nil {
			return healed, fmt.Errorf("semplificazione dei confini: %w", err)
		}
	}
	return healed, t.WriteTopoJSON(w, o.Write)
}
