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

// Marker is the file that tells a site of ours from any other folder. Its text
// never changes: older versions must recognise newer sites.
const (
	Marker     = ".ambiti-site"
	markerText = "Sito scritto da «ambiti build»: questa cartella viene sostituita per intero a ogni pubblicazione.\n"
)

// IsSite tells whether a folder is a site that Replace has written.
func IsSite(folder fs.FS) bool {
	text, err := fs.ReadFile(folder, Marker)
	return err == nil && string(text) == markerText
}

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

// Close gives the folder free and removes what was staged and not published. Closing twice does no harm.
func (o *Output) Close() error {
	if o.unlock == nil {
		return nil
	}
	unlock := o.unlock
	o.unlock = nil
	return errors.Join(os.RemoveAll(o.fresh), unlock())
}

// Locate gives the path of a folder, which need not exist, without symbolic links: where it is, or where it would be
// made. It makes nothing. An InputError is a path that no folder can have.
func Locate(folder string) (string, error) {
	absolute, err := filepath.Abs(folder)
	if err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(absolute)
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Lstat(absolute); err == nil {
			return "", &InputError{folder, "è un collegamento che non porta a nulla"}
		}
		above, err := Locate(filepath.Dir(absolute))
		return filepath.Join(above, filepath.Base(absolute)), err
	}
	switch {
	case errors.Is(err, syscall.ENOTDIR):
		return "", &InputError{folder, "una parte del percorso è un file, non una cartella"}
	case errors.Is(err, syscall.ELOOP):
		return "", &InputError{folder, "è un collegamento che porta a sé stesso"}
	case errors.Is(err, syscall.ENAMETOOLONG):
		return "", &InputError{folder, "il nome è troppo lungo"}
	case err != nil:
		return "", fmt.Errorf("cartella del sito: %w", err)
	}
	return real, nil
}

// Within tells whether a folder is another one or lies in it, both as Locate gives them.
func Within(inner, outer string) bool {
	way, err := filepath.Rel(outer, inner)
	return err == nil && filepath.IsLocal(way)
}

// locate finds the folder to be replaced, and not the link to it, and makes the parents of one that does not exist yet.
func locate(out string) (string, error) {
	real, err := Locate(out)
	if err != nil {
		return "", err
	}
	if filepath.Dir(real) == real {
		return "", &InputError{out, "il sito non può prendere il posto di un intero disco"}
	}
	if err := os.MkdirAll(filepath.Dir(real), 0o755); err != nil {
		return "", fmt.Errorf("creazione della cartella che conterrà il sito: %w", err)
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
	case isMount(o.path):
		return &InputError{o.path, "è un punto di montaggio, che non si può scambiare con un’altra cartella: indicare una cartella dentro"}
	}
	entries, err := os.ReadDir(o.path)
	if err != nil {
		return fmt.Errorf("cartella del sito: %w", err)
	}
	if len(entries) == 0 {
		return nil
	}
	text, err := os.ReadFile(filepath.Join(o.path, Marker))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("cartella del sito: %w", err)
	}
	if string(text) != markerText {
		return &InputError{o.path, "la cartella non è vuota e non è un sito scritto da ambiti (manca il file " +
			Marker + "): non viene toccata; indicare una cartella nuova o vuota"}
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

// Stage makes an empty folder beside the old site, on its file system, and gives its path. Whoever fills it need not mind
// modes or flushing, but must make nothing in it but folders and files: Publish is next.
func (o *Output) Stage() (folder string, err error) {
	if err := o.mayReplace(); err != nil {
		return "", err
	}
	return o.fresh, os.Mkdir(o.fresh, 0o755)
}

// Publish gives the staged files their modes, flushes them to the disk and swaps the staged folder and the old one. On
// any error but one the old site is in place and whole; the one is that the old site could not be removed after the swap,
// and the error says so.
func (o *Output) Publish() error {
	if err := o.mayReplace(); err != nil {
		return err
	}
	if err := o.finish(); err != nil {
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

// mayReplace tells whether the folder is still ours to replace.
func (o *Output) mayReplace() error {
	if o.unlock == nil {
		return fmt.Errorf("%s: cartella già rilasciata: %w", o.path, fs.ErrClosed)
	}
	return o.check()
}

// Replace stages a site that lies elsewhere and publishes it.
func (o *Output) Replace(files fs.FS, progress func(done, total int)) error {
	if _, err := o.Stage(); err != nil {
		return err
	}
	if err := o.copy(files, progress); err != nil {
		return errors.Join(fmt.Errorf("scrittura del sito nuovo (quello vecchio resta): %w", err), os.RemoveAll(o.fresh))
	}
	return o.Publish()
}

// copy fills the staged folder. It works inside an os.Root, so that no name can lead out of the folder.
func (o *Output) copy(files fs.FS, progress func(done, total int)) error {
	names, err := list(files)
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(o.fresh)
	if err != nil {
		return err
	}
	defer root.Close()
	for i, name := range names {
		if fault := checkName(name); fault != "" {
			return &InputError{fmt.Sprintf("%q", name), fault}
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
			return err
		}
		if err := root.WriteFile(name, data, 0o644); err != nil {
			return err
		}
		if progress != nil {
			progress(i+1, len(names))
		}
	}
	return nil
}

// list names all files in a fixed order.
func list(files fs.FS) (names []string, err error) {
	err = fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("lettura di %s: %w", name, err)
		}
		if !d.IsDir() {
			names = append(names, name)
		}
		return nil
	})
	return names, err
}

// finish checks the names of all that was staged, gives it our modes whatever the umask was, marks it as ours and flushes
// it.
func (o *Output) finish() error {
	root, err := os.OpenRoot(o.fresh)
	if err != nil {
		return err
	}
	defer root.Close()
	files := 0
	err = fs.WalkDir(os.DirFS(o.fresh), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		mode := fs.FileMode(0o755)
		if !d.IsDir() {
			files++
			mode = 0o644
		}
		if fault := checkName(name); fault != "" && name != "." {
			return &InputError{fmt.Sprintf("%q", name), fault}
		}
		info, err := d.Info()
		switch {
		case err != nil:
			return err
		case !d.IsDir() && !d.Type().IsRegular():
			return &InputError{fmt.Sprintf("%q", name), "non è un file"}
		case info.Mode().Perm() == mode:
			return nil
		}
		return root.Chmod(name, mode)
	})
	if err != nil {
		return err
	}
	if files == 0 {
		return &InputError{o.path, "il sito da pubblicare è vuoto"}
	}
	if err := root.WriteFile(Marker, []byte(markerText), 0o644); err != nil {
		return err
	}
	if err := root.Chmod(Marker, 0o644); err != nil {
		return err
	}
	return flush(o.fresh)
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
