package catalogue

import (
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"ambitilombardia/generator/source"
)

const claimsFile = spendingFolder + "affermazioni.yaml"

// Claim is a statement of the act about its own figures, put so that it can be checked: a quantity, of some rows in some
// years, that has to lie between two bounds. Every reference of it leads to a cell.
type Claim struct {
	ID       string
	Place    string // where the act says it, «commento alla Tab. 13»
	Says     string // what it says, in our words, after «dice che»
	Table    string
	Measures []Measure // their values are added
	Rows     []Row
	Years    []string // a change goes from the first to the last
	Quantity Quantity
	AtLeast  *Decimal // nil: no bound
	AtMost   *Decimal
	Written  *Decimal // the number that the act writes, of which the bounds are what it can be the rounding of
	HowMany  HowMany
	Vague    bool // the act's words leave room: a contradiction is a doubt

	Among   []string // of QuantityAmong: the ids of the other tables
	Unit    Unit     // of QuantityUnit: the one that the words name
	Words   string   // of QuantityWords: how the comment calls what the caption calls otherwise
	Caption string   // and how the caption does
}

// Quantity says what a claim is about.
type Quantity string

// The quantities of affermazioni.yaml, each for one row and one year unless told otherwise.
const (
	QuantityValue   Quantity = "valore"
	QuantityRank    Quantity = "posto"               // among the rows but the total, 1 is the greatest
	QuantityReverse Quantity = "posto_dal_basso"     // 1 is the least
	QuantityShare   Quantity = "quota"               // per cent of the total row
	QuantityChange  Quantity = "variazione"          // last year less first, one for each row
	QuantityPercent Quantity = "variazione_percento" // the change as per cent of the first year
	QuantityFactor  Quantity = "fattore"             // last year divided by first
	QuantitySum     Quantity = "somma"               // of all rows and years together
	QuantityAmong   Quantity = "posto_fra_tabelle"   // of the row's value among those of the same row in other tables
	QuantityUnit    Quantity = "unita"               // no figure: the words name a unit
	QuantityWords   Quantity = "parole"              // no figure: the words name something as the caption does, or otherwise
)

var quantities = []Quantity{QuantityValue, QuantityRank, QuantityReverse, QuantityShare, QuantityChange, QuantityPercent,
	QuantityFactor, QuantitySum, QuantityAmong, QuantityUnit, QuantityWords}

// OfWords tells the quantities that are none: the claim is about the words of the table.
func (q Quantity) OfWords() bool { return q == QuantityUnit || q == QuantityWords }

// OverYears tells the quantities that compare two years.
func (q Quantity) OverYears() bool {
	return q == QuantityChange || q == QuantityPercent || q == QuantityFactor
}

// HowMany says of how many of its rows a claim speaks, in each year: «tutte», «non_tutte», «maggioranza» or exactly a number.
type HowMany string

// The words of affermazioni.yaml; any other is a number.
const (
	AllRows    HowMany = "tutte"
	NotAllRows HowMany = "non_tutte" // at least one does not bear it
	MostRows   HowMany = "maggioranza"
)

// Number gives the exact number of rows, if the claim speaks of one.
func (h HowMany) Number() (int, bool) {
	n, err := strconv.Atoi(string(h))
	return n, err == nil && n >= 0
}

type claimText struct {
	ID       yamlText   `yaml:"id"`
	Place    yamlText   `yaml:"luogo"`
	Says     yamlText   `yaml:"afferma"`
	Table    yamlText   `yaml:"tabella"`
	Measures []yamlText `yaml:"misure"`
	Rows     []yamlText `yaml:"righe"`
	Except   []yamlText `yaml:"salvo"`
	Years    []yamlText `yaml:"anni"`
	Quantity yamlText   `yaml:"grandezza"`
	AtLeast  yamlText   `yaml:"almeno"`
	AtMost   yamlText   `yaml:"al_piu"`
	Written  yamlText   `yaml:"scritto"`
	HowMany  yamlText   `yaml:"quante"`
	Vague    bool       `yaml:"vaga"`
	Among    []yamlText `yaml:"fra"`
	Unit     yamlText   `yaml:"unita"`
	Words    yamlText   `yaml:"parole"`
	Caption  yamlText   `yaml:"titolo"`
}

