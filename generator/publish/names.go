package publish

import (
	"io/fs"
	"path/filepath"
	"strings"

	"ambitilombardia/generator/source"
)

// checkName says in Italian why a file of the site may not be written, or
// nothing. Names come from the data, so they are not trusted: they must stay
// inside the site on every system and show what they are.
func checkName(name string) string {
	switch {
	case !fs.ValidPath(name) || name == ".":
		return "il nome esce dalla cartella del sito o non è scritto in UTF-8"
	case !filepath.IsLocal(filepath.FromSlash(name)):
		return "il nome non è ammesso su questo sistema"
	case strings.ContainsFunc(name, source.Invisible):
		return "il nome contiene caratteri di controllo o invisibili"
	case strings.ContainsAny(name, `\:*?"<>|`):
		return `il nome contiene uno dei caratteri \ : * ? " < > |`
	case name == Marker:
		return "il nome è riservato al segno che distingue i siti fatti da ambiti"
	}
	return ""
}
