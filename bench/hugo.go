package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"ambitilombardia/bench/measure"
	"ambitilombardia/generator/pipeline"
	"ambitilombardia/generator/render"
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

// installHugo fetches and compiles hugo in the version that this program has as a library.
func installHugo(root, folder string) (string, error) {
	const module = "github.com/gohugoio/hugo"
	version, err := exec.Command("go", "list", "-m", "-f", "{{.Version}}", module).Output()
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
	return writeFixed(filepath.Join(project, "config", "_default"))
}

// writeFixed gives hugo the settings that hugo.toml has not.
func writeFixed(folder string) error {
	text, err := json.Marshal(render.Fixed)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, "hugo.json"), text, 0o644)
}

// samePages makes sure that both have rendered the same pages, to the last word: ambiti leaves out the indents.
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
		if err == nil && !slices.EqualFunc(bytes.Fields(a), bytes.Fields(b), bytes.Equal) {
			err = fmt.Errorf("hugo alone renders %s otherwise", name)
		}
		return err
	})
}
