// Package metadata describes the downloads to programs, out of the one description that opendata gives of each dataset.
//
// Describe makes what does not depend on where the site is: the data package (datapackage.json, Data Package v2 with
// Table Schema), the CSVW metadata beside each table, one archive of all datasets, and the manifest with size and SHA-256
// of every download. Catalogue makes what does: the DCAT-AP_IT catalogue as JSON-LD, Turtle and RDF/XML, three writings of
// one graph; and a draft ISO 19139 record for each set of boundaries.
//
// Both give files at fixed addresses under /dati/ and the same bytes for the same input: dates are those of the sources.
//
// What the catalogue says of people: the holder of the rights on what the act says is Regione Lombardia (IPA code
// r_lombar); on what this project collected or reckoned (opendata.Dataset.Own) it is the publisher. The publisher is a
// setting: once the Region publishes the site, it holds all of it. While none is set, the catalogue names the authors of
// the project: to call the Region the holder of what it did not make would claim an approval that it has not given.
// Boundaries are spatial data, which Italy documents in another repository (RNDT), and stay out of the catalogue.
package metadata
