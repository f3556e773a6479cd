package deploy

import (
	"context"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"

	"ambitilombardia/generator/source"
)

// A Target is where a site is served from: a folder or a bucket.
type Target interface {
	// list gives all that is there, by its key, but for the manifest.
	list(ctx context.Context) (map[string]object, error)
	// read gives the bytes of a key, or an error that is fs.ErrNotExist.
	read(ctx context.Context, key string) ([]byte, error)
	// write puts a file in its place, whole or not at all. The first one makes the target if it is missing.
	write(ctx context.Context, f file, data []byte) error
	// remove takes a key away; one that is not there is no error.
	remove(ctx context.Context, key string) error

	Close() error
}

// object is what a target tells of one thing that is there.
type object struct {
	size  int64
	md5   []byte // nil if it does not tell
	sound bool   // a file that visitors can read, and not a link
}

// An AddressError is a destination that cannot be used as it was given, or that lacks something in the environment.
type AddressError struct{ Reason string }

func (e *AddressError) Error() string { return e.Reason }

// Open opens a destination: s3://BUCKET or s3://BUCKET/FOLDER, or the path of a folder, which need not exist: only what
// is written makes it. What is wrong with the destination is an AddressError, or a publish.InputError for a folder that
// cannot be one.
func Open(destination string) (Target, error) {
	if reason := misread(destination); reason != "" {
		return nil, &AddressError{fmt.Sprintf("«%s» non è una destinazione: %s", source.Visible(destination), reason)}
	}
	if IsBucket(destination) {
		return openBucket(destination)
	}
	return openFolder(destination)
}

// IsBucket tells a destination that is a bucket: it gives every visitor the one object of a name, whatever they can unpack.
func IsBucket(destination string) bool { return strings.HasPrefix(destination, "s3://") }

// remote is the beginning of an address or of another machine's path, where a folder would be taken for one by mistake.
var remote = regexp.MustCompile(`^[^/\\]*:`)

// misread says why a destination is not what its writer means: a folder of such a name would be made in silence.
func misread(destination string) string {
	switch volume := filepath.VolumeName(destination); {
	case destination == "":
		return "è vuota; " + expected
	case strings.ContainsFunc(destination, source.Invisible):
		return "contiene un carattere che non si vede"
	case strings.TrimSpace(destination) != destination:
		return "comincia o finisce con uno spazio"
	case destination[0] == '~':
		return "«~» qui non vuol dire la cartella personale; scrivere il percorso per intero"
	case destination[0] == '$' || destination[0] == '%':
		return "il nome di una variabile qui non viene sostituito; scrivere il percorso per intero"
	case IsBucket(destination) || volume != "":
		return ""
	case remote.MatchString(destination):
		return expected + "; una cartella con «:» nel nome si scrive ./NOME"
	case filepath.Separator == '/' && strings.Contains(destination, `\`):
		return expected + "; qui le cartelle si separano con «/»"
	}
	return ""
}

const expected = "ci si aspettava una cartella o s3://BUCKET"
