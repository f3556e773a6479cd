package render

import (
	"errors"
	"io/fs"
	"os"
	"sync"

	"github.com/spf13/afero"
)

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
	counted := &countedFile{file, f}
	if isPage(name) {
		return &pageFile{File: counted}, nil
	}
	return counted, nil
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
