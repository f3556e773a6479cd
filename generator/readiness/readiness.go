// Package readiness says what a site still lacks before it may go out under the name of a public body.
//
// Lacks goes through what was read of a project and what was found out about its files, and gives a list: what has to be there
// first, then what deserves a look. Nothing is read or written here.
package readiness

import (
	"fmt"
	"net/netip"
	"net/url"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/conformance"
	"ambitilombardia/generator/grammar"
	"ambitilombardia/generator/settings"
	"ambitilombardia/generator/source"
)

// Lack is one thing that is missing, doubtful or old, and where it is written.
type Lack struct {
	What      string     // «il nome di chi pubblica»
	At        source.Pos // in the project
	Keys      string     // there: of settings, or a column and its rows
	Mandatory bool       // without it the site may not go out under a name
}

// String names the lack with its place.
func (l Lack) String() string { return l.What + " (" + l.At.String() + ", " + l.Keys + ")" }

// Lacks lists what is missing: first what is mandatory.
func Lacks(s settings.Settings, c *catalogue.Catalogue, r conformance.Report) []Lack {
	var list []Lack
	for _, of := range [][]Lack{ofSettings(s), ofTheAct(c), ofOtherActs(c), ofContacts(c), ofMembership(c), ofProofs(r)} {
		list = append(list, of...)
	}
	return list
}

// Split parts the list in what is mandatory and the rest.
func Split(list []Lack) (mandatory, other []Lack) {
	for _, l := range list {
		if l.Mandatory {
			mandatory = append(mandatory, l)
		} else {
			other = append(other, l)
		}
	}
	return mandatory, other
}

// Err is the error of a site that lacks what is mandatory, each at its place; nil if nothing does.
func Err(list []Lack) error {
	var errs source.Errors
	mandatory, _ := Split(list)
	for _, l := range mandatory {
		errs.Addf(l.At, "manca %s. Si scrive qui: %s", l.What, l.Keys)
	}
	return errs.Err()
}

// Paragraph says in one line what is mandatory and missing; empty if nothing is.
func Paragraph(list []Lack) string {
	mandatory, other := Split(list)
	if len(mandatory) == 0 {
		return ""
	}
	var words []string
	for _, l := range mandatory {
		words = append(words, l.String())
	}
	text := "Prima di pubblicare con il nome di un ente manca ancora: " + strings.Join(words, "; ") + "."
	if len(other) > 0 {
		text += fmt.Sprintf(" Altri punti da guardare: %d. Tutto l’elenco: ambiti check --publish.", len(other))
	}
	return text
}

// ofSettings looks for what hugo.toml leaves empty. The record of a dataset in the RNDT wants a code, an e-mail, and a telephone
// or a page (AgID, Linee Guida RNDT 2.0).
func ofSettings(s settings.Settings) []Lack {
	var list []Lack
	want := func(there bool, what, keys string) {
		if !there {
			list = append(list, Lack{what, source.Pos{File: settings.File}, keys, true})
		}
	}
	want(!isTrial(s.BaseURL), "l’indirizzo vero del sito, che ora è "+s.BaseURL, "«baseURL», o nell’opzione --base-url")
	want(s.Publisher.Name != "", "il nome di chi pubblica", "«params.publisher.name»")
	want(s.Publisher.Code != "", "il codice IPA di chi pubblica, per le schede del RNDT (Repertorio nazionale dei dati territoriali)", "«params.publisher.code»")
	want(s.Contact.Email != "", "l’indirizzo e-mail a cui scrivere", "«params.contact.email»")
	want(s.Contact.Phone != "" || s.Contact.URL != "" || s.Publisher.URL != "", "un telefono o una pagina dei contatti, per le schede del RNDT",
		"«params.contact.phone», «params.contact.url» o «params.publisher.url»")
	want(s.Declaration != "", "la dichiarazione di accessibilità", "«params.accessibility.declaration»")
	want(s.Officer != "", "il responsabile della protezione dei dati", "«params.privacy.officer»")
	return list
}

// isTrial tells an address that only this machine or this network knows.
func isTrial(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return true
	}
	if ip, err := netip.ParseAddr(u.Hostname()); err == nil {
		return ip.IsLoopback() || ip.IsPrivate()
	}
	return !strings.Contains(u.Hostname(), ".")
}

