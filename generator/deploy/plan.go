package deploy

import (
	"bytes"
	"context"
	"crypto/md5"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/aws/aws-sdk-go-v2/service/s3"
	"gocloud.dev/blob"
	"golang.org/x/sync/errgroup"

	"ambitilombardia/generator/publish"
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
	ours      manifest            // what the target says is ours, nil if it says nothing
	sameBytes map[string]struct{} // the files that are at the target with the right bytes
}

// Prepare compares a built site with a target and changes nothing. It returns a publish.InputError when the site is not
// one, or when the target holds things that are not ours and Options do not allow for it.
func Prepare(ctx context.Context, site fs.FS, target *blob.Bucket, o Options) (*Plan, error) {
	p := &Plan{}
	var err error
	if p.files, err = read(site, o.Twins); err != nil {
		return nil, err
	}
	there, err := list(ctx, target)
	if err != nil {
		return nil, fmt.Errorf("lettura della destinazione: %w", err)
	}
	p.ours, err = readManifest(ctx, target)
	switch {
	case errors.Is(err, errNoManifest):
		if len(there) > 0 && !o.DeleteOthers {
			return nil, &publish.InputError{What: "la destinazione", Reason: fmt.Sprintf("contiene %d file che non ha messo ambiti (%s): non viene "+
				"toccata; scegliere una destinazione vuota, oppure --delete-others per cancellarli", len(there), some(names(there)))}
		}
	case err != nil:
		return nil, err
	}
	if err := p.compare(ctx, target, there); err != nil {
		return nil, fmt.Errorf("lettura della destinazione: %w", err)
	}
	return p, p.sortOut(names(there), o)
}

// compare finds the files that have to be sent.
func (p *Plan) compare(ctx context.Context, target *blob.Bucket, there map[string]*blob.ListObject) error {
	p.sameBytes = map[string]struct{}{}
	var mu sync.Mutex
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(abreast)
	for _, f := range p.files {
		group.Go(func() error {
			same, err := f.isAt(ctx, target, there[f.key])
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

// isAt tells whether the target has a file with the same bytes. A target that does not tell the digest is read: folders
// do not, and neither do buckets for what was sent in parts.
func (f file) isAt(ctx context.Context, target *blob.Bucket, there *blob.ListObject) (bool, error) {
	if there == nil || there.Size != f.size {
		return false, nil
	}
	if there.MD5 != nil {
		return bytes.Equal(there.MD5, f.md5[:]), nil
	}
	r, err := target.NewReader(ctx, f.key, nil)
	if err != nil {
		return false, err
	}
	defer r.Close()
	sum := md5.New()
	if _, err := io.Copy(sum, r); err != nil {
		return false, err
	}
	return bytes.Equal(sum.Sum(nil), f.md5[:]), nil
}

// unfinished is the name under which a folder keeps a file while it is written: what an interrupted deploy has left.
var unfinished = regexp.MustCompile(`^(.+)\.[0-9a-f]{16}\.tmp$`)

// sortOut tells apart what is at the target and not part of the site: ours, to be removed, and others'.
func (p *Plan) sortOut(there []string, o Options) error {
	wanted := map[string]bool{manifestName: true}
	for _, f := range p.files {
		wanted[f.key] = true
	}
	for _, key := range there {
		_, ours := p.ours[key]
		if part := unfinished.FindStringSubmatch(key); part != nil {
			_, was := p.ours[part[1]]
			ours = ours || was || part[1] == manifestName
		}
		switch {
		case wanted[key] && (ours || o.DeleteOthers):
		case wanted[key]:
			return &publish.InputError{What: key, Reason: "alla destinazione c'è già, e non lo ha messo ambiti: non viene toccato; " +
				"toglierlo, oppure --delete-others"}
		case ours || o.DeleteOthers:
			p.Deletes = append(p.Deletes, key)
		default:
			p.Others = append(p.Others, key)
		}
	}
	return nil
}

// wholeList is more than any site has. A folder is asked for in one page: further ones begin after a name, but the
// library walks api/ats/ before api/ats.json, whose name sorts first, and skips what lies between.
const wholeList = 1 << 24

// list gives all files at the target but the manifest.
func list(ctx context.Context, target *blob.Bucket) (map[string]*blob.ListObject, error) {
	there := map[string]*blob.ListObject{}
	options := &blob.ListOptions{BeforeList: pagesOfService}
	for token := blob.FirstPageToken; len(token) > 0; {
		page, next, err := target.ListPage(ctx, token, wholeList, options)
		if err != nil {
			return nil, err
		}
		for _, object := range page {
			if object.Key != manifestName {
				there[object.Key] = object
			}
		}
		token = next
	}
	return there, nil
}

// pagesOfService lets an S3 service choose how much it tells at a time: some refuse to be asked for more.
func pagesOfService(as func(any) bool) error {
	var input *s3.ListObjectsV2Input
	if as(&input) {
		input.MaxKeys = nil
	}
	return nil
}

func names(there map[string]*blob.ListObject) []string {
	var list []string
	for key := range there {
		list = append(list, key)
	}
	slices.Sort(list)
	return list
}

// some names the first few.
func some(names []string) string {
	if len(names) > 3 {
		return strings.Join(names[:3], ", ") + "…"
	}
	return strings.Join(names, ", ")
}
