// Package exchange gives the tables that people edit as one workbook, and takes them back from it.
//
// Write makes the workbook: a guide, a sheet for each table with every cell as text, and the lists from which limited values are
// chosen. Read takes such a workbook, as Excel or LibreOffice have saved it, and gives the new texts of the tables that are not as
// they were: what nobody touched keeps its bytes. What is wrong is told by sheet and cell.
package exchange
