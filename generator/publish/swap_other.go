//go:build !linux

package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// exchange is not to be had in a portable way: the caller renames twice.
func exchange(a, b string) error { return errors.ErrUnsupported }

// flush writes each file of a folder to the disk.
func flush(folder string) error {
	return filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		f, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		return errors.Join(f.Sync(), f.Close())
	})
}

// flushNames does nothing: not every system can flush a folder.
func flushNames(string) error { return nil }

// isMount is not to be had in a portable way: the swap fails later.
func isMount(string) bool { return false }
