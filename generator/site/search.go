package site

import (
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/finder"
)

// Search is what /cerca/ shows.
type Search []searchGroup

// searchGroup is what /cerca/ shows of one kind.
type searchGroup struct {
	Kind   string `json:"kind"`
	Anchor string `json:"anchor"`
	Things []link `json:"things"`
}

// NewSearch puts the things that the search finds besides the Comuni into groups of a kind, in their order.
func NewSearch(things []finder.Thing) Search {
	var groups Search
	for _, t := range things {
		if len(groups) == 0 || groups[len(groups)-1].Kind != t.Kind {
			groups = append(groups, searchGroup{Kind: t.Kind, Anchor: catalogue.Slug("tipo", t.Kind)})
		}
		last := &groups[len(groups)-1]
		last.Things = append(last.Things, link{Name: t.Title, URL: t.Path})
	}
	return groups
}