// loadClaims reads affermazioni.yaml and resolves every name in it.
func (c *Catalogue) loadClaims(project fs.FS, errs *source.Errors) {
	var file struct {
		Claims []claimText `yaml:"affermazioni"`
	}
	if err := source.ReadYAML(project, claimsFile, &file); err != nil {
		errs.Add(claimsFile, err)
		return
	}
	whole := len(*errs) == 0 // without all the tables, claims about them cannot be resolved
	seen := map[string]bool{}
	for _, text := range file.Claims {
		claim := text.claim(errs)
		if whole {
			text.resolve(&claim, c.Spending, errs)
		}
		if claim.ID == "" || seen[claim.ID] {
			errs.Addf(text.ID.at(claimsFile), "affermazione «%s»: ci si aspettava un id che non c'è già", claim.ID)
		}
		seen[claim.ID] = true
		c.Spending.Claims = append(c.Spending.Claims, claim)
	}
}

// claim reads what does not depend on the tables.
func (x claimText) claim(errs *source.Errors) Claim {
	claim := Claim{
		ID: x.ID.Text, Place: x.Place.Text, Says: x.Says.Text, Table: x.Table.Text, Quantity: Quantity(x.Quantity.Text),
		HowMany: HowMany(x.HowMany.Text), Vague: x.Vague, Years: texts(x.Years), Among: texts(x.Among),
		Words: x.Words.Text, Caption: x.Caption.Text,
		AtLeast: x.bound(x.AtLeast, errs), AtMost: x.bound(x.AtMost, errs), Written: x.bound(x.Written, errs),
	}
	if claim.Written != nil {
		if claim.AtLeast != nil || claim.AtMost != nil {
			errs.Addf(x.Written.at(claimsFile), "affermazione «%s»: con «scritto» non ci vogliono limiti", claim.ID)
		}
		low, high := claim.Written.roundedFrom()
		claim.AtLeast, claim.AtMost = &low, &high
	}
	if claim.HowMany == "" {
		claim.HowMany = AllRows
	}
	x.check(claim, errs)
	return claim
}

// resolve finds the table, the measures, the rows and the years that a claim names.
func (x claimText) resolve(claim *Claim, s Spending, errs *source.Errors) {
	t, ok := s.Table(claim.Table)
	if !ok {
		var ids []string
		for _, known := range s.Tables {
			ids = append(ids, known.ID)
		}
		errs.Addf(x.Table.at(claimsFile), "affermazione «%s»: la tabella «%s» non c'è in tabelle.yaml%s", claim.ID, claim.Table,
			source.Perhaps(claim.Table, ids))
		return
	}
	for _, id := range x.Measures {
		m, ok := t.FindMeasure(id.Text)
		if !ok {
			errs.Addf(id.at(claimsFile), "«%s» non è una misura di %s%s", id.Text, t.Number, source.Perhaps(id.Text, measureIDs(t)))
		}
		claim.Measures = append(claim.Measures, m)
	}
	for _, year := range x.Years {
		if !slices.Contains(t.Years, year.Text) {
			errs.Addf(year.at(claimsFile), "%s non ha l'anno «%s»: ci si aspettava %s", t.Number, year.Text, yearsOf(t))
		}
	}
	if len(claim.Years) == 0 {
		claim.Years = t.Periods()
	}
	if claim.Quantity.OverYears() && len(claim.Years) < 2 {
		errs.Addf(x.ID.at(claimsFile), "affermazione «%s»: per una variazione ci vogliono due anni", claim.ID)
	}
	claim.Rows = x.rows(t, errs)
	x.resolveWords(claim, t, s, errs)
}

