package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"ambitilombardia/bench/measure"
	"ambitilombardia/generator/pipeline"
)

// besideHugo compares a whole build (sources read and checked, maps drawn, downloads written, everything verified and
// published) with the command hugo alone, which renders the same pages with the same templates from files on disk: all
// that they show lies there ready, as JSON. Both start from nothing: neither finds a style sheet that a run before it has
// compiled, and each run has a folder of its own. It stays until the end: the file system of Linux makes files slowly where
// many have just been removed, and whoever came next would pay for it.
func besideHugo(o options, out io.Writer) error {
	folder, err := os.MkdirTemp("", "bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	root, err := filepath.Abs(o.root)
	if err != nil {
		return err
	}
	own, err := ambiti(root, folder, 1)
	if err != nil {
		return err
	}
	hugo, err := installHugo(root, folder)
	if err != nil {
		return err
	}
	project := filepath.Join(folder, "project")
	if err := writeReady(root, project); err != nil {
		return err
	}
	var ownSite, hugoSite string
	var ownCost, hugoCost measure.Costs
	for run := range o.runs { // in turn, so that what else the machine does disturbs both
		ownSite, hugoSite = filepath.Join(folder, fmt.Sprint("ambiti-", run)), filepath.Join(folder, fmt.Sprint("hugo-", run))
		if err := ownCost.Add(own, "build", "--quiet", "--root", root, "--out", ownSite); err != nil {
			return err
		}
		if err := os.RemoveAll(filepath.Join(project, "resources")); err != nil { // style sheets kept from the run before
			return err
		}
		if err := hugoCost.Add(hugo, "--quiet", "--source", project, "--destination", hugoSite); err != nil {
			return err
		}
	}
	if err := samePages(ownSite, hugoSite); err != nil {
		return err
	}
	a, b := ownCost.Least(), hugoCost.Least()
	t := measure.NewTable(out)
	t.Head("ambiti", "hugo alone")
	t.Row("time, whole process, s", "%.2f", a.Time.Seconds(), b.Time.Seconds(), 1.5)
	t.Row("processor time, s", "%.2f", a.Work.Seconds(), b.Work.Seconds(), 0)
	t.Row("largest memory, MB", "%.0f", float64(a.Memory)/1e6, float64(b.Memory)/1e6, 0)
	return t.Err()
}

// installHugo fetches and compiles hugo in the version that the project has as a library.
func installHugo(root, folder string) (string, error) {
	const module = "github.com/gohugoio/hugo"
	list := exec.Command("go", "list", "-m", "-f", "{{.Version}}", module)
	list.Dir = root
	version, err := list.Output()
	if err != nil {
		return "", fmt.Errorf("asking for the version of hugo: %w", err)
	}
	install := exec.Command("go", "install", module+"@"+strings.TrimSpace(string(version)))
	install.Dir, install.Env = folder, append(os.Environ(), "GOBIN="+folder)
	if output, err := install.CombinedOutput(); err != nil {
		return "", fmt.Errorf("installing hugo: %w\n%s", err, output)
	}
	// hugo takes Dart Sass from the PATH only.
	sass, err := filepath.Glob(filepath.Join(root, "node_modules", "sass-embedded-*", "dart-sass", "sass"))
	if err != nil || len(sass) == 0 {
		return "", errors.Join(err, errors.New("dart sass is not installed: run npm ci in the project"))
	}
	path := filepath.Dir(sass[0]) + string(os.PathListSeparator) + os.Getenv("PATH")
	return filepath.Join(folder, "hugo"), os.Setenv("PATH", path)
}

// writeReady makes a project in which hugo finds everything ready.
func writeReady(root, project string) error {
	if err := os.Mkdir(project, 0o755); err != nil {
		return err
	}
	if err := linkProject(root, project); err != nil {
		return err
	}
	data, err := pipeline.Data(pipeline.Options{Root: root})
	if err != nil {
		return err
	}
	if err := os.Mkdir(filepath.Join(project, "data"), 0o755); err != nil {
		return err
	}
	for name, text := range data {
		if err := os.WriteFile(filepath.Join(project, "data", name+".json"), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// samePages makes sure that both have rendered the same pages, to the last byte.
func samePages(own, other string) error {
	return filepath.WalkDir(own, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".html" {
			return err
		}
		name, err := filepath.Rel(own, path)
		if err != nil {
			return err
		}
		a, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		b, err := os.ReadFile(filepath.Join(other, name))
		if err == nil && !bytes.Equal(a, b) {
			err = fmt.Errorf("hugo alone renders %s otherwise", name)
		}
		return err
	})
}
