package conformance

import "strings"

// standard is a Standard with its checks still to be made.
type standard struct {
	Standard
	checks []check
}

// check is a Check still to be made: run makes it on the files of this build, or another program has made it as Proof. With
// neither, its outcome is known beforehand.
type check struct {
	Check
	run func(publication) (found, error)
}

// here makes a check of this build.
func here(text, program, unit string, run func(publication) (found, error)) check {
	return check{Check: Check{Text: text, Program: program, Unit: unit, Command: "make site"}, run: run}
}

// there makes a check of another program on the files under the patterns; whoever has the project repeats it with the tests of
// this file.
func there(proof, patterns, text, program, unit, tests string) check {
	return check{Check: Check{Proof: proof, Patterns: strings.Fields(patterns), Text: text, Program: program, Unit: unit, Command: "node --test tests/" + tests}}
}

// standards is the list in the order in which readers see it: tables, documents for programs, boundaries, the
// catalogue, the archive, the pages.
func standards() []standard {
	return append(append(tableStandards(), boundaryStandards()...), siteStandards()...)
}

func tableStandards() []standard {
	return []standard{
		{Standard{ID: "csv", Name: "CSV (RFC 4180)", Address: "https://www.rfc-editor.org/rfc/rfc4180",
			Meaning: "La forma più semplice di una tabella: una riga di testo per ogni riga, con le virgole fra le celle.",
			Covers:  "tutte le tabelle da scaricare."}, []check{
			here("Ogni file viene riletto da capo. Il testo è in UTF-8, dopo l’intestazione c’è almeno una riga, tutte le righe hanno lo stesso numero di celle.",
				"encoding/csv, la libreria di Go", "celle", readCSV),
		}},
		{Standard{ID: "table-schema", Name: "Data Package 2.0 e Table Schema", Address: "https://datapackage.org/",
			Meaning: "Una descrizione delle colonne che i programmi sanno leggere: tipo, valori ammessi, chiavi.",
			Covers:  "le colonne di tutte le tabelle, in datapackage.json."}, []check{
			there("table-schema", "dati/datapackage.json dati/*/*.csv", "La libreria degli autori della norma legge ogni tabella e controlla tipi, valori ammessi, chiavi e rimandi fra una tabella e l’altra. "+
				"La libreria conosce la versione 1: non guarda i motivi dei valori mancanti, che sono nuovi nella 2.", "tableschema", "righe", "metadata.test.mjs"),
		}},
		{Standard{ID: "csvw", Name: "CSV sul web (CSVW)", Address: "https://www.w3.org/TR/tabular-data-primer/",
			Meaning: "Un’altra descrizione delle colonne, del consorzio che cura le regole del web (W3C).",
			Covers:  "ogni tabella, nel file che finisce in .csv-metadata.json."}, []check{
			there("csvw", "dati/*/*.csv dati/*/*.csv-metadata.json", "Un programma legge ogni tabella secondo la sua descrizione. Ogni cella ha il valore, il tipo e la forma promessi.",
				"rdf-parser-csvw", "righe", "metadata.test.mjs"),
		}},
		{Standard{ID: "xlsx", Name: "Cartella di lavoro XLSX (ISO/IEC 29500)", Address: "https://ecma-international.org/publications-and-standards/standards/ecma-376/",
			Meaning: "Il formato dei fogli di calcolo di Excel e LibreOffice.",
			Covers:  "tutte le tabelle da scaricare."}, []check{
			there("libreoffice-xlsx", "*/*/*.xlsx", "LibreOffice apre ogni cartella. Ogni cella del foglio si vede come nel file CSV: accenti, decimali, zeri davanti ai codici. I numeri sono numeri, i codici sono testo, nessun testo diventa una formula.",
				"LibreOffice", "celle", "libreoffice.test.mjs"),
		}},
		{Standard{ID: "parquet", Name: "Apache Parquet", Address: "https://parquet.apache.org/docs/file-format/",
			Meaning: "Una tabella che porta con sé il tipo di ogni colonna, per i programmi di analisi dei dati.",
			Covers:  "tutte le raccolte."}, []check{
			there("duckdb-parquet", "dati/*/*.parquet", "DuckDB apre ogni file e trova le celle della tabella CSV: i codici sono testo, i numeri sono numeri, una cella vuota resta vuota.",
				"DuckDB", "celle", "duckdb.test.mjs"),
		}},
		{Standard{ID: "json", Name: "JSON (RFC 8259)", Address: "https://www.rfc-editor.org/rfc/rfc8259",
			Meaning: "Testo con nomi e valori, per i programmi.",
			Covers:  "le tabelle, l’API, le descrizioni e i confini."}, []check{
			here("Ogni file viene riletto da capo: è un documento intero, in UTF-8.", "encoding/json, la libreria di Go", "documenti", readJSON),
		}},
		{Standard{ID: "json-schema", Name: "JSON Schema 2020-12", Address: "https://json-schema.org/draft/2020-12",
			Meaning: "La descrizione dei campi di un documento: quali ci sono, di che tipo, quali possono mancare.",
			Covers:  "ogni documento dell’API."}, []check{
			here("Ogni schema viene letto, e ogni documento dell’API controllato con il suo.", "santhosh-tekuri/jsonschema", "documenti", readSchemas),
			there("json-schema", "api/v1/*.json api/v1/*/*.json", "Lo stesso controllo, con un altro programma e regole più strette: un errore nello schema non passa in silenzio.", "ajv", "documenti", "api.test.mjs"),
		}},
		{Standard{ID: "openapi", Name: "OpenAPI 3.1", Address: "https://spec.openapis.org/oas/v3.1.0",
			Meaning: "La descrizione di un’API: quali indirizzi ha e che cosa risponde ciascuno.",
			Covers:  "la descrizione dell’API, openapi.json."}, []check{
			there("openapi", "api/v1/openapi.json", "Un programma legge la descrizione con le sue regole più severe.", "@redocly/openapi-core", "indirizzi", "api.test.mjs"),
		}},
	}
}

