package metadata

import (
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/editions"
	"ambitilombardia/generator/opendata"
)

// Edition gives the files of an edition of a day: the table of every dataset, their description, the digests of all. What the
// program does not make any more is in the editions before.
func Edition(r opendata.Release, day catalogue.Date) ([]editions.File, error) {
	r.Datasets = slices.DeleteFunc(slices.Clone(r.Datasets), func(d opendata.Dataset) bool { return d.Retired != "" })
	beside := func(f opendata.File) string { return f.Path[strings.LastIndex(f.Path, "/")+1:] }
	document, err := packageOf(r, string(day), beside)
	if err != nil {
		return nil, err
	}
	pack, err := packageFile(document)
	if err != nil {
		return nil, err
	}
	files := []opendata.File{pack}
	for _, d := range r.Datasets {
		file, err := table(r, d)
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	slices.SortFunc(files, func(a, b opendata.File) int { return strings.Compare(beside(a), beside(b)) })
	var kept []editions.File
	for _, f := range files {
		kept = append(kept, editions.File{Name: beside(f), Data: f.Data})
	}
	return append(kept, editions.File{Name: editions.Digests, Data: sums(files, beside)}), nil
}
