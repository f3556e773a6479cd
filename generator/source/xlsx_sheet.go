package source

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// checkSheet looks in the XML of a sheet for what a table must not have, at each cell's place: formulas, whose value
// depends on who opens the file; merged cells, which hide what belongs to which row; errors of a calculation. Apart, by
// row, it gives the figures whose last zeros are lost: numbers in the columns (from 1) of figures that no format completes.
func checkSheet(book workbookPackage, file string, figures []int, styles styleReader) (Errors, map[int]Errors, error) {
	broken := Errorf(Pos{File: file}, "il foglio «%s» non si legge: il file è rovinato", Shorten(book.Sheet))
	var errs Errors
	loose := map[int]Errors{}
	decoder := xml.NewDecoder(bytes.NewReader(book.sheetPart))
	at := Pos{File: file} // of the cell; who writes no reference counts from the one before
	var cell xml.StartElement
	for cells := 0; cells < maxCells; {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return errs, loose, nil
		}
		if err != nil {
			return nil, nil, broken
		}
		element, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch element.Name.Local {
		case "c":
			cells++
			cell = element
			at = nextCell(at, attribute(cell, "r"))
			switch attribute(cell, "t") {
			case "e":
				errs.Addf(at, "la cella contiene l'errore di un calcolo: scrivere il valore")
			case "d": // ISO 8601, in the strict form
				errs.Addf(at, "la cella contiene una data: scriverla come testo")
			}
		case "row":
			cells++ // an empty row costs as much
			at = nextRow(at, attribute(element, "r"))
		case "v":
			if slices.Contains(figures, at.Col) && styles.losesZeros(cell) {
				loose[at.Row] = append(loose[at.Row], looseFigure(at))
			}
		case "f":
			errs.Addf(at, "la cella è una formula: incollare il valore al suo posto")
		case "mergeCell":
			first, _, _ := strings.Cut(attribute(element, "ref"), ":")
			errs.Addf(cellPos(file, first), "celle unite: ci si aspettava un valore in ogni cella")
		}
	}
	return nil, nil, Errorf(Pos{File: file}, "il foglio «%s» ha più di %d celle: non può essere quello giusto", Shorten(book.Sheet), maxCells)
}

func attribute(element xml.StartElement, name string) string {
	for _, a := range element.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// nextRow is the row that its reference names, or the one after.
func nextRow(at Pos, reference string) Pos {
	at.Row, at.Col = at.Row+1, 0
	if row, err := strconv.Atoi(reference); err == nil {
		at.Row = row
	}
	return at
}

// nextCell is the cell that its reference names, or the one after.
func nextCell(at Pos, reference string) Pos {
	if named := cellPos(at.File, reference); named.Row > 0 {
		return named
	}
	at.Col++
	return at
}

// cellPos turns «C4» into row 4, column 3; a cell without a good name leaves the file.
func cellPos(file, cell string) Pos {
	col, row, err := excelize.CellNameToCoordinates(cell)
	if err != nil {
		return Pos{File: file}
	}
	return Pos{File: file, Row: row, Col: col}
}