func boundaryStandards() []standard {
	return []standard{
		{Standard{ID: "geojson", Name: "GeoJSON (RFC 7946)", Address: "https://www.rfc-editor.org/rfc/rfc7946",
			Meaning: "Confini scritti come elenchi di coordinate, per le mappe sul web.",
			Covers:  "i confini degli Ambiti, degli enti sanitari e dei Comuni."}, []check{
			here("Le coordinate sono longitudini e latitudini. Ogni linea di confine è chiusa e gira nel verso che la norma chiede.", "encoding/json e orb", "confini", readGeoJSON),
			there("gdal-geojson", "*/*/*.geojson", "GDAL, la libreria che sta sotto QGIS, apre ogni file. Confini, attributi e coordinate sono quelli scritti, e gli attributi sono quelli della tabella CSV accanto. Nessun confine incrocia sé stesso.",
				"GDAL", "confini", "gdal.test.mjs"),
		}},
		{Standard{ID: "topojson", Name: "TopoJSON", Address: "https://github.com/topojson/topojson-specification",
			Meaning: "Confini in cui ogni linea comune a due territori è scritta una volta sola.",
			Covers:  "i confini degli Ambiti, degli enti sanitari e dei Comuni."}, []check{
			there("gdal-topojson", "dati/*/*.topojson", "GDAL apre ogni file e ne ricava gli stessi confini del file GeoJSON, con gli stessi attributi.", "GDAL", "confini", "gdal.test.mjs"),
		}},
		{Standard{ID: "geopackage", Name: "GeoPackage (OGC 12-128)", Address: "https://www.geopackage.org/spec/",
			Meaning: "Confini e tabella in un solo file, per i programmi di cartografia.",
			Covers:  "i confini degli Ambiti, degli enti sanitari e dei Comuni."}, []check{
			there("gdal-geopackage", "dati/*/*.gpkg", "GDAL apre ogni file e ne ricava gli stessi confini del file GeoJSON, con gli stessi attributi. Con l’indice trova i territori di un riquadro.", "GDAL", "confini", "gdal.test.mjs"),
		}},
		{Standard{ID: "iso-19139", Name: "ISO/TS 19139 (schede per il RNDT)", Address: "https://www.iso.org/standard/32557.html",
			Meaning: "La scheda di un insieme di dati geografici. Le schede italiane stanno nel Repertorio nazionale dei dati territoriali (RNDT).",
			Covers:  "le schede dei confini, in bozza finché manca chi pubblica il sito."}, []check{
			there("schema-iso19139", "dati/*/*.iso19139.xml", "Ogni scheda viene letta secondo lo schema della norma: elementi conosciuti, al loro posto, nessuno di quelli obbligatori manca. "+
				"Lo schema non è l’originale ma una sua traduzione, la libreria ogc-schemas. Le date non sono controllate.", "jsonix + ogc-schemas", "elementi", "iso19139.test.mjs"),
		}},
	}
}

