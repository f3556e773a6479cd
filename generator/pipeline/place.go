package pipeline

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"ambitilombardia/generator/publish"
	"ambitilombardia/generator/source"
)

// kept are names by which other programs know a folder that they keep: a site that takes its place would wipe them out.
var kept = []string{".git", ".hg", ".svn", ".htaccess", ".nojekyll", "CNAME"}

// mayBuild wants the output folder to be one of its own, before any work is done for it.
func mayBuild(root, out string) error {
	real, err := publish.Locate(out)
	if err != nil {
		return err
	}
	if err := OutsideSources(root, real); err != nil {
		return err
	}
	for above := filepath.Dir(real); ; above = filepath.Dir(above) {
		if publish.IsSite(os.DirFS(above)) {
			return &publish.InputError{What: source.Visible(out), Reason: "è dentro un sito costruito, " + source.Visible(above) + ", che la prossima volta viene sostituito per intero"}
		}
		if filepath.Dir(above) == above {
			break
		}
	}
	for _, name := range kept {
		_, err := os.Lstat(filepath.Join(real, name))
		_, err2 := os.Lstat(filepath.Join(root, "static", name))
		if err == nil && err2 != nil {
			return &publish.InputError{What: source.Visible(out), Reason: "contiene " + name + ", che non viene dal sito e andrebbe perso: indicare un’altra cartella"}
		}
	}
	return nil
}

// OutsideSources wants a folder, as publish.Locate gives it, to be neither among the sources of a project, by way of links
// either, nor around them. The error is a publish.InputError.
func OutsideSources(root, folder string) error {
	project, err := publish.Locate(root)
	if err != nil {
		return err
	}
	if publish.Within(project, folder) {
		return &publish.InputError{What: source.Visible(folder), Reason: "è la cartella del progetto, o la contiene: il sito non può starci"}
	}
	if slices.Contains(strings.Split(filepath.ToSlash(folder), "/"), ".git") {
		return &publish.InputError{What: source.Visible(folder), Reason: "è dentro .git: il sito non può starci"}
	}
	for _, name := range append([]string{"node_modules"}, source.Project...) {
		real, err := publish.Locate(filepath.Join(root, name))
		if err == nil && (publish.Within(folder, real) || publish.Within(real, folder)) {
			return &publish.InputError{What: source.Visible(folder), Reason: "è fra le fonti del progetto, in " + name + ": il sito non può starci"}
		}
	}
	return nil
}

// static names the files of static/, which go into the site as they are; that they are files checkPlain has seen. Hidden
// ones are somebody's own and stay out, but for .well-known (RFC 8615).
func static(project fs.FS) ([]string, error) {
	info, err := fs.Lstat(project, "static")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil // nothing to give as it is
	}
	if err == nil && info.Mode()&fs.ModeSymlink != 0 { // a walk would follow it
		err = source.CheckPlain("static", info)
	}
	if err != nil {
		return nil, err
	}
	var names []string
	err = fs.WalkDir(project, "static", func(name string, entry fs.DirEntry, err error) error {
		switch hidden := strings.HasPrefix(entry.Name(), ".") && name != "static/.well-known"; {
		case err != nil:
			return err
		case hidden && entry.IsDir():
			return fs.SkipDir
		case hidden || entry.IsDir() || source.LeftByEditor(name):
		default:
			names = append(names, name)
		}
		return nil
	})
	return names, err
}
