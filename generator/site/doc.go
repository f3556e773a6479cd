// Package site says what the pages show: every sentence, number and link of a page that is made of the tables, as values
// that the templates only have to lay out.
//
// In go the catalogue, the findings, the atlas, the downloads and the maps; out comes a View, which Encode turns into the
// JSON that Hugo reads as hugo.Data. A kind of page is a section: sections.go lists them, and a file of its own makes the
// pages of each. Files whose names begin with view hold the types that the templates read, files with spending what is
// said of Allegato C. Figures for other sites stand in embed.go, pictures beside links in card.go.
package site
