package metadata

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"strconv"

	"ambitilombardia/generator/atlas"
	"ambitilombardia/generator/opendata"
)

// The elements of ISO 19139 that are used here, in the order that its schemas want. A name has its prefix in it, as
// encoding/xml writes it; «a>b» is b inside a. Which there must be, and what they hold, is what AgID's guide for the national
// repository asks for (Linee guida RNDT 2.0, and its Guida operativa per la compilazione dei metadati).
type (
	isoMetadata struct {
		XMLName    xml.Name          `xml:"gmd:MD_Metadata"`
		GMD        string            `xml:"xmlns:gmd,attr"`
		GCO        string            `xml:"xmlns:gco,attr"`
		GMX        string            `xml:"xmlns:gmx,attr"`
		GML        string            `xml:"xmlns:gml,attr"`
		XLink      string            `xml:"xmlns:xlink,attr"`
		ID         string            `xml:"gmd:fileIdentifier>gco:CharacterString"`
		Language   isoCode           `xml:"gmd:language>gmd:LanguageCode"`
		Characters isoCode           `xml:"gmd:characterSet>gmd:MD_CharacterSetCode"`
		Parent     string            `xml:"gmd:parentIdentifier>gco:CharacterString"`
		Level      isoCode           `xml:"gmd:hierarchyLevel>gmd:MD_ScopeCode"`
		Contact    isoParty          `xml:"gmd:contact>gmd:CI_ResponsibleParty"`
		Stamp      string            `xml:"gmd:dateStamp>gco:Date"`
		Standard   string            `xml:"gmd:metadataStandardName>gco:CharacterString"`
		Version    string            `xml:"gmd:metadataStandardVersion>gco:CharacterString"`
		Reference  isoAnchor         `xml:"gmd:referenceSystemInfo>gmd:MD_ReferenceSystem>gmd:referenceSystemIdentifier>gmd:RS_Identifier>gmd:code>gmx:Anchor"`
		Data       isoIdentification `xml:"gmd:identificationInfo>gmd:MD_DataIdentification"`
		Formats    []isoFormat       `xml:"gmd:distributionInfo>gmd:MD_Distribution>gmd:distributionFormat"`
		By         isoParty          `xml:"gmd:distributionInfo>gmd:MD_Distribution>gmd:distributor>gmd:MD_Distributor>gmd:distributorContact>gmd:CI_ResponsibleParty"`
		Links      []isoLink         `xml:"gmd:distributionInfo>gmd:MD_Distribution>gmd:transferOptions>gmd:MD_DigitalTransferOptions>gmd:onLine"`
		Quality    isoQuality        `xml:"gmd:dataQualityInfo>gmd:DQ_DataQuality"`
	}
	isoIdentification struct {
		Title      string        `xml:"gmd:citation>gmd:CI_Citation>gmd:title>gco:CharacterString"`
		Date       isoDate       `xml:"gmd:citation>gmd:CI_Citation>gmd:date>gmd:CI_Date"`
		Identifier string        `xml:"gmd:citation>gmd:CI_Citation>gmd:identifier>gmd:MD_Identifier>gmd:code>gco:CharacterString"`
		Owner      isoParty      `xml:"gmd:citation>gmd:CI_Citation>gmd:citedResponsibleParty>gmd:CI_ResponsibleParty"`
		Form       isoCode       `xml:"gmd:citation>gmd:CI_Citation>gmd:presentationForm>gmd:CI_PresentationFormCode"`
		Series     string        `xml:"gmd:citation>gmd:CI_Citation>gmd:series>gmd:CI_Series>gmd:issueIdentification>gco:CharacterString"`
		Abstract   string        `xml:"gmd:abstract>gco:CharacterString"`
		Credit     string        `xml:"gmd:credit>gco:CharacterString"`
		Contact    isoParty      `xml:"gmd:pointOfContact>gmd:CI_ResponsibleParty"`
		Updated    isoCode       `xml:"gmd:resourceMaintenance>gmd:MD_MaintenanceInformation>gmd:maintenanceAndUpdateFrequency>gmd:MD_MaintenanceFrequencyCode"`
		Keywords   []isoKeywords `xml:"gmd:descriptiveKeywords"`
		Limits     []isoLimits   `xml:"gmd:resourceConstraints"`
		Type       isoCode       `xml:"gmd:spatialRepresentationType>gmd:MD_SpatialRepresentationTypeCode"`
		Resolution isoDistance   `xml:"gmd:spatialResolution>gmd:MD_Resolution>gmd:distance>gco:Distance"`
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
	isoAnchor struct {
		To   string `xml:"xlink:href,attr"`
		Text string `xml:",chardata"`
	}
	isoDate struct {
		Day  string  `xml:"gmd:date>gco:Date"`
		Type isoCode `xml:"gmd:dateType>gmd:CI_DateTypeCode"`
	}
	isoKeywords struct {
		Words     []isoText     `xml:"gmd:MD_Keywords>gmd:keyword"`
		Thesaurus *isoThesaurus `xml:"gmd:MD_Keywords>gmd:thesaurusName>gmd:CI_Citation"`
	}
	isoThesaurus struct {
		Title string  `xml:"gmd:title>gco:CharacterString"`
		Date  isoDate `xml:"gmd:date>gmd:CI_Date"`
	}
	isoLimits struct {
		Access *isoCode `xml:"gmd:MD_LegalConstraints>gmd:accessConstraints>gmd:MD_RestrictionCode"`
		Use    *isoCode `xml:"gmd:MD_LegalConstraints>gmd:useConstraints>gmd:MD_RestrictionCode"`
		Other  isoOther `xml:"gmd:MD_LegalConstraints>gmd:otherConstraints"`
	}
	isoOther struct {
		Anchor *isoAnchor `xml:"gmx:Anchor"`
		Text   string     `xml:"gco:CharacterString,omitempty"`
	}
	isoDistance struct {
		Unit   string `xml:"uom,attr"`
		Metres int    `xml:",chardata"`
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
		Level   isoCode     `xml:"gmd:scope>gmd:DQ_Scope>gmd:level>gmd:MD_ScopeCode"`
		Reports []isoReport `xml:"gmd:report"`
		Lineage string      `xml:"gmd:lineage>gmd:LI_Lineage>gmd:statement>gco:CharacterString"`
	}
	// isoReport is one of the two.
	isoReport struct {
		Accuracy *isoAccuracy    `xml:"gmd:DQ_AbsoluteExternalPositionalAccuracy"`
		Conforms *isoConformance `xml:"gmd:DQ_DomainConsistency>gmd:result>gmd:DQ_ConformanceResult"`
	}
	isoAccuracy struct {
		What string  `xml:"gmd:measureDescription>gco:CharacterString"`
		Unit isoUnit `xml:"gmd:result>gmd:DQ_QuantitativeResult>gmd:valueUnit>gml:BaseUnit"`
		Real int     `xml:"gmd:result>gmd:DQ_QuantitativeResult>gmd:value>gco:Record>gco:Real"`
	}
	isoUnit struct {
		ID     string      `xml:"gml:id,attr"`
		Symbol isoCodeText `xml:"gml:identifier"`
		System isoAnchor   `xml:"gml:unitsSystem"`
	}
	isoCodeText struct {
		Space string `xml:"codeSpace,attr"`
		Text  string `xml:",chardata"`
	}
	isoConformance struct {
		Title       string  `xml:"gmd:specification>gmd:CI_Citation>gmd:title>gco:CharacterString"`
		Date        isoDate `xml:"gmd:specification>gmd:CI_Citation>gmd:date>gmd:CI_Date"`
		Explanation string  `xml:"gmd:explanation>gco:CharacterString"`
		Pass        bool    `xml:"gmd:pass>gco:Boolean"`
	}
	isoCode struct {
		List  string `xml:"codeList,attr"`
		Value string `xml:"codeListValue,attr"`
		Text  string `xml:",chardata"`
	}
)

// spatial describes each geographic dataset for the national repository of spatial data (RNDT). Who publishes the site is the
// owner: while their name, code and e-mail are not set it is a draft, with the e-mail marked as missing, and the page of the dataset
// says what is still to be filled in.
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
	identifier := authorsCode + ":" + d.ID
	if site.Publisher.Code != "" {
		identifier = repository + site.Publisher.Code + ":" + d.ID
	}
	bound := d.Areas.Bound()
	record := isoMetadata{
		GMD: "http://www.isotc211.org/2005/gmd", GCO: "http://www.isotc211.org/2005/gco", GMX: "http://www.isotc211.org/2005/gmx",
		GML: "http://www.opengis.net/gml/3.2", XLink: "http://www.w3.org/1999/xlink",
		ID:       cmp.Or(site.Publisher.Code, authorsCode) + ":" + d.ID,
		Language: language(), Characters: code("MD_CharacterSetCode", "utf8"), Level: code("MD_ScopeCode", "dataset"),
		Contact:  party(site, "pointOfContact"),
		Stamp:    d.Updated(),
		Standard: "Linee Guida RNDT", Version: "2.0",
		Reference: isoAnchor{"http://www.opengis.net/def/crs/EPSG/0/4326", "WGS84"}, // RFC 7946 §4, whatever the projection of the source
		Data: isoIdentification{
			Title: d.FullTitle(), Date: isoDate{d.Updated(), code("CI_DateTypeCode", "revision")},
			Identifier: identifier, Series: identifier, // a dataset of no series names itself
			Owner: party(site, "owner"), Form: code("CI_PresentationFormCode", "mapDigital"),
			Abstract: d.Description, Credit: d.Credit, Contact: party(site, "pointOfContact"),
			Updated:    code("MD_MaintenanceFrequencyCode", "asNeeded"),
			Keywords:   isoKeywordsOf(d),
			Limits:     isoLimitsOf(d),
			Type:       code("MD_SpatialRepresentationTypeCode", "vector"),
			Resolution: isoDistance{"m", atlas.Tolerance},
			Language:   language(), Characters: code("MD_CharacterSetCode", "utf8"), Topic: "boundaries",
			Extent: isoBox{degrees(bound.Left()), degrees(bound.Right()), degrees(bound.Bottom()), degrees(bound.Top())},
		},
		By:      party(site, "distributor"),
		Quality: isoQualityOf(d),
	}
	record.Parent = record.ID
	for _, f := range r.In(d.Path()) {
		record.Formats = append(record.Formats, isoFormat{f.Format, isoText{Missing: "inapplicable"}})
		record.Links = append(record.Links, isoLink{site.BaseURL + f.Path, f.Title + " (" + f.Format + ")"})
	}
	return record
}

