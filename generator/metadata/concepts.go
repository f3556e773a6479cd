package metadata

import (
	"maps"
	"slices"
	"strings"

	"ambitilombardia/generator/opendata"
)

// ranges are the classes of what properties lead to (DCAT-AP 3.0.1, ranges). A harvester that does not follow links, and a
// validator, want each named thing with its class in the catalogue itself.
var ranges = map[string]string{
	"dcat:landingPage":       "foaf:Document",
	"dcat:mediaType":         "dct:MediaType",
	"dcat:theme":             "skos:Concept",
	"dcat:themeTaxonomy":     "skos:ConceptScheme",
	"dct:accessRights":       "dct:RightsStatement",
	"dct:accrualPeriodicity": "dct:Frequency",
	"dct:format":             "dct:MediaTypeOrExtent",
	"dct:language":           "dct:LinguisticSystem",
	"dct:rights":             "dct:RightsStatement",
	"dct:type":               "skos:Concept",
	"foaf:homepage":          "foaf:Document",
}

// labels name the concepts of the vocabularies as their owners do in Italian.
var labels = map[string]node{
	themes:           {"dct:title": text("Temi dei dati")},
	themes + "/GOVE": {"skos:prefLabel": text("Governo e settore pubblico")},
	themes + "/SOCI": {"skos:prefLabel": text("Popolazione e società")},
	attribution:      {"skos:prefLabel": text("Attribuzione"), "skos:inScheme": link("http://purl.org/adms/licencetype/1.0")},
	publicAccess:     {"rdfs:label": text("Pubblico")},
}

// named gives a node with its class for each thing that the graph leads to.
func named(graph []node) []node {
	things := map[string]node{}
	for _, n := range graph {
		for _, property := range slices.Sorted(maps.Keys(ranges)) {
			for _, id := range linked(n[property]) {
				thing := node{"@id": id, "@type": ranges[property]}
				if list, _, ok := strings.Cut(strings.TrimPrefix(id, euAuthority), "/"); ok && strings.HasPrefix(id, euAuthority) {
					thing["skos:inScheme"] = link(euAuthority + list)
				}
				maps.Copy(thing, labels[id])
				things[id] = thing
			}
		}
	}
	var list []node
	for _, id := range slices.Sorted(maps.Keys(things)) {
		list = append(list, things[id])
	}
	return list
}

// linked gives the identifiers that the value of a property names.
func linked(value any) []string {
	switch v := value.(type) {
	case node:
		if id, ok := v["@id"].(string); ok {
			return []string{id}
		}
	case []node:
		var ids []string
		for _, one := range v {
			ids = append(ids, linked(one)...)
		}
		return ids
	}
	return nil
}

func keywordsOf(d opendata.Dataset) []node {
	var words []node
	for _, word := range d.Keywords() {
		words = append(words, text(word))
	}
	return words
}

// period is the time that a dataset is about. DCAT-AP_IT and DCAT-AP each have their own names for its ends.
func period(id string, from, to string) node {
	return node{"@id": id, "@type": "dct:PeriodOfTime",
		"dcat:startDate": date(from), "dcat:endDate": date(to), "dcatapit:startDate": date(from), "dcatapit:endDate": date(to)}
}
