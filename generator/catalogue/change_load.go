package catalogue

import (
	"io/fs"
	"slices"
	"strings"

	"ambitilombardia/generator/source"
)

const changesTable = "data/variazioni/variazioni"

var changeColumns = []string{"decorrenza", "cosa", "codice", "variazione", "codice_nuovo", "nome_nuovo", "codice_catastale", "atto", "evidenza", "fonte", "nota"}

// loadChanges reads what has changed since the day of the act's tables, and tries it: what On makes of these changes is a
// catalogue that is whole on every day. A project need not have any.
func (c *Catalogue) loadChanges(files fs.FS, errs *source.Errors) {
	c.Day = firstDay(c.Membership.Date)
	c.Pieces = piecesOf(c.Comuni)
	if found, _ := fs.Glob(files, changesTable+".*"); len(found) == 0 {
		return
	}
	sound := len(*errs) == 0 // else what a row names may only seem to be missing
	c.ChangesSource = readProvenance(files, "data/variazioni/provenienza.yaml", errs)
	table, err := source.ReadTable(files, changesTable, changeColumns, "decorrenza")
	errs.Add(changesTable+".csv", err)
	before := len(*errs)
	for _, row := range table.Rows {
		c.changes = append(c.changes, c.parseChange(row, errs))
	}
	if !sound || len(*errs) > before {
		return
	}
	slices.SortStableFunc(c.changes, func(a, b Change) int { return strings.Compare(string(a.Day), string(b.Day)) })
	if !c.strange() {
		c.order().follow(c.changes, errs)
	}
}

// strange notes the Comuni that changes are about and that neither the list nor another change has: perhaps it is the list that
// lacks them, see Strangers.
func (c *Catalogue) strange() (found bool) {
	known := map[string]bool{}
	for _, m := range c.Comuni {
		known[string(m.Code)] = true
	}
	for _, x := range c.changes {
		if rules[x.Kind].born && x.Thing == AComune {
			known[x.NewCode] = true
		}
	}
	for _, x := range c.changes {
		if x.Thing == AComune && !known[x.Code] {
			found = true
			unknown(&c.strangers, x.cell("codice", x.Code), "un Comune di comuni.csv, né uno nato dopo", known)
		}
	}
	return found
}

func (c *Catalogue) parseChange(row source.Row, errs *source.Errors) Change {
	text := func(column string) string { return row.Get(column).Text }
	ch := Change{Thing: Thing(text("cosa")), Code: text("codice"), Kind: ChangeKind(text("variazione")), NewCode: text("codice_nuovo"),
		NewName: text("nome_nuovo"), Source: text("fonte"), Note: text("nota"), Pos: row.Pos}
	ch.Day, _ = parse(row.Get("decorrenza"), ParseDate, errs)
	if ch.Day != "" && ch.Day <= c.Day {
		errs.Addf(row.Get("decorrenza").Pos, "il %s viene prima di quello che si racconta qui: i Comuni dell’atto sono già quelli del %s, ci si aspettava un giorno successivo",
			ch.Day.Words(), c.Day.Words())
	}
	ch.Evidence, _ = parse(row.Get("evidenza"), ParseEvidence, errs)
	wantText(row.Get("fonte"), "fonte", errs)
	ch.Act = ActID(text("atto"))
	if _, ok := c.FindAct(ch.Act); !ok {
		known := map[ActID]bool{}
		for _, act := range c.Acts {
			known[act.ID] = true
		}
		unknown(errs, row.Get("atto"), "un atto di atti.csv", known)
	}
	checkName(row.Get("nome_nuovo"), errs)
	before := len(*errs)
	if oneOf(row.Get("cosa"), Things(), errs); len(*errs) == before {
		oneOf(row.Get("variazione"), kindsOf(ch.Thing), errs)
	}
	if len(*errs) == before {
		ch.checkCells(row, errs)
	}
	return ch
}

// checkCells wants a row to have the cells that its kind of change asks for, in their form, and no others.
func (c *Change) checkCells(row source.Row, errs *source.Errors) {
	checkCode(row.Get("codice"), c.Thing, errs)
	rule := rules[c.Kind]
	code, name, cadastral := row.Get("codice_nuovo"), row.Get("nome_nuovo"), row.Get("codice_catastale")
	wants(code, rule.code, c.Kind, "codice_nuovo", errs)
	wants(name, rule.name, c.Kind, "nome_nuovo", errs)
	switch {
	case code.Text == "":
	case c.Kind == NewRegister:
		parse(code, ParseRegisterCode, errs)
	default:
		checkCode(code, c.Target(), errs)
	}
	if c.Kind == Begun && (c.Thing == AnASST) != (code.Text != "") {
		errs.Addf(code.Pos, "di un’ASST che nasce «codice_nuovo» dice l’ATS in cui sta; di un’ATS resta vuoto")
	}
	if c.Thing == AnASST || c.Thing == AnATS {
		sigla := strings.ToUpper(string(c.Thing)) + " "
		if c.Kind != Discontinued && strings.HasPrefix(strings.ToUpper(name.Text), sigla) {
			errs.Addf(name.Pos, "«%s» comincia con la sigla: ci si aspettava il nome da solo, come nell’allegato B", name.Text)
		}
	}
	if cadastral.Text == "" {
		return
	}
	if c.Thing != AComune || !rule.born {
		errs.Addf(cadastral.Pos, "un codice catastale si scrive solo per un Comune che nasce: ci si aspettava una cella vuota")
		return
	}
	c.Cadastral, _ = parse(cadastral, ParseCadastralCode, errs)
}

// wants checks whether a cell that a kind of change needs, or has no use for, is there.
func wants(cell source.Value, need need, kind ChangeKind, column string, errs *source.Errors) {
	switch {
	case need == something && cell.Text == "":
		errs.Addf(cell.Pos, "la cella «%s» è vuota: con «%s» ci si aspettava che cosa viene dopo", column, kind)
	case need == nothing && cell.Text != "":
		errs.Addf(cell.Pos, "con «%s» la cella «%s» resta vuota: qui c’è «%s»", kind, column, source.Shorten(cell.Text))
	}
}

// checkCode wants the code of a thing to have its form.
func checkCode(cell source.Value, of Thing, errs *source.Errors) {
	switch of {
	case AComune:
		if code, ok := parse(cell, ParseISTATCode, errs); ok && !inLombardia(code) {
			errs.Addf(cell.Pos, "«%s» non è il codice di un Comune della Lombardia", code)
		}
	case AnAmbito:
		parse(cell, ParseAmbitoCode, errs)
	case AnASST:
		parse(cell, ParseASSTCode, errs)
	case AnATS:
		parse(cell, ParseATSCode, errs)
	}
}

// in is the place of a cell of the row.
func (c Change) in(column string) source.Pos {
	pos := c.Pos
	pos.Col = slices.Index(changeColumns, column) + 1
	return pos
}

// cell is a cell of the row, for messages.
func (c Change) cell(column, text string) source.Value {
	return source.Value{Text: text, Pos: c.in(column)}
}
