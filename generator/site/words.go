package site

// The acronyms spelled out, as they are at their first use on a page.
const (
	meaningATS  = "agenzia di tutela della salute"
	meaningASST = "azienda socio sanitaria territoriale"
)
