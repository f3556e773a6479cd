package render

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	"github.com/bep/overlayfs"
	"github.com/gohugoio/hugo/common/hugo"
	"github.com/gohugoio/hugo/deps"
	"github.com/gohugoio/hugo/hugofs"
	"github.com/gohugoio/hugo/hugolib"
	"github.com/spf13/afero"
)

// dataDir is where Hugo looks for data: a folder that exists in memory only, so that data/ in the work tree, which
// holds the sources, is not taken for it.
const dataDir = ".ambiti/data"

// Options say where the project is and what its address will be.
type Options struct {
	Root    string   // absolute path of the project: content/, layouts/, assets/, hugo.toml, node_modules/
	BaseURL string   // with its trailing slash; empty: the one of hugo.toml
	Files   afero.Fs // where the pages go, by path under the root of the site
	Pages   int      // not less than the pages that Hugo will make
	Page    func()   // called for each file that Hugo publishes; may be nil
}

// Pages lets Hugo make the pages out of the data, one JSON text for each part of hugo.Data by its name. Nothing is written into
// the work tree: Hugo sees the real folder read-only under a layer in memory that takes the data and every cache.
func Pages(data map[string][]byte, o Options) error {
	site, err := start(data, o, false)
	if err == nil {
		site.Close()
	}
	return err
}

// start makes all pages.
func start(data map[string][]byte, o Options, stays bool) (*Site, error) {
	root, err := filepath.Abs(o.Root)
	if err != nil {
		return nil, err
	}
	o.Root = root
	if err := errors.Join(useSass(o.Root), widen(o.Pages)); err != nil {
		return nil, err
	}
	s := &Site{root: root, memory: afero.NewMemMapFs(), data: map[string][]byte{}}
	if _, err := s.take(data); err != nil {
		return nil, err
	}
	s.published = &countingFs{Fs: o.Files, created: func() {
		if o.Page != nil {
			o.Page()
		}
	}}
	if s.hugo, err = newSites(layered(s.memory), s.published, o, stays, &s.log); err != nil {
		return nil, buildError(root, err, strings.TrimSpace(s.log.String()))
	}
	s.base = s.hugo.Conf.BaseURL().BasePathNoTrailingSlash
	if err := s.build(hugolib.BuildCfg{}); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// layered lays the real files, read-only, under those in memory.
func layered(memory afero.Fs) afero.Fs {
	return overlayfs.New(overlayfs.Options{
		Fss:           []afero.Fs{memory, afero.NewReadOnlyFs(afero.NewOsFs())},
		FirstWritable: true,
	})
}

// newSites loads hugo.toml and prepares the build. Warnings land in log: the caller takes any for a failure.
func newSites(source, published afero.Fs, o Options, stays bool, log io.Writer) (*hugolib.HugoSites, error) {
	logger := warnings(log)
	configs, err := loadConfig(source, o.Root, o.BaseURL, stays, logger)
	if err != nil {
		return nil, err
	}
	return hugolib.NewHugoSites(deps.DepsCfg{
		Configs:  configs,
		Fs:       hugofs.NewFromSourceAndDestination(source, published, configs.LoadingInfo.Cfg),
		LogLevel: logger.Level(),
		StdErr:   log,
		StdOut:   io.Discard,
	})
}

// useSass lets Hugo find the Dart Sass that npm installed in the project. Hugo knows it by its bare name only, and looks
// for it on the PATH.
func useSass(root string) error {
	found, err := filepath.Glob(filepath.Join(root, "node_modules", "sass-embedded-*", "dart-sass", "sass"))
	if err != nil {
		return err
	}
	if len(found) == 0 {
		return errors.New("manca Dart Sass, con cui si fa il foglio di stile: eseguire «npm ci» nella cartella del progetto")
	}
	hugo.DartSassBinaryName = filepath.Base(found[0])
	search := filepath.Dir(found[0]) + string(os.PathListSeparator)
	if strings.HasPrefix(os.Getenv("PATH"), search) {
		return nil // of an earlier build of this process
	}
	return os.Setenv("PATH", search+os.Getenv("PATH"))
}

// widen makes Hugo's queue of pages as long as the site. Once it has met ten pages that it cannot make, Hugo ends those who take
// pages from the queue and waits for ever to put one more into it, if it was full (renderPages in hugolib). The length is that
// of Hugo's workers, who are many then, but the processors decide how many work at once.
func widen(pages int) error {
	return os.Setenv("HUGO_NUMWORKERMULTIPLIER", strconv.Itoa(max(pages, runtime.NumCPU())))
}
