package pipeline

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// headersPath is the file in which hosts such as Netlify and Cloudflare Pages read what to send beside the files of a site.
const headersPath = "_headers"

const everywhere = `# Headers for hosts that read this file (Netlify, Cloudflare Pages). hosting/ has the same for nginx and Caddy.
/*
  Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'
  Referrer-Policy: strict-origin-when-cross-origin
  X-Content-Type-Options: nosniff
  Permissions-Policy: geolocation=(self), camera=(), microphone=()
  Access-Control-Allow-Origin: *

# Other sites may show the small pages of /incorpora/ in a frame, and no others. Hosts join the values of rules that
# overlap, and a rule cannot take back what another asks: so the rest of the site is named here, folder by folder.
/
  X-Frame-Options: SAMEORIGIN
`

const forEver = `
# Their names change with their content. For all else these hosts ask browsers to check again at each visit; a header for
# it here would be joined to these.
`

// framed is the folder whose pages other sites may show in a frame.
const framed = "incorpora"

// digested are the folders in which every name has a digest of the content.
var digested = []string{"css", "js", "fonts"}

// headers makes _headers out of the finished site: a folder or page that is new is in it by itself.
func headers(site fs.FS) ([]byte, error) {
	entries, err := fs.ReadDir(site, ".")
	if err != nil {
		return nil, fmt.Errorf("elenco delle cartelle del sito: %w", err)
	}
	var text strings.Builder
	text.WriteString(everywhere)
	for _, entry := range entries {
		switch name := entry.Name(); {
		case name == framed || name == "index.html" || strings.HasPrefix(name, ".") || slices.Contains(digested, name):
		case entry.IsDir():
			fmt.Fprintf(&text, "/%s/*\n  X-Frame-Options: SAMEORIGIN\n", name)
		case strings.HasSuffix(name, ".html"):
			fmt.Fprintf(&text, "/%s\n  X-Frame-Options: SAMEORIGIN\n", name)
		}
	}
	text.WriteString(forEver)
	for _, name := range digested {
		fmt.Fprintf(&text, "/%s/*\n  Cache-Control: public, max-age=31536000, immutable\n", name)
	}
	return []byte(text.String()), nil
}
