package catalogue

import (
	"io/fs"
	"math/big"
	"slices"
	"strconv"

	"ambitilombardia/generator/source"
)

// indicatorsFolder has a folder for each indicator.
const indicatorsFolder = "data/indicatori/"

// The files of an indicator: what it is, where its figures come from, the figures (a table, without its ending).
const (
	descriptionFile = "indicatore.yaml"
	provenanceFile  = "provenienza.yaml"
	valuesFile      = "valori"
)

// description is indicatore.yaml.
type description struct {
	Title        yamlText            `yaml:"titolo"`
	Label        yamlText            `yaml:"misura"`
	Unit         unit                `yaml:"unita"`
	What         yamlText            `yaml:"cosa_misura"`
	Numerator    yamlText            `yaml:"numeratore"`
	Denominator  yamlText            `yaml:"denominatore"`
	HowToRead    yamlText            `yaml:"come_leggerlo"`
	HowNotToRead yamlText            `yaml:"come_non_leggerlo"`
	Decimals     yamlText            `yaml:"decimali"`
	ISTAT        map[string]yamlText `yaml:"istat"`
	Surface      bool                `yaml:"superficie_dei_confini"`
	Ratio        *struct {
		Of  yamlText `yaml:"numeratore"`
		By  yamlText `yaml:"denominatore"`
		Per yamlText `yaml:"per"`
	} `yaml:"rapporto"`
}

// declaration is an indicator before it is reckoned: its figures as the source gives them, or how they are made.
type declaration struct {
	Indicator
	file    string
	values  map[cellKey]Observation // by level (as row), code and year; see cellOf
	joint   []joint
	surface bool
	ratio   *ratio
}

// ratio is made of two other indicators.
type ratio struct {
	of, by string
	per    int64 // how many of the denominator one figure is about
}

// loadIndicators reads every folder of data/indicatori and reckons what the files give without the boundaries. It wants the
// places, and the ids of the tables of the act, which no indicator may have. A project need not have any.
func (c *Catalogue) loadIndicators(files fs.FS, errs *source.Errors) {
	folders, _ := fs.ReadDir(files, indicatorsFolder[:len(indicatorsFolder)-1])
	sound := len(*errs) == 0 // else what a row names may only seem to be missing
	for _, folder := range folders {
		if !folder.IsDir() || source.LeftByEditor(folder.Name()) {
			continue
		}
		c.declared = append(c.declared, c.loadIndicator(files, folder.Name(), sound, errs))
	}
	c.checkRatios(errs)
	if len(*errs) == 0 {
		c.reckon()
	}
}

// Measure gives the catalogue of the act the area of each Comune in km², and reckons the indicators that are made of it.
func (c *Catalogue) Measure(surface func(code string) float64) {
	if c.act != nil {
		panic("catalogue: the area of the Comuni is that of the act's: Measure first, then On")
	}
	c.surfaces = map[cellKey]Observation{}
	for _, m := range c.Comuni {
		if exact := new(big.Rat).SetFloat64(surface(string(m.Code))); exact != nil { // else it is no number
			c.surfaces[cellOf(place{level: LevelComune, code: string(m.Code)}, "")] = Observation{value: Round(exact, surfaceDecimals)}
		}
	}
	c.reckon()
}

// surfaceDecimals are those of an area in km²: a hundred square metres, below which generalised boundaries say nothing.
const surfaceDecimals = 4

