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
	"strings"

	"ambitilombardia/generator/atlas"
	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/console"
	"ambitilombardia/generator/source"
	"ambitilombardia/geo"
)

// BoundarySource is a file of municipal boundaries (GeoJSON, TopoJSON, or a zip with ISTAT's shapefile) and the names of
// the properties that matter. Empty names are those of ISTAT's shapefile in a zip, and of openpolis' GeoJSON otherwise.
type BoundarySource struct{ File, Code, Name, Cadastral string }

func (b BoundarySource) withDefaults() BoundarySource {
	code, name, cadastral := "com_istat_code", "name", "com_catasto_code"
	if strings.EqualFold(filepath.Ext(b.File), ".zip") {
		code, name, cadastral = "PRO_COM_T", "COMUNE", "" // ISTAT's shapefile has no cadastral codes
	}
	b.Code, b.Name, b.Cadastral = cmp.Or(b.Code, code), cmp.Or(b.Name, name), cmp.Or(b.Cadastral, cadastral)
	return b
}

// Boundaries generalises the boundaries of Lombardia's Comuni and writes them where every build looks for them. It then
// compares them with the table of the Comuni: the file is written, and the error says which rows it leaves behind.
func Boundaries(o Options, from BoundarySource) error {
	project := os.DirFS(o.Root)
	before, _ := readBoundaries(project) // none the first time, and none of use if it cannot be read
	err := o.Console.Run("confini", func(*console.Phase) ([]string, error) {
		in, err := os.Open(from.File)
		if err != nil {
			return nil, source.Errorf(source.Pos{File: from.File}, "il file dei confini non si apre: ci si aspettava quello dei Comuni dell’ISTAT%s", why(err))
		}
		defer in.Close()
		if info, err := in.Stat(); err == nil && info.IsDir() {
			return nil, source.Errorf(source.Pos{File: from.File}, "è una cartella: ci si aspettava il file dei confini dei Comuni dell’ISTAT")
		}
		text, err := generalise(project, in, from.withDefaults(), before)
		if err != nil {
			return nil, err
		}
		file := filepath.Join(o.Root, filepath.FromSlash(boundaryFile))
		if err := replace(file, text); err != nil {
			return nil, fmt.Errorf("scrittura dei confini: %w", err)
		}
		with, all := bytes.Count(text, []byte(`"`+cadastralProperty+`":`)), bytes.Count(text, []byte(`"code":`))
		return []string{file, count(len(text)/1000, "kB"), count(with, "codici catastali"), count(all-with, "Comuni senza")}, nil
	})
	if err != nil {
		return err
	}
	return compare(project, before)
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

// compare says in what the table of the Comuni and the new boundaries differ.
func compare(project fs.FS, before *geo.Topology) error {
	now, err := readBoundaries(project)
	if err != nil {
		return fmt.Errorf("rilettura dei confini: %w", err)
	}
	if err := audit.CadastralCodes(boundaryFile, areas(now), now.Extra); err != nil {
		return err
	}
	c, err := catalogue.LoadRegion(project)
	if err != nil {
		return nil // the boundaries are done; what is wrong with the other sources is for `ambiti check` to say
	}
	return audit.Boundaries(c, boundaryFile, areas(now), successor(before, now))
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
func generalise(project fs.FS, in io.Reader, from BoundarySource, before *geo.Topology) ([]byte, error) {
	provenance, err := catalogue.LoadBoundaryProvenance(project)
	if err != nil {
		return nil, err
	}
	known := func(string) string { return "" }
	if before != nil {
		known = before.Extra
	}
	var out bytes.Buffer
	err = geo.Generalise(in, &out, geo.GeneraliseOptions{
		Read:     geo.ReadOptions{Code: from.Code, Name: from.Name, Only: catalogue.InLombardia, Extra: from.Cadastral},
		Extra:    known,
		Simplify: geo.SimplifyOptions{Tolerance: atlas.Tolerance},
		Write:    geo.WriteOptions{Object: "comuni", Grid: atlas.Grid, Extra: cadastralProperty, Members: []geo.Member{{Name: "crediti", Value: provenance.Credit}}},
	})
	return out.Bytes(), located(from.File, err)
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
