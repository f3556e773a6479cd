package editions

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"regexp"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/source"
)

// folder is where the editions are, and list the table of them.
const (
	folder = "data/edizioni"
	list   = folder + "/edizioni"
)

// ListFile is the table of the editions.
const ListFile = list + ".csv"

var columns = []string{"data", "catalogo_al", "nota", "impronta"}

// Read gives the editions of a project, from the first. A project need not have any. The error lists every file that is not as
// it was when the edition was made.
func Read(project fs.FS) ([]Edition, error) {
	if found, err := fs.Glob(project, list+".*"); err != nil || len(found) == 0 {
		return nil, err
	}
	table, err := source.ReadTable(project, list, columns)
	var errs source.Errors
	errs.Add(ListFile, err)
	var editions []Edition
	for _, row := range table.Rows {
		e, ok := readRow(row, &errs)
		if n := len(editions); ok && n > 0 && e.Date <= editions[n-1].Date {
			errs.Addf(row.Get("data").Pos, "l’edizione %s viene dopo quella %s: ci si aspettava un giorno successivo", e.Date.Of(), editions[n-1].Date.Of())
			continue
		}
		if ok {
			errs = append(errs, e.open(project, row.Get("impronta"))...)
			editions = append(editions, e)
		}
	}
	return editions, errs.Err()
}

// readRow gives an edition without its files, if its day and its digest can be read.
func readRow(row source.Row, errs *source.Errors) (Edition, bool) {
	day, asOf, note, digest := row.Get("data"), row.Get("catalogo_al"), row.Get("nota"), row.Get("impronta")
	e := Edition{Note: note.Text}
	var wrong, other error
	e.Date, wrong = catalogue.ParseDate(day.Text)
	e.AsOf, other = catalogue.ParseDate(asOf.Text)
	for _, fault := range []struct {
		cell source.Value
		err  error
	}{{day, wrong}, {asOf, other}} {
		if fault.err != nil {
			errs.Addf(fault.cell.Pos, "%v", fault.err)
		}
	}
	if note.Text == "" {
		errs.Addf(note.Pos, "la cella «nota» è vuota: ci si aspettava che cosa c’è di nuovo nell’edizione")
	}
	sound := digestForm.MatchString(digest.Text)
	if !sound {
		errs.Addf(digest.Pos, "«%s» non è un’impronta: la scrive «ambiti edition»", source.Shorten(digest.Text))
	}
	return e, wrong == nil && sound
}

// open reads the files of an edition, whose list has a digest.
func (e *Edition) open(project fs.FS, digest source.Value) source.Errors {
	var errs source.Errors
	at := folder + "/" + string(e.Date)
	files, err := fs.Sub(project, at)
	if err != nil {
		errs.Add(at, err)
		return errs
	}
	sums, err := source.ReadAll(files, Digests)
	switch {
	case source.IsInput(err):
		errs.Addf(source.Pos{File: at + "/" + Digests}, "manca il file, ma l’edizione %s è in %s: gli indirizzi delle edizioni non cambiano, rimettere la sua cartella com’era", e.Date.Of(), ListFile)
		return errs
	case err != nil:
		errs.Add(at+"/"+Digests, err)
		return errs
	case sum(sums) != digest.Text:
		errs.Addf(source.Pos{File: at + "/" + Digests}, "non è più quello dell’edizione %s, che non si cambia: ha l’impronta %s, in %s c’è %s; rimettere il file com’era",
			e.Date.Of(), short(sum(sums)), digest.Pos, short(digest.Text))
		return errs
	}
	opened, err := Open(files)
	errs.Add("", err)
	e.Tables, e.Files = opened.Tables, opened.Files
	return errs.In(at)
}

// Open reads the folder of an edition, of a project or of a published site, and wants each of its files to be as it was. Its
// date is not in it.
func Open(files fs.FS) (Edition, error) {
	sums, err := source.ReadAll(files, Digests)
	if err != nil {
		return Edition{}, err
	}
	var e Edition
	var errs source.Errors
	described := false
	number := 0
	for line := range strings.Lines(string(sums)) {
		number++
		parts := lineForm.FindStringSubmatch(line)
		if parts == nil {
			errs.Addf(source.Pos{File: Digests, Row: number}, "la riga non è un’impronta con il nome di un file")
			continue
		}
		data, err := source.ReadAll(files, parts[2])
		switch {
		case err != nil:
			errs.Add(parts[2], err)
		case sum(data) != parts[1]:
			errs.Addf(source.Pos{File: parts[2]}, "il file non è più quello dell’edizione, che non si cambia: ha l’impronta %s, ci si aspettava %s; rimettere il file com’era", short(sum(data)), short(parts[1]))
		}
		described = described || parts[2] == Description
		e.Files = append(e.Files, File{parts[2], data})
	}
	if !described && len(errs) == 0 {
		errs.Addf(source.Pos{File: Digests}, "fra i file manca %s, che descrive le tabelle", Description)
	}
	if err := errs.Err(); err != nil {
		return Edition{}, err
	}
	e.Files = append(e.Files, File{Digests, sums})
	e.Tables, err = describe(e.Files)
	return e, err
}

var (
	digestForm = regexp.MustCompile(`^[0-9a-f]{64}$`)
	lineForm   = regexp.MustCompile(`^([0-9a-f]{64})  ([a-z0-9][a-z0-9-]*\.(?:csv|json))\n$`)
)

// short is as much of a digest as a message needs.
func short(digest string) string { return digest[:12] + "…" }

func sum(data []byte) string {
	digest := sha256.Sum256(data)
	return hex.EncodeToString(digest[:])
}
