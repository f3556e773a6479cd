package render

import (
	"bytes"
	"path"

	"github.com/spf13/afero"
)

// squeezed gives a page without the blanks that templates leave at the beginning of a line and without empty lines: 3 % of what a
// reader's browser fetches, and to it any run of blanks is one. What stands in pre is left as it is.
func squeezed(page []byte) []byte {
	small := make([]byte, 0, len(page))
	for kept := false; len(page) > 0; {
		var line []byte
		if end := bytes.IndexByte(page, '\n'); end >= 0 {
			line, page = page[:end+1], page[end+1:]
		} else {
			line, page = page, nil
		}
		if !kept {
			if line = bytes.TrimLeft(line, " \t\r\n"); len(line) == 0 {
				continue
			}
		}
		small = append(small, line...)
		if i := bytes.LastIndex(line, []byte("<pre")); i >= 0 || kept {
			kept = !bytes.Contains(line[max(i, 0):], []byte("</pre>"))
		}
	}
	return small
}

// pageFile is an HTML file, written when it is whole.
type pageFile struct {
	afero.File
	page bytes.Buffer
}

func (f *pageFile) Write(data []byte) (int, error) { return f.page.Write(data) }

func (f *pageFile) WriteString(text string) (int, error) { return f.page.WriteString(text) }

func (f *pageFile) Close() error {
	_, err := f.File.Write(squeezed(f.page.Bytes()))
	if closed := f.File.Close(); err == nil {
		err = closed
	}
	return err
}

func isPage(name string) bool { return path.Ext(name) == ".html" }
