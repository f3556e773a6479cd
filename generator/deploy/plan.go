package deploy

import (
	"bytes"
	"context"
	"crypto/md5"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"ambitilombardia/generator/publish"
	"ambitilombardia/generator/source"
)

// abreast is how many files are sent, read or removed at a time.
const abreast = 16

// Options say what may be done at the target.
type Options struct {
	DeleteOthers bool // take over a target that holds other things, and remove them
	Twins        bool // send compressed twins, too: a web server over a folder hands them out, a bucket cannot (see IsBucket)
}

// A Plan is what there is to do at a target.
type Plan struct {
	Uploads   []string // in the order in which they are sent
	Deletes   []string // after them, by name
	Others    []string // what is at the target, is not ours and stays, by name
	Unchanged int

	files     []file              // the whole site
	changed   []file              // to be sent
	inTheWay  []string            // of Deletes, those that stand where a folder or a file of the site has to be: they go first
	ours      manifest            // what the target says is ours, nil if it says nothing
	sameBytes map[string]struct{} // the files that are at the target with the right bytes
}

// Prepare compares a built site with a target and changes nothing. It returns a publish.InputError when the site is not
// one, or when the target holds things that are not ours and Options do not allow for it.
func Prepare(ctx context.Context, site fs.FS, target Target, o Options) (*Plan, error) {
	p := &Plan{}
	var err error
	if p.files, err = read(site, o.Twins); err != nil {
		return nil, err
	}
	there, err := target.list(ctx)
	if err != nil {
		return nil, fmt.Errorf("lettura della destinazione: %w", err)
	}
	p.ours, err = readManifest(ctx, target)
	switch {
	case errors.Is(err, errNoManifest):
		if len(there) > 0 && !o.DeleteOthers {
			return nil, &publish.InputError{What: "la destinazione", Reason: fmt.Sprintf("contiene %d file che non ha messo ambiti (%s): non viene "+
				"toccata; scegliere una destinazione vuota, oppure --delete-others per cancellarli", len(there), some(slices.Sorted(maps.Keys(there))))}
		}
	case err != nil:
		return nil, err
	}
	if err := p.compare(ctx, target, there); err != nil {
		return nil, fmt.Errorf("lettura della destinazione: %w", err)
	}
	return p, p.sortOut(slices.Sorted(maps.Keys(there)), o)
}

// compare finds the files that have to be sent.
func (p *Plan) compare(ctx context.Context, target Target, there map[string]object) error {
	p.sameBytes = map[string]struct{}{}
	var mu sync.Mutex
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(abreast)
	for _, f := range p.files {
		group.Go(func() error {
			object, isThere := there[f.key]
			same, err := isThere && f.fits(object), error(nil)
			if same && object.md5 == nil {
				same, err = f.isAt(ctx, target)
			}
			if same {
				mu.Lock()
				p.sameBytes[f.key] = struct{}{}
				mu.Unlock()
			}
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	for _, f := range p.files {
		if _, same := p.sameBytes[f.key]; same && p.ours[f.key] == f.headers.digest() {
			p.Unchanged++
			continue
		}
		p.changed = append(p.changed, f)
		p.Uploads = append(p.Uploads, f.key)
	}
	return nil
}

// fits tells whether what is at the target, as far as it tells, is the file as it should be.
func (f file) fits(o object) bool {
	return o.sound && o.size == f.size && (o.md5 == nil || bytes.Equal(o.md5, f.md5[:]))
}

// isAt reads what is at the target. Folders do not tell a digest, and neither do buckets for what was sent in parts.
func (f file) isAt(ctx context.Context, target Target) (bool, error) {
	data, err := target.read(ctx, f.key)
	return err == nil && md5.Sum(data) == f.md5, err
}

// unfinished is the name under which a folder keeps a file while it is written: what an interrupted deploy has left.
var unfinished = regexp.MustCompile(`^(.+)\.[0-9a-f]{16}\.tmp$`)

// sortOut tells apart what is at the target and not part of the site: ours, to be removed, and others'.
func (p *Plan) sortOut(there []string, o Options) error {
	files, folders := map[string]bool{manifestName: true}, map[string]bool{}
	for _, f := range p.files {
		files[f.key] = true
		for _, folder := range above(f.key) {
			folders[folder] = true
		}
	}
	for _, key := range there {
		inTheWay := folders[key] || slices.ContainsFunc(above(key), func(folder string) bool { return files[folder] })
		switch ours := o.DeleteOthers || p.isOurs(key); {
		case !ours && (files[key] || inTheWay):
			return &publish.InputError{What: "alla destinazione, " + source.Visible(key), Reason: "c'è già, e non lo ha messo ambiti: non viene toccato; " +
				"toglierlo, oppure --delete-others"}
		case files[key]:
		case !ours:
			p.Others = append(p.Others, key)
		default:
			p.Deletes = append(p.Deletes, key)
			if inTheWay {
				p.inTheWay = append(p.inTheWay, key)
			}
		}
	}
	return nil
}

// isOurs tells what we have put there, or began to.
func (p *Plan) isOurs(key string) bool {
	_, ours := p.ours[key]
	if part := unfinished.FindStringSubmatch(key); part != nil {
		_, was := p.ours[part[1]]
		ours = ours || was || part[1] == manifestName
	}
	return ours
}

// above gives the folders that a file is in.
func above(key string) []string {
	var list []string
	for folder := path.Dir(key); folder != "." && folder != "/"; folder = path.Dir(folder) {
		list = append(list, folder)
	}
	return list
}

// some names the first few.
func some(names []string) string {
	var list []string
	for _, name := range names[:min(3, len(names))] {
		list = append(list, source.Visible(name))
	}
	if len(names) > 3 {
		list[2] += "…"
	}
	return strings.Join(list, ", ")
}
