package catalogue

import (
	"io/fs"
	"maps"
	"slices"
	"strings"

	"ambitilombardia/generator/source"
)

const contactsFolder = "data/contatti/"

// flag is how a table says that something is so; what is not is left empty.
const flag = "si"

// loadContacts reads how to reach Comuni, ATS and ASST and who runs the services of the Ambiti. A project need not have any.
func (c *Catalogue) loadContacts(files fs.FS, errs *source.Errors) {
	r := contactReader{catalogue: c, files: files, errs: errs, sound: len(*errs) == 0}
	c.contacts = map[key]Contact{}
	comuni := []string{"codice_istat", "comune", "codice_ipa", "sito", "pec", "indirizzo", "cap", "nota"}
	for _, row := range r.table("comuni", &c.ContactsSource, provenanceFile, comuni) {
		code := r.comune(row.Get("codice_istat"))
		r.named(code, row.Get("comune"), "l’elenco dei contatti")
		r.once(row.Get("codice_istat"), string(code))
		contact := r.contact(row)
		contact.Street, contact.Note = row.Get("indirizzo").Text, row.Get("nota").Text
		if cell := row.Get("cap"); cell.Text != "" {
			contact.CAP, _ = parse(cell, ParseCAP, errs)
		}
		c.contacts[key{AComune, string(code)}] = contact
	}
	for _, row := range r.table("ats-asst", &c.ContactsSource, provenanceFile, []string{"tipo", "codice", "denominazione", "codice_ipa", "sito", "pec"}) {
		kind, code := row.Get("tipo"), row.Get("codice")
		wantText(row.Get("denominazione"), "denominazione", errs)
		oneOf(kind, []Thing{AnATS, AnASST}, errs)
		r.authority(Thing(kind.Text), code)
		r.once(code, kind.Text, code.Text)
		c.contacts[key{Thing(kind.Text), code.Text}] = r.contact(row)
	}
	c.loadBodies(&r)
}

func (c *Catalogue) loadBodies(r *contactReader) {
	columns := []string{"codice_ambito", "ente", "tipo", "ruolo", "gestisce", "codice_ipa", "sito", "pec", "sito_ambito", "fonte", "anno"}
	for _, row := range r.table("enti-ambiti", &c.BodiesSource, "enti-ambiti.yaml", columns) {
		ambito, runs, year := row.Get("codice_ambito"), row.Get("gestisce"), row.Get("anno")
		for _, column := range []string{"ente", "tipo", "ruolo", "fonte"} {
			wantText(row.Get(column), column, r.errs)
		}
		if runs.Text != "" && runs.Text != flag {
			r.errs.Addf(runs.Pos, "«%s» non va bene: ci si aspettava «%s» o una cella vuota", source.Shorten(runs.Text), flag)
		}
		if year.Text != "" && !yearForm.Matches(year.Text) {
			r.errs.Addf(year.Pos, "«%s» non è %s", source.Shorten(year.Text), yearForm.words)
		}
		if r.sound && !r.then.has(AnAmbito, ambito.Text) {
			unknown(r.errs, ambito, "un Ambito"+r.then.when(), r.then.codes[AnAmbito])
		}
		r.once(row.Get("ente"), ambito.Text, row.Get("ente").Text, row.Get("ruolo").Text)
		c.Bodies = append(c.Bodies, Body{Ambito: AmbitoCode(ambito.Text), Name: row.Get("ente").Text, Kind: row.Get("tipo").Text, Role: row.Get("ruolo").Text,
			Runs: runs.Text == flag, AmbitoSite: r.site(row.Get("sito_ambito")), Source: row.Get("fonte").Text, Year: year.Text, Contact: r.contact(row)})
	}
}

// contactReader reads the tables of the folder. Each holds for the day of its provenance.
type contactReader struct {
	catalogue *Catalogue
	files     fs.FS
	errs      *source.Errors
	sound     bool // else what a row names may only seem to be missing
	then      census
	seen      map[string]source.Pos // of the table that is being read
}

// table reads a table and, unless another of that source has, where it comes from.
func (r *contactReader) table(name string, from *Provenance, file string, columns []string) []source.Row {
	if found, _ := fs.Glob(r.files, contactsFolder+name+".*"); len(found) == 0 {
		return nil
	}
	if *from == (Provenance{}) {
		*from = readProvenance(r.files, contactsFolder+file, r.errs)
	}
	if r.seen = map[string]source.Pos{}; r.sound {
		r.then = censusOf(r.catalogue.PlacesOn(firstDay(from.Date)))
	}
	table, err := source.ReadTable(r.files, contactsFolder+name, columns)
	r.errs.Add(contactsFolder+name+".csv", err)
	return table.Rows
}