func siteStandards() []standard {
	return []standard{
		{Standard{ID: "dcat-ap-it", Name: "DCAT-AP_IT", Address: "https://www.dati.gov.it/notizie/disponibili-le-linee-guida-i-cataloghi-dati",
			Meaning: "Il profilo italiano per i cataloghi di dati pubblici: lo leggono i portali che raccolgono i cataloghi degli enti.",
			Covers:  "il catalogo, in Turtle, JSON-LD e RDF/XML."}, []check{
			there("rdf", "dati/catalogo.*", "Tre programmi leggono le tre forme del catalogo e ne ricavano le stesse affermazioni.",
				"n3 + jsonld-streaming-parser + rdfxml-streaming-parser", "affermazioni", "metadata.test.mjs"),
			there("rdf-indirizzi", "dati/catalogo.ttl", "Ogni indirizzo del catalogo porta a una pagina o a un file di questo sito.", "n3", "indirizzi", "metadata.test.mjs"),
			there("shacl", "dati/catalogo.ttl", "Le proprietà che il profilo rende obbligatorie ci sono tutte, con valori dei vocabolari europei.", "rdf-validate-shacl", "affermazioni", "metadata.test.mjs"),
		}},
		{Standard{ID: "zip", Name: "Archivio ZIP", Address: "https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT",
			Meaning: "Più file in uno solo, compressi.",
			Covers:  "l’archivio con tutte le raccolte."}, []check{
			here("Ogni file dell’archivio si estrae intero ed è uguale a quello pubblicato.", "archive/zip, la libreria di Go", "file dentro l’archivio", readZip),
			there("unzip", "dati/ambiti-lombardia.zip", "unzip estrae tutto, e i file estratti sono uguali a quelli pubblicati.", "UnZip", "file dentro l’archivio", "metadata.test.mjs"),
		}},
		{Standard{ID: "sha-256", Name: "Impronte SHA-256 (FIPS 180-4)", Address: "https://csrc.nist.gov/pubs/fips/180-4/upd1/final",
			Meaning: "Un numero calcolato da un file: se cambia anche solo un carattere, cambia il numero. Serve a sapere se un file è arrivato intero.",
			Covers:  "tutti i file da scaricare, nell’elenco SHA256SUMS."}, []check{
			here("Ogni impronta dell’elenco viene calcolata di nuovo.", "crypto/sha256, la libreria di Go", "impronte", readSums),
			{Check: Check{Text: "sha256sum trova ogni file dell’elenco, intero. Chi ha una copia del sito può fare lo stesso.", Program: "GNU coreutils", Unit: "impronte",
				Command: "sha256sum --check dati/SHA256SUMS", Proof: "sha256sum", Patterns: []string{"dati/SHA256SUMS"}}},
		}},
		{Standard{ID: "html", Name: "HTML", Address: "https://html.spec.whatwg.org/",
			Meaning: "La lingua delle pagine web.",
			Covers:  "ogni pagina del sito."}, []check{
			{Check: Check{Text: "Ogni pagina è ben formata, ogni indirizzo previsto esiste, ogni collegamento interno porta da qualche parte. Se ne manca uno solo, il sito non esce.",
				Program: "il programma che compone il sito", Outcome: Gated, Command: "make site"}},
			{Check: Check{Text: "Ogni elemento, in ogni posto in cui sta in una pagina, segue le regole di HTML e quelle di base dell’accessibilità.", Program: "html-validate", Outcome: Untold, Command: "node --test tests/html.test.mjs"}},
		}},
		{Standard{ID: "wcag", Name: "WCAG 2.2, livello AA", Address: "https://www.w3.org/TR/WCAG22/",
			Meaning: "Le regole internazionali per pagine che tutti possano usare. Un programma trova solo una parte dei difetti: il resto lo vede chi le usa.",
			Covers:  "ogni tipo di pagina, sullo schermo di un telefono, di una tavoletta e di un computer."}, []check{
			{Check: Check{Text: "In un vero browser nessuna pagina ha difetti che il programma riconosca, nessuna è più larga dello schermo, nessuna chiede qualcosa ad altri siti.",
				Program: "axe-core, Chromium", Outcome: Untold, Command: "node --test tests/pages.test.mjs"}},
		}},
	}
}
