package catalogue

import (
	"regexp"
	"strings"
)

// Form is what the values of one kind look like. The schemas of the API and the columns of the downloads quote it.
type Form struct {
	pattern string
	words   string // «un numero di tre cifre»
	whole   *regexp.Regexp
}

func form(pattern, words string) Form {
	return Form{pattern, words, regexp.MustCompile("^(?:" + pattern + ")$")}
}

// Pattern is a regular expression for the whole of a value, in the syntax that Go, XPath and JavaScript share.
func (f Form) Pattern() string { return f.pattern }

// Matches tells whether the whole of a text has the form.
func (f Form) Matches(text string) bool { return f.whole.MatchString(text) }

var (
	atsForm       = form("[0-9]{3}", "un numero di tre cifre")
	asstForm      = form("[0-9]{3}", "un numero di tre cifre")
	ambitoForm    = form("[0-9]{5}", "un numero di cinque cifre")
	registerForm  = form("lom_[1-9][0-9]*", "«lom_» seguito da un numero")
	istatForm     = form("[0-9]{6}", "un numero di sei cifre")
	cadastralForm = form("[A-Z][0-9]{3}", "una lettera maiuscola con tre cifre")
	provinceForm  = form("[A-Z]{2}", "la sigla di una provincia")
	letterForm    = form("["+FirstLetter+"-"+LastLetter+"]", "una lettera maiuscola fra "+FirstLetter+" e "+LastLetter)
	wordForm      = form("[a-z0-9]+(_[a-z0-9]+)*", "minuscole, cifre e trattini bassi")
	indicatorForm = form("[a-z0-9]+(-[a-z0-9]+)*", "minuscole, cifre e trattini")
	addressForm   = form("/([a-z0-9-]+/)*", "l'indirizzo di una pagina, come /spesa/")
	regionForm    = form("[0-9]{2}", "un numero di due cifre")
	yearForm      = form("[0-9]{4}", "un anno di quattro cifre")
)

// The macroareas are the ten of the act (Allegato A, section 5.3), each with its letter.
const (
	FirstLetter = "A"
	LastLetter  = "J"
)

// TableForm is the form of a table's id, «tab_10_1».
func TableForm() Form { return wordForm }

// IndicatorForm is the form of an indicator's id, «spesa-famiglia-minori».
func IndicatorForm() Form { return indicatorForm }

// PlaceForm is the form of the code of any place that figures are about: the region, an ATS or an ASST, an Ambito, a Comune.
func PlaceForm() Form {
	return form(strings.Join([]string{regionForm.pattern, atsForm.pattern, ambitoForm.pattern, istatForm.pattern}, "|"), "il codice di un territorio")
}

// YearForm is the form of a year, «2018».
func YearForm() Form { return yearForm }

// LetterForm is the form of a macroarea's letter, «A».
func LetterForm() Form { return letterForm }

// Form gives the form of these codes.
func (Province) Form() Form { return provinceForm }
