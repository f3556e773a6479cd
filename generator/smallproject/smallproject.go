// Package smallproject is the project that tests build: 6 Comuni, each kind of source, and the pages, templates and settings of
// the real project. Only tests import it.
package smallproject

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"ambitilombardia/generator/settings"
	"ambitilombardia/generator/source"
	"ambitilombardia/generator/words"
)

// Files gives what a check reads of the small project: its tables, with the pages and words of the repository.
func Files(repository string) (fstest.MapFS, error) {
	files := fstest.MapFS{}
	real := os.DirFS(repository)
	for _, root := range []string{"content", settings.File, words.File, words.Templates} {
		err := fs.WalkDir(real, root, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || root == "content" && (path.Ext(name) != ".md" || path.Dir(name) == "content/macroaree") {
				return err
			}
			data, err := fs.ReadFile(real, name)
			files[name] = &fstest.MapFile{Data: data}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	corpus, err := filepath.Glob(filepath.Join(repository, "generator/pipeline/testdata/corpus/*.txtar"))
	if err != nil {
		return nil, err
	}
	whole := []string{filepath.Join(repository, "generator/catalogue/testdata/region.txtar"), filepath.Join(repository, "generator/pipeline/testdata/project.txtar")}
	for i, file := range append(whole, corpus...) {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			return nil, err
		}
		for _, section := range archive.Files {
			if i < len(whole) || IsFile(section) {
				files[section.Name] = &fstest.MapFile{Data: section.Data}
			}
		}
	}
	return files, nil
}

// IsFile tells a file of the small project among the cases of the corpus.
func IsFile(section txtar.File) bool { return strings.HasPrefix(section.Name, "data/") }

// Write makes a project of files in an empty folder, so that the whole build can run on it in two seconds. Its styles are two
// lines: the real ones take longer than all else, and how a page looks is of no matter to these tests.
func Write(repository, folder string, files fstest.MapFS) error {
	for _, name := range source.Project {
		if name == "data" { // the small project has its own
			continue
		}
		if err := copyAll(filepath.Join(repository, name), filepath.Join(folder, name)); err != nil {
			return err
		}
	}
	sheets, err := filepath.Glob(filepath.Join(folder, "assets/scss/*.scss"))
	if err != nil {
		return err
	}
	for _, other := range []string{"content/macroaree", "assets/scss"} {
		if err := os.RemoveAll(filepath.Join(folder, other)); err != nil {
			return err
		}
	}
	written := fstest.MapFS{}
	for _, sheet := range sheets {
		if name := filepath.Base(sheet); !strings.HasPrefix(name, "_") {
			written["assets/scss/"+name] = &fstest.MapFile{Data: []byte(":root { color: black; }\n")}
		}
	}
	for name, file := range files {
		written[name] = file
	}
	for name, file := range written {
		to := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(to, file.Data, 0o644); err != nil {
			return err
		}
	}
	modules, err := filepath.Abs(filepath.Join(repository, "node_modules"))
	if err != nil {
		return err
	}
	return os.Symlink(modules, filepath.Join(folder, "node_modules"))
}

// copyAll copies a file or a folder, which need not be there.
func copyAll(from, to string) error {
	info, err := os.Stat(from)
	switch {
	case os.IsNotExist(err):
		return nil
	case err != nil:
		return err
	case info.IsDir():
		return os.CopyFS(to, os.DirFS(from))
	}
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}
