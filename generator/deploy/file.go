package deploy

import (
	"crypto/md5"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"ambitilombardia/generator/media"
	"ambitilombardia/generator/publish"
)

// file is one file of the site as it should be at the target.
type file struct {
	key     string
	size    int64
	md5     [md5.Size]byte
	headers headers
	stage   stage
}

// headers are what a file is served with.
type headers struct{ contentType, cacheControl, contentEncoding string }

// digest tells headers apart in the manifest.
func (h headers) digest() string {
	sum := sha256.Sum256([]byte(h.contentType + "\n" + h.cacheControl + "\n" + h.contentEncoding))
	return hex.EncodeToString(sum[:4])
}

// stage is when a file is sent.
type stage int

const (
	assets    stage = iota // what pages need or lead to
	pages                  // HTML
	entrances              // where readers and search engines begin
)

// encodings are those of the compressed twins that may stand beside a file, for servers that hand them out.
var encodings = map[string]string{".gz": "gzip", ".br": "br"}

// fingerprinted is a name that changes with the contents.
var fingerprinted = regexp.MustCompile(`\.[0-9a-f]{64}\.[a-z0-9]+$`)

// headersOf gives the headers of a name, and when it is sent. A compressed twin goes with its original.
func headersOf(name string) (headers, stage) {
	h := headers{cacheControl: "public, max-age=600"} // it, and the media types, are as hosting/ says to nginx
	original, twin := name, path.Ext(name)
	if encoding := encodings[twin]; encoding != "" {
		original, h.contentEncoding = strings.TrimSuffix(name, twin), encoding
	}
	h.contentType = media.ContentType(original)
	if fingerprinted.MatchString(original) {
		h.cacheControl = "public, max-age=31536000, immutable"
	}
	switch {
	case original == "index.html" || original == "sitemap.xml" || original == "robots.txt":
		return h, entrances
	case path.Ext(original) == ".html":
		return h, pages
	}
	return h, assets
}

// isTwin tells a compressed twin, by the files beside it.
func isTwin(site fs.FS, name string) bool {
	twin := path.Ext(name)
	if encodings[twin] == "" {
		return false
	}
	_, err := fs.Stat(site, strings.TrimSuffix(name, twin))
	return err == nil
}

// read lists the files of a built site in the order in which they are sent, with or without compressed twins.
func read(site fs.FS, twins bool) ([]file, error) {
	if !publish.IsSite(site) {
		return nil, &publish.InputError{What: "la cartella da pubblicare", Reason: "non è un sito costruito con «ambiti build»"}
	}
	var files []file
	err := fs.WalkDir(site, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || name == publish.Marker {
			return err
		}
		if !entry.Type().IsRegular() || name == manifestName {
			return &publish.InputError{What: name, Reason: "non è un file del sito: la cartella è stata cambiata dopo la costruzione"}
		}
		if !twins && isTwin(site, name) {
			return nil
		}
		data, err := fs.ReadFile(site, name)
		if err != nil {
			return fmt.Errorf("lettura del sito: %w", err)
		}
		f := file{key: name, size: int64(len(data)), md5: md5.Sum(data)}
		f.headers, f.stage = headersOf(name)
		files = append(files, f)
		return nil
	})
	slices.SortStableFunc(files, func(a, b file) int { return int(a.stage - b.stage) }) // within a stage as walked, by name
	return files, err
}
