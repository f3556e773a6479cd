package metadata

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/piprate/json-gold/ld"

	"ambitilombardia/generator/media"
	"ambitilombardia/generator/opendata"
)

// Catalogue makes what says where the site is: the DCAT-AP_IT catalogue in three writings, the draft records of the
// boundaries, and the feed of the editions. JSON-LD is the writing that is composed; the other two are made from the triples that json-gold reads in
// it, in the order of their letters.
func Catalogue(r opendata.Release, site Site) ([]opendata.File, error) {
	jsonLD, err := jsonFile(opendata.File{Path: opendata.Folder + "catalogo.jsonld", Title: "Catalogo DCAT-AP_IT", Format: "JSON-LD",
		MediaType: media.Type(".jsonld")}, document(r, site))
	if err != nil {
		return nil, err
	}
	lines, err := triplesOf(jsonLD.Data)
	if err != nil {
		return nil, err
	}
	rdfXML, err := writeXML(lines)
	if err != nil {
		return nil, err
	}
	records, err := spatial(r, site)
	if err != nil {
		return nil, err
	}
	feed, err := feed(r, site)
	if err != nil {
		return nil, err
	}
	records = append(records, feed)
	return append([]opendata.File{
		// N-Triples are Turtle too (RDF 1.1 N-Triples §1).
		{Path: opendata.Folder + "catalogo.ttl", Title: "Catalogo DCAT-AP_IT", Format: "Turtle", MediaType: media.Type(".ttl"), Data: []byte(lines)},
		jsonLD,
		{Path: opendata.Folder + "catalogo.rdf", Title: "Catalogo DCAT-AP_IT", Format: "RDF/XML", MediaType: media.Type(".rdf"), Data: rdfXML},
	}, records...), nil
}

// triplesOf gives the triples of a JSON-LD document as sorted N-Triples. The nodes without a name have numbers in the order in which the
// document has them.
func triplesOf(document []byte) (string, error) {
	var tree any
	if err := json.Unmarshal(document, &tree); err != nil {
		return "", fmt.Errorf("rilettura del catalogo: %w", err)
	}
	options := ld.NewJsonLdOptions("")
	options.Format = "application/n-quads"
	lines, err := ld.NewJsonLdProcessor().ToRDF(tree, options)
	if err != nil {
		return "", fmt.Errorf("lettura delle triple del catalogo: %w", err)
	}
	return strings.Join(slices.Sorted(strings.Lines(lines.(string))), ""), nil
}

// writeXML writes triples as RDF/XML, a description for each subject.
func writeXML(lines string) ([]byte, error) {
	triples, err := ld.ParseNQuads(lines)
	if err != nil {
		return nil, fmt.Errorf("lettura delle triple del catalogo: %w", err)
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	e := xml.NewEncoder(&b)
	e.Indent("", "  ")
	root := element("rdf:RDF")
	names := prefixes()
	for _, prefix := range slices.Sorted(maps.Keys(names)) {
		root.Attr = append(root.Attr, attribute("xmlns:"+prefix, names[prefix]))
	}
	w := xmlWriter{Encoder: e}
	w.open(root)
	subject := ""
	description := element("rdf:Description")
	for _, t := range triples.GetQuads("@default") {
		if t.Subject.GetValue() != subject {
			if subject != "" {
				w.close(description)
			}
			subject = t.Subject.GetValue()
			description.Attr = []xml.Attr{attribute("rdf:about", subject)}
			w.open(description)
		}
		w.property(t)
	}
	if subject != "" {
		w.close(description)
	}
	w.close(root)
	if w.err == nil {
		w.err = e.Close()
	}
	b.WriteByte('\n')
	return b.Bytes(), w.err
}

// xmlWriter keeps the first error.
type xmlWriter struct {
	*xml.Encoder
	err error
}

func (w *xmlWriter) token(t xml.Token) {
	if w.err == nil {
		w.err = w.EncodeToken(t)
	}
}

func (w *xmlWriter) open(e xml.StartElement) { w.token(e) }

func (w *xmlWriter) close(e xml.StartElement) { w.token(e.End()) }

// property writes what a triple says of its subject.
func (w *xmlWriter) property(t *ld.Quad) {
	name, err := qualified(t.Predicate.GetValue())
	if err != nil && w.err == nil {
		w.err = err
	}
	property := element(name)
	switch object := t.Object.(type) {
	case ld.IRI:
		property.Attr = []xml.Attr{attribute("rdf:resource", object.Value)}
		w.open(property)
	case ld.Literal:
		switch {
		case object.Language != "":
			property.Attr = []xml.Attr{attribute("xml:lang", object.Language)}
		case object.Datatype != ld.XSDString:
			property.Attr = []xml.Attr{attribute("rdf:datatype", object.Datatype)}
		}
		w.open(property)
		w.token(xml.CharData(object.Value))
	default:
		if w.err == nil {
			w.err = fmt.Errorf("nel catalogo c’è una risorsa senza indirizzo, in %s di %s", name, t.Subject.GetValue())
		}
		return
	}
	w.close(property)
}

// qualified shortens an address by the namespaces of the catalogue: XML has no other way to name a property.
func qualified(address string) (string, error) {
	names := prefixes()
	for _, prefix := range slices.Sorted(maps.Keys(names)) {
		if local, ok := strings.CutPrefix(address, names[prefix]); ok {
			return prefix + ":" + local, nil
		}
	}
	return "", fmt.Errorf("nel catalogo c’è la proprietà %s, che non è di nessuno dei vocabolari previsti", address)
}

func element(name string) xml.StartElement { return xml.StartElement{Name: xml.Name{Local: name}} }

func attribute(name, value string) xml.Attr {
	return xml.Attr{Name: xml.Name{Local: name}, Value: value}
}
