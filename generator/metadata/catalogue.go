package metadata

import (
	"cmp"
	"strings"

	"ambitilombardia/generator/opendata"
)

// Site is where the catalogue is published and by whom. Each of the publisher's fields may be empty.
type Site struct {
	BaseURL   string // with its trailing slash
	Title     string
	Tagline   string
	Publisher Agent
	Contact   Contact
}

// Agent is an organisation: Code is its IPA code, or its VAT number if it is no public administration.
type Agent struct{ Name, Code, URL string }

// Contact is whom to ask about the data.
type Contact struct{ Name, Email, Phone, URL string }

// The publisher of a copy of the site that names none.
const (
	authorsName = "Autori di Ambiti Lombardia"
	authorsCode = "ambiti-lombardia"
)

// rightsPage says under which conditions the data may be used.
const rightsPage = "note-legali/"

// The controlled vocabularies that DCAT-AP_IT asks for.
const (
	euAuthority = "http://publications.europa.eu/resource/authority/"
	themes      = euAuthority + "data-theme"
	irregular   = euAuthority + "frequency/IRREG"
	italian     = euAuthority + "language/ITA"
	fileType    = euAuthority + "file-type/"
	lombardia   = "http://data.europa.eu/nuts/code/ITC4"
	attribution = "http://purl.org/adms/licencetype/Attribution"
	// The licence as the portal of European data lists it, and as Italy's vocabulary does. Italian harvesters know it by its name too.
	ccBy        = euAuthority + "licence/CC_BY_4_0"
	italianCCBy = "https://w3id.org/italia/controlled-vocabulary/licences/A21_CCBY40"
	// What anyone may see, and what is asked of who uses it.
	publicAccess = euAuthority + "access-right/PUBLIC"
	mediaTypes   = "https://www.iana.org/assignments/media-types/"
	licenceName  = "Creative Commons Attribuzione 4.0 Internazionale (CC BY 4.0)"
)

// node is a resource in JSON-LD: its keys are written in the order of the alphabet.
type node map[string]any

// prefixes are the namespaces of the catalogue, by the names that DCAT-AP_IT gives them.
func prefixes() map[string]string {
	return map[string]string{
		"dcat":     "http://www.w3.org/ns/dcat#",
		"dcatapit": "http://dati.gov.it/onto/dcatapit#",
		"dct":      "http://purl.org/dc/terms/",
		"foaf":     "http://xmlns.com/foaf/0.1/",
		"owl":      "http://www.w3.org/2002/07/owl#",
		"rdfs":     "http://www.w3.org/2000/01/rdf-schema#",
		"rdf":      "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
		"skos":     "http://www.w3.org/2004/02/skos/core#",
		"vcard":    "http://www.w3.org/2006/vcard/ns#",
		"xsd":      "http://www.w3.org/2001/XMLSchema#",
	}
}

// document is the catalogue as JSON-LD.
func document(r opendata.Release, site Site) map[string]any {
	home := site.BaseURL + opendata.Folder
	publisher := site.Publisher
	publisher.Name = cmp.Or(publisher.Name, authorsName)
	publisher.Code = cmp.Or(publisher.Code, authorsCode)
	publisherID := home + "#editore"
	regionID := home + "#regione-lombardia"
	contactID := home + "#contatto"
	catalog := node{
		"@id": home + "#catalogo", "@type": types("Catalog"),
		"dct:title":          text(site.Title),
		"dct:description":    text("I dati aperti del sito " + site.Title + ": " + site.Tagline + "."),
		"dct:publisher":      link(publisherID),
		"dct:modified":       date(r.Updated()),
		"dct:language":       link(italian),
		"dcat:themeTaxonomy": link(themes),
		"foaf:homepage":      link(home),
	}
	graph := []node{catalog, agent(publisherID, publisher), agent(regionID, Agent{Name: "Regione Lombardia", Code: "r_lombar"}), {
		"@id": ccBy, "@type": []string{"dcatapit:LicenseDocument", "dct:LicenseDocument"},
		"dct:type": link(attribution), "foaf:name": text(licenceName), "skos:exactMatch": link(italianCCBy),
	}, {"@id": lombardia, "@type": "dct:Location", "dcatapit:geographicalIdentifier": lombardia}}
	if site.Contact.Email != "" {
		graph = append(graph, contact(contactID, site.Contact, publisher))
	}
	var listed []node
	for _, d := range r.Datasets {
		if d.Areas != nil {
			continue // spatial data go to the RNDT
		}
		set := dataset(d, site, publisher.Code)
		set["dct:publisher"], set["dct:rightsHolder"] = link(publisherID), link(regionID)
		if d.Own {
			set["dct:rightsHolder"] = link(publisherID)
		}
		if site.Contact.Email != "" {
			set["dcat:contactPoint"] = link(contactID)
		}
		var files []node
		for _, f := range r.In(d.Path()) {
			files = append(files, link(distributionID(site, f)))
			graph = append(graph, distribution(d, f, site))
		}
		set["dcat:distribution"] = files
		if from, to := d.Period(); from != "" {
			times := period(site.BaseURL+d.Path()+"#periodo", from, to)
			graph = append(graph, times)
			set["dct:temporal"] = link(times["@id"].(string))
		}
		versioned(set, r.VersionOf(d))
		kept, keptFiles := versions(r, d, set, site)
		graph = append(graph, keptFiles...)
		for _, set := range append([]node{set}, kept...) {
			graph = append(graph, set)
			listed = append(listed, link(set["@id"].(string)))
		}
	}
	catalog["dcat:dataset"] = listed
	if v := r.Version(); v.First != "" {
		catalog["dct:issued"] = date(string(v.First))
	}
	return map[string]any{"@context": prefixes(), "@graph": append(graph, named(graph)...)}
}

