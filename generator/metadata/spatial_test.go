package metadata

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// The parts of a record that a national repository reads, by their paths in it.
type readRecord struct {
	ID      string   `xml:"fileIdentifier>CharacterString"`
	Title   string   `xml:"identificationInfo>MD_DataIdentification>citation>CI_Citation>title>CharacterString"`
	Credit  string   `xml:"identificationInfo>MD_DataIdentification>credit>CharacterString"`
	West    string   `xml:"identificationInfo>MD_DataIdentification>extent>EX_Extent>geographicElement>EX_GeographicBoundingBox>westBoundLongitude>Decimal"`
	North   string   `xml:"identificationInfo>MD_DataIdentification>extent>EX_Extent>geographicElement>EX_GeographicBoundingBox>northBoundLatitude>Decimal"`
	Links   []string `xml:"distributionInfo>MD_Distribution>transferOptions>MD_DigitalTransferOptions>onLine>CI_OnlineResource>linkage>URL"`
	Formats []string `xml:"distributionInfo>MD_Distribution>distributionFormat>MD_Format>name>CharacterString"`
	Email   struct {
		Reason string `xml:"http://www.isotc211.org/2005/gco nilReason,attr"`
		Text   string `xml:"CharacterString"`
	} `xml:"contact>CI_ResponsibleParty>contactInfo>CI_Contact>address>CI_Address>electronicMailAddress"`
}

func TestEachBoundariesHaveARecordForTheRNDT(t *testing.T) {
	r := release(t)
	files := catalogueFiles(t, example)
	for _, d := range r.Datasets {
		data, ok := files["dati/"+d.ID+"/"+d.ID+".iso19139.xml"]
		if ok != (d.Areas != nil) {
			t.Errorf("%s: record %v, boundaries %v", d.ID, ok, d.Areas != nil)
		}
		if !ok {
			continue
		}
		var record readRecord
		if err := xml.Unmarshal(data, &record); err != nil {
			t.Fatalf("%s: %v", d.ID, err)
		}
		if record.Title != d.FullTitle() || record.Credit != d.Credit || record.ID != authorsCode+":"+d.ID {
			t.Errorf("%s: the record is %q of %q, credit %q", d.ID, record.ID, record.Title, record.Credit)
		}
		west, _ := strconv.ParseFloat(record.West, 64)
		north, _ := strconv.ParseFloat(record.North, 64)
		if west < 8.4 || west > 8.7 || north < 46.5 || north > 46.7 { // about where Lombardy begins in the west and ends in the north
			t.Errorf("%s: the box begins at %s, %s", d.ID, record.West, record.North)
		}
		published := r.In("dati/" + d.ID)
		if len(record.Links) != len(published) || len(record.Formats) != len(published) {
			t.Fatalf("%s: %d links and %d formats for %d files", d.ID, len(record.Links), len(record.Formats), len(published))
		}
		for i, f := range published {
			if record.Links[i] != example.BaseURL+f.Path || record.Formats[i] != f.Format {
				t.Errorf("%s: %s as %s", d.ID, record.Links[i], record.Formats[i])
			}
		}
		if record.Email.Reason != "missing" || record.Email.Text != "" {
			t.Errorf("%s: a contact that is not set is %q, %q", d.ID, record.Email.Reason, record.Email.Text)
		}
		for _, part := range []string{"gmd:CI_Citation", "gmd:MD_Distribution", "gmd:EX_GeographicBoundingBox"} {
			if n := strings.Count(string(data), "<"+part+">"); n < 1 || part != "gmd:CI_Citation" && n != 1 {
				t.Errorf("%s: %d times %s", d.ID, n, part)
			}
		}
	}
}

// ISO 19139 wants the parts of a contact in this order: telephone, address, page.
func TestTheRecordSaysWhomToAsk(t *testing.T) {
	site := Site{BaseURL: example.BaseURL, Publisher: Agent{Name: "Ente di prova", Code: "r_prova"},
		Contact: Contact{Email: "ufficio@example.org", Phone: "+39 02 1234567", URL: "https://example.org/contatti"}}
	r := release(t)
	for _, d := range r.Datasets {
		if d.Areas == nil {
			continue
		}
		text, err := xml.Marshal(isoRecord(r, d, site))
		if err != nil {
			t.Fatal(err)
		}
		order := regexp.MustCompile(`<gmd:CI_Contact><gmd:phone><gmd:CI_Telephone><gmd:voice><gco:CharacterString>\+39 02 1234567</gco:CharacterString></gmd:voice></gmd:CI_Telephone></gmd:phone>` +
			`<gmd:address>.*?ufficio@example.org.*?</gmd:address><gmd:onlineResource><gmd:CI_OnlineResource><gmd:linkage><gmd:URL>https://example.org/contatti</gmd:URL>`)
		if !order.Match(text) || !strings.Contains(string(text), ">r_prova:"+d.ID+"<") {
			t.Errorf("%s: %s", d.ID, text)
		}
	}
}

// What AgID's guide makes mandatory is there, and nothing in a record is empty once the publisher's settings are filled in.
func TestTheRegionCanFileTheRecordsAsTheyAre(t *testing.T) {
	region := example
	region.Publisher = Agent{Name: "Regione Lombardia", Code: "r_lombar", URL: "https://www.regione.lombardia.it/"}
	region.Contact = Contact{Email: "dati@regione.example"}
	data := between.ReplaceAllString(string(catalogueFiles(t, region)["dati/confini-ats/confini-ats.iso19139.xml"]), "><")
	for _, part := range []string{
		"parentIdentifier><gco:CharacterString>r_lombar:confini-ats<", "metadataStandardName><gco:CharacterString>Linee Guida RNDT<", `codeListValue="mapDigital"`,
		"issueIdentification><gco:CharacterString>https://geodati.gov.it/resource/id/r_lombar:confini-ats<", `codeListValue="owner"`, `codeListValue="distributor"`,
		`codeListValue="pointOfContact"`, `<gco:Distance uom="m">20<`, "DQ_AbsoluteExternalPositionalAccuracy", "<gco:Real>20<", "N. 1089/2010",
		"<gmd:pass><gco:Boolean>false<", "LimitationsOnPublicAccess/noLimitations", "useConstraints", `xlink:href="http://www.opengis.net/def/crs/EPSG/0/4326"`,
		"<gco:CharacterString>Spatial scope<", "<gco:CharacterString>dati@regione.example<",
	} {
		if !strings.Contains(data, part) {
			t.Errorf("the record has no %s", part)
		}
	}
	if strings.Contains(data, `"missing"`) || strings.Contains(data, "<gco:CharacterString></gco:CharacterString>") {
		t.Error("something mandatory is left empty")
	}
	if n := strings.Count(data, "<gmd:report>"); n != 2 {
		t.Errorf("%d reports on quality, want one for each of two", n)
	}
}

var between = regexp.MustCompile(`>\s+<`)
