package settings

import (
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/idna"

	"ambitilombardia/generator/source"
)

// Address gives the address of a site as programs write it: with its trailing slash, and with the host in lower case and in
// ASCII (RFC 5891). The error, at a place that is the option --base-url, says what is wrong with it.
func Address(text string) (string, error) {
	address, fault := base(text)
	if hasUser(text) {
		text = "…@" + text[strings.LastIndex(text, "@")+1:]
	}
	if fault != "" {
		return "", source.Errorf(source.Pos{File: "--base-url"}, "«%s» non è l'indirizzo di un sito: %s; ci si aspettava una forma come https://www.esempio.it/ambiti/",
			source.Shorten(text), fault)
	}
	return address, nil
}

// base gives the address of a site, with which others begin, or says why it is none.
func base(text string) (address, fault string) {
	u, err := url.Parse(text)
	switch {
	case hasUser(text):
		return "", "contiene un nome o una parola d'ordine"
	case strings.TrimSpace(text) == "":
		return "", "è vuoto"
	case !strings.HasPrefix(text, "https://") && !strings.HasPrefix(text, "http://"):
		return "", "non comincia con https:// o http://"
	case err != nil || !source.HasWebForm(text):
		return "", "contiene un carattere che in un indirizzo non può stare"
	case strings.ContainsAny(text, "?#"):
		return "", "contiene «?» o «#»"
	case strings.Contains(u.EscapedPath(), "//"):
		return "", "ci sono due barre di fila"
	case slices.ContainsFunc(strings.Split(u.Path, "/"), func(part string) bool { return part == "." || part == ".." }):
		return "", "una sua parte è «.» o «..»"
	case strings.HasSuffix(u.Path, ".html"):
		return "", "è quello di una pagina e non di una cartella"
	}
	host, fault := hostname(u)
	if fault != "" {
		return "", fault
	}
	u.Host = host
	return strings.TrimSuffix(u.String(), "/") + "/", ""
}

// hasUser tells an address with a user in it, also where it cannot be read otherwise.
func hasUser(text string) bool {
	_, rest, found := strings.Cut(text, "://")
	host, _, _ := strings.Cut(rest, "/")
	return found && strings.Contains(host, "@")
}

// hostname gives the host of an address with its port.
func hostname(u *url.URL) (host, fault string) {
	host = u.Hostname()
	if host == "" {
		return "", "manca il nome del sito"
	}
	if ip, err := netip.ParseAddr(host); err == nil {
		host = ip.String()
		if ip.Is6() {
			host = "[" + host + "]"
		}
	} else if host, err = idna.Lookup.ToASCII(host); err != nil || strings.Contains(host, "..") || strings.HasPrefix(host, ".") {
		return "", "il nome del sito non è scritto bene"
	}
	if !strings.Contains(strings.TrimPrefix(u.Host, "["+u.Hostname()+"]"), ":") {
		return host, ""
	}
	if port, err := strconv.Atoi(u.Port()); err != nil || port < 1 || port > 65535 {
		return "", "la porta non è un numero fra 1 e 65535"
	}
	return host + ":" + u.Port(), ""
}
