package measure

import (
	"fmt"
	"io"
)

// Table prints rows and counts the targets that are missed.
type Table struct {
	out    io.Writer
	missed int
}

// NewTable begins a table.
func NewTable(out io.Writer) *Table { return &Table{out: out} }

// Head names the two that are compared.
func (t *Table) Head(a, b string) {
	fmt.Fprintf(t.out, "%-42s %12s %12s %8s  %s\n", "", a, b, "ratio", "target")
}

// Row prints a comparison; limit is the largest ratio of a to b allowed, 0 for none.
func (t *Table) Row(name, format string, a, b, limit float64) {
	fmt.Fprintf(t.out, "%-42s %12s %12s", name, fmt.Sprintf(format, a), fmt.Sprintf(format, b))
	t.Judge(a/b, limit)
}

// Err says how many targets are missed.
func (t *Table) Err() error {
	if t.missed > 0 {
		return fmt.Errorf("%d targets are missed", t.missed)
	}
	return nil
}

// Judge ends a row with the ratio and whether it is within the limit.
func (t *Table) Judge(ratio, limit float64) {
	target := ""
	if limit > 0 {
		target = fmt.Sprintf("  ≤ %.2f", limit)
		if ratio > limit {
			target += "  MISSED"
			t.missed++
		}
	}
	fmt.Fprintf(t.out, " %8.3f%s\n", ratio, target)
}
