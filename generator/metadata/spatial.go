package metadata

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"strconv"

	"ambitilombardia/generator/opendata"
)

// The elements of ISO 19139 that are used here, in the order that its schemas want. A name has its prefix in it, as
// encoding/xml writes it; «a>b» is b inside a.
type (
	isoMetadata struct {
		XMLName    xml.Name          `xml:"gmd:MD_Metadata"`
		GMD        string            `xml:"xmlns:gmd,attr"`
		GCO        string            `xml:"xmlns:gco,attr"`
		ID         string            `xml:"gmd:fileIdentifier>gco:CharacterString"`
		Language   isoCode           `xml:"gmd:language>gmd:LanguageCode"`
		Characters isoCode           `xml:"gmd:characterSet>gmd:MD_CharacterSetCode"`
		Level      isoCode           `xml:"gmd:hierarchyLevel>gmd:MD_ScopeCode"`
		Contact    isoParty          `xml:"gmd:contact>gmd:CI_ResponsibleParty"`
		Stamp      string            `xml:"gmd:dateStamp>gco:Date"`
		Standard   string            `xml:"gmd:metadataStandardName>gco:CharacterString"`
		Version    string            `xml:"gmd:metadataStandardVersion>gco:CharacterString"`
		Reference  isoIdentifier     `xml:"gmd:referenceSystemInfo>gmd:MD_ReferenceSystem>gmd:referenceSystemIdentifier>gmd:RS_Identifier"`
		Data       isoIdentification `xml:"gmd:identificationInfo>gmd:MD_DataIdentification"`
		Formats    []isoFormat       `xml:"gmd:distributionInfo>gmd:MD_Distribution>gmd:distributionFormat"`
		Links      []isoLink         `xml:"gmd:distributionInfo>gmd:MD_Distribution>gmd:transferOptions>gmd:MD_DigitalTransferOptions>gmd:onLine"`
		Quality    isoQuality        `xml:"gmd:dataQualityInfo>gmd:DQ_DataQuality"`
	}
	isoIdentification struct {
		Title      string        `xml:"gmd:citation>gmd:CI_Citation>gmd:title>gco:CharacterString"`
		Date       isoDate       `xml:"gmd:citation>gmd:CI_Citation>gmd:date>gmd:CI_Date"`
		Identifier isoIdentifier `xml:"gmd:citation>gmd:CI_Citation>gmd:identifier>gmd:RS_Identifier"`
		Abstract   string        `xml:"gmd:abstract>gco:CharacterString"`
		Credit     string        `xml:"gmd:credit>gco:CharacterString"`
		Contact    isoParty      `xml:"gmd:pointOfContact>gmd:CI_ResponsibleParty"`
		Keywords   isoKeywords   `xml:"gmd:descriptiveKeywords>gmd:MD_Keywords"`
		Limits     isoLimits     `xml:"gmd:resourceConstraints>gmd:MD_LegalConstraints"`
		Type       isoCode       `xml:"gmd:spatialRepresentationType>gmd:MD_SpatialRepresentationTypeCode"`
		Language   isoCode       `xml:"gmd:language>gmd:LanguageCode"`
		Characters isoCode       `xml:"gmd:characterSet>gmd:MD_CharacterSetCode"`
		Topic      string        `xml:"gmd:topicCategory>gmd:MD_TopicCategoryCode"`
		Extent     isoBox        `xml:"gmd:extent>gmd:EX_Extent>gmd:geographicElement>gmd:EX_GeographicBoundingBox"`
	}
	isoParty struct {
		Name  string   `xml:"gmd:organisationName>gco:CharacterString"`
		Phone *isoText `xml:"gmd:contactInfo>gmd:CI_Contact>gmd:phone>gmd:CI_Telephone>gmd:voice"`
		Email isoText  `xml:"gmd:contactInfo>gmd:CI_Contact>gmd:address>gmd:CI_Address>gmd:electronicMailAddress"`
		Page  *isoPage `xml:"gmd:contactInfo>gmd:CI_Contact>gmd:onlineResource>gmd:CI_OnlineResource"`
		Role  isoCode  `xml:"gmd:role>gmd:CI_RoleCode"`
	}
	isoPage struct {
		URL string `xml:"gmd:linkage>gmd:URL"`
	}
	isoText struct {
		Missing string `xml:"gco:nilReason,attr,omitempty"`
		Text    string `xml:"gco:CharacterString,omitempty"`
	}
	isoIdentifier struct {
		Code  string `xml:"gmd:code>gco:CharacterString"`
		Space string `xml:"gmd:codeSpace>gco:CharacterString"`
	}
	isoDate struct {
		Day  string  `xml:"gmd:date>gco:Date"`
		Type isoCode `xml:"gmd:dateType>gmd:CI_DateTypeCode"`
	}
	isoKeywords struct {
		Word      string  `xml:"gmd:keyword>gco:CharacterString"`
		Thesaurus string  `xml:"gmd:thesaurusName>gmd:CI_Citation>gmd:title>gco:CharacterString"`
		Date      isoDate `xml:"gmd:thesaurusName>gmd:CI_Citation>gmd:date>gmd:CI_Date"`
	}
	isoLimits struct {
		Use    string   `xml:"gmd:useLimitation>gco:CharacterString"`
		Access isoCode  `xml:"gmd:accessConstraints>gmd:MD_RestrictionCode"`
		Others []string `xml:"gmd:otherConstraints>gco:CharacterString"`
	}
	isoBox struct {
		West  string `xml:"gmd:westBoundLongitude>gco:Decimal"`
		East  string `xml:"gmd:eastBoundLongitude>gco:Decimal"`
		South string `xml:"gmd:southBoundLatitude>gco:Decimal"`
		North string `xml:"gmd:northBoundLatitude>gco:Decimal"`
	}
	isoFormat struct {
		Name    string  `xml:"gmd:MD_Format>gmd:name>gco:CharacterString"`
		Version isoText `xml:"gmd:MD_Format>gmd:version"`
	}
	isoLink struct {
		URL  string `xml:"gmd:CI_OnlineResource>gmd:linkage>gmd:URL"`
		Name string `xml:"gmd:CI_OnlineResource>gmd:name>gco:CharacterString"`
	}
	isoQuality struct {
		Level   isoCode `xml:"gmd:scope>gmd:DQ_Scope>gmd:level>gmd:MD_ScopeCode"`
		Lineage string  `xml:"gmd:lineage>gmd:LI_Lineage>gmd:statement>gco:CharacterString"`
	}
	isoCode struct {
		List  string `xml:"codeList,attr"`
		Value string `xml:"codeListValue,attr"`
		Text  string `xml:",chardata"`
	}
)