func dataset(d opendata.Dataset, site Site, publisher string) node {
	page := site.BaseURL + d.Path()
	return node{
		"@id": page + "#raccolta", "@type": types("Dataset"),
		"dct:identifier":         publisher + ":" + d.ID,
		"dct:title":              text(d.FullTitle()),
		"dct:description":        text(d.Description + " Fonte: " + d.Source()),
		"dct:modified":           date(d.Updated()),
		"dct:accrualPeriodicity": link(irregular),
		"dct:language":           link(italian),
		"dct:spatial":            link(lombardia),
		"dct:accessRights":       link(publicAccess),
		"dcat:keyword":           keywordsOf(d),
		"dcat:theme":             []node{link(themes + "/GOVE"), link(themes + "/SOCI")},
		"dcat:landingPage":       link(page),
	}
}

// distribution is a file of a dataset. Its size is left out, since no number is in order for all: DCAT-AP 2.1.1 wants an
// xsd:decimal, 3.0.1 an xsd:nonNegativeInteger. The data package says it.
func distribution(d opendata.Dataset, f opendata.File, site Site) node {
	return node{
		"@id": distributionID(site, f), "@type": types("Distribution"),
		"dct:title":        text(d.FullTitle() + ", " + f.Format),
		"dct:description":  text("La raccolta «" + d.Title + "» in formato " + f.Format + "."),
		"dct:format":       link(fileType + strings.ToUpper(f.Format)),
		"dcat:mediaType":   link(mediaTypes + f.MediaType),
		"dct:license":      link(ccBy),
		"dct:rights":       link(site.BaseURL + rightsPage),
		"dct:modified":     date(d.Updated()),
		"dcat:accessURL":   link(site.BaseURL + d.Path()),
		"dcat:downloadURL": link(site.BaseURL + f.Path),
	}
}

func distributionID(site Site, f opendata.File) string {
	return site.BaseURL + opendata.Folder + f.Dataset + "/#" + strings.ToLower(f.Format)
}

func agent(id string, a Agent) node {
	n := node{"@id": id, "@type": []string{"dcatapit:Agent", "foaf:Agent"}, "dct:identifier": a.Code, "foaf:name": text(a.Name)}
	if a.URL != "" {
		n["foaf:homepage"] = link(a.URL)
	}
	return n
}

func contact(id string, c Contact, publisher Agent) node {
	n := node{"@id": id, "@type": []string{"dcatapit:Organization", "vcard:Kind", "vcard:Organization"},
		"vcard:fn": cmp.Or(c.Name, publisher.Name), "vcard:hasEmail": link("mailto:" + c.Email)}
	if c.URL != "" {
		n["vcard:hasURL"] = link(c.URL)
	}
	return n
}

// types gives a resource its class in the Italian profile and in DCAT.
func types(class string) []string { return []string{"dcat:" + class, "dcatapit:" + class} }

func link(id string) node { return node{"@id": id} }

func text(words string) node { return node{"@value": words, "@language": "it"} }

func date(day string) node { return node{"@value": day, "@type": "xsd:date"} }
