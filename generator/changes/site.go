package changes

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/opendata"
	"ambitilombardia/generator/source"
)

// readSite reads the downloads of a published site. They have been checked when they were published, so that what does
// not fit was changed since.
func readSite(site fs.FS) (Edition, error) {
	from := published{
		file:   func(id string) string { return opendata.FilePath(id, "json") },
		decode: func(file string, into any) error { return decode(site, file, into) },
	}
	e, err := readPublished(from)
	if err == nil && exists(site, from.file(correctionsID)) {
		err = e.readCorrections(from)
	}
	if err != nil {
		return Edition{}, err
	}
	if err := e.readFigures(site); err != nil {
		return Edition{}, err
	}
	if e.Plans, err = plansOfSite(site); err != nil {
		return Edition{}, err
	}
	return e, nil
}

// correctionsID is the dataset of the corrections, which older editions do not have.
const correctionsID = "rettifiche"

func (e *Edition) readCorrections(from published) error {
	var rows []struct {
		Ambito  catalogue.AmbitoCode `json:"codice_ambito"`
		Field   string               `json:"campo"`
		Printed string               `json:"valore_stampato"`
		Used    string               `json:"valore_usato"`
	}
	if err := from.decode(from.file(correctionsID), &rows); err != nil {
		return err
	}
	for _, r := range rows {
		e.Corrected = append(e.Corrected, catalogue.Correction{Ambito: r.Ambito, Field: r.Field, Printed: r.Printed, Used: r.Used})
	}
	return nil
}

// published is where datasets are, by ID, and how the rows of one are read.
type published struct {
	file   func(id string) string
	decode func(file string, into any) error
}

// readPublished reads the datasets that say what the catalogue is.
func readPublished(from published) (Edition, error) {
	var e Edition
	for _, read := range []func(published) error{e.readAmbiti, e.readComuni, e.readPrinted, e.readMacroaree} {
		if err := read(from); err != nil {
			return Edition{}, err
		}
	}
	return e, nil
}

// decode reads a JSON file of the site. Its texts end on the screen of who compares: none may hold what steers a terminal.
func decode(site fs.FS, file string, into any) error {
	data, err := source.ReadAll(site, file)
	if err != nil {
		return err
	}
	if json.Unmarshal(data, into) != nil {
		return source.Errorf(source.Pos{File: file}, "non è il file di un sito pubblicato da ambiti, o è rovinato")
	}
	for tokens := json.NewDecoder(bytes.NewReader(data)); ; {
		token, err := tokens.Token()
		if err != nil {
			return nil // the end
		}
		if text, ok := token.(string); ok && strings.ContainsFunc(text, source.Unseen) {
			return source.Errorf(source.Pos{File: file}, "un testo contiene un carattere di controllo o che non si vede: il file non è quello pubblicato")
		}
	}
}

// check says of the first wrong code of a file what is wrong with it.
func check(file string, errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return source.Errorf(source.Pos{File: file}, "%v", err)
		}
	}
	return nil
}

func (e *Edition) readAmbiti(from published) error {
	file := from.file("ambiti")
	var rows []struct {
		ATS      catalogue.ATSCode      `json:"codice_ats"`
		ATSName  string                 `json:"denominazione_ats"`
		ASST     catalogue.ASSTCode     `json:"codice_asst"` // null, and then empty, where there is none
		ASSTName string                 `json:"denominazione_asst"`
		Code     catalogue.AmbitoCode   `json:"codice_ambito"`
		Name     string                 `json:"denominazione_ambito"`
		Register catalogue.RegisterCode `json:"codice_registro_nazionale"`
	}
	if err := from.decode(file, &rows); err != nil {
		return err
	}
	ats, asst := map[catalogue.ATSCode]bool{}, map[catalogue.ASSTCode]bool{"": true}
	seen := map[catalogue.AmbitoCode]bool{}
	for _, r := range rows {
		_, wrongATS := catalogue.ParseATSCode(string(r.ATS))
		_, wrongASST := catalogue.ParseASSTCode(string(r.ASST))
		if r.ASST == "" {
			wrongASST = nil
		}
		_, wrongAmbito := catalogue.ParseAmbitoCode(string(r.Code))
		if err := check(file, wrongATS, wrongASST, wrongAmbito, once(seen, r.Code)); err != nil {
			return err
		}
		if !ats[r.ATS] {
			ats[r.ATS] = true
			e.ATS = append(e.ATS, catalogue.ATS{Code: r.ATS, Printed: r.ATSName})
		}
		if !asst[r.ASST] {
			asst[r.ASST] = true
			e.ASST = append(e.ASST, catalogue.ASST{Code: r.ASST, Printed: r.ASSTName, ATS: r.ATS})
		}
		e.Ambiti = append(e.Ambiti, catalogue.Ambito{Code: r.Code, Register: r.Register, Name: r.Name, ATS: r.ATS, ASST: r.ASST})
	}
	return nil
}

