package pipeline

import (
	"io/fs"
	"strings"
	"sync"

	"ambitilombardia/generator/source"
)

// reader is a project that remembers which of its files were opened.
type reader struct {
	fs.FS
	lock   sync.Mutex
	opened map[string]bool
}

func (r *reader) Open(name string) (fs.File, error) {
	r.lock.Lock()
	defer r.lock.Unlock()
	r.opened[name] = true
	return r.FS.Open(name)
}

// Without these, whoever only looks at a file would open it.

func (r *reader) Stat(name string) (fs.FileInfo, error)      { return fs.Stat(r.FS, name) }
func (r *reader) Lstat(name string) (fs.FileInfo, error)     { return fs.Lstat(r.FS, name) }
func (r *reader) ReadLink(name string) (string, error)       { return fs.ReadLink(r.FS, name) }
func (r *reader) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(r.FS, name) }

// checkPlain refuses what is no plain file wherever a build looks for files: a pipe would keep it waiting for ever.
func checkPlain(project fs.FS) error {
	var errs source.Errors
	err := walkInputs(project, func(name string, info fs.FileInfo) {
		errs.Add(name, source.CheckPlain(name, info))
	})
	errs.Add("", err)
	return errs.Err()
}

// unread refuses a file among the tables that nobody has read: what an official writes into «comuni (1).csv» would be lost
// without a word. It can only be asked when everything else is in order.
func (r *reader) unread() error {
	var errs source.Errors
	err := walkInputs(r.FS, func(name string, _ fs.FileInfo) {
		if strings.HasPrefix(name, "data/") && !r.opened[name] {
			errs.Addf(source.Pos{File: name}, "il programma non legge questo file: se è una copia o una prova va tolta, se sta al posto di un altro deve averne il nome")
		}
	})
	errs.Add("data", err)
	return errs.Err()
}
