package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"syscall"
)

// marker is the file that tells a site of ours from any other folder. Its text
// never changes: older versions must recognise newer sites.
const (
	marker     = ".ambiti-site"
	markerText = "Sito scritto da «ambiti build»: questa cartella viene sostituita per intero a ogni pubblicazione.\n"
)

// An Output is a folder reserved for one build until Close.
type Output struct {
	path     string // no symbolic links
	fresh    string // the new site while it is written, beside path
	former   string // the old site, only where folders cannot be exchanged
	unlock   func() error
	exchange func(a, b string) error
}

// Replace puts files in the place of whatever site is in the folder out: Open,
// Replace and Close in one. Progress may be nil.
func Replace(out string, files fs.FS, progress func(done, total int)) error {
	o, err := Open(out)
	if err != nil {
		return err
	}
	return errors.Join(o.Replace(files, progress), o.Close())
}

// Open reserves an output folder, which need not exist, and removes what a
// build that died there has left. It returns an InputError if the folder is not
// one that may be replaced, ErrBusy if another build has reserved it.
func Open(out string) (*Output, error) {
	real, err := locate(out)
	if err != nil {
		return nil, err
	}
	beside := filepath.Join(filepath.Dir(real), "."+filepath.Base(real)+".ambiti-")
	o := &Output{path: real, fresh: beside + "new", former: beside + "old", exchange: exchange}
	if err := o.check(); err != nil {
		return nil, err
	}
	if o.unlock, err = lock(beside + "lock"); err != nil {
		return nil, fmt.Errorf("%s: %w", out, err)
	}
	if err := o.recover(); err != nil {
		return nil, errors.Join(fmt.Errorf("pulizia dopo una pubblicazione interrotta: %w", err), o.Close())
	}
	return o, nil
}

// Close gives the folder free. Closing twice does no harm.
func (o *Output) Close() error {
	if o.unlock == nil {
		return nil
	}
	unlock := o.unlock
	o.unlock = nil
	return unlock()
}

// locate resolves symbolic links, so that the folder is replaced and not the
// link, and makes the parents of a folder that does not exist yet.
func locate(out string) (string, error) {
	absolute, err := filepath.Abs(out)
	if err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(absolute)
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Lstat(absolute); err == nil {
			return "", &InputError{out, "è un collegamento che non porta a nulla"}
		}
		if err := os.MkdirAll(filepath.Dir(absolute), 0o755); err != nil {
			return "", fmt.Errorf("creazione della cartella che conterrà il sito: %w", err)
		}
		real, err = filepath.EvalSymlinks(filepath.Dir(absolute))
		real = filepath.Join(real, filepath.Base(absolute))
	}
	switch {
	case errors.Is(err, syscall.ENOTDIR):
		return "", &InputError{out, "una parte del percorso è un file, non una cartella"}
	case err != nil:
		return "", fmt.Errorf("cartella del sito: %w", err)
	case filepath.Dir(real) == real:
		return "", &InputError{out, "il sito non può prendere il posto di un intero disco"}
	}
	return real, nil
}

// check refuses to replace what we have not made.
func (o *Output) check() error {
	info, err := os.Lstat(o.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("cartella del sito: %w", err)
	case !info.IsDir():
		return &InputError{o.path, "esiste e non è una cartella"}
	}
	entries, err := os.ReadDir(o.path)
	if err != nil {
		return fmt.Errorf("cartella del sito: %w", err)
	}
	if len(entries) == 0 {
		return nil
	}
	text, err := os.ReadFile(filepath.Join(o.path, marker))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("cartella del sito: %w", err)
	}
	if string(text) != markerText {
		return &InputError{o.path, "la cartella non è vuota e non è un sito scritto da ambiti (manca il file " +
			marker + "): non viene toccata; indicare una cartella nuova o vuota"}
	}
	return nil
}

