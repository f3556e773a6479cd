package geo

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
)

// ReadOptions says how the input names things, and what to take of it.
type ReadOptions struct {
	Code string                 // the property or column that holds the code; "" is "code"
	Name string                 // the one that holds the name; "" is "name"
	Only func(code string) bool // the areas to take; nil is all
	// Extra is the property or column that holds one more text about each area, to be carried along; areas may lack it.
	Extra string
}

func (o ReadOptions) withDefaults() ReadOptions {
	if o.Code == "" {
		o.Code = "code"
	}
	if o.Name == "" {
		o.Name = "name"
	}
	return o
}

// Read reads areas from GeoJSON, TopoJSON or a zip with a shapefile: which of them, the first bytes tell.
func Read(r io.Reader, o ReadOptions) ([]Area, error) {
	buffered := bufio.NewReaderSize(r, 1<<16)
	start, _ := buffered.Peek(1 << 12)
	switch {
	case bytes.HasPrefix(start, []byte("PK")):
		data, err := io.ReadAll(buffered)
		if err != nil {
			return nil, fmt.Errorf("shapefile: lo zip non si può leggere: %w", err)
		}
		return ReadShapefile(bytes.NewReader(data), int64(len(data)), o)
	case bytes.Contains(start, []byte(`"Topology"`)):
		return readTopoJSON(buffered, o)
	}
	return ReadGeoJSON(buffered, o)
}
