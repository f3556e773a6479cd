package publish

import (
	"bytes"
	"regexp"
)

// checkStyle checks the addresses in a style sheet, a style element or a style
// attribute that begins at a line. Relative ones count from the file they are
// written in (CSS Values 4 §4.5).
func (c *checker) checkStyle(r *result, line int, css []byte) {
	counted := 0
	for at, address := range styleAddresses(css) {
		line += bytes.Count(css[counted:at], []byte("\n"))
		counted = at
		c.checkAddress(r, line, []byte("url()"), address, load)
	}
}

// styleAddresses yields each address in CSS with its place: url(…), and the
// string of an @import. Comments, other strings and @namespace (whose address is only a
// name) are passed over (CSS Syntax 3 §4.3).
func styleAddresses(css []byte) func(func(int, []byte) bool) {
	return func(yield func(int, []byte) bool) {
		for i := 0; i < len(css); {
			rest := css[i:]
			n := 1
			var address []byte
			found := false
			switch {
			case bytes.HasPrefix(rest, []byte("/*")):
				n = until(rest, 2, "*/")
			case rest[0] == '"' || rest[0] == '\'':
				n, _ = quoted(rest)
			case rest[0] == '\\':
				n = min(2, len(rest))
			case hasFold(rest, "@namespace"):
				n = until(rest, 0, ";")
			case hasFold(rest, "@import"):
				n = len("@import")
				n += span(rest[n:], isSpace)
				if n < len(rest) && (rest[n] == '"' || rest[n] == '\'') {
					length, text := quoted(rest[n:])
					n, address, found = n+length, text, true
				}
			case hasFold(rest, "url(") && (i == 0 || !isName(css[i-1])):
				n, address = function(rest)
				found = true
			}
			if found && !yield(i, address) {
				return
			}
			i += n
		}
	}
}

// function reads url(…) at the front of css: its length and its address.
func function(css []byte) (int, []byte) {
	n := len("url(")
	n += span(css[n:], isSpace)
	if n < len(css) && (css[n] == '"' || css[n] == '\'') {
		length, text := quoted(css[n:])
		return n + length, text
	}
	end := until(css, n, ")")
	return end, unescapeCSS(bytes.TrimSpace(bytes.TrimSuffix(css[n:end], []byte(")"))))
}

// quoted reads a string at the front of css: its length and its content.
func quoted(css []byte) (int, []byte) {
	for i := 1; i < len(css); i++ {
		switch css[i] {
		case '\\':
			i++
		case css[0]:
			return i + 1, unescapeCSS(css[1:i])
		}
	}
	return len(css), unescapeCSS(css[1:])
}

var escapedCSS = regexp.MustCompile(`\\(\r\n|(?s:.))`)

// unescapeCSS takes away the backslashes before characters and line ends. It
// leaves hexadecimal escapes wrong on purpose: nothing we publish needs them in
// an address, and a wrong address is reported.
func unescapeCSS(s []byte) []byte {
	if bytes.IndexByte(s, '\\') < 0 {
		return s
	}
	return escapedCSS.ReplaceAllFunc(s, func(m []byte) []byte {
		if m[1] == '\n' || m[1] == '\r' {
			return nil
		}
		return m[1:]
	})
}

// until returns the length of s up to and with the first end after from, or all of s.
func until(s []byte, from int, end string) int {
	if i := bytes.Index(s[from:], []byte(end)); i >= 0 {
		return from + i + len(end)
	}
	return len(s)
}

func hasFold(s []byte, prefix string) bool {
	return len(s) >= len(prefix) && bytes.EqualFold(s[:len(prefix)], []byte(prefix))
}

func isName(c byte) bool {
	return c == '-' || c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= 0x80
}