func (c *Catalogue) loadIndicator(files fs.FS, id string, sound bool, errs *source.Errors) declaration {
	folder := indicatorsFolder + id + "/"
	d := declaration{Indicator: Indicator{ID: id}, file: folder + descriptionFile, values: map[cellKey]Observation{}}
	if _, taken := c.Spending.Table(id); taken || !indicatorForm.Matches(id) {
		errs.Addf(source.Pos{File: d.file}, "«%s» non è il nome di un indicatore: ci si aspettavano %s, e un nome che non sia di una tabella della spesa", id, indicatorForm.words)
	}
	var text description
	if err := source.ReadYAML(files, d.file, &text); err != nil {
		errs.Add(d.file, err)
		return d
	}
	text.check(d.file, errs)
	d.Indicator = Indicator{
		ID: id, Title: text.Title.Text, WhatIsMeasured: text.What.Text, Numerator: text.Numerator.Text, Denominator: text.Denominator.Text,
		HowToRead: text.HowToRead.Text, HowNotToRead: text.HowNotToRead.Text, Decimals: -1,
	}
	units := readUnits(d.file, []unit{text.Unit}, errs)
	if len(units) == 1 {
		d.Measure = Measure{ID: "valore", Label: text.Label.Text, Unit: units[0]}
	}
	if n := text.Decimals; n.Text != "" {
		var err error
		if d.Decimals, err = strconv.Atoi(n.Text); err != nil || d.Decimals < 0 || d.Decimals > 6 {
			errs.Addf(n.at(d.file), "«%s» non è un numero di decimali: ci si aspettava un numero da 0 a 6", n.Text)
		}
	}
	for dimension, code := range text.ISTAT {
		if d.ISTAT == nil {
			d.ISTAT = map[string]string{}
		}
		d.ISTAT[dimension] = code.Text
	}
	switch {
	case text.Ratio != nil:
		d.ratio = text.readRatio(d.file, errs)
		return d
	case text.Surface:
		d.surface = true
	default:
		c.loadValues(files, folder+valuesFile, &d, sound, errs)
	}
	before := len(*errs)
	d.Sources = []Provenance{readProvenance(files, folder+provenanceFile, errs)}
	for _, field := range []struct{ key, value string }{{"titolare", d.Sources[0].Owner}, {"indirizzo", d.Sources[0].Address}} {
		if field.value == "" && len(*errs) == before {
			errs.Addf(source.Pos{File: folder + provenanceFile}, "manca «%s»: ci si aspettava un testo", field.key)
		}
	}
	return d
}

// check wants the texts that every page of an indicator has.
func (t description) check(file string, errs *source.Errors) {
	for _, field := range []struct {
		key  string
		text yamlText
	}{
		{"titolo", t.Title}, {"misura", t.Label}, {"cosa_misura", t.What}, {"numeratore", t.Numerator}, {"denominatore", t.Denominator},
		{"come_leggerlo", t.HowToRead}, {"come_non_leggerlo", t.HowNotToRead},
	} {
		if field.text.Text == "" {
			errs.Addf(source.Pos{File: file}, "manca «%s»: ci si aspettava un testo", field.key)
		}
	}
	if t.Ratio != nil && t.Surface {
		errs.Addf(source.Pos{File: file}, "ci sono «rapporto» e «superficie_dei_confini»: tenerne uno solo")
	}
}

func (t description) readRatio(file string, errs *source.Errors) *ratio {
	r := &ratio{of: t.Ratio.Of.Text, by: t.Ratio.By.Text, per: 1}
	if n := t.Ratio.Per; n.Text != "" {
		var err error
		if r.per, err = strconv.ParseInt(n.Text, 10, 64); err != nil || r.per < 1 {
			errs.Addf(n.at(file), "«%s» non è un numero intero da 1 in su, come 1000 per «ogni 1.000 abitanti»", n.Text)
		}
	}
	if t.Decimals.Text == "" {
		errs.Addf(source.Pos{File: file}, "manca «decimali»: un rapporto va arrotondato")
	}
	if kind := UnitKind(t.Unit.Kind.Text); (Unit{Kind: kind}).Additive() && slices.Contains(unitKinds, kind) {
		errs.Addf(t.Unit.Kind.at(file), "la natura di un rapporto non può essere «%s», che si somma", kind)
	}
	return r
}

// checkRatios wants a ratio to be of two indicators whose figures are given or measured.
func (c *Catalogue) checkRatios(errs *source.Errors) {
	simple := map[string]bool{}
	for _, d := range c.declared {
		if d.ratio == nil {
			simple[d.ID] = true
		}
	}
	for _, d := range c.declared {
		if d.ratio == nil {
			continue
		}
		for _, id := range []string{d.ratio.of, d.ratio.by} {
			if !simple[id] {
				unknown(errs, source.Value{Text: id, Pos: source.Pos{File: d.file}}, "un altro indicatore con valori suoi", simple)
			}
		}
	}
}
