package catalogue

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"

	"github.com/paulmach/orb"
)

// Province is the two-letter code of a province of Lombardia, «MI».
type Province string

// provinces are the twelve provinces of Lombardia with their ISTAT codes, the first three digits of every Comune's
// code, and their capitals (ISTAT, Codici statistici delle unità amministrative territoriali).
var provinces = map[Province]struct {
	istat, name string
	capital     ISTATCode
}{
	"BG": {"016", "Bergamo", "016024"},
	"BS": {"017", "Brescia", "017029"},
	"CO": {"013", "Como", "013075"},
	"CR": {"019", "Cremona", "019036"},
	"LC": {"097", "Lecco", "097042"},
	"LO": {"098", "Lodi", "098031"},
	"MB": {"108", "Monza e Brianza", "108033"},
	"MI": {"015", "Milano", "015146"},
	"MN": {"020", "Mantova", "020030"},
	"PV": {"018", "Pavia", "018110"},
	"SO": {"014", "Sondrio", "014061"},
	"VA": {"012", "Varese", "012133"},
}

// Name spells the province out.
func (p Province) Name() string { return provinces[p].name }

// ISTAT is the province's code in ISTAT's list, «015».
func (p Province) ISTAT() string { return provinces[p].istat }

// Leads tells whether a Comune is the capital of its province.
func (c Comune) Leads() bool { return provinces[c.Province].capital == c.Code }

// LeadsRegion tells whether a Comune is the capital of Lombardia.
func (c Comune) LeadsRegion() bool { return c.Leads() && c.Province == "MI" }

// ParseProvince accepts the code of one of the twelve provinces, if it goes with the code of the Comune.
func ParseProvince(text string, comune ISTATCode) (Province, error) {
	province, ok := provinces[Province(text)]
	if text == "" {
		return "", errors.New("la cella è vuota: ci si aspettava la sigla di una provincia lombarda")
	}
	if !ok {
		hint := ""
		for code, p := range provinces {
			if strings.EqualFold(text, string(code)) || strings.EqualFold(text, p.name) {
				hint = fmt.Sprintf("; forse %s?", code)
			}
		}
		return "", fmt.Errorf("«%s» non è la sigla di una provincia lombarda: ci si aspettava una fra %s%s", text,
			"BG, BS, CO, CR, LC, LO, MB, MI, MN, PV, SO, VA", hint)
	}
	if comune != "" && string(comune[:3]) != province.istat {
		for code, p := range provinces {
			if p.istat == string(comune[:3]) {
				return "", fmt.Errorf("la provincia «%s» non va con il codice ISTAT %s, che è di un Comune in provincia di %s", text, comune, code)
			}
		}
		return "", fmt.Errorf("la provincia «%s» non va con il codice ISTAT %s: ci si aspettava un codice che comincia con %s",
			text, comune, province.istat)
	}
	return Province(text), nil
}

// Extent is the box in which the region lies, with about ten kilometres around: degrees of longitude and latitude (WGS84).
var Extent = orb.Bound{Min: orb.Point{8.4, 44.6}, Max: orb.Point{11.55, 46.75}}

// inLombardia tells whether the ISTAT code of a Comune is of one of the twelve provinces.
func inLombardia(code ISTATCode) bool {
	_, found := provinceOf(code)
	return found
}

// provinceOf gives the province in which the ISTAT code of a Comune lies, if it is one of the twelve.
func provinceOf(code ISTATCode) (Province, bool) {
	for sigla, province := range provinces {
		if strings.HasPrefix(string(code), province.istat) {
			return sigla, true
		}
	}
	return "", false
}

// ReadISTATCode finds the code in what a file of boundaries holds, where it may be a number, without its zeros, or stand
// between blanks, and tells whether it is of Lombardia. What is no code is "".
func ReadISTATCode(raw string) (code ISTATCode, lombard bool) {
	text := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || r == '\'' {
			return -1
		}
		return r
	}, raw)
	if !istatForm.Matches(text) {
		number, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
		if err != nil || number != math.Trunc(number) || number < 1001 || number > 999_999 { // 001001 is the first
			return "", false
		}
		text = fmt.Sprintf("%06.0f", number)
	}
	return ISTATCode(text), inLombardia(ISTATCode(text))
}
