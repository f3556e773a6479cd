package geo

import (
	"slices"
	"strings"
)

// Dissolve merges the areas to which group gives the same code; an area for which it says false is left out. A merged
// area has the name of the area that had its code before, if any, else that of its first member: see Rename.
func (t *Topology) Dissolve(group func(code string) (string, bool)) *Topology {
	names := make(map[string]string)
	codes := make([]string, len(t.areas))
	member := make([]bool, len(t.areas))
	for i, a := range t.areas {
		if codes[i], member[i] = group(a.code); !member[i] {
			continue
		}
		if _, ok := names[codes[i]]; !ok || codes[i] == a.code {
			names[codes[i]] = a.name
		}
	}
	merged := make([]region, 0, len(names))
	for code, name := range names {
		merged = append(merged, region{code: code, name: name})
	}
	slices.SortFunc(merged, func(a, b region) int { return strings.Compare(a.code, b.code) })

	position := make(map[string]int32, len(merged))
	for i, a := range merged {
		position[a.code] = int32(i)
	}
	into := func(area int32) int32 {
		if area == outside || !member[area] {
			return outside
		}
		return position[codes[area]]
	}
	beside := make([]sides, len(t.sides))
	for i, s := range t.sides {
		beside[i] = sides{into(s.left), into(s.right)}
	}
	return assemble(t.arcs, beside, merged)
}