// repository is where the RNDT resolves the identifiers of those who publish in it.
const repository = "https://geodati.gov.it/resource/id/"

// party is who publishes the site, in one of their roles. The guide wants an e-mail, and a telephone or a page.
func party(site Site, role string) isoParty {
	p := isoParty{Name: cmp.Or(site.Publisher.Name, authorsName), Email: isoText{Text: site.Contact.Email}, Role: code("CI_RoleCode", role)}
	if site.Contact.Email == "" {
		p.Email.Missing = "missing"
	}
	if site.Contact.Phone != "" {
		p.Phone = &isoText{Text: site.Contact.Phone}
	}
	if page := cmp.Or(site.Contact.URL, site.Publisher.URL); page != "" {
		p.Page = &isoPage{page}
	}
	return p
}

// isoKeywordsOf gives the theme of INSPIRE, how far the data reach, and words of our own.
func isoKeywordsOf(d opendata.Dataset) []isoKeywords {
	published := code("CI_DateTypeCode", "publication")
	own := isoKeywords{}
	for _, word := range d.Keywords() {
		own.Words = append(own.Words, isoText{Text: word})
	}
	return []isoKeywords{
		{[]isoText{{Text: "Unità amministrative"}}, &isoThesaurus{"GEMET - INSPIRE themes, version 1.0", isoDate{"2008-06-01", published}}},
		{[]isoText{{Text: "Regionale"}}, &isoThesaurus{"Spatial scope", isoDate{"2019-05-22", published}}},
		own,
	}
}

