package changes

import (
	"encoding/json"
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/editions"
	"ambitilombardia/generator/opendata"
	"ambitilombardia/generator/source"
)

// Kept gives what an edition that was kept says. Its tables name measures and units by their IDs: words for them are those of
// another edition, as far as it has the figure.
func Kept(kept editions.Edition, words Edition) (Edition, error) {
	rows := func(file string, into any) error {
		table, ok := kept.Table(strings.TrimSuffix(file, ".csv"))
		if !ok {
			return nil // it was not published then
		}
		header, cells, err := table.Rows(opendata.Original)
		if err != nil {
			return source.Errorf(source.Pos{File: file}, "la tabella non si legge")
		}
		objects := make([]map[string]any, len(cells))
		for i, row := range cells {
			objects[i] = map[string]any{}
			for j, name := range header {
				if row[j] != "" {
					objects[i][name] = row[j]
				}
			}
		}
		text, err := json.Marshal(objects)
		if err != nil || json.Unmarshal(text, into) != nil {
			return source.Errorf(source.Pos{File: file}, "la tabella non è quella di un’edizione")
		}
		return nil
	}
	from := published{func(id string) string { return id + ".csv" }, rows}
	e, err := readPublished(from)
	if err != nil {
		return Edition{}, err
	}
	if err := e.readCorrections(from); err != nil {
		return Edition{}, err
	}
	var figures []keptFigure
	if err := rows(opendata.SpendingID+".csv", &figures); err != nil {
		return Edition{}, err
	}
	known := by(words.Figures, figureKey)
	for _, f := range figures {
		e.Figures = append(e.Figures, f.figure(known))
	}
	e.Tables, err = tablesOf(kept)
	e.Plans = slices.DeleteFunc(slices.Clone(e.Tables), func(t Table) bool { return !isOfPlans(t) })
	return e, err
}

// keptFigure is a row of the dataset of the spending.
type keptFigure struct {
	Table   string `json:"tabella"`
	Row     string `json:"riga"`
	Year    string `json:"anno"`
	Measure string `json:"misura"`
	Value   string `json:"valore"`
	Unit    string `json:"unita"`
	Reason  string `json:"motivo_assenza"`
}

func (k keptFigure) figure(known map[[4]string]Figure) Figure {
	f := Figure{
		Table: k.Table, Number: k.Table, Row: k.Row, Year: k.Year, Measure: k.Measure, Label: k.Measure, Value: k.Value,
		UnitID: k.Unit, Unit: k.Unit, Reason: catalogue.Reason(k.Reason).Label(),
	}
	if words, ok := known[figureKey(f)]; ok {
		f.Number, f.Label = words.Number, words.Label
		if words.UnitID == f.UnitID {
			f.Unit = words.Unit
		}
	}
	return f
}

func tablesOf(kept editions.Edition) ([]Table, error) {
	var tables []Table
	for _, t := range kept.Tables {
		header, rows, err := t.Rows(opendata.Original)
		if err != nil {
			return nil, source.Errorf(source.Pos{File: t.FileName()}, "la tabella non si legge")
		}
		table := Table{ID: t.ID, Title: t.Title, Columns: header, Rows: rows}
		for _, name := range t.Key {
			if i := slices.Index(header, name); i >= 0 {
				table.Key = append(table.Key, i)
			}
		}
		tables = append(tables, table)
	}
	return tables, nil
}
