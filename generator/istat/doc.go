// Package istat reads what ISTAT's own site exports (SDMX as CSV) and takes from it the figures of an indicator.
//
// An export has a row for each cell and a column for each dimension, by its code (REF_AREA), perhaps with a column of labels
// after each, or with both in one («REF_AREA: Territorio»); the columns may be in any order. Which cells are an indicator's own
// is said by its description, which Ambito a code of ISTAT is by the table of codes. What is taken and what is left is counted,
// with the reason; what could be either is an error at its cell.
package istat
