package catalogue

import (
	"io/fs"

	"ambitilombardia/generator/source"
)

// ISTATArea is an Ambito in ISTAT's own series of codes. Which of our Ambiti it is was found by this project, by name.
type ISTATArea struct {
	Code    string // «T03010»
	Name    string // as ISTAT writes it
	Ambito  AmbitoCode
	Current bool // else an earlier code, of an Ambito as it was before: one that was divided has its code at each part
}

// NUTSCode is the code of a province in the statistics of the European Union (NUTS 3).
type NUTSCode struct {
	Province Province
	Code     string // «ITC4C»
}

var nutsForm = form("ITC[0-9A-Z]{2}", "un codice NUTS 3 come ITC4C")

const (
	externalFolder = "data/codici-esterni/"
	externalFile   = externalFolder + "istat-ambiti"
)

// How externalFile writes whether a code is in use.
const (
	currentCode = "attuale"
	formerCode  = "precedente"
)

// loadExternal reads the codes that others have for our Ambiti. A project need not have any.
func (c *Catalogue) loadExternal(files fs.FS, errs *source.Errors) {
	c.loadNUTS(files, errs)
	if found, _ := fs.Glob(files, externalFile+".*"); len(found) == 0 {
		return
	}
	sound := c.whole && len(*errs) == 0 // else what a row names may only seem to be missing
	c.External = readProvenance(files, externalFolder+provenanceFile, errs)
	table, err := source.ReadTable(files, externalFile, []string{"codice_ambito", "codice_istat", "denominazione_istat", "uso"})
	errs.Add(externalFile+".csv", err)
	type place struct {
		source.Pos
		index int // in ISTATAreas
	}
	seen, current := map[string]place{}, map[AmbitoCode]source.Pos{}
	for _, row := range table.Rows {
		ambito, code, use := row.Get("codice_ambito"), row.Get("codice_istat"), row.Get("uso")
		if sound && !c.knowsAmbito(ambito, errs) {
			continue
		}
		area := ISTATArea{code.Text, row.Get("denominazione_istat").Text, AmbitoCode(ambito.Text), use.Text == currentCode}
		at, twice := seen[code.Text]
		other, taken := current[area.Ambito]
		switch {
		case code.Text == "" || area.Name == "":
			errs.Addf(row.Pos, "manca il codice o il nome: ci si aspettavano quelli dell'ISTAT")
		case twice && (area.Current || c.ISTATAreas[at.index].Current || c.ISTATAreas[at.index].Ambito == area.Ambito):
			errs.Addf(code.Pos, "il codice «%s» c'è già in %s: un codice in uso è di un solo Ambito", code.Text, at.Pos)
		case use.Text != currentCode && use.Text != formerCode:
			errs.Addf(use.Pos, "«%s» non è un uso: ci si aspettava «%s» o «%s»%s", use.Text, currentCode, formerCode, source.Perhaps(use.Text, []string{currentCode, formerCode}))
		case taken && area.Current:
			errs.Addf(use.Pos, "l'Ambito %s ha già un codice in uso in %s: gli altri sono «%s»", area.Ambito, other, formerCode)
		}
		seen[code.Text] = place{code.Pos, len(c.ISTATAreas)}
		if area.Current {
			current[area.Ambito] = use.Pos
		}
		c.ISTATAreas = append(c.ISTATAreas, area)
	}
}

// loadNUTS reads the codes of the provinces. A project need not have them.
func (c *Catalogue) loadNUTS(files fs.FS, errs *source.Errors) {
	const name = externalFolder + "nuts"
	if found, _ := fs.Glob(files, name+".*"); len(found) == 0 {
		return
	}
	c.NUTSSource = readProvenance(files, name+".yaml", errs)
	table, err := source.ReadTable(files, name, []string{"provincia", "codice_nuts"})
	errs.Add(name+".csv", err)
	seen := map[string]source.Pos{}
	for _, row := range table.Rows {
		sigla, code := row.Get("provincia"), row.Get("codice_nuts")
		province, err := ParseProvince(sigla.Text, "")
		addAt(errs, sigla, err)
		if !nutsForm.Matches(code.Text) {
			errs.Addf(code.Pos, "«%s» non è %s", source.Shorten(code.Text), nutsForm.words)
		}
		for _, cell := range []source.Value{sigla, code} {
			if at, twice := seen[cell.Text]; twice {
				errs.Addf(cell.Pos, "«%s» c'è già in %s: tenere una riga sola", source.Shorten(cell.Text), at)
			}
			seen[cell.Text] = cell.Pos
		}
		c.NUTS = append(c.NUTS, NUTSCode{province, code.Text})
	}
}
