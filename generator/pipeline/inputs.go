package pipeline

import (
	"errors"
	"io/fs"
	"maps"
	"slices"
	"time"

	"ambitilombardia/generator/source"
)

// inputs is the state of every file that a build reads of a project. The tables are read once, the pages and templates
// later and by Hugo: a site is of one state of them only if none has changed in between.
type inputs map[string]stamp

type stamp struct {
	size     int64
	modified time.Time
}

// inputsOf looks at the files and does not read them: some hundred, in a few milliseconds.
func inputsOf(project fs.FS) (inputs, error) {
	seen := inputs{}
	err := walkInputs(project, func(name string, info fs.FileInfo) {
		seen[name] = stamp{info.Size(), info.ModTime()}
	})
	return seen, err
}

// walkInputs goes through every file of which a site is made, but for what editors leave.
func walkInputs(project fs.FS, visit func(name string, info fs.FileInfo)) error {
	for _, root := range source.Project {
		err := fs.WalkDir(project, root, func(name string, entry fs.DirEntry, err error) error {
			switch {
			case errors.Is(err, fs.ErrNotExist):
				return nil // it need not be there; or it has just gone
			case err != nil:
				return err
			case entry.IsDir() || source.LeftByEditor(name):
				return nil
			}
			info, err := entry.Info()
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			if err == nil {
				visit(name, info)
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// changed names the files that changed, came or went.
func (before inputs) changed(now inputs) []string {
	names := slices.Concat(slices.Collect(maps.Keys(before)), slices.Collect(maps.Keys(now)))
	return slices.DeleteFunc(slices.Compact(slices.Sorted(slices.Values(names))), func(name string) bool { return before[name] == now[name] })
}

// changes is the error of a build during which files changed, came or went; nil if none did.
func (before inputs) changes(now inputs) error {
	var errs source.Errors
	for _, name := range before.changed(now) {
		errs.Addf(source.Pos{File: name}, "il file è cambiato mentre il sito si costruiva: il sito vecchio resta; ripetere il comando")
	}
	return errs.Err()
}
