// Package audit looks for what is wrong or doubtful in a catalogue that is well formed.
//
// Boundaries compares the Comuni of the catalogue with those of the boundary file: a difference is an input error and
// stops the build. Findings runs every rule and gives what it found: discrepancies and doubts that the act itself holds
// and that nobody can settle from here. They stop nothing; they are published beside the values they concern.
//
// Rules are general: they compare, count and look for gaps, and know no particular row of the act. Each family of rules
// has its file: names and codes of the coding table, their order, the membership of the Comuni.
//
// The rules over the spending tables (Allegato C) stand in the files spending_*.go and follow what tabelle.yaml declares
// of the tables. They reckon with intervals, the values that a printed figure can stand for, so that rounding is never
// told as a discrepancy. What is doubtful of a part is followed into its whole (spending_parts.go). SpendingCell says how findings name a figure.
package audit
