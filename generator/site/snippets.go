package site

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ambitilombardia/generator/opendata"
)

// snippet is a few lines that read a dataset in a program: %s in them stands for the address of the file.
type snippet struct {
	ID   string `json:"id"`
	Name string `json:"name"` // of the program
	Code string `json:"code"`
	URL  string `json:"url"`
}

// snippets are the shortest lines that keep codes as text and numbers as numbers (tests/snippets.test.mjs runs them).
func snippets(d opendata.Dataset) []snippet {
	quoted := func(form, separator string) string {
		var columns []string
		for _, name := range numberLike(d) {
			columns = append(columns, fmt.Sprintf(form, name))
		}
		return strings.Join(columns, separator)
	}
	python, r := "", ""
	if codes := quoted("%q: str", ", "); codes != "" {
		python, r = ", dtype={"+codes+"}", ", colClasses = c("+quoted("`%s` = \"character\"", ", ")+")"
	}
	list := []snippet{
		{"duckdb", "DuckDB", "SELECT *\nFROM '%s'\nLIMIT 10;", opendata.FilePath(d.ID, "parquet")},
		{"python", "Python, con pandas", "import pandas as pd\n\ndati = pd.read_csv(\"%s\"" + python + ")\nprint(dati.head(10))", opendata.FilePath(d.ID, "csv")},
		{"r", "R", "dati <- read.csv(\"%s\"" + r + ", na.strings = \"\", encoding = \"UTF-8\")\nprint(head(dati, 10))", opendata.FilePath(d.ID, "csv")},
	}
	if d.Areas != nil {
		return append(list, snippet{"observable", "Observable", "const confini = await fetch(\"%s\").then((risposta) => risposta.json());\n" +
			"const aree = topojson.feature(confini, confini.objects[\"" + d.ID + "\"]);\ndisplay(aree);", opendata.FilePath(d.ID, "topojson")})
	}
	return append(list, snippet{"observable", "Observable", "const dati = await fetch(\"%s\").then((risposta) => risposta.json());\ndisplay(dati.slice(0, 10));",
		opendata.FilePath(d.ID, "json")})
}

// numberLike gives the columns of texts that a program would take for numbers, zeros in front and all.
func numberLike(d opendata.Dataset) []string {
	var names []string
	for i, c := range d.Columns {
		number := func(row []string) bool { _, err := strconv.ParseFloat(row[i], 64); return err == nil }
		if c.Type == opendata.String && slices.ContainsFunc(d.Rows, number) {
			names = append(names, c.Name)
		}
	}
	return names
}