// resolveWords finds the other tables and the unit that a claim names, and its words in the caption.
func (x claimText) resolveWords(claim *Claim, t Table, s Spending, errs *source.Errors) {
	for _, id := range x.Among {
		if other, ok := s.Table(id.Text); !ok {
			errs.Addf(id.at(claimsFile), "affermazione «%s»: la tabella «%s» non c'è in tabelle.yaml", claim.ID, id.Text)
		} else if !slices.ContainsFunc(claim.Measures, func(m Measure) bool { _, ok := other.FindMeasure(m.ID); return ok }) {
			errs.Addf(id.at(claimsFile), "affermazione «%s»: %s non ha la misura di %s", claim.ID, other.Number, t.Number)
		}
	}
	if claim.Quantity == QuantityUnit {
		i := slices.IndexFunc(s.Units, func(u Unit) bool { return u.ID == x.Unit.Text })
		if i < 0 {
			errs.Addf(x.Unit.at(claimsFile), "affermazione «%s»: «%s» non è un'unità di tabelle.yaml", claim.ID, x.Unit.Text)
			return
		}
		claim.Unit = s.Units[i]
	}
	if claim.Quantity == QuantityWords && !strings.Contains(t.Caption, claim.Caption) {
		errs.Addf(x.Caption.at(claimsFile), "affermazione «%s»: la didascalia di %s non dice «%s»", claim.ID, t.Number, claim.Caption)
	}
}

// rows gives the rows named, or all parts but the exceptions.
func (x claimText) rows(t Table, errs *source.Errors) []Row {
	find := func(label yamlText) Row {
		for _, row := range t.Rows {
			if row.Label == label.Text {
				return row
			}
		}
		var known []string
		for _, row := range t.Rows {
			known = append(known, row.Label)
		}
		errs.Addf(label.at(claimsFile), "«%s» non è una riga di %s%s", label.Text, t.Number, source.Perhaps(label.Text, known))
		return Row{}
	}
	var named, except []Row
	for _, label := range x.Rows {
		named = append(named, find(label))
	}
	for _, label := range x.Except {
		except = append(except, find(label))
	}
	if len(named) == 0 {
		named = t.Parts()
	}
	return keep(named, func(r Row) bool { return !slices.Contains(except, r) })
}

func (x claimText) check(claim Claim, errs *source.Errors) {
	words := claim.Quantity == QuantityWords
	if claim.Place == "" || claim.Says == "" || len(x.Measures) == 0 && !words {
		errs.Addf(x.ID.at(claimsFile), "affermazione «%s»: ci si aspettavano luogo, afferma e misure", claim.ID)
	}
	if words && (claim.Words == "" || claim.Caption == "") {
		errs.Addf(x.ID.at(claimsFile), "affermazione «%s»: ci si aspettavano parole e titolo", claim.ID)
	}
	if claim.Quantity == QuantityAmong && len(claim.Among) == 0 {
		errs.Addf(x.ID.at(claimsFile), "affermazione «%s»: ci si aspettavano in «fra» le altre tabelle", claim.ID)
	}
	if !slices.Contains(quantities, claim.Quantity) {
		errs.Addf(x.Quantity.at(claimsFile), "«%s» non è una grandezza: ci si aspettava una fra %s%s", claim.Quantity, join(quantities),
			source.Perhaps(string(claim.Quantity), strings.Split(join(quantities), ", ")))
	}
	if claim.AtLeast == nil && claim.AtMost == nil && !claim.Quantity.OfWords() {
		errs.Addf(x.ID.at(claimsFile), "affermazione «%s»: ci si aspettava almeno un limite, «almeno» o «al_piu», oppure «scritto»", claim.ID)
	}
	if _, number := claim.HowMany.Number(); !number && !slices.Contains([]HowMany{AllRows, NotAllRows, MostRows}, claim.HowMany) {
		errs.Addf(x.HowMany.at(claimsFile), "«%s» non dice quante righe: ci si aspettava %s, %s, %s o un numero", claim.HowMany, AllRows, NotAllRows, MostRows)
	}
}

func (x claimText) bound(text yamlText, errs *source.Errors) *Decimal {
	if text.Text == "" {
		return nil
	}
	d, err := ParseDecimal(text.Text)
	addAt(errs, text.value(claimsFile), err)
	return &d
}
