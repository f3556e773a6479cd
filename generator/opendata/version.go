package opendata

import (
	"bytes"
	"slices"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/editions"
)

// Version says of which edition a table is, or all of them together.
type Version struct {
	First   catalogue.Date // of the first edition with the table; empty before it
	Edition catalogue.Date // of the newest edition; empty before the first
	Changed bool           // what is published is not what that edition holds
}

// Words name it for a reader, «edizione del 15 dicembre 2026»; empty before the first edition.
func (v Version) Words() string {
	switch {
	case v.Edition == "":
		return ""
	case v.Changed:
		return "dati cambiati dopo l’edizione " + v.Edition.Of()
	}
	return "edizione " + v.Edition.Of()
}

// String is the version in one word: «2026-12-15», or «2026-12-15+modifiche» once something has changed. It is empty before the
// first edition.
func (v Version) String() string {
	if v.Changed && v.Edition != "" {
		return string(v.Edition) + "+modifiche"
	}
	return string(v.Edition)
}

// Version gives that of the release as a whole.
func (r Release) Version() Version {
	if len(r.Editions) == 0 {
		return Version{}
	}
	last := r.Editions[len(r.Editions)-1]
	v := Version{First: r.Editions[0].Date, Edition: last.Date}
	alive := 0
	for _, d := range r.Datasets {
		if d.Retired == "" {
			alive++
			v.Changed = v.Changed || r.VersionOf(d).Changed
		}
	}
	v.Changed = v.Changed || alive != len(last.Tables)
	return v
}

// VersionOf gives that of a dataset. One that no edition holds yet has changed since the newest.
func (r Release) VersionOf(d Dataset) Version {
	var v Version
	for _, e := range r.Editions {
		table, ok := e.Table(d.ID)
		if ok && v.First == "" {
			v.First = e.Date
		}
		if ok || d.Retired == "" {
			v.Edition, v.Changed = e.Date, !ok || !bytes.Equal(table.Data, r.csvOf(d.ID))
		}
	}
	return v
}

// Revision is a table of an edition that differs from that of the edition before.
type Revision struct {
	editions.Table
	Edition editions.Edition
}

// Revisions gives every different form that a dataset has had in the editions, from the first.
func (r Release) Revisions(id string) []Revision {
	var all []Revision
	for _, e := range r.Editions {
		table, ok := e.Table(id)
		if n := len(all); ok && (n == 0 || !bytes.Equal(all[n-1].Data, table.Data)) {
			all = append(all, Revision{table, e})
		}
	}
	return all
}

func (r Release) csvOf(id string) []byte {
	i := slices.IndexFunc(r.Files, func(f File) bool { return f.Path == FilePath(id, "csv") })
	if i < 0 {
		return nil
	}
	return r.Files[i].Data
}
