package pipeline

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"ambitilombardia/generator/atlas"
	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/console"
	"ambitilombardia/generator/source"
	"ambitilombardia/geo"
)

// BoundarySource is a file of municipal boundaries (GeoJSON, TopoJSON, or a zip with ISTAT's shapefile) and the names of
// the properties that matter. Empty names are those by which such files go.
type BoundarySource struct{ File, Code, Name, Cadastral string }

// conventions are the names of openpolis' GeoJSON, of ISTAT's shapefile, whose codes are texts or numbers, and of our own
// file. ISTAT's has no cadastral codes.
var conventions = []geo.Names{
	{Code: "com_istat_code", Name: "name", Extra: "com_catasto_code"},
	{Code: "PRO_COM_T", Name: "COMUNE"},
	{Code: "PRO_COM", Name: "COMUNE"},
	{Code: "com_istat_code_num", Name: "name", Extra: "com_catasto_code"},
	{Code: "code", Name: "name", Extra: cadastralProperty},
}

// reading says what to take of the file.
func (b BoundarySource) reading() geo.ReadOptions {
	var names []geo.Names
	for _, n := range conventions {
		names = append(names, geo.Names{Code: cmp.Or(b.Code, n.Code), Name: cmp.Or(b.Name, n.Name), Extra: cmp.Or(b.Cadastral, n.Extra)})
	}
	return geo.ReadOptions{
		Code: names[0].Code, Name: names[0].Name, Extra: names[0].Extra, Or: names[1:],
		Take: func(raw string) (string, bool) {
			code, lombard := catalogue.ReadISTATCode(raw)
			return string(code), lombard
		},
		Within: lombardia,
	}
}

// lombardia is where boundaries can lie.
var lombardia = geo.Extent{Bound: catalogue.Extent, Name: "Lombardia"}

// Boundaries generalises the boundaries of Lombardia's Comuni and puts them where every build looks for them: in the
// place of the old ones only when they can be read back and agree with the table of the Comuni.
func Boundaries(o Options, from BoundarySource) error {
	return o.Console.Run("confini", func(*console.Phase) ([]string, error) {
		in, err := os.Open(from.File)
		if err != nil {
			return nil, source.Errorf(source.Pos{File: from.File}, "il file dei confini non si apre: ci si aspettava quello dei Comuni dell’ISTAT%s", why(err))
		}
		defer in.Close()
		if info, err := in.Stat(); err == nil && info.IsDir() {
			return nil, source.Errorf(source.Pos{File: from.File}, "è una cartella: ci si aspettava il file dei confini dei Comuni dell’ISTAT")
		}
		text, healed, err := renewed(os.DirFS(o.Root), in, from)
		if err != nil {
			return nil, err
		}
		file := filepath.Join(o.Root, filepath.FromSlash(boundaryFile))
		if err := replace(file, text); err != nil {
			return nil, fmt.Errorf("scrittura dei confini: %w", err)
		}
		with, all := bytes.Count(text, []byte(`"`+cadastralProperty+`":`)), bytes.Count(text, []byte(`"code":`))
		return append([]string{file, count(len(text)/1000, "kB"), count(with, "codici catastali"), count(all-with, "Comuni senza")}, told(healed)...), nil
	})
}

// told says what was healed, if anything.
func told(h geo.Healing) (facts []string) {
	for _, fact := range []struct {
		n    int
		what string
	}{
		{h.Vertices, "vertici uniti perché distanti meno di un metro"},
		{h.Borders, "confini con lacune o sovrapposizioni richiusi"},
		{h.Spikes, "punte tolte"},
		{h.Parts, "parti vuote tolte"},
	} {
		if fact.n > 0 {
			facts = append(facts, count(fact.n, fact.what))
		}
	}
	return facts
}

// renewed gives the text of the boundary file out of other boundaries, if it agrees with the project.
func renewed(project fs.FS, in io.Reader, from BoundarySource) ([]byte, geo.Healing, error) {
	before, _ := readBoundaries(project) // none the first time, and none of use if it cannot be read
	text, healed, err := generalise(project, in, from, before)
	if err != nil {
		return nil, healed, err
	}
	now, err := parseBoundaries(text)
	if err != nil {
		return nil, healed, fmt.Errorf("rilettura dei confini: %w", err)
	}
	return text, healed, agree(project, from.File, before, now)
}

