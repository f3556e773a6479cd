package site

import (
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/finder"
)

// searchGroup is what /cerca/ shows of one kind.
type searchGroup struct {
	Kind   string `json:"kind"`
	Anchor string `json:"anchor"`
	Things []link `json:"things"`
}

// searchGroups puts the things that the search finds into groups of a kind, in their order.
func searchGroups(things []finder.Thing) []searchGroup {
	var groups []searchGroup
	for _, t := range things {
		if len(groups) == 0 || groups[len(groups)-1].Kind != t.Kind {
			groups = append(groups, searchGroup{Kind: t.Kind, Anchor: catalogue.Slug("tipo", t.Kind)})
		}
		last := &groups[len(groups)-1]
		last.Things = append(last.Things, link{Name: t.Title, URL: t.Path})
	}
	return groups
}
