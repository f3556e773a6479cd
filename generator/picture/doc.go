// Package picture draws the images that other sites show beside a link to a page (Open Graph, https://ogp.me): PNG of
// 1200 × 630 pixels with a title, a few facts and either the map of the region with some areas in evidence or a bar for
// each row of a table.
//
// A Studio holds what all pictures share, fonts and map; its Draw turns a Card into the bytes of a PNG, its SVG one with bars
// into the same picture as shapes and texts, for print and for whoever edits it. Colours are few
// and in a palette of sixteen, so that a picture stays light. The same card gives the same bytes.
package picture
