// Package chart turns values into what is drawn of them. It knows neither the catalogue nor any language: a Value comes
// with the text to be written beside its mark, also where it is missing, and with whether there is a doubt about it.
//
// A row of a picture is a Series of values or a list of Ranges. Lines, Bars, Ranges, Ranked, Trends and Strip give a Panel
// for each row, all to one scale: marks for an SVG as wide as there is room, positions across in per cent and down in pixels, so that letters
// keep their size on any screen. Extents and RangeExtents give the same rows as parts of a length, for a picture of fixed
// size. Classify puts values into the few classes of a map.
//
// A value that is missing has no bar, no dot and no class; zero is a value like any other.
package chart
