package opendata

import (
	"bytes"
	"encoding/json"

	"ambitilombardia/geo"
)

func encodeGeoJSON(d Dataset) ([]byte, error) {
	options, err := d.geoOptions()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = d.Areas.WriteGeoJSON(&b, options)
	return b.Bytes(), err
}

func encodeTopoJSON(d Dataset) ([]byte, error) {
	options, err := d.geoOptions()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = d.Areas.WriteTopoJSON(&b, options)
	return b.Bytes(), err
}

// geoOptions gives each area its row as properties, and the file what its users must quote.
func (d Dataset) geoOptions() (geo.WriteOptions, error) {
	properties := make(map[string]json.RawMessage, len(d.Rows))
	for _, row := range d.Rows {
		var b bytes.Buffer
		if err := writeObject(&b, d.Columns, row); err != nil {
			return geo.WriteOptions{}, err
		}
		properties[d.keyOf(row)] = b.Bytes()
	}
	return geo.WriteOptions{
		Properties: func(code string) any { return properties[code] },
		IDs:        true,
		Members: []geo.Member{
			{Name: "titolo", Value: d.FullTitle()},
			{Name: "crediti", Value: d.Credit},
			{Name: "data_validita", Value: string(d.Valid)},
			{Name: "licenza", Value: d.Licence.URL},
		},
		Object: d.ID,
	}, nil
}
