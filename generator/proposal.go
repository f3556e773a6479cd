package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/afero"
)

// proposal is new texts for some sources of a project, by path under its root, that nobody has written yet.
type proposal map[string][]byte

// over shows the project as it would be.
func (p proposal) over(root string) (fs.FS, error) {
	layer := afero.NewMemMapFs()
	for name, text := range p {
		if err := afero.WriteFile(layer, filepath.FromSlash(name), text, 0o644); err != nil {
			return nil, fmt.Errorf("prova di %s: %w", name, err)
		}
	}
	whole, err := filepath.Abs(root) // below «.» the library finds nothing
	if err != nil {
		return nil, fmt.Errorf("ricerca della cartella del progetto: %w", err)
	}
	project := afero.NewReadOnlyFs(afero.NewBasePathFs(afero.NewOsFs(), whole))
	return afero.NewIOFS(afero.NewCopyOnWriteFs(project, layer)), nil
}

// write puts the texts in the place of the old ones, each whole or not at all.
func (p proposal) write(root string) error {
	for name, text := range p {
		file := filepath.Join(root, filepath.FromSlash(name))
		beside := file + ".nuovo"
		if err := os.WriteFile(beside, text, 0o644); err != nil {
			return fmt.Errorf("scrittura di %s: %w", name, err)
		}
		if err := os.Rename(beside, file); err != nil {
			os.Remove(beside)
			return fmt.Errorf("scrittura di %s: %w", name, err)
		}
	}
	return nil
}
