package deploy

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"

	"ambitilombardia/generator/publish"
)

// Modes under which a web server, which is another user, can read what it serves.
const (
	folderMode = 0o755
	fileMode   = 0o644
)

// folder is a folder of this machine. Nothing is read or written outside it, whatever links are in it.
type folder struct {
	path string   // no symbolic links
	root *os.Root // nil while the folder is not there
}

func openFolder(destination string) (*folder, error) {
	real, err := publish.Locate(destination)
	if err != nil {
		return nil, err
	}
	t := &folder{path: real}
	info, err := os.Stat(real)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return t, nil
	case err != nil:
		return nil, err
	case !info.IsDir():
		return nil, &publish.InputError{What: destination, Reason: "è un file, non una cartella"}
	}
	t.root, err = os.OpenRoot(real)
	return t, err
}

func (t *folder) Close() error {
	if t.root == nil {
		return nil
	}
	return t.root.Close()
}

// list tells links and what else is no file as well, so that they are not taken for room to write in; a folder that
// cannot be looked into is one of them.
func (t *folder) list(ctx context.Context) (map[string]object, error) {
	there := map[string]object{}
	if t.root == nil {
		return there, nil
	}
	err := fs.WalkDir(t.root.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil && name == ".":
			return err
		case err != nil:
			there[name] = object{}
			return fs.SkipDir
		case entry.IsDir() || name == manifestName:
			return ctx.Err()
		}
		info, err := entry.Info()
		if errors.Is(err, fs.ErrNotExist) {
			return nil // it has just gone
		}
		if err != nil {
			return err
		}
		there[name] = object{size: info.Size(), sound: info.Mode().IsRegular() && info.Mode().Perm()&fileMode == fileMode}
		return nil
	})
	return there, err
}

func (t *folder) read(_ context.Context, key string) ([]byte, error) {
	if t.root == nil {
		return nil, fs.ErrNotExist
	}
	return t.root.ReadFile(key)
}

// write takes the place of what is there in one rename; see unfinished for the name it has until then.
func (t *folder) write(_ context.Context, f file, data []byte) error {
	if t.root == nil {
		if err := t.make(); err != nil {
			return err
		}
	}
	if err := t.makeFolders(path.Dir(f.key)); err != nil {
		return err
	}
	part := fmt.Sprintf("%s.%016x.tmp", f.key, rand.Uint64())
	if err := t.writeNew(part, data); err != nil {
		return errors.Join(err, ignoreAbsent(t.root.Remove(part)))
	}
	if info, err := t.root.Lstat(f.key); err == nil && info.IsDir() {
		t.root.Remove(f.key) // an empty folder has nothing of others; one that is not makes the renaming fail
	}
	if err := t.root.Rename(part, f.key); err != nil {
		return errors.Join(err, t.root.Remove(part))
	}
	return nil
}

// writeNew writes a file that is not there yet; its mode does not depend on the umask.
func (t *folder) writeNew(name string, data []byte) error {
	w, err := t.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return errors.Join(err, w.Chmod(fileMode), w.Close())
}

// make makes the folder and those above it.
func (t *folder) make() error {
	var missing []string
	for name := t.path; ; name = filepath.Dir(name) {
		if _, err := os.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
			break
		}
		missing = append(missing, name)
	}
	for _, name := range slices.Backward(missing) {
		if err := errors.Join(os.Mkdir(name, folderMode), os.Chmod(name, folderMode)); err != nil {
			return err
		}
	}
	var err error
	t.root, err = os.OpenRoot(t.path)
	return err
}

// makeFolders makes a folder in the target and those above it. Others may be making them at the same time.
func (t *folder) makeFolders(name string) error {
	for end := range len(name) + 1 {
		if name == "." || end < len(name) && name[end] != '/' {
			continue
		}
		err := t.root.Mkdir(name[:end], folderMode)
		if err == nil {
			err = t.root.Chmod(name[:end], folderMode)
		}
		if err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	return nil
}

// remove takes away also the folders that become empty.
func (t *folder) remove(_ context.Context, key string) error {
	if err := ignoreAbsent(t.root.Remove(key)); err != nil {
		return err
	}
	for _, name := range above(key) {
		if t.root.Remove(name) != nil {
			break // something is in it
		}
	}
	return nil
}

func ignoreAbsent(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
