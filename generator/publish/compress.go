package publish

import (
	"bytes"
	"errors"
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
// long, brotli's highest 13 % smaller for 160 times as long. Go's own gzip takes three and a half times as long for files
// 2 % smaller, which few browsers would ask for.
const (
	gzipLevel    = 6
	brotliLevel  = 5
	brotliShared = brotli.BestCompression // for styles and scripts: every reader waits for them, and they are a few files
)

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
	shared *brotli.Writer // for what many pages share
}

func newPacker() any {
	w, err := gzip.NewWriterLevel(io.Discard, gzipLevel)
	if err != nil {
		panic(err) // the level is a constant
	}
	return &packer{w, brotli.NewWriterLevel(io.Discard, brotliLevel), brotli.NewWriterLevel(io.Discard, brotliShared)}
}

// pack compresses a file of the site and gives how many files that made.
func (p *packer) pack(root *os.Root, name string) (made int, err error) {
	data, err := fs.ReadFile(root.FS(), name)
	if err != nil || len(data) < worthwhile {
		return 0, err
	}
	toBrotli := p.brotli
	if ending := path.Ext(name); ending == ".css" || ending == ".js" {
		toBrotli = p.shared
	}
	for _, format := range []struct {
		ending string
		writer interface {
			io.WriteCloser
			Reset(io.Writer)
		}
	}{{".gz", p.gzip}, {".br", toBrotli}} {
		var small bytes.Buffer
		format.writer.Reset(&small)
		_, err := format.writer.Write(data)
		if err := errors.Join(err, format.writer.Close()); err != nil {
			return made, err
		}
		if small.Len() >= len(data) {
			continue
		}
		if err := root.WriteFile(name+format.ending, small.Bytes(), 0o644); err != nil {
			return made, err
		}
		made++
	}
	return made, nil
}
