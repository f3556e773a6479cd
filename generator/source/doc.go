// Package source reads the files that people edit: tables in CSV or XLSX, YAML, and the front matter of Markdown pages.
//
// What goes in is an fs.FS; what comes out are plain values, each of which remembers the file, row and column it came
// from (Pos), so that whoever finds fault with it later can say where it stands. ReadTable serves most callers.
//
// The package checks form only: encoding, header, number of cells, characters, formulas, merged cells. What the values
// mean is the business of the caller. It never repairs: a file that is not what it should be is an error that says
// where, what is wrong and what was expected, in Italian, because the reader is the official who keeps the file. Errors
// are collected (Errors), so that all of them are seen at once; IsInput tells them from faults of the machine.
//
// What a file may hold is bounded, so that a wrong or hostile one costs an error and not the machine's memory.
package source
