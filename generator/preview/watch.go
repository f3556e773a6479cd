package preview

import (
	"context"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
	"github.com/gohugoio/hugo/watcher"

	"ambitilombardia/generator/source"
)

const (
	collect = 10 * time.Millisecond  // events that come together
	quiet   = 80 * time.Millisecond  // a change is over when nothing has happened for as long
	save    = 400 * time.Millisecond // the same for workbooks, which programs write piece by piece
	poll    = time.Second            // how often to look where the system does not tell
)

// A Watch sees what happens to the files of a project.
type Watch struct {
	root    string
	batches *watcher.Batcher
}

// NewWatch begins to watch: what is changed from now on is told by the next call of Changed.
func NewWatch(root string) (*Watch, error) {
	root, err := filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	batches, err := watcher.New(collect, poll, false)
	if err != nil {
		return nil, err
	}
	w := &Watch{root, batches}
	// The folder of the project for its files, which editors often replace by new ones.
	if err := batches.Add(root); err != nil {
		return nil, err
	}
	for _, name := range source.Project {
		w.follow(filepath.Join(root, name))
	}
	return w, nil
}

// Close stops watching.
func (w *Watch) Close() { w.batches.Close() }

// Changed waits for a change and gives the files that were touched, by their paths in the project, in order. It is false
// when ctx is done.
func (w *Watch) Changed(ctx context.Context) ([]string, bool) {
	var files []string
	var calm <-chan time.Time // nil, which never comes, until something has changed
	for {
		select {
		case <-ctx.Done():
			return nil, false
		case <-calm:
			slices.Sort(files)
			return slices.Compact(files), true
		case events := <-w.batches.Events:
			for _, event := range events {
				if name, ok := w.source(event); ok {
					files = append(files, name)
					w.follow(event.Name)
					calm = time.After(length(name))
				}
			}
		case <-w.batches.Errors(): // some events are lost: what was changed is not known
			files = append(files, ".")
			calm = time.After(quiet)
		}
	}
}

// length is how long the change of a file may take.
func length(name string) time.Duration {
	if strings.ToLower(path.Ext(name)) == ".xlsx" {
		return save
	}
	return quiet
}

// source tells whether an event touches a file that the site is made of, and its path in the project.
func (w *Watch) source(event fsnotify.Event) (string, bool) {
	name, err := filepath.Rel(w.root, event.Name)
	first, _, _ := strings.Cut(filepath.ToSlash(name), "/")
	if err != nil || event.Op == fsnotify.Chmod || !slices.Contains(source.Project, first) {
		return "", false
	}
	return filepath.ToSlash(name), !source.LeftByEditor(filepath.ToSlash(name))
}

// follow watches a folder and all folders in it. A file, and what is gone already, needs no watching.
func (w *Watch) follow(name string) {
	filepath.WalkDir(name, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() {
			w.batches.Add(name)
		}
		return nil
	})
}
