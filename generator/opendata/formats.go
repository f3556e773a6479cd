package opendata

// format is a way to write a dataset.
type format struct {
	name, ending string
	encode       func(Dataset) ([]byte, error)
}

var (
	csvTable     = format{"CSV", "csv", EncodeCSV}
	xlsx         = format{"XLSX", "xlsx", encodeXLSX}
	parquetTable = format{"Parquet", "parquet", encodeParquet}
	geoJSON      = format{"GeoJSON", "geojson", encodeGeoJSON}
)

// tableFormats are for every dataset and for every part of one.
func tableFormats() []format {
	return []format{
		csvTable,
		xlsx,
		{"JSON", "json", encodeJSON},
	}
}

// formatsOf adds the one for whole datasets, and those for maps where there are boundaries.
func formatsOf(d Dataset) []format {
	formats := append(tableFormats(), parquetTable)
	if d.Areas != nil {
		formats = append(formats, geoJSON,
			format{"TopoJSON", "topojson", encodeTopoJSON},
			format{"GeoPackage", "gpkg", encodeGeoPackage})
	}
	return formats
}
