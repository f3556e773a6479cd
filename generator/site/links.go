package site

import "ambitilombardia/generator/catalogue"

// links are the pages of what the site is about, by code, those of what is no more included.
type links struct {
	ats    map[catalogue.ATSCode]link
	asst   map[catalogue.ASSTCode]*link
	ambiti map[catalogue.AmbitoCode]link
	comuni map[catalogue.ISTATCode]link
}

func linksOf(c *catalogue.Catalogue) links {
	l := links{
		ats:    map[catalogue.ATSCode]link{},
		asst:   map[catalogue.ASSTCode]*link{},
		ambiti: map[catalogue.AmbitoCode]link{},
		comuni: map[catalogue.ISTATCode]link{},
	}
	for _, ats := range c.ATS {
		l.ats[ats.Code] = link{Name: ats.Name(), Code: string(ats.Code), URL: ats.Path()}
	}
	for _, asst := range c.ASST {
		l.asst[asst.Code] = &link{Name: asst.Name(), Code: string(asst.Code), URL: asst.Path()}
	}
	for _, ambito := range c.Ambiti {
		l.ambiti[ambito.Code] = link{Name: ambito.Name, Code: string(ambito.Code), URL: ambito.Path()}
	}
	for _, comune := range c.Comuni {
		l.comuni[comune.Code] = link{Name: comune.Name, Code: string(comune.Code), URL: comune.Path()}
	}
	for _, end := range c.Ended {
		gone := link{Name: end.Name, Code: end.Code, URL: end.Path()}
		switch end.Thing {
		case catalogue.AComune:
			l.comuni[catalogue.ISTATCode(end.Code)] = gone
		case catalogue.AnAmbito:
			l.ambiti[catalogue.AmbitoCode(end.Code)] = gone
		case catalogue.AnASST:
			l.asst[catalogue.ASSTCode(end.Code)] = &gone
		case catalogue.AnATS:
			l.ats[catalogue.ATSCode(end.Code)] = gone
		}
	}
	return l
}

// place gives the page of the place that a row of a table is about; empty if it is about none.
func (l links) place(r catalogue.Row) string {
	switch {
	case r.ATS != "":
		return l.ats[r.ATS].URL
	case r.Ambito != "":
		return l.ambiti[r.Ambito].URL
	case r.ASST != "" && l.asst[r.ASST] != nil:
		return l.asst[r.ASST].URL
	case r.Comune != "":
		return l.comuni[r.Comune].URL
	}
	return ""
}
