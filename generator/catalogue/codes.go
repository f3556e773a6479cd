package catalogue

import (
	"fmt"
	"regexp"
	"strings"
)

// The codes of the coding table (Allegato B) and of ISTAT. A value of these types has the right form: the parsers let
// no other through.
type (
	ATSCode      string // three digits, «321»
	ASSTCode     string // three digits, «708»
	AmbitoCode   string // five digits, «50083»
	RegisterCode string // of the national register, «lom_64»
	ISTATCode    string // six digits, province and Comune, «015189»
	// CadastralCode is that of a Comune in the land register and in tax codes: a letter and three digits, «H623».
	CadastralCode string
)

// Form gives the form of these codes.
func (ATSCode) Form() Form { return atsForm }

// Form gives the form of these codes.
func (ASSTCode) Form() Form { return asstForm }

// Form gives the form of these codes.
func (AmbitoCode) Form() Form { return ambitoForm }

// Form gives the form of these codes.
func (RegisterCode) Form() Form { return registerForm }

// Form gives the form of these codes.
func (ISTATCode) Form() Form { return istatForm }

// Form gives the form of these codes.
func (CadastralCode) Form() Form { return cadastralForm }

// ParseATSCode accepts three digits.
func ParseATSCode(text string) (ATSCode, error) {
	return parseCode[ATSCode](text, tidy(text))
}

// ParseASSTCode accepts three digits.
func ParseASSTCode(text string) (ASSTCode, error) {
	return parseCode[ASSTCode](text, tidy(text))
}

// ParseAmbitoCode accepts five digits.
func ParseAmbitoCode(text string) (AmbitoCode, error) {
	return parseCode[AmbitoCode](text, tidy(text))
}

// ParseRegisterCode accepts lom_ and a number without leading zeros.
func ParseRegisterCode(text string) (RegisterCode, error) {
	return parseCode[RegisterCode](text, registerSlip.ReplaceAllString(text, "lom_$1"))
}

// ParseISTATCode accepts six digits: three for the province, three for the Comune.
func ParseISTATCode(text string) (ISTATCode, error) {
	guess := tidy(text)
	if len(guess) == 5 {
		guess = "0" + guess // a spreadsheet takes the code for a number and drops the leading zero
	}
	return parseCode[ISTATCode](text, guess)
}

// ParseCadastralCode accepts a capital letter and three digits.
func ParseCadastralCode(text string) (CadastralCode, error) {
	return parseCode[CadastralCode](text, strings.ToUpper(text))
}

// parseCode explains a code of the wrong form and, where a slip of the pen explains it, names the right one.
func parseCode[C interface {
	~string
	Form() Form
}](text, guess string) (C, error) {
	form := C("").Form()
	switch {
	case form.Matches(text):
		return C(text), nil
	case text == "":
		return "", fmt.Errorf("la cella è vuota: ci si aspettava %s", form.words)
	}
	if form.Matches(guess) {
		return "", fmt.Errorf("«%s» non è %s; forse %s?", text, form.words, guess)
	}
	return "", fmt.Errorf("«%s» non è %s", text, form.words)
}

// registerSlip is a register code in capitals, with another mark, without its prefix or with leading zeros.
var registerSlip = regexp.MustCompile(`^(?i:lom)?[ _-]?0*([1-9][0-9]*)$`)

var lookAlike = strings.NewReplacer("O", "0", "o", "0", "l", "1", "I", "1", " ", "", ".", "", ",", "", "'", "")

// tidy undoes what eyes and spreadsheets do to a code of digits: «5O083», «50.083», «50083.0».
func tidy(text string) string { return lookAlike.Replace(strings.TrimSuffix(text, ".0")) }