func (e *Edition) readComuni(from published) error {
	file := from.file("comuni")
	var rows []struct {
		Code     catalogue.ISTATCode  `json:"codice_istat"`
		Name     string               `json:"comune"`
		Province catalogue.Province   `json:"provincia"`
		Ambito   catalogue.AmbitoCode `json:"codice_ambito"`
		Evidence string               `json:"evidenza"`
		Source   string               `json:"fonte"`
	}
	if err := from.decode(file, &rows); err != nil {
		return err
	}
	seen := map[catalogue.ISTATCode]bool{}
	for _, r := range rows {
		evidence, wrongEvidence := catalogue.ParseEvidence(r.Evidence)
		_, wrongCode := catalogue.ParseISTATCode(string(r.Code))
		_, wrongAmbito := catalogue.ParseAmbitoCode(string(r.Ambito))
		if err := check(file, wrongCode, wrongAmbito, wrongEvidence, once(seen, r.Code)); err != nil {
			return err
		}
		e.Comuni = append(e.Comuni, catalogue.Comune{
			Code: r.Code, Name: r.Name, Province: r.Province, Ambito: r.Ambito, Evidence: evidence, Source: r.Source,
		})
	}
	return nil
}

// once is the error of a code that is there twice.
func once[C ~string](seen map[C]bool, code C) error {
	if seen[code] {
		return fmt.Errorf("il codice %s c'è due volte", code)
	}
	seen[code] = true
	return nil
}

func (e *Edition) readPrinted(from published) error {
	var rows []map[string]string // null is an empty cell
	if err := from.decode(from.file("allegato-b"), &rows); err != nil {
		return err
	}
	for _, r := range rows {
		var row catalogue.PrintedRow
		for _, column := range catalogue.AllegatoBColumns() {
			row.Cells = append(row.Cells, r[column])
		}
		e.Printed = append(e.Printed, row)
	}
	return nil
}

func (e *Edition) readMacroaree(from published) error {
	var rows []struct {
		Letter string `json:"lettera"`
		Title  string `json:"titolo"`
		Point  string `json:"punto_chiave"`
	}
	if err := from.decode(from.file("macroaree"), &rows); err != nil {
		return err
	}
	for _, r := range rows { // in order: all points of a letter stand together
		if n := len(e.Macroaree); n == 0 || e.Macroaree[n-1].Letter != r.Letter {
			e.Macroaree = append(e.Macroaree, catalogue.Macroarea{Letter: r.Letter, Title: r.Title})
		}
		last := &e.Macroaree[len(e.Macroaree)-1]
		last.KeyPoints = append(last.KeyPoints, r.Point)
	}
	return nil
}

// readFigures reads the documents of the API, which, unlike the dataset, say why a value is missing and name the measures.
func (e *Edition) readFigures(site fs.FS) error {
	var tables struct {
		Items []struct {
			ID string `json:"tabella"`
		} `json:"elementi"`
	}
	if err := decode(site, "api/v1/spesa.json", &tables); err != nil {
		return err
	}
	for _, t := range tables.Items {
		if !catalogue.TableForm().Matches(t.ID) {
			return source.Errorf(source.Pos{File: "api/v1/spesa.json"}, "«%s» non è il nome di una tabella", source.Shorten(t.ID))
		}
		if err := e.readTable(site, "api/v1/"+catalogue.Table{ID: t.ID}.CodePath()+".json"); err != nil {
			return err
		}
	}
	return nil
}

func (e *Edition) readTable(site fs.FS, file string) error {
	var t struct {
		ID       string `json:"tabella"`
		Number   string `json:"numero"`
		Measures []struct {
			ID    string `json:"misura"`
			Label string `json:"etichetta"`
			Unit  string `json:"unita"`
			Words string `json:"etichetta_unita"`
		} `json:"misure"`
		Reasons []struct {
			ID    string `json:"motivo"`
			Label string `json:"etichetta"`
		} `json:"motivi"`
		Observations []struct {
			Row     string      `json:"riga"`
			Year    string      `json:"anno"`
			Measure string      `json:"misura"`
			Value   json.Number `json:"valore"`
			Reason  string      `json:"motivo"`
		} `json:"osservazioni"`
	}
	if err := decode(site, file, &t); err != nil {
		return err
	}
	reasons := map[string]string{}
	for _, r := range t.Reasons {
		reasons[r.ID] = r.Label
	}
	for _, o := range t.Observations {
		f := Figure{
			Table: t.ID, Number: t.Number, Row: o.Row, Year: o.Year, Measure: o.Measure, Value: o.Value.String(),
			Reason: reasons[o.Reason],
		}
		for _, m := range t.Measures {
			if m.ID == o.Measure {
				f.Label, f.UnitID, f.Unit = m.Label, m.Unit, m.Words
			}
		}
		e.Figures = append(e.Figures, f)
	}
	return nil
}
