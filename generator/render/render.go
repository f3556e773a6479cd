package site

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

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

// RenderOptions says where the project is and what its address will be.
type RenderOptions struct {
	Root    string   // absolute path of the project: content/, layouts/, assets/, static/, hugo.toml, node_modules/
	BaseURL string   // with its trailing slash; empty: the one of hugo.toml
	Files   afero.Fs // where the pages go, by path under the root of the site
	Page    func()   // called for each file that Hugo publishes; may be nil
}

// Render lets Hugo make the pages out of the data, and leaves the data empty: those
// of a large territory need not be held twice. Nothing is written into the work tree: Hugo sees the real folder read-only
// under a layer in memory that takes the data and every cache.
func Render(data Data, o RenderOptions) error {
	memory := afero.NewMemMapFs()
	root, err := filepath.Abs(o.Root)
	if err != nil {
		return err
	}
	o.Root = root
	if err := data.mount(memory, o.Root); err != nil {
		return err
	}
	if err := useSass(o.Root); err != nil {
		return err
	}
	source := layered(memory)
	// By its first file Hugo has read the data and made its own of it.
	read := sync.OnceFunc(func() { memory.RemoveAll(filepath.Join(o.Root, dataDir)) })
	published := &countingFs{Fs: o.Files, created: func() {
		read()
		if o.Page != nil {
			o.Page()
		}
	}}
	var log bytes.Buffer
	sites, err := newSites(source, published, o, &log)
	if err != nil {
		return buildError(o.Root, err, strings.TrimSpace(log.String()))
	}
	defer sites.Close()
	err = sites.Build(hugolib.BuildCfg{NoBuildLock: true})
	if published.fault != nil {
		err = published.fault
	}
	if err != nil || log.Len() > 0 {
		return buildError(o.Root, err, strings.TrimSpace(log.String()))
	}
	return nil
}

// layered lays the real files, read-only, under those in memory.
func layered(memory afero.Fs) afero.Fs {
	return overlayfs.New(overlayfs.Options{
		Fss:           []afero.Fs{memory, afero.NewReadOnlyFs(afero.NewOsFs())},
		FirstWritable: true,
	})
}

// Data is a view as Hugo reads it: one JSON text for each part of hugo.Data, by its name.
type Data map[string][]byte

// Encode makes Hugo's data out of the view.
func (v View) Encode() (Data, error) {
	data := Data{}
	for name, part := range v.parts() {
		if err := data.Add(name, part); err != nil {
			return nil, err
		}
	}
	return data, nil
}

// Add puts a part under its name.
func (d Data) Add(name string, part any) error {
	text, err := json.Marshal(part)
	if err != nil {
		return fmt.Errorf("encoding %s for the templates: %w", name, err)
	}
	d[name] = text
	return nil
}

// mount moves the data to where Hugo finds it as hugo.Data.
func (d Data) mount(memory afero.Fs, root string) error {
	for name, text := range d {
		if err := afero.WriteFile(memory, filepath.Join(root, dataDir, name+".json"), text, 0o600); err != nil {
			return err
		}
		delete(d, name)
	}
	return nil
}

// newSites loads hugo.toml and prepares the build. Warnings land in log: the caller takes any for a failure.
func newSites(source, published afero.Fs, o RenderOptions, log io.Writer) (*hugolib.HugoSites, error) {
	logger := warnings(log)
	configs, err := loadConfig(source, o.Root, o.BaseURL, logger)
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
		return errors.New("dart sass is not installed: run npm ci in the project")
	}
	hugo.DartSassBinaryName = filepath.Base(found[0])
	search := filepath.Dir(found[0]) + string(os.PathListSeparator)
	if strings.HasPrefix(os.Getenv("PATH"), search) {
		return nil // of an earlier build of this process
	}
	return os.Setenv("PATH", search+os.Getenv("PATH"))
}

// countingFs tells of every file that is created. Hugo waits for ever once it has met ten pages that it cannot write: so the
// first fault of the disk is kept for who asks, and from then on all that is written is lost without a word.
type countingFs struct {
	afero.Fs
	created func()
	once    sync.Once
	fault   error
}

func (f *countingFs) Create(name string) (afero.File, error) {
	return f.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o666)
}

func (f *countingFs) OpenFile(name string, flag int, perm os.FileMode) (afero.File, error) {
	file, err := f.Fs.OpenFile(name, flag, perm)
	switch {
	case flag&os.O_CREATE == 0:
		return file, err
	case errors.Is(err, fs.ErrNotExist): // its folder is still to be made: it is tried again
		return nil, err
	case err != nil:
		f.keep(err)
		return afero.NewMemMapFs().Create(name)
	}
	f.created()
	return &countedFile{file, f}, nil
}

func (f *countingFs) MkdirAll(name string, perm os.FileMode) error {
	f.keep(f.Fs.MkdirAll(name, perm))
	return nil
}

func (f *countingFs) keep(err error) {
	if err != nil {
		f.once.Do(func() { f.fault = err })
	}
}

// countedFile is a file whose faults are kept.
type countedFile struct {
	afero.File
	fs *countingFs
}

func (f *countedFile) Write(data []byte) (int, error) {
	_, err := f.File.Write(data)
	f.fs.keep(err)
	return len(data), nil
}

func (f *countedFile) WriteString(text string) (int, error) { return f.Write([]byte(text)) }

func (f *countedFile) Close() error {
	f.fs.keep(f.File.Close())
	return nil
}
