package source

import (
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
