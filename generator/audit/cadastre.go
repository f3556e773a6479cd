package audit

import (
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/source"
)

// CadastralCodes wants the cadastral codes of the boundary file to have their form and to be of one Comune each. A Comune
// may have none: not every source of boundaries has them.
func CadastralCodes(file string, areas []Area, code func(area string) string) error {
	var errs source.Errors
	of := map[catalogue.CadastralCode]Area{}
	for _, area := range areas {
		text := code(area.Code)
		if text == "" {
			continue
		}
		cadastral, err := catalogue.ParseCadastralCode(text)
		if err != nil {
			errs.Addf(source.Pos{File: file}, "il codice catastale di %s %s: %v", area.Code, area.Name, err)
			continue
		}
		if other, twice := of[cadastral]; twice {
			errs.Addf(source.Pos{File: file}, "il codice catastale %s è di %s %s e di %s %s: ci si aspettava un solo Comune", cadastral,
				other.Code, other.Name, area.Code, area.Name)
		}
		of[cadastral] = area
	}
	return errs.Err()
}
