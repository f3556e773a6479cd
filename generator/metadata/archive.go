package metadata

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/klauspost/compress/zip"

	"ambitilombardia/generator/media"
	"ambitilombardia/generator/opendata"
)

// archive packs every dataset in every format with what describes it, laid out as under /dati/. Entries are in the order
// of their names and bear the date of the youngest source.
func archive(r opendata.Release, described []opendata.File) (opendata.File, error) {
	day, err := time.Parse(time.DateOnly, r.Updated())
	if err != nil {
		return opendata.File{}, fmt.Errorf("data dell’archivio: %w", err)
	}
	var files []opendata.File
	for _, f := range append(r.Files[:len(r.Files):len(r.Files)], described...) {
		if strings.HasPrefix(f.Path, opendata.Folder) {
			files = append(files, f)
		}
	}
	files = append(files, opendata.File{Path: opendata.Folder + "LEGGIMI.txt", Data: []byte(readme(r))})
	slices.SortFunc(files, func(a, b opendata.File) int { return strings.Compare(a.Path, b.Path) })
	files = append(files, opendata.File{Path: opendata.Folder + "SHA256SUMS", Data: sums(files, inFolder)})

	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		entry, err := w.CreateHeader(&zip.FileHeader{Name: inFolder(f), Method: zip.Deflate, Modified: day})
		if err != nil {
			return opendata.File{}, fmt.Errorf("aggiunta di %s all’archivio: %w", f.Path, err)
		}
		if _, err := entry.Write(f.Data); err != nil {
			return opendata.File{}, fmt.Errorf("aggiunta di %s all’archivio: %w", f.Path, err)
		}
	}
	if err := w.Close(); err != nil {
		return opendata.File{}, fmt.Errorf("chiusura dell’archivio: %w", err)
	}
	return opendata.File{Path: opendata.Folder + "ambiti-lombardia.zip", Title: "Tutte le raccolte in tutti i formati", Format: "ZIP",
		MediaType: media.Type(".zip"), Data: b.Bytes()}, nil
}

// readme tells whoever opens the archive what is in it.
func readme(r opendata.Release) string {
	var b strings.Builder
	b.WriteString("Ambiti Lombardia: tutte le raccolte di dati\n\n")
	fmt.Fprintf(&b, "Ultima modifica dei dati: %s.\n\n", r.Updated())
	b.WriteString("Ogni raccolta ha una cartella, con la stessa tabella in più formati.\n" +
		"datapackage.json spiega le colonne di tutte le tabelle ai programmi.\n" +
		"Accanto a ogni file CSV, il file che finisce in -metadata.json spiega le colonne di quella tabella.\n" +
		"Il foglio «Descrizione» dei file XLSX le spiega alle persone.\n" +
		"Per controllare che i file siano interi: sha256sum --check SHA256SUMS\n\n" +
		"Questi dati non sono una pubblicazione ufficiale della Regione Lombardia.\n\n")
	for _, d := range r.Datasets {
		fmt.Fprintf(&b, "%s/\n  %s. Righe: %d.\n  %s\n  Fonte: %s\n  Licenza: %s, %s\n", d.ID, d.FullTitle(), len(d.Rows), d.Description, d.Source(),
			d.Licence.Name, d.Licence.URL)
		for _, p := range d.Sources {
			fmt.Fprintf(&b, "  Data di riferimento: %s (%s)\n", p.Date, p.Title)
		}
		if d.Credit != "" {
			fmt.Fprintf(&b, "  Da citare: %s\n", d.Credit)
		}
		b.WriteString("\n")
	}
	return b.String()
}
