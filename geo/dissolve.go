package geo

import (
	"cmp"
	"slices"

	"github.com/paulmach/orb"
)

// Dissolve merges the areas to which group gives the same code; an area for which it says false is left out. A merged
// area has the name of the area that had its code before, if any, else that of its first member: see Rename.
func (t *Topology) Dissolve(group func(code string) (string, bool)) *Topology {
	into := make(map[string]string, len(t.areas))
	for _, a := range t.areas {
		if code, member := group(a.code); member {
			into[a.code] = code
		}
	}
	return t.Merge(into)
}

// Merge is Dissolve for who knows which areas to take: into gives each the code of the area that it becomes part of;
// codes that are unknown are passed over. Its time grows with what is kept, however many areas there are.
func (t *Topology) Merge(into map[string]string) *Topology {
	parts := make([]int32, 0, len(into))
	for code := range into {
		if i, ok := t.index[code]; ok {
			parts = append(parts, int32(i))
		}
	}
	slices.Sort(parts)

	names := make(map[string]string)
	var merged []region
	for _, i := range parts {
		part := t.areas[i]
		code := into[part.code]
		_, known := names[code]
		if !known {
			merged = append(merged, region{code: code})
		}
		if !known || code == part.code {
			names[code] = part.name
		}
	}
	slices.SortFunc(merged, func(a, b region) int { return cmp.Compare(a.code, b.code) })
	position := make(map[string]int32, len(merged))
	for i, a := range merged {
		merged[i].name, position[a.code] = names[a.code], int32(i)
	}

	becomes := make(map[int32]int32, len(parts))
	for _, i := range parts {
		becomes[i] = position[into[t.areas[i].code]]
	}
	return t.merge(parts, becomes, merged)
}

// merge makes areas out of the borders of parts; becomes says which area a part goes into.
func (t *Topology) merge(parts []int32, becomes map[int32]int32, areas []region) *Topology {
	of := func(part int32) int32 {
		if area, kept := becomes[part]; kept {
			return area
		}
		return outside
	}
	var arcs []orb.LineString
	var beside []sides
	for _, part := range parts {
		for ref := range t.areas[part].refs() {
			i := arcOf(ref)
			s := sides{of(t.sides[i].left), of(t.sides[i].right)}
			if s.left == s.right || ref < 0 && s.left != outside { // within an area, or found from its other side
				continue
			}
			arcs, beside = append(arcs, t.arcs[i]), append(beside, s)
		}
	}
	return assemble(arcs, beside, areas)
}
