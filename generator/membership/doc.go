// Package membership holds a list that somebody else keeps of which Comune belongs to which Ambito, an office of the Region or
// an ATS, against that of the project.
//
// What goes in is a table with columns of any name and order, and the catalogue: Compare finds the columns by what stands in
// them, and gives for each Comune whether the two lists agree. What comes out is a Report in Italian and, through Rewrite, the text of
// comuni.csv as the list has it.
package membership