// ofTheAct wants number and day of the act on which the catalogue rests.
func ofTheAct(c *catalogue.Catalogue) []Lack {
	act, ok := c.FindAct(c.Act.Act)
	if !ok {
		return nil
	}
	var list []Lack
	for _, column := range numberAndDay(act) {
		list = append(list, Lack{map[string]string{"numero": "il numero", "data": "il giorno"}[column] + " dell’atto da cui viene il catalogo", act.Pos,
			"colonna «" + column + "»", true})
	}
	return list
}

// numberAndDay gives the columns of these that an act leaves empty.
func numberAndDay(act catalogue.Act) []string {
	var columns []string
	for _, column := range act.Lacks() {
		if column == "numero" || column == "data" {
			columns = append(columns, column)
		}
	}
	return columns
}

func ofOtherActs(c *catalogue.Catalogue) []Lack {
	var at []source.Pos
	for _, act := range c.Acts {
		if act.ID != c.Act.Act && len(numberAndDay(act)) > 0 {
			at = append(at, act.Pos)
		}
	}
	return rows(at, "il numero o il giorno di altri atti, %d in tutto", "colonne «numero» e «data»")
}

// ofContacts finds what is older than twelve months on the day of the catalogue, or of no known day.
func ofContacts(c *catalogue.Catalogue) []Lack {
	var list []Lack
	for _, of := range []struct {
		what, file string
		from       catalogue.Provenance
	}{
		{"i recapiti di Comuni, ATS e ASST", "data/contatti/provenienza.yaml", c.ContactsSource},
		{"i CAP (codici di avviamento postale)", "data/contatti/cap.yaml", c.CAPSource},
	} {
		if c.IsOld(of.from.Date) {
			list = append(list, Lack{What: fmt.Sprintf("un aggiornamento: %s sono di più di dodici mesi prima %s", of.what, c.Day.Of()),
				At: source.Pos{File: of.file}, Keys: "«data_riferimento», insieme alle tabelle della stessa cartella"})
		}
	}
	var old int
	for _, body := range c.Bodies {
		if body.Year == "" || c.IsOld(body.Year) {
			old++
		}
	}
	if old > 0 {
		list = append(list, Lack{What: fmt.Sprintf("una fonte recente per alcuni enti degli Ambiti, %d in tutto: la loro non ha un anno, o ha più di dodici mesi", old),
			At: source.Pos{File: "data/contatti/enti-ambiti.csv"}, Keys: "colonne «fonte» e «anno»"})
	}
	return list
}

func ofMembership(c *catalogue.Catalogue) []Lack {
	var at []source.Pos
	for _, comune := range c.Comuni {
		if comune.Evidence == catalogue.Doubtful {
			at = append(at, comune.Pos)
		}
	}
	return rows(at, "la certezza dell’Ambito di alcuni Comuni, %d in tutto", "colonne «evidenza» e «fonte»")
}

func ofProofs(r conformance.Report) []Lack {
	n := r.Count(conformance.Stale)
	if n == 0 {
		return nil
	}
	return []Lack{{What: fmt.Sprintf("prove con programmi di altri da ripetere, %d in tutto", n), At: source.Pos{File: conformance.RecordFile}, Keys: "che scrive «make conformita»"}}
}

// shownRows is how many rows a lack names: who mends those sees the others at the next check.
const shownRows = 10

// rows makes one lack of many rows of a table.
func rows(at []source.Pos, what, columns string) []Lack {
	if len(at) == 0 {
		return nil
	}
	var numbers []string
	for _, pos := range at[:min(len(at), shownRows)] {
		numbers = append(numbers, fmt.Sprint(pos.Row))
	}
	where := "righe: " + grammar.List(numbers)
	if rest := len(at) - shownRows; rest > 0 {
		where = fmt.Sprintf("righe: %s e altre %d", strings.Join(numbers, ", "), rest)
	}
	return []Lack{{What: fmt.Sprintf(what, len(at)), At: source.Pos{File: at[0].File}, Keys: where + ", " + columns}}
}
