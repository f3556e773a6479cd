package catalogue

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"ambitilombardia/generator/source"
)

// Slug makes the address of a thing from its code and its name: lower case, accents and apostrophes removed, every run
// of other characters one hyphen. It is the only way in which the site makes addresses: they never change.
func Slug(parts ...string) string {
	text := fold(strings.Join(parts, "-"))
	var b strings.Builder
	b.Grow(len(text))
	for _, r := range text {
		switch {
		case r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(r)
		case r == '\'' || r == '’' || r == '`':
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.TrimRight(b.String(), "-")
}

// maxName is how long a name may be that becomes an address: a folder of the site, which no file system lets be much longer.
const maxName = 150

// checkName refuses a name that is too long for an address.
func checkName(cell source.Value, errs *source.Errors) {
	if n := utf8.RuneCountInString(cell.Text); n > maxName {
		errs.Addf(cell.Pos, "«%s» ha %d caratteri: ci si aspettava un nome, di %d al più", source.Shorten(cell.Text), n, maxName)
	}
}

// fold takes case and accents away.
func fold(text string) string {
	if strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 { // nearly every name: no accents to take
		return strings.ToLower(text)
	}
	// A transformer keeps state, so each call makes its own.
	plain, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn))), text)
	if err != nil {
		plain = text
	}
	return strings.ToLower(plain)
}

// SortKey orders names as a reader expects: case, accents and apostrophes do not count.
func SortKey(name string) string { return apostrophes.Replace(fold(name)) }

var apostrophes = strings.NewReplacer("'", "", "’", "")

var (
	word         = regexp.MustCompile(`\p{L}+'?`)
	romanNumeral = regexp.MustCompile(`^M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$`)
)

// particles are the words that an Italian name writes in small letters.
const particles = " di del della dell' dei degli delle d' e "

// readable writes in sentence case a name that the act prints in capitals: «CITTA' METROPOLITANA DI MILANO» becomes
// «Città Metropolitana di Milano». Only the case and the accent on a final vowel change, never the words.
func readable(printed string) string {
	var b strings.Builder
	end := 0
	for _, at := range word.FindAllStringIndex(printed, -1) {
		b.WriteString(printed[end:at[0]])
		w, follows := printed[at[0]:at[1]], printed[at[1]:]
		stem, apostrophe := strings.CutSuffix(w, "'")
		next, _ := utf8.DecodeRuneInString(follows)
		switch {
		case apostrophe && !unicode.IsLetter(next): // no elision: it stands for an accent
			b.WriteString(accented(capital(stem)))
		case at[0] > 0 && strings.Contains(particles, " "+strings.ToLower(w)+" "):
			b.WriteString(strings.ToLower(w))
		case romanNumeral.MatchString(w):
			b.WriteString(w)
		default:
			b.WriteString(capital(w))
		}
		end = at[1]
	}
	b.WriteString(printed[end:])
	return b.String()
}

func capital(w string) string {
	r, size := utf8.DecodeRuneInString(w)
	return string(unicode.ToUpper(r)) + strings.ToLower(w[size:])
}

// accented turns the vowel that a printed apostrophe follows into the accented one that it stands for.
func accented(w string) string {
	for _, vowel := range []string{"aà", "eè", "iì", "oò", "uù"} {
		if stem, ok := strings.CutSuffix(w, vowel[:1]); ok {
			return stem + vowel[1:]
		}
	}
	return w + "'"
}
