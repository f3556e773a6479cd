package workbook

import (
	"bytes"
	"io"
	"slices"
	"strings"

	"github.com/klauspost/compress/zip"
	"github.com/xuri/excelize/v2"
)

// pack is the archive that a workbook is (ECMA-376 part 2). It puts the parts in the order of their names, whatever order the
// library of workbooks writes them in, and stamps none with the clock.
type pack struct {
	*zip.Writer
	parts []*part
}

type part struct {
	bytes.Buffer
	name string
}

// newPack deflates with a library that is quicker than Go's own, which took a third of the time of a workbook.
func newPack(w io.Writer) excelize.ZipWriter { return &pack{Writer: zip.NewWriter(w)} }

// Create opens a part, which is written by Close.
func (p *pack) Create(name string) (io.Writer, error) {
	fresh := &part{name: name}
	p.parts = append(p.parts, fresh)
	return fresh, nil
}

func (p *pack) Close() error {
	slices.SortFunc(p.parts, func(a, b *part) int { return strings.Compare(a.name, b.name) })
	for _, part := range p.parts {
		out, err := p.Writer.Create(part.name)
		if err != nil {
			return err
		}
		if _, err := part.WriteTo(out); err != nil {
			return err
		}
	}
	return p.Writer.Close()
}
