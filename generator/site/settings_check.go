package site

import (
	"errors"
	"net/mail"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"ambitilombardia/generator/source"
)

// settingsFile is where the person who publishes the site says who they are.
const settingsFile = "hugo.toml"

// check refuses settings that the pages could not link to or the catalogue could not quote (RFC 3986, RFC 5322).
func (p Settings) check() error {
	var errs source.Errors
	pos := source.Pos{File: settingsFile}
	for _, setting := range []struct{ key, text string }{
		{"title", p.Title}, {"params.tagline", p.Tagline}, {"params.publisher.name", p.Publisher.Name}, {"params.contact.name", p.Contact.Name},
	} {
		if strings.ContainsFunc(setting.text, source.Unseen) {
			errs.Addf(pos, "«%s» contiene un carattere di controllo o che non si vede: riscrivere il testo a mano", setting.key)
		}
	}
	for _, setting := range []struct{ key, address string }{{"params.publisher.url", p.Publisher.URL}, {"params.contact.url", p.Contact.URL}} {
		if setting.address != "" && !isWebAddress(setting.address) {
			errs.Addf(pos, "«%s» è «%s»: ci si aspettava un indirizzo come https://www.esempio.it/pagina", setting.key, oneLine(setting.address))
		}
	}
	if p.Publisher.Code != "" && !codeForm.MatchString(p.Publisher.Code) {
		errs.Addf(pos, "«params.publisher.code» è «%s»: ci si aspettavano lettere, cifre e trattini bassi, come in r_lombar", oneLine(p.Publisher.Code))
	}
	for _, setting := range []struct{ key, address string }{{"params.contact.email", p.Contact.Email}, {"params.contact.pec", p.Contact.PEC}} {
		if parsed, err := mail.ParseAddress(setting.address); setting.address != "" && (err != nil || parsed.Address != setting.address) {
			errs.Addf(pos, "«%s» è «%s»: ci si aspettava un indirizzo come nome@esempio.it", setting.key, oneLine(setting.address))
		}
	}
	if p.Contact.Phone != "" && !phoneForm.MatchString(p.Contact.Phone) {
		errs.Addf(pos, "«params.contact.phone» è «%s»: ci si aspettava un numero come +39 02 1234567", oneLine(p.Contact.Phone))
	}
	return errs.Err()
}

var (
	phoneForm = regexp.MustCompile(`^\+?[0-9][0-9 ./()-]*$`)
	codeForm  = regexp.MustCompile(`^[A-Za-z0-9_]+$`)
	webForm   = regexp.MustCompile("^https?://[^\\s\"'<>\\\\^`{|}]+$")
)

func isWebAddress(text string) bool {
	address, err := url.Parse(text)
	return err == nil && address.Host != "" && webForm.MatchString(text) && !strings.ContainsFunc(text, source.Unseen)
}

// oneLine makes a setting fit for a message.
func oneLine(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || source.Unseen(r) {
			return ' '
		}
		return r
	}, text)
}

var settingsPlace = regexp.MustCompile(`hugo\.toml:(\d+):(\d+)`)

// settingsError says in Italian that hugo.toml is not TOML, and where Hugo stopped reading it.
func settingsError(err error) error {
	pos := source.Pos{File: settingsFile}
	if m := settingsPlace.FindStringSubmatch(err.Error()); m != nil {
		pos.Row, _ = strconv.Atoi(m[1])
		pos.Col, _ = strconv.Atoi(m[2])
		return source.Errorf(pos, "le impostazioni non si leggono: ci si aspettava TOML, «nome = \"valore\"», una per riga, con le virgolette chiuse")
	}
	return &PageError{errors.Join(errors.New("hugo.toml"), err)}
}
