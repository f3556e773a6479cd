package metadata

import (
	"maps"

	"ambitilombardia/generator/media"
	"ambitilombardia/generator/opendata"
)

// versioned says of which edition a dataset is, and since when it is published.
func versioned(set node, v opendata.Version) {
	if v.Edition != "" {
		set["owl:versionInfo"] = v.String()
	}
	if v.First != "" {
		set["dct:issued"] = date(string(v.First))
	}
}

// versions describes every form that a dataset has had in the editions: a dataset with one file, of which DCAT-AP_IT says by
// dct:isVersionOf that it is a version of the one that goes on. A form that two editions share is of the first of them.
func versions(r opendata.Release, d opendata.Dataset, current node, site Site) (sets, files []node) {
	for _, v := range r.Revisions(d.ID) {
		day := string(v.Edition.Date)
		page := site.BaseURL + v.Edition.Path()
		set := maps.Clone(current)
		set["@id"] = page + "#" + d.ID
		set["dct:identifier"] = current["dct:identifier"].(string) + ":" + string(v.Edition.Date)
		set["dct:title"] = text(v.Title + ", " + v.Edition.Name())
		set["dct:description"] = text(v.About)
		set["dct:issued"], set["dct:modified"] = date(day), date(day)
		set["owl:versionInfo"] = day
		set["dct:isVersionOf"] = link(current["@id"].(string))
		set["dcat:landingPage"] = link(page)
		file := opendata.File{Path: v.Edition.Path() + v.FileName(), Title: v.Title, Format: "CSV", MediaType: media.Type(".csv")}
		csv := distribution(d, file, site)
		csv["@id"] = page + "#" + d.ID + "-csv"
		csv["dcat:accessURL"], csv["dct:modified"] = link(page), date(day)
		set["dcat:distribution"] = []node{link(csv["@id"].(string))}
		sets, files = append(sets, set), append(files, csv)
	}
	return sets, files
}
