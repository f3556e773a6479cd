// Package changes tells what is different between two editions of the catalogue, in words and as a table.
//
// Read gives an Edition of a folder: a project, its data/ alone, a published site, whose downloads it reads, or an edition that
// was kept (package editions). Compare
// gives the differences of two editions, whichever way each was read. Write tells them in Italian, for officials and
// journalists; Dataset gives the same as a table, one difference a row, to be written as any other download.
//
// Things are the same when their codes are: an Ambito by its regional code, a Comune by its ISTAT code, a figure by its
// table, row, year and measure as printed. What has another code is looked for by what it is made of: an Ambito whose
// Comuni have all gone into another has merged, one whose Comuni have gone to several was split, one that is new and
// has exactly the Comuni of one that is gone has changed its code.
//
// What the act says of plans and of flows of data is told row by row, column by column (plans.go).
//
// Boundaries are not compared, and neither are the texts of the pages.
package changes
