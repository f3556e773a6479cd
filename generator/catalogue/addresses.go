package catalogue

import (
	"cmp"
	"strings"
)

// The addresses of what the site is about, under its root. They never change, others link to them: who gets another name keeps the
// address that the first one made.

// Slug is the last part of its page's address.
func (a ATS) Slug() string { return Slug(string(a.Code), cmp.Or(a.Address, a.Printed)) }

// Slug is the last part of its page's address.
func (a ASST) Slug() string { return Slug(string(a.Code), cmp.Or(a.Address, a.Printed)) }

// Slug is the last part of its page's address.
func (a Ambito) Slug() string { return Slug(string(a.Code), cmp.Or(a.Address, a.Name)) }

// Slug is the last part of its page's address.
func (c Comune) Slug() string { return Slug(string(c.Code), cmp.Or(c.Address, c.Name)) }

// Slug is the last part of its page's address.
func (t Table) Slug() string { return Slug(t.ID) }

// Path is the address of its page, «ats/321-citta-metropolitana-di-milano/». Its downloads are in this folder.
func (a ATS) Path() string { return "ats/" + a.Slug() + "/" }

// Path is the address of its page, «asst/708-melegnano-e-della-martesana/». Its downloads are in this folder.
func (a ASST) Path() string { return "asst/" + a.Slug() + "/" }

// Path is the address of its page, «ambiti/50083-visconteo-sud-milano/». Its downloads are in this folder.
func (a Ambito) Path() string { return "ambiti/" + a.Slug() + "/" }

// Path is the address of its page, «comuni/015189-rozzano/».
func (c Comune) Path() string { return "comuni/" + c.Slug() + "/" }

// Path is the address of its page, «macroaree/a-contrasto-alla-poverta/».
func (m Macroarea) Path() string { return "macroaree/" + m.Page + "/" }

// Path is the address of its page, «spesa/tab-10-1/»; that of the figures of an indicator is the indicator's.
func (t Table) Path() string {
	if t.Indicator {
		return IndicatorsFolder + t.ID + "/"
	}
	return "spesa/" + t.Slug() + "/"
}

// IndicatorsFolder is the address under which each indicator has its page.
const IndicatorsFolder = "indicatori/"

// Path is the address of its page, «indicatori/popolazione/».
func (i Indicator) Path() string { return IndicatorsFolder + i.ID + "/" }

// MapsFolder is the address of the map of all Comuni, under which each way to colour it has a page.
const MapsFolder = "mappa/"

// MapPath is the address of the map in the colours of something, «mappa/popolazione/».
func MapPath(id string) string { return MapsFolder + id + "/" }

// MapPicturePath is the address of the same map as a picture.
func MapPicturePath(id string) string { return MapsFolder + id + ".svg" }

// CodePath is the address by the code alone, «ats/321»: the name of its document in the API, and a folder that leads to
// its page.
func (a ATS) CodePath() string { return "ats/" + string(a.Code) }

// CodePath is the address by the code alone, «asst/708», as that of an ATS.
func (a ASST) CodePath() string { return "asst/" + string(a.Code) }

// CodePath is the address by the code alone, «ambiti/50083», as that of an ATS.
func (a Ambito) CodePath() string { return "ambiti/" + string(a.Code) }

// CodePath is the address by the code alone, «comuni/015189», as that of an ATS.
func (c Comune) CodePath() string { return "comuni/" + string(c.Code) }

// CodePath is the name of its document in the API, «macroaree/a».
func (m Macroarea) CodePath() string { return "macroaree/" + strings.ToLower(m.Letter) }

// CodePath is the name of its document in the API, «spesa/tab_10_1».
func (t Table) CodePath() string { return "spesa/" + t.ID }

// CodePath is the name of its document in the API, «indicatori/popolazione».
func (i Indicator) CodePath() string { return IndicatorsFolder + i.ID }

// planFormsPath is the folder of the forms of a Piano di Zona, beside their page.
const planFormsPath = "programmazione/moduli/file/"

// EmptyPlanForm is the address of the form of a Piano di Zona in which nothing is filled in.
const EmptyPlanForm = planFormsPath + "modulo-vuoto.xlsx"

// PlanFormPath is the address of the form of its Piano di Zona, «programmazione/moduli/file/50083-visconteo-sud-milano.xlsx».
func (a Ambito) PlanFormPath() string { return planFormsPath + a.Slug() + ".xlsx" }

// FlowsPath is the address of the page about the flows of data.
const FlowsPath = "programmazione/flussi/"

// CalendarPath is the address of the calendar of the flows of data, for programs that keep appointments.
const CalendarPath = FlowsPath + "calendario.ics"

// EmbedPath is the address of the small page that shows inside other sites what a page is about.
func EmbedPath(page string) string { return "incorpora/" + page }

// RegionEmbedPath is that of the map of the whole region.
const RegionEmbedPath = "incorpora/lombardia/"

// PicturePath is the address of the picture that other sites show beside a link to a page.
func PicturePath(page string) string { return page + "anteprima.png" }

// FigurePath is the address of the picture of all the figures of a page, to take away.
func FigurePath(page string) string { return page + "figura.png" }

// DrawingPath is the address of the same picture as shapes and texts.
func DrawingPath(page string) string { return page + "figura.svg" }
