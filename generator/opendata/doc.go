// Package opendata turns the catalogue into the files that readers take away, and into the description of each.
//
// Build gives a Release: every Dataset, described once (title, sources, columns, rows), and every File made of it, in a
// fixed order and with the same bytes for the same input. Files stay in memory; their paths are addresses under the root
// of the site. A dataset is declared by one function, which gives its description, columns and rows; the list in datasets.go
// calls it, and everything else follows: formats, descriptions, API, pages, addresses.
//
// Each format has one writer:
//
//   - CSV (RFC 4180): UTF-8 without byte order mark, comma, LF, one header row, an empty cell for a missing value. Some
//     spreadsheets take a text that begins with = + - @ or a tab for a formula, quoted or not. Such a text, unless
//     it is a plain negative number, gets an apostrophe in front, and so does a text that already begins with apostrophes before such a character: whoever
//     takes one apostrophe away from every text that has apostrophes and then one of these, has the original back.
//   - XLSX: codes are text and numbers are numbers, shown with the decimals they were printed with; a second sheet
//     explains the columns, the sources and the licence. Its dates are those of the sources, never the clock's.
//   - JSON: an array of objects with the columns in their order; a number is written digit by digit as it was printed
//     (80.50 stays 80.50) and a missing value is null.
//   - Parquet: a text, an integer or a double in a column of that type, null for a missing value; title, source, credit line and
//     licence in the metadata of the file. Not for the extracts.
//   - GeoJSON (RFC 7946) and TopoJSON: the row of the table as properties, the credit line and the licence as members
//     of the top object (RFC 7946 §6.1).
//   - GeoPackage (OGC 12-128r17, version 1.3): the same rows and shapes in a SQLite database, codes as text and numbers as
//     numbers, NULL for a missing value; credit line and licence in the description of the contents.
//
// Build refuses a dataset that no format could hold faithfully: a number that is not one or has more digits than a
// spreadsheet keeps, a text with control characters or too long for a cell, rows of the wrong width, a key missing or
// used twice, an area without a row or a row without an area.
package opendata
