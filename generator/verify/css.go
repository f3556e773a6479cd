package verify

import (
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"
)

// readStyle checks the addresses in a style sheet, a style element or a style attribute that begins at a line: url(…), and
// the string of an @import; that of @namespace is only a name. Relative ones count from the file they are written in (CSS
// Values 4 §4.5). An address with a backslash is refused like any other with that character.
func (r *result) readStyle(line int, text string) {
	tokens := css.NewLexer(parse.NewInputString(text))
	rule := "" // that is being read
	for kind, data := tokens.Next(); kind != css.ErrorToken; kind, data = tokens.Next() {
		token := string(data)
		switch kind {
		case css.AtKeywordToken:
			rule = strings.ToLower(token)
		case css.SemicolonToken, css.LeftBraceToken:
			rule = ""
		case css.URLToken, css.BadURLToken:
			if rule != "@namespace" {
				inner := strings.TrimSpace(strings.TrimSuffix(token[len("url("):], ")"))
				r.checkAddress(line, "url()", strings.Trim(inner, `"'`), load)
			}
		case css.StringToken, css.BadStringToken:
			if rule == "@import" {
				r.checkAddress(line, "@import", strings.Trim(token, `"'`), load)
			}
		}
		line += strings.Count(token, "\n")
	}
}
