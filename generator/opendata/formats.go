package opendata

// format is a way to write a dataset.
type format struct {
	name, ending, mediaType string
	encode                  func(Dataset) ([]byte, error)
}

var (
	xlsx    = format{"XLSX", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", encodeXLSX}
	geoJSON = format{"GeoJSON", "geojson", "application/geo+json", encodeGeoJSON}
)

// tableFormats are for every dataset.
func tableFormats() []format {
	return []format{
		{"CSV", "csv", "text/csv", EncodeCSV},
		xlsx,
		{"JSON", "json", "application/json", encodeJSON},
	}
}

// formatsOf adds those for maps where there are boundaries. TopoJSON has no media type of its own (IANA).
func formatsOf(d Dataset) []format {
	formats := tableFormats()
	if d.Areas != nil {
		formats = append(formats, geoJSON,
			format{"TopoJSON", "topojson", "application/json", encodeTopoJSON},
			format{"GeoPackage", "gpkg", "application/geopackage+sqlite3", encodeGeoPackage})
	}
	return formats
}
