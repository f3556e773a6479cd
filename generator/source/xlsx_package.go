package source

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
)

// A workbookPackage is what a table needs of a workbook: one sheet and what its cells refer to. Programs give
// the parts names of their own, and Excel's «Strict» writes other namespaces; which part is which is told by the relations
// alone (ECMA-376 part 2, clause 9; part 1, 12.3).
type workbookPackage struct {
	Sheet     string // its name; empty if there is no such sheet
	sheetPart []byte
	strings   []byte // texts that cells share, nil if none do
	styles    []byte
}

// relation leads from a part to another: its type ends alike in the transitional and in the strict form.
type relation struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
}

func (r relation) is(kind string) bool { return path.Base(r.Type) == kind }

// openPackage finds the parts of a workbook: of the sheet of a name, or where it is empty of the first visible one.
func openPackage(data []byte, sheet string) (workbookPackage, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return workbookPackage{}, err
	}
	parts := packageParts{}
	for _, f := range archive.File {
		parts[partName(f.Name)] = f
	}
	book, err := parts.related("", "officeDocument")
	if err != nil {
		return workbookPackage{}, err
	}
	var workbook struct {
		XMLName xml.Name `xml:"workbook"`
		Sheets  []struct {
			Name  string     `xml:"name,attr"`
			State string     `xml:"state,attr"`
			Attrs []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := parts.decode(book, &workbook); err != nil {
		return workbookPackage{}, err
	}
	relations, err := parts.relations(book)
	if err != nil {
		return workbookPackage{}, err
	}
	var p workbookPackage
	for _, s := range workbook.Sheets {
		part := ""
		for _, r := range relations {
			if r.is("worksheet") && r.ID == attribute(xml.StartElement{Attr: s.Attrs}, "id") {
				part = target(book, r)
			}
		}
		wanted := s.Name == sheet || sheet == "" && !strings.HasSuffix(strings.ToLower(s.State), "hidden")
		if part == "" || !wanted {
			continue
		}
		if p.sheetPart, err = parts.read(part); err != nil {
			return p, err
		}
		p.Sheet = cmp.Or(s.Name, "senza nome")
		break
	}
	for kind, into := range map[string]*[]byte{"sharedStrings": &p.strings, "styles": &p.styles} {
		if part, err := parts.related(book, kind); err == nil {
			if *into, err = parts.read(part); err != nil {
				return p, err
			}
		}
	}
	return p, nil
}

// packageParts are the files of a package by their names, in which case does not count.
type packageParts map[string]*zip.File

// partName gives the name under which a part is found.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

func (p packageParts) read(name string) ([]byte, error) {
	f, ok := p[partName(name)]
	if !ok {
		return nil, errors.New("nella cartella di lavoro manca una parte")
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(io.LimitReader(r, maxUnpacked))
}

func (p packageParts) decode(name string, into any) error {
	data, err := p.read(name)
	if err != nil {
		return err
	}
	return xml.Unmarshal(data, into)
}

// relations gives those of a part; of the package itself where it is empty.
func (p packageParts) relations(of string) ([]relation, error) {
	var file struct {
		List []relation `xml:"Relationship"`
	}
	err := p.decode(path.Join(path.Dir(of), "_rels", strings.TrimPrefix(path.Base(of), ".")+".rels"), &file)
	return file.List, err
}

// related gives the part to which the first relation of a kind leads.
func (p packageParts) related(of, kind string) (string, error) {
	relations, err := p.relations(of)
	if err != nil {
		return "", err
	}
	for _, r := range relations {
		if r.is(kind) {
			return target(of, r), nil
		}
	}
	return "", errors.New("nella cartella di lavoro manca una parte di questo tipo")
}

// target gives the part that a relation of a part leads to.
func target(of string, r relation) string {
	to := strings.ReplaceAll(r.Target, `\`, "/")
	if strings.HasPrefix(to, "/") {
		return path.Clean(to)
	}
	return path.Join(path.Dir(of), to)
}

// The names that excelize looks for, of the only workbook that it is given.
const (
	plainSheet = "Sheet1"
	plainBook  = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
		`<sheets><sheet name="` + plainSheet + `" sheetId="1" r:id="rId1"/></sheets></workbook>`
	relationType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	relationHead = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	contentHead  = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`
	contentType  = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// plain packs the parts anew under the names by which excelize knows them, in a workbook of this one sheet.
func (p workbookPackage) plain() ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range []struct {
		name string
		data []byte
	}{
		{"[Content_Types].xml", []byte(contentHead + `<Override PartName="/xl/workbook.xml" ContentType="` + contentType + `sheet.main+xml"/></Types>`)},
		{"_rels/.rels", []byte(relationHead + `<Relationship Id="rId1" Type="` + relationType + `officeDocument" Target="xl/workbook.xml"/></Relationships>`)},
		{"xl/workbook.xml", []byte(plainBook)},
		{"xl/_rels/workbook.xml.rels", []byte(relationHead +
			`<Relationship Id="rId1" Type="` + relationType + `worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId2" Type="` + relationType + `styles" Target="styles.xml"/>` +
			`<Relationship Id="rId3" Type="` + relationType + `sharedStrings" Target="sharedStrings.xml"/></Relationships>`)},
		{"xl/worksheets/sheet1.xml", p.sheetPart},
		{"xl/sharedStrings.xml", p.strings},
		{"xl/styles.xml", p.styles},
	} {
		if part.data == nil {
			continue
		}
		to, err := w.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Store})
		if err != nil {
			return nil, err
		}
		if _, err := to.Write(part.data); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return out.Bytes(), err
}
