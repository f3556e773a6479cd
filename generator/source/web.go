package source

import (
	"net/mail"
	"net/url"
	"regexp"
	"strings"
)

var webForm = regexp.MustCompile("^https?://[^\\s\"'<>\\\\^`{|}]+$")

// IsWebAddress tells an address of the web with a host (RFC 3986), in which nothing needs escaping.
func IsWebAddress(text string) bool {
	address, err := url.Parse(text)
	return err == nil && address.Host != "" && HasWebForm(text)
}

// HasWebForm tells whether a text begins as an address of the web and has no character that cannot stand in one.
func HasWebForm(text string) bool {
	return webForm.MatchString(text) && !strings.ContainsFunc(text, Unseen)
}

var mailForm = regexp.MustCompile(`^[A-Za-z0-9._%+-]+@([A-Za-z0-9-]+\.)+[A-Za-z]{2,}$`)

// IsMailAddress tells an address of e-mail alone, without the name of whose it is, in which nothing needs escaping.
func IsMailAddress(text string) bool {
	parsed, err := mail.ParseAddress(text)
	return err == nil && parsed.Address == text && mailForm.MatchString(text)
}
