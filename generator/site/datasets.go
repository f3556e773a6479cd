package site

import (
	"slices"
	"strings"

	"ambitilombardia/generator/api"
	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/media"
	"ambitilombardia/generator/opendata"
)

// previewRows is how many rows of a dataset its page shows.
const previewRows = 5

func (b *builder) datasetPage(d opendata.Dataset) Page {
	return Page{Title: "Dati: " + d.Title, Description: d.Description, Updated: d.Updated(), Params: b.dataset(d)}
}

// updated is the day of the youngest source of a dataset.
func (b *builder) updated(id string) dayText {
	i := slices.IndexFunc(b.release.Datasets, func(d opendata.Dataset) bool { return d.ID == id })
	return day(b.release.Datasets[i].Updated())
}

// datasets describes every dataset with its files.
func (b *builder) datasets() []datasetPage {
	var list []datasetPage
	for _, d := range b.release.Datasets {
		list = append(list, b.dataset(d))
	}
	return list
}

func (b *builder) dataset(d opendata.Dataset) datasetPage {
	page := datasetPage{
		ID:          d.ID,
		Title:       d.Title,
		Description: d.Description,
		URL:         d.Path(),
		Rows:        whole(len(d.Rows)),
		Source:      typographic(d.Source()),
		Dated:       b.dated(d.Sources),
		Edition:     b.release.VersionOf(d).Words(),
		Updated:     day(d.Updated()),
		Licence:     link{Name: d.Licence.Name, URL: d.Licence.URL},
		Credit:      d.Credit,
		Own:         d.Own,
		Guard:       opendata.CSVGuard,
		Whole:       len(d.Rows) <= previewRows,
		Findings:    counts(d.Findings),
		Files:       b.files(d.Path(), d.Title),
		Metadata:    b.metadataOf(d),
		Abroad:      b.abroad(d),
		Snippets:    snippets(d),
	}
	for _, row := range d.Rows[:min(previewRows, len(d.Rows))] {
		page.Preview = append(page.Preview, typographicAll(row))
	}
	for _, e := range b.release.Editions {
		if _, ok := e.Table(d.ID); ok {
			newest := editionLink(e)
			page.Kept = &newest
		}
	}
	for _, p := range d.Sources {
		page.Coverage = append(page.Coverage, typographic(p.Title+": "+p.Section)+". Data di riferimento: "+day(p.Date).Text+".")
		if note := (note{typographic(p.Title), paragraphs(typographic(p.Notes))}); len(note.Paragraphs) > 0 {
			page.Notes = append(page.Notes, note)
		}
	}
	for _, c := range d.Columns {
		page.Columns = append(page.Columns, column{
			Name: c.Name, Type: c.Type.Label(), Unit: c.Unit, Meaning: c.Meaning,
			Allowed: strings.Join(c.Allowed, ", "), Form: c.Pattern, Empty: c.Empty(), Key: c.Key,
		})
	}
	for _, r := range d.Reasons() {
		page.Reasons = append(page.Reasons, term{Term: string(r), Meaning: r.Label() + ". " + r.Definition()})
	}
	return page
}

// abroad says what a search engine wants to know. A source of the act has no address: nobody has given it one.
func (b *builder) abroad(d opendata.Dataset) abroad {
	told := abroad{Title: d.FullTitle(), Keywords: d.Keywords()}
	if !d.Own {
		told.Owner = "Regione Lombardia"
	}
	if from, to := d.Period(); from != "" {
		told.Period = from + "/" + to
	}
	for _, p := range d.Sources {
		told.BasedOn = append(told.BasedOn, basis{"CreativeWork", p.Title + ". " + p.Source, p.Address})
	}
	for _, c := range d.Columns {
		told.Variables = append(told.Variables, variable{"PropertyValue", c.Name, c.Meaning, c.Unit})
	}
	if i, ok := b.catalogue.Indicator(d.ID); ok {
		told.SameAs = []string{i.Path(), api.Root + strings.TrimSuffix(i.Path(), "/") + ".json"}
	}
	if d.Document {
		told.SameAs = append(told.SameAs, api.Root+d.ID+".json")
	}
	return told
}

// counts says how many findings of each severity there are, from the heaviest.
func counts(findings []audit.Finding) []string {
	var counts []string
	for _, s := range severities {
		n := 0
		for _, f := range findings {
			if f.Severity == s.id {
				n++
			}
		}
		if n > 0 {
			counts = append(counts, counted(n, s.one, strings.ToLower(s.many)))
		}
	}
	return counts
}

// paragraphs splits a text at its empty lines.
func paragraphs(text string) []string {
	var list []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			list = append(list, line)
		}
	}
	return list
}

// extracts lists the downloads beside a page. Their labels leave out whose they are, which the page says: «Comuni».
func (b *builder) extracts(page link) []downloadLink {
	list := b.files(page.URL, "")
	for i, d := range list {
		list[i].Label, _, _ = strings.Cut(d.Label, " dell’")
	}
	return list
}

// files lists the downloads of a folder; their label is their own title where none is given.
func (b *builder) files(folder, label string) []downloadLink {
	var list []downloadLink
	for _, f := range b.release.In(folder) {
		d := download(f)
		if label != "" {
			d.Label = label
		}
		list = append(list, d)
	}
	return list
}

// all lists what concerns every dataset at once: the archive, the workbook, the manifest and the digests.
func (b *builder) all() []downloadLink {
	return downloads(b.release.Metadata, "", ".zip", ".xlsx", ".csv", "SUMS")
}

// metadataOf lists the descriptions of a dataset. Boundaries are not in the catalogue: they have a record of their own.
func (b *builder) metadataOf(d opendata.Dataset) []downloadLink {
	own := downloads(b.release.Metadata, d.ID, ".json")
	if d.Areas == nil {
		return append(own, b.metadata()...)
	}
	return slices.Concat(own, downloads(b.release.Metadata, "", ".json"), []downloadLink{{
		Label: "Scheda per il catalogo dei dati geografici", Format: "ISO 19139", MediaType: "application/xml",
		URL: opendata.FilePath(d.ID, "iso19139.xml"),
	}})
}

// metadata lists the descriptions of all datasets. The catalogue says where the site is, which is known only when the
// pages have been made: its files have no size here.
func (b *builder) metadata() []downloadLink {
	const label, address = "Descrizione per il catalogo nazionale", opendata.Folder + "catalogo."
	return append(downloads(b.release.Metadata, "", ".json"),
		downloadLink{Label: label, Format: "Turtle", MediaType: media.Type(".ttl"), URL: address + "ttl"},
		downloadLink{Label: label, Format: "JSON-LD", MediaType: media.Type(".jsonld"), URL: address + "jsonld"},
		downloadLink{Label: label, Format: "RDF/XML", MediaType: media.Type(".rdf"), URL: address + "rdf"})
}

// downloads picks the files of a dataset (of none, where it is empty) by how their names end.
func downloads(files []opendata.File, dataset string, endings ...string) []downloadLink {
	var list []downloadLink
	for _, ending := range endings {
		for _, f := range files {
			if f.Dataset == dataset && strings.HasSuffix(f.Path, ending) {
				list = append(list, download(f))
			}
		}
	}
	return list
}

func download(f opendata.File) downloadLink {
	return downloadLink{Label: f.Title, Format: f.Format, MediaType: f.MediaType, Size: size(len(f.Data)), URL: f.Path}
}
