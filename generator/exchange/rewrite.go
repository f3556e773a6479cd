package exchange

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
)

// rewrite gives a CSV text with other rows below its header. A row that was there keeps its bytes, quotes and all.
func rewrite(text []byte, rows [][]string) ([]byte, error) {
	header, known, err := lines(text)
	if err != nil {
		return nil, err
	}
	out := bytes.NewBuffer(bytes.Clone(header))
	w := csv.NewWriter(out)
	w.UseCRLF = bytes.HasSuffix(header, []byte("\r\n"))
	for _, row := range rows {
		if line, ok := known[keyOf(row)]; ok {
			out.Write(line)
			continue
		}
		w.Write(row)
		w.Flush() // before the next line goes around it
	}
	return out.Bytes(), w.Error()
}

// lines gives the bytes of the header and of each row by its cells, each with its end of line.
func lines(text []byte) (header []byte, rows map[string][]byte, err error) {
	end := []byte("\n")
	if bytes.Contains(text, []byte("\r\n")) {
		end = []byte("\r\n")
	}
	reader := csv.NewReader(bytes.NewReader(text))
	rows = map[string][]byte{}
	for from := int64(0); ; {
		cells, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return header, rows, nil
		}
		if err != nil {
			return nil, nil, fmt.Errorf("rilettura delle righe: %w", err)
		}
		line := bytes.Clone(bytes.TrimLeft(text[from:reader.InputOffset()], "\r\n")) // empty lines stand before it
		if from = reader.InputOffset(); !bytes.HasSuffix(line, end) {
			line = append(line, end...) // the last
		}
		if header == nil {
			header = line
			continue
		}
		rows[keyOf(cells)] = line
	}
}

// keyOf tells rows apart by their cells.
func keyOf(row []string) string { return fmt.Sprintf("%q", row) }
