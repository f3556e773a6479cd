// Package catalogue is the domain: the social services districts (Ambiti) of Lombardia, the ATS and ASST they lie in,
// their Comuni, and the macroareas of the regional resolution of 2021.
//
// Load turns the sources into a Catalogue or says everything that is wrong with them. A Catalogue is whole: every code
// is well formed, every reference leads somewhere, every Ambito has a Comune and every Comune one Ambito. What comes
// after (audit, downloads, pages) need not check again. Slices have a fixed order, told at each field; nothing here
// depends on the order of a map.
//
// The words are the act's own: Ambito, ATS, ASST, Comune, Macroarea are terms of art and are not translated.
package catalogue
