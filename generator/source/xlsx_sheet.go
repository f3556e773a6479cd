package source

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// checkSheet looks in the XML of a sheet for what a table must not have, at each cell's place: formulas, whose value
// depends on who opens the file; merged cells, which hide what belongs to which row; errors of a calculation. Apart, by
// row, it gives the figures whose last zeros are lost: numbers in the columns (from 1) of figures that no format completes.
func checkSheet(data []byte, file, sheet string, figures []int, styles styleReader) (Errors, map[int]Errors, error) {
	broken := Errorf(Pos{File: file}, "il foglio «%s» non si legge: il file è rovinato", Shorten(sheet))
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, nil, broken
	}
	part, err := sheetPart(archive, sheet)
	if err != nil {
		return nil, nil, broken
	}
	xmlFile, err := archive.Open(part)
	if err != nil {
		return nil, nil, broken
	}
	defer xmlFile.Close()
	var errs Errors
	loose := map[int]Errors{}
	decoder := xml.NewDecoder(io.LimitReader(xmlFile, maxUnpacked))
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
			if attribute(cell, "t") == "e" {
				errs.Addf(at, "la cella contiene l'errore di un calcolo: scrivere il valore")
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
	return nil, nil, Errorf(Pos{File: file}, "il foglio «%s» ha più di %d celle: non può essere quello giusto", Shorten(sheet), maxCells)
}

// sheetPart finds the part of the archive that holds a sheet: the workbook names a relation, the relation a file
// (ECMA-376 part 1, 12.3.23 and 12.3.24).
func sheetPart(archive *zip.Reader, sheet string) (string, error) {
	var workbook struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	var relations struct {
		List []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if err := decodePart(archive, "xl/workbook.xml", &workbook); err != nil {
		return "", err
	}
	if err := decodePart(archive, "xl/_rels/workbook.xml.rels", &relations); err != nil {
		return "", err
	}
	for _, s := range workbook.Sheets {
		for _, r := range relations.List {
			if s.Name == sheet && s.ID == r.ID {
				if absolute, ok := strings.CutPrefix(r.Target, "/"); ok {
					return absolute, nil
				}
				return path.Join("xl", r.Target), nil
			}
		}
	}
	return "", errors.New("the workbook does not say where the sheet is")
}

func decodePart(archive *zip.Reader, name string, into any) error {
	part, err := archive.Open(name)
	if err != nil {
		return err
	}
	defer part.Close()
	return xml.NewDecoder(io.LimitReader(part, maxUnpacked)).Decode(into)
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
