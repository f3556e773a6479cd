package catalogue

import (
	"io/fs"

	"ambitilombardia/generator/source"
)

// CAP is a postal code, five digits: it may serve several Comuni, and a city has several.
type CAP string

var capForm = form("[0-9]{5}", "un CAP di cinque cifre")

// Form gives the form of these codes.
func (CAP) Form() Form { return capForm }

// ParseCAP accepts five digits.
func ParseCAP(text string) (CAP, error) { return parseCode[CAP](text, tidy(text)) }

// PostalCode is a postal code of a Comune.
type PostalCode struct {
	CAP    CAP
	Comune ISTATCode
	Source string
}

// Locality is a hamlet or a quarter with the Comune in which it lies. It may have the name of another Comune.
type Locality struct {
	Name   string
	Comune ISTATCode
	Proof  string // what was compared to find the Comune
}

// loadLocalities reads the postal codes and the hamlets by which people look for their Comune. A project need not have any.
func (c *Catalogue) loadLocalities(files fs.FS, errs *source.Errors) {
	r := contactReader{catalogue: c, files: files, errs: errs, sound: len(*errs) == 0}
	for _, row := range r.table("cap", &c.CAPSource, "cap.yaml", []string{"cap", "codice_istat", "fonti"}) {
		code, _ := parse(row.Get("cap"), ParseCAP, errs)
		wantText(row.Get("fonti"), "fonti", errs)
		comune := r.comune(row.Get("codice_istat"))
		r.once(row.Get("cap"), string(code), string(comune))
		c.PostalCodes = append(c.PostalCodes, PostalCode{code, comune, row.Get("fonti").Text})
	}
	for _, row := range r.table("localita", &c.LocalitiesSource, "localita.yaml", []string{"localita", "codice_istat", "comune", "prova"}) {
		name := row.Get("localita")
		wantText(name, "localita", errs)
		checkName(name, errs)
		wantText(row.Get("prova"), "prova", errs)
		comune := r.comune(row.Get("codice_istat"))
		r.named(comune, row.Get("comune"), "l’elenco delle località")
		r.once(name, name.Text, string(comune))
		c.Localities = append(c.Localities, Locality{name.Text, comune, row.Get("prova").Text})
	}
}

// comuniNow takes rows about Comuni to those of the day: a Comune that has ended is followed to what came after it.
func comuniNow[T any](c *Catalogue, rows []T, comune func(*T) *ISTATCode) []T {
	var now []T
	for _, row := range rows {
		for _, code := range c.Heirs(AComune, string(*comune(&row))) {
			if _, there := c.FindComune(ISTATCode(code)); there {
				heir := row
				*comune(&heir) = ISTATCode(code)
				now = append(now, heir)
			}
		}
	}
	return now
}