// isoLimitsOf says that anyone may see the data, and what the licence asks of who uses them.
func isoLimitsOf(d opendata.Dataset) []isoLimits {
	other := code("MD_RestrictionCode", "otherRestrictions")
	free := isoAnchor{"http://inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess/noLimitations", "Nessun vincolo all’accesso pubblico"}
	return []isoLimits{
		{Access: &other, Other: isoOther{Anchor: &free}},
		{Use: &other, Other: isoOther{Text: d.Licence.Name + ", " + d.Licence.URL}},
	}
}

// isoQualityOf says how near the lines are to those of the source, which does not say how near they are to the ground, and that the
// data do not have the form that INSPIRE asks for.
func isoQualityOf(d opendata.Dataset) isoQuality {
	return isoQuality{
		Level: code("MD_ScopeCode", "dataset"),
		Reports: []isoReport{{Accuracy: &isoAccuracy{
			What: "Scarto massimo, in metri, dai confini della fonte (ISTAT, istituto nazionale di statistica). La fonte non dichiara la propria accuratezza.",
			Unit: isoUnit{"m", isoCodeText{"http://www.bipm.org/en/si/base_units", "m"}, isoAnchor{To: "http://www.bipm.org/en/si"}},
			Real: atlas.Tolerance,
		}}, {Conforms: &isoConformance{
			Title: "REGOLAMENTO (UE) N. 1089/2010 DELLA COMMISSIONE del 23 novembre 2010 recante attuazione della direttiva 2007/2/CE del Parlamento europeo " +
				"e del Consiglio per quanto riguarda l'interoperabilità dei set di dati territoriali e dei servizi di dati territoriali",
			Date:        isoDate{"2010-12-08", code("CI_DateTypeCode", "publication")},
			Explanation: "I file non seguono il modello dei dati di INSPIRE per le unità amministrative.",
		}}},
		Lineage: d.Source() + " " + d.Credit,
	}
}

// code is a value of one of the code lists of ISO 19139.
func code(list, value string) isoCode {
	return isoCode{"http://standards.iso.org/iso/19139/resources/gmxCodelists.xml#" + list, value, value}
}

func language() isoCode {
	return isoCode{"http://www.loc.gov/standards/iso639-2/", "ita", "ita"}
}

func degrees(x float64) string { return strconv.FormatFloat(x, 'f', 5, 64) }
