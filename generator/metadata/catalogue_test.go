package metadata

import (
	"bytes"
	"encoding/xml"
	"slices"
	"strings"
	"testing"
)

func catalogueFiles(t *testing.T, site Site) map[string][]byte {
	t.Helper()
	files, err := Catalogue(release(t), site)
	if err != nil {
		t.Fatal(err)
	}
	return byPath(files)
}

var example = Site{BaseURL: "https://example.org/ambiti/", Title: "Ambiti Lombardia", Tagline: "Chi organizza i servizi sociali"}

func TestTheCatalogueListsEveryTableAndNoBoundaries(t *testing.T) {
	turtle := string(catalogueFiles(t, example)["dati/catalogo.ttl"])
	for _, d := range release(t).Datasets {
		triple := "<https://example.org/ambiti/dati/#catalogo> <http://www.w3.org/ns/dcat#dataset> <https://example.org/ambiti/dati/" + d.ID + "/#raccolta> ."
		if strings.Contains(turtle, triple) == (d.Areas != nil) {
			t.Errorf("%s: boundaries %v, in the catalogue %v", d.ID, d.Areas != nil, d.Areas == nil)
		}
	}
	if strings.Contains(turtle, "byteSize") || strings.Contains(turtle, "_:") {
		t.Error("the catalogue has a byteSize or a resource without an address")
	}
}

// The Region holds the rights on its act; what the project made is its publisher's, and a publisher that is not set is
// never the Region.
func TestTheRegionHoldsTheRightsOnItsActOnly(t *testing.T) {
	const holder = "<http://purl.org/dc/terms/rightsHolder> <https://example.org/ambiti/dati/#"
	turtle := string(catalogueFiles(t, example)["dati/catalogo.ttl"])
	for _, want := range []string{
		"<https://example.org/ambiti/dati/#regione-lombardia> <http://purl.org/dc/terms/identifier> \"r_lombar\" .",
		"<https://example.org/ambiti/dati/ambiti/#raccolta> " + holder + "regione-lombardia> .",
		"<https://example.org/ambiti/dati/comuni/#raccolta> " + holder + "editore> .",
		"<https://example.org/ambiti/dati/#editore> <http://xmlns.com/foaf/0.1/name> \"" + authorsName + "\"@it .",
	} {
		if !strings.Contains(turtle, want) {
			t.Errorf("the catalogue does not say %s", want)
		}
	}
	if strings.Contains(turtle, "contactPoint") {
		t.Error("a contact that is not set is in the catalogue")
	}
}

func TestSettingsReachTheCatalogueInEveryWriting(t *testing.T) {
	site := example
	site.Publisher = Agent{Name: "Ente <di> \"prova\" & altri", Code: "c_x", URL: "https://example.org/"}
	site.Contact = Contact{Name: "Ufficio dati", Email: "dati@example.org"}
	files := catalogueFiles(t, site)
	for path, want := range map[string]string{
		"dati/catalogo.ttl":    `"Ente <di> \"prova\" & altri"@it`,
		"dati/catalogo.jsonld": `"Ente <di> \"prova\" & altri"`,
		"dati/catalogo.rdf":    `Ente &lt;di&gt; &#34;prova&#34; &amp; altri`,
	} {
		if text := string(files[path]); !strings.Contains(text, want) || !strings.Contains(text, "mailto:dati@example.org") {
			t.Errorf("%s: the publisher or the contact is not there", path)
		}
	}
}

// What JSON-LD says is what Turtle says, line by line; RDF/XML is read by another program in tests/.
func TestTheWritingsAreOneGraph(t *testing.T) {
	files := catalogueFiles(t, example)
	lines, err := triplesOf(files["dati/catalogo.jsonld"])
	if err != nil {
		t.Fatal(err)
	}
	if lines != string(files["dati/catalogo.ttl"]) || !slices.IsSorted(strings.Split(strings.TrimSpace(lines), "\n")) {
		t.Error("Turtle is not the sorted triples of the JSON-LD")
	}
	decoder := xml.NewDecoder(bytes.NewReader(files["dati/catalogo.rdf"]))
	properties, depth := 0, 0
	for {
		token, err := decoder.Token()
		if token == nil {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token.(type) {
		case xml.StartElement:
			if depth++; depth == 3 {
				properties++
			}
		case xml.EndElement:
			depth--
		}
	}
	if want := strings.Count(lines, "\n"); properties != want {
		t.Errorf("RDF/XML has %d properties, want %d", properties, want)
	}
}

func TestTheSameCatalogueIsWrittenWithTheSameBytes(t *testing.T) {
	first, second := catalogueFiles(t, example), catalogueFiles(t, example)
	for path, data := range first {
		if !bytes.Equal(data, second[path]) {
			t.Errorf("%s differs", path)
		}
	}
}