// replace writes beside the file and takes its place, so that whatever goes wrong leaves the old one whole.
func replace(file string, text []byte) error {
	fresh := filepath.Join(filepath.Dir(file), "."+filepath.Base(file)+"~")
	err := os.WriteFile(fresh, text, 0o644)
	if err == nil {
		err = os.Rename(fresh, file)
	}
	if err != nil {
		return errors.Join(err, os.Remove(fresh))
	}
	return nil
}

// agree says in what the table of the Comuni and new boundaries, out of a file, differ. A project without the table has
// nothing to compare.
func agree(project fs.FS, file string, before, now *geo.Topology) error {
	err := audit.CadastralCodes(file, areas(now), now.Extra)
	if tables, _ := fs.Glob(project, "data/territorio/comuni.[cx][sl][vs]*"); err == nil && tables != nil {
		var c *catalogue.Catalogue
		if c, err = catalogue.LoadComuni(project); err == nil {
			err = audit.Boundaries(c, file, areas(now), successor(before, now))
		}
	}
	if err == nil || !source.IsInput(err) {
		return err
	}
	var errs source.Errors
	errs.Add("", err)
	errs.Addf(source.Pos{File: boundaryFile}, "il file dei confini resta com'era: si riscrive quando quello nuovo va d'accordo con l'elenco dei Comuni")
	return errs.Err()
}

// why says of the commonest reasons for which a file does not open which it is.
func why(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return ", ma con questo nome non c'è nulla"
	case errors.Is(err, fs.ErrPermission):
		return ", ma manca il permesso di leggerlo"
	}
	return fmt.Sprintf(" (%s)", source.Sentence(err))
}

// generalise keeps the cadastral code of a Comune that the new file gives none: it goes with the ISTAT code.
func generalise(project fs.FS, in io.Reader, from BoundarySource, before *geo.Topology) ([]byte, geo.Healing, error) {
	provenance, err := catalogue.LoadBoundaryProvenance(project)
	if err != nil {
		return nil, geo.Healing{}, err
	}
	known := func(string) string { return "" }
	if before != nil {
		known = before.Extra
	}
	var out bytes.Buffer
	healed, err := geo.Generalise(in, &out, geo.GeneraliseOptions{
		Read:     from.reading(),
		Extra:    known,
		Simplify: geo.SimplifyOptions{Tolerance: atlas.Tolerance},
		Write:    geo.WriteOptions{Object: "comuni", Grid: atlas.Grid, Extra: cadastralProperty, Members: []geo.Member{{Name: "crediti", Value: provenance.Credit}}},
	})
	return out.Bytes(), healed, located(from.File, err)
}

// located puts the file before each of the errors of package geo, with the row and column of those that know theirs.
func located(file string, err error) error {
	if err == nil {
		return nil
	}
	var errs source.Errors
	var add func(error)
	add = func(err error) {
		var place *geo.TextError
		switch joined := err.(type) {
		case interface{ Unwrap() []error }:
			for _, one := range joined.Unwrap() {
				add(one)
			}
			return
		}
		if errors.As(err, &place) {
			errs.Addf(source.Pos{File: file, Row: place.Row, Col: place.Column}, "%s", place.Reason)
			return
		}
		errs.Add(file, err)
	}
	add(err)
	return errs.Err()
}

// successor finds by its ground what a Comune has become: the area in which the point that lies deepest inside it lies
// now.
func successor(before, now *geo.Topology) audit.Successor {
	if before == nil {
		return nil
	}
	locator := now.Locator()
	return func(code catalogue.ISTATCode) (audit.Area, bool) {
		point, ok := before.LabelPoint(string(code))
		if !ok {
			return audit.Area{}, false
		}
		area, ok := locator.Locate(point)
		return audit.Area{Code: area, Name: now.Name(area)}, ok
	}
}
