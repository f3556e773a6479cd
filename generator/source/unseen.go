package source

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Unseen tells the characters that no text of a page may hold: those that show nothing, or not the same to all, that turn the
// direction of what follows (Unicode Technical Report 36), and those that XML and JSON do not carry. Lines may break, and
// blanks be hard, as typography asks.
func Unseen(r rune) bool {
	if ' ' <= r && r < 0x7f { // nearly all that there is
		return false
	}
	return unicode.IsControl(r) && r != '\n' && r != '\t' || r == utf8.RuneError || r == braille || unicode.In(r, unseen...)
}

// braille is the cell without dots, a blank that is a symbol.
const braille = '\u2800'

// unseen are format characters, separators of lines, what editors put for a glyph of one font (private use), and the rest of
// what is shown by nothing (Unicode Standard, 5.21) or is no character at all.
var unseen = []*unicode.RangeTable{unicode.Cf, unicode.Zl, unicode.Zp, unicode.Co, unicode.Other_Default_Ignorable_Code_Point,
	unicode.Variation_Selector, unicode.Noncharacter_Code_Point}

// Invisible is Unseen in a cell or a name, which have no reason to hold any blank but the plain one.
func Invisible(r rune) bool { return Unseen(r) || r != ' ' && unicode.IsSpace(r) }

// emojiStyle follows a sign that is shown in colours, as telephones write it (Unicode Technical Standard 51).
const emojiStyle = '\uFE0F'

// FirstUnseen gives the first character of a text that is Unseen.
func FirstUnseen(text string) (rune, bool) {
	r, _, found := unseenIn(text, Unseen)
	return r, found
}

// unseenIn finds the first character of a text that is not seen, with its place in bytes.
func unseenIn(text string, is func(rune) bool) (rune, int, bool) {
	i := strings.IndexFunc(text, is)
	if i < 0 {
		return 0, 0, false
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return r, i, true
}

// checkCells refuses what no cell of a source has reason to hold: control and invisible characters, blanks at either
// end, texts longer than a spreadsheet can show.
func checkCells(cells []Value) Errors {
	var errs Errors
	for _, cell := range cells {
		first, _ := utf8.DecodeRuneInString(cell.Text)
		switch text := cell.Text; {
		case utf8.RuneCountInString(text) > maxCell:
			errs.Addf(cell.Pos, "la cella ha più di %d caratteri, quanti ne tiene un foglio di calcolo", maxCell)
		case strings.ContainsAny(text, "\n\r\t"):
			errs.Addf(cell.Pos, "la cella contiene un carattere di controllo o un a capo: ci si aspettava una sola riga di testo")
		case strings.Trim(text, " ") != text:
			errs.Addf(cell.Pos, "«%s» comincia o finisce con uno spazio: toglierlo", Shorten(text))
		case strings.ContainsRune(text, utf8.RuneError):
			errs.Addf(cell.Pos, "«%s» contiene il segno di una lettera andata persa (U+FFFD): riscrivere il testo", Shorten(text))
		case unicode.Is(unicode.M, first):
			errs.Addf(cell.Pos, "la cella comincia con un accento senza lettera (%U): riscrivere il testo a mano", first)
		default:
			if r, _, found := unseenIn(text, Invisible); found {
				errs.Addf(cell.Pos, "la cella contiene un carattere che non si vede (%U): riscrivere il testo a mano", r)
			}
		}
	}
	return errs
}

// SameName tells whether two names are one, however their accents are encoded.
func SameName(a, b string) bool { return norm.NFC.String(a) == norm.NFC.String(b) }

// Unlike is the end of a message about two names that are not one: where nobody sees in what they differ, it says so by the
// code points. Else it is empty.
func Unlike(a, b string) string {
	first, second := []rune(norm.NFC.String(a)), []rune(norm.NFC.String(b))
	for len(first) > 0 && len(second) > 0 && first[0] == second[0] {
		first, second = first[1:], second[1:]
	}
	for len(first) > 0 && len(second) > 0 && first[len(first)-1] == second[len(second)-1] {
		first, second = first[:len(first)-1], second[:len(second)-1]
	}
	hidden := func(r rune) bool {
		return Invisible(r) || unicode.Is(unicode.M, r) || unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) || strings.ContainsRune("’‘ʼ′`´‐‑–—", r)
	}
	if !strings.ContainsFunc(string(first)+string(second), hidden) {
		return ""
	}
	return fmt.Sprintf("; non si vede, ma dove il primo ha %s il secondo ha %s", points(first), points(second))
}

// points names characters by their code points.
func points(text []rune) string {
	if len(text) == 0 {
		return "niente"
	}
	const most = 5
	var names []string
	for _, r := range text[:min(most, len(text))] {
		names = append(names, fmt.Sprintf("%U", r))
	}
	if len(text) > most {
		names = append(names, "…")
	}
	return strings.Join(names, " ")
}