// once refuses a row that says again what another says.
func (r *contactReader) once(cell source.Value, parts ...string) {
	id := strings.Join(parts, "\n")
	if at, twice := r.seen[id]; twice {
		r.errs.Addf(cell.Pos, "«%s» c'è già in %s: tenere una riga sola", source.Shorten(cell.Text), at)
	}
	r.seen[id] = cell.Pos
}

func (r *contactReader) comune(cell source.Value) ISTATCode {
	code, ok := parse(cell, ParseISTATCode, r.errs)
	if r.sound && ok && !r.then.has(AComune, string(code)) {
		unknown(&r.catalogue.strangers, cell, "un Comune"+r.then.when(), r.then.codes[AComune])
	}
	return code
}

// named wants the name beside the code of a Comune to be its name: a code that slipped is told by it. Another way of writing
// the name is noted, for whoever tells of it.
func (r *contactReader) named(code ISTATCode, cell source.Value, list string) {
	names := r.then.codes[AComune]
	name, ok := names[string(code)]
	if !r.sound || !ok || source.SameName(name, cell.Text) {
		return
	}
	if !MayBeOneName(name, cell.Text) || slices.Contains(slices.Collect(maps.Values(names)), cell.Text) {
		r.errs.Addf(cell.Pos, "il Comune %s si chiama «%s», qui «%s»: correggere il nome o il codice", code, name, source.Shorten(cell.Text))
		return
	}
	if other := (OtherName{cell.Text, code, list}); !slices.Contains(r.catalogue.OtherSpellings, other) {
		r.catalogue.OtherSpellings = append(r.catalogue.OtherSpellings, other)
	}
}

func (r *contactReader) authority(of Thing, cell source.Value) {
	if known := r.then.codes[of]; r.sound && known != nil && !r.then.has(of, cell.Text) {
		unknown(r.errs, cell, map[Thing]string{AnATS: "un'ATS", AnASST: "un'ASST"}[of]+r.then.when(), known)
	}
}

// contact reads the cells that the tables have in common, and wants the form of addresses.
func (r *contactReader) contact(row source.Row) Contact {
	pec := row.Get("pec")
	if pec.Text != "" && !source.IsMailAddress(pec.Text) {
		r.errs.Addf(pec.Pos, "«%s» non è un indirizzo: ci si aspettava una forma come ufficio@pec.esempio.it", source.Shorten(pec.Text))
	}
	return Contact{IPA: row.Get("codice_ipa").Text, Site: r.site(row.Get("sito")), PEC: pec.Text}
}

func (r *contactReader) site(cell source.Value) string {
	if cell.Text != "" && !source.IsWebAddress(cell.Text) {
		r.errs.Addf(cell.Pos, "«%s» non è un indirizzo: ci si aspettava una forma come https://www.comune.esempio.it/", source.Shorten(cell.Text))
	}
	return cell.Text
}

// census is who there is on a day: names by code.
type census struct {
	day   Date
	codes map[Thing]map[string]string
}

func censusOf(c *Catalogue) census {
	s := census{c.Day, map[Thing]map[string]string{AComune: {}, AnAmbito: {}, AnASST: {}, AnATS: {}}}
	for _, x := range c.Comuni {
		s.codes[AComune][string(x.Code)] = x.Name
	}
	for _, x := range c.Ambiti {
		s.codes[AnAmbito][string(x.Code)] = x.Name
	}
	for _, x := range c.ASST {
		s.codes[AnASST][string(x.Code)] = x.Name()
	}
	for _, x := range c.ATS {
		s.codes[AnATS][string(x.Code)] = x.Name()
	}
	return s
}

func (s census) has(of Thing, code string) bool { return s.codes[of][code] != "" }

func (s census) when() string { return " (a questa data: " + s.day.Words() + ")" }

// followContacts takes what is known of contacts and localities to the day of the catalogue.
func (c *Catalogue) followContacts() {
	c.PostalCodes = comuniNow(c, c.PostalCodes, func(p *PostalCode) *ISTATCode { return &p.Comune })
	c.Localities = comuniNow(c, c.Localities, func(l *Locality) *ISTATCode { return &l.Comune })
	c.Landmarks = comuniNow(c, c.Landmarks, func(l *Locality) *ISTATCode { return &l.Comune })
	c.contacts = maps.Clone(c.contacts)
	for _, e := range c.Ended {
		delete(c.contacts, key{e.Thing, e.Code})
	}
	c.Bodies = slices.DeleteFunc(slices.Clone(c.Bodies), func(b Body) bool { _, there := c.FindAmbito(b.Ambito); return !there })
}