// spatial describes each geographic dataset for the national repository of spatial data (RNDT). It is a draft: whoever
// publishes the site completes it with their codes and contact, which are marked as missing while they are not set, and
// says there whether the data conform to INSPIRE, about which nothing is claimed here.
func spatial(r opendata.Release, site Site) ([]opendata.File, error) {
	var files []opendata.File
	for _, d := range r.Datasets {
		if d.Areas == nil {
			continue
		}
		text, err := xml.MarshalIndent(isoRecord(r, d, site), "", "  ")
		if err != nil {
			return nil, fmt.Errorf("descrizione di %s per il RNDT: %w", d.ID, err)
		}
		files = append(files, opendata.File{Path: opendata.FilePath(d.ID, "iso19139.xml"), Title: d.Title, Format: "ISO 19139",
			MediaType: "application/xml", Dataset: d.ID, Data: append([]byte(xml.Header), append(text, '\n')...)})
	}
	return files, nil
}

func isoRecord(r opendata.Release, d opendata.Dataset, site Site) isoMetadata {
	party := contactPoint(site)
	owner := cmp.Or(site.Publisher.Code, authorsCode)
	bound := d.Areas.Bound()
	record := isoMetadata{
		GMD: "http://www.isotc211.org/2005/gmd", GCO: "http://www.isotc211.org/2005/gco",
		ID:       owner + ":" + d.ID,
		Language: language(), Characters: code("MD_CharacterSetCode", "utf8"), Level: code("MD_ScopeCode", "dataset"),
		Contact:  party,
		Stamp:    d.Updated(),
		Standard: "ISO 19115:2003/Cor.1:2006 - ISO/TS 19139:2007 (bozza per il RNDT)", Version: "2007",
		Reference: isoIdentifier{"4326", "EPSG"}, // RFC 7946 §4: WGS 84, whatever the projection of the source
		Data: isoIdentification{
			Title: d.FullTitle(), Date: isoDate{d.Updated(), code("CI_DateTypeCode", "revision")},
			Identifier: isoIdentifier{d.ID, owner},
			Abstract:   d.Description, Credit: d.Credit, Contact: party,
			Keywords: isoKeywords{"Unità amministrative", "GEMET - INSPIRE themes, version 1.0", isoDate{"2008-06-01", code("CI_DateTypeCode", "publication")}},
			Limits: isoLimits{d.Licence.Name + ", " + d.Licence.URL, code("MD_RestrictionCode", "otherRestrictions"),
				[]string{"Dati aperti: nessun limite di accesso"}},
			Type:     code("MD_SpatialRepresentationTypeCode", "vector"),
			Language: language(), Characters: code("MD_CharacterSetCode", "utf8"), Topic: "boundaries",
			Extent: isoBox{degrees(bound.Left()), degrees(bound.Right()), degrees(bound.Bottom()), degrees(bound.Top())},
		},
		Quality: isoQuality{code("MD_ScopeCode", "dataset"), d.Source() + " " + d.Credit},
	}
	for _, f := range r.In(d.Path()) {
		record.Formats = append(record.Formats, isoFormat{f.Format, isoText{Missing: "inapplicable"}})
		record.Links = append(record.Links, isoLink{site.BaseURL + f.Path, f.Title + " (" + f.Format + ")"})
	}
	return record
}

// contactPoint is whom to ask. The Linee Guida RNDT want an e-mail, and a telephone or a page.
func contactPoint(site Site) isoParty {
	party := isoParty{Name: cmp.Or(site.Publisher.Name, authorsName), Email: isoText{Text: site.Contact.Email}, Role: code("CI_RoleCode", "pointOfContact")}
	if site.Contact.Email == "" {
		party.Email.Missing = "missing"
	}
	if site.Contact.Phone != "" {
		party.Phone = &isoText{Text: site.Contact.Phone}
	}
	if site.Contact.URL != "" {
		party.Page = &isoPage{site.Contact.URL}
	}
	return party
}

// code is a value of one of the code lists of ISO 19139.
func code(list, value string) isoCode {
	return isoCode{"http://standards.iso.org/iso/19139/resources/gmxCodelists.xml#" + list, value, value}
}

func language() isoCode {
	return isoCode{"http://www.loc.gov/standards/iso639-2/", "ita", "ita"}
}

func degrees(x float64) string { return strconv.FormatFloat(x, 'f', 5, 64) }
