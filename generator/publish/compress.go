package publish

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"golang.org/x/sync/errgroup"

	"ambitilombardia/generator/media"
)

// How hard to try. Measured on the pages of the site: the next levels make files 1 % smaller and take two to three times as
// long, brotli's last but one 11 % smaller for 23 times as long, its highest no smaller for four times that. Go's own gzip takes
// three and a half times as long for files 2 % smaller, which few browsers would ask for.
const (
	gzipLevel    = 6
	brotliLevel  = 5
	brotliLong   = 10                     // for pages that stay long: 140 of 3,500, eleven seconds of processor time
	brotliShared = brotli.BestCompression // for styles and scripts: every reader waits for them, and they are a few files
)

// longPage is the compressed size above which a page and its style sheet need a second round trip on a first visit.
const longPage = 10_000

// worthwhile is the size from which compressing saves packets on the network: less fits into one anyhow.
const worthwhile = 1024

// Compress puts beside each text of the staged site the same text as gzip (.gz) and as brotli (.br), for hosts that send
// these to browsers that take them, and gives how many files it made. What would not be smaller has none. Equal texts
// make equal files. Call it after the site has been verified: nobody opens these files by themselves.
func (o *Output) Compress(progress func(done, total int)) (made int, err error) {
	root, err := os.OpenRoot(o.fresh)
	if err != nil {
		return 0, err
	}
	defer root.Close()
	names, err := list(root.FS())
	if err != nil {
		return 0, err
	}
	var done, count atomic.Int64
	var tell sync.Mutex
	packers := sync.Pool{New: newPacker}
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, name := range names {
		group.Go(func() error {
			if media.IsText(name) {
				p := packers.Get().(*packer)
				defer packers.Put(p)
				n, err := p.pack(root, name)
				if err != nil {
					return err
				}
				count.Add(int64(n))
			}
			if progress != nil {
				tell.Lock()
				defer tell.Unlock()
				progress(int(done.Add(1)), len(names))
			}
			return nil
		})
	}
	err = group.Wait()
	return int(count.Load()), err
}

// packer compresses one text after the other: its writers are large, and made once.
type packer struct {
	gzip   *gzip.Writer
	brotli *brotli.Writer
	long   *brotli.Writer // for long pages
	shared *brotli.Writer // for what many pages share
}

func newPacker() any {
	w, err := gzip.NewWriterLevel(io.Discard, gzipLevel)
	if err != nil {
		panic(err) // the level is a constant
	}
	at := func(level int) *brotli.Writer { return brotli.NewWriterLevel(io.Discard, level) }
	return &packer{gzip: w, brotli: at(brotliLevel), long: at(brotliLong), shared: at(brotliShared)}
}

// pack compresses a file of the site and gives how many files that made.
func (p *packer) pack(root *os.Root, name string) (made int, err error) {
	data, err := fs.ReadFile(root.FS(), name)
	if err != nil || len(data) < worthwhile {
		return 0, err
	}
	for _, twin := range []struct {
		ending string
		data   []byte
	}{{".gz", compressed(p.gzip, data)}, {".br", p.asBrotli(name, data)}} {
		if len(twin.data) >= len(data) {
			continue
		}
		if err := root.WriteFile(name+twin.ending, twin.data, 0o644); err != nil {
			return made, err
		}
		made++
	}
	return made, nil
}

// asBrotli compresses a file as hard as its readers have to wait for it.
func (p *packer) asBrotli(name string, data []byte) []byte {
	ending := path.Ext(name)
	if ending == ".css" || ending == ".js" {
		return compressed(p.shared, data)
	}
	small := compressed(p.brotli, data)
	if ending == ".html" && len(small) > longPage {
		small = compressed(p.long, data)
	}
	return small
}

func compressed(w interface {
	io.WriteCloser
	Reset(io.Writer)
}, data []byte) []byte {
	var small bytes.Buffer
	w.Reset(&small)
	// A buffer takes all that it is given
	w.Write(data)
	w.Close()
	return small.Bytes()
}
