// Package atlas joins the catalogue with the boundaries: one topology per level (Comuni, Ambiti, ATS, ASST), the maps of
// the site, and the measures that come from the geometry.
//
// New dissolves the Comuni's boundaries into the larger areas by the membership in the catalogue, so that moving a
// Comune in comuni.csv moves it on every map. Geometry is package geo's work; which areas are drawn together, and how
// large, is decided here.
package atlas