// recover puts the old site back if a build died between the two renames of
// swap, and removes what is left over.
func (o *Output) recover() error {
	if _, err := os.Lstat(o.path); errors.Is(err, fs.ErrNotExist) {
		if err := os.Rename(o.former, o.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return o.sweep()
}

func (o *Output) sweep() error {
	return errors.Join(os.RemoveAll(o.fresh), os.RemoveAll(o.former))
}

// Replace writes the site beside the old one, flushes it to the disk and swaps
// the two. On any error but one the old site is in place and whole; the one is
// that the old site could not be removed after the swap, and the error says so.
func (o *Output) Replace(files fs.FS, progress func(done, total int)) error {
	if o.unlock == nil {
		return fmt.Errorf("%s: cartella già rilasciata: %w", o.path, fs.ErrClosed)
	}
	if err := o.check(); err != nil {
		return err
	}
	if err := o.write(files, progress); err != nil {
		return errors.Join(fmt.Errorf("scrittura del sito nuovo (quello vecchio resta): %w", err), os.RemoveAll(o.fresh))
	}
	if err := o.swap(); err != nil {
		return errors.Join(fmt.Errorf("scambio dei siti (quello vecchio resta): %w", err), os.RemoveAll(o.fresh))
	}
	if err := o.sweep(); err != nil {
		return fmt.Errorf("il sito nuovo è pubblicato, ma quello vecchio non si lascia rimuovere: %w", err)
	}
	return nil
}

// write fills the fresh folder and flushes it. It works inside an os.Root, so
// that no name can lead out of the folder.
func (o *Output) write(files fs.FS, progress func(done, total int)) error {
	names, _, err := list(files)
	if err != nil {
		return err
	}
	if len(names) == 0 {
		return &InputError{o.path, "il sito da pubblicare è vuoto"}
	}
	for _, name := range names {
		if fault := checkName(name); fault != "" {
			return &InputError{fmt.Sprintf("%q", name), fault}
		}
	}
	if err := os.Mkdir(o.fresh, 0o755); err != nil {
		return err
	}
	root, err := os.OpenRoot(o.fresh)
	if err != nil {
		return err
	}
	defer root.Close()
	// The marker first: whatever dies later, the folder is known as ours.
	if err := writeFile(root, marker, []byte(markerText)); err != nil {
		return err
	}
	made := map[string]bool{}
	for i, name := range names {
		if err := makeFolder(root, path.Dir(name), made); err != nil {
			return err
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		if err := writeFile(root, name, data); err != nil {
			return err
		}
		if progress != nil {
			progress(i+1, len(names))
		}
	}
	if err := root.Chmod(".", 0o755); err != nil {
		return err
	}
	return flush(o.fresh)
}

// makeFolder makes a folder and its parents with our mode, whatever the umask.
func makeFolder(root *os.Root, name string, made map[string]bool) error {
	if name == "." || made[name] {
		return nil
	}
	if err := makeFolder(root, path.Dir(name), made); err != nil {
		return err
	}
	made[name] = true
	if err := root.Mkdir(name, 0o755); err != nil {
		return err
	}
	return root.Chmod(name, 0o755)
}

func writeFile(root *os.Root, name string, data []byte) error {
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Chmod(0o644), f.Close())
}

// swap gives the fresh folder the name of the site. Where the two cannot be
// exchanged at once, the name is free for an instant; see recover.
func (o *Output) swap() error {
	_, err := os.Lstat(o.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		err = os.Rename(o.fresh, o.path)
	case err == nil:
		err = o.exchange(o.fresh, o.path)
		if errors.Is(err, errors.ErrUnsupported) {
			err = o.renameBoth()
		}
	}
	if err != nil {
		return err
	}
	return flushNames(filepath.Dir(o.path))
}

func (o *Output) renameBoth() error {
	if err := os.Rename(o.path, o.former); err != nil {
		return err
	}
	if err := os.Rename(o.fresh, o.path); err != nil {
		return errors.Join(err, os.Rename(o.former, o.path))
	}
	return nil
}
