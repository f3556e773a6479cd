package main

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"ambitilombardia/bench/measure"
)

// growth builds the whole site for the region repeated 1, 2, 4, … times, each build a process of its own, and prints what
// a page costs. A page is an HTML file that a reader opens; the redirects beside them are not counted. What was built stays
// until the end, for the reason that besideHugo gives.
func growth(o options, out io.Writer) error {
	folder, err := os.MkdirTemp("", "bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	root, err := filepath.Abs(o.root)
	if err != nil {
		return err
	}
	program, err := ambiti(root, folder, o.copies)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%-8s %8s %8s %10s %10s %10s %14s %14s %14s\n", "copies", "Comuni", "pages", "time, s", "work, s", "memory, MB",
		"time/page, ms", "work/page, ms", "memory/page, kB")
	first, last := 0.0, 0.0 // processor time of a page
	var largest measure.Cost
	for copies := 1; copies <= o.copies; copies *= 2 {
		project := filepath.Join(folder, fmt.Sprintf("region-%d", copies))
		built, pages, err := buildRepeated(program, root, project, copies)
		if err != nil {
			return err
		}
		n := float64(pages)
		last = 1e3 * built.Work.Seconds() / n
		if copies == 1 {
			first = last
		}
		largest = built
		fmt.Fprintf(out, "%-8d %8d %8d %10.1f %10.1f %10.0f %14.2f %14.2f %14.1f\n", copies, copies*comuniOfRegion, pages,
			built.Time.Seconds(), built.Work.Seconds(), float64(built.Memory)/1e6, 1e3*built.Time.Seconds()/n, last, float64(built.Memory)/1e3/n)
	}
	t := measure.NewTable(out)
	fmt.Fprintf(out, "\n%-68s", "processor time of a page, among most copies over alone")
	t.Judge(last/first, 1.2)
	fmt.Fprintf(out, "%-68s", "largest memory, GB")
	t.Judge(float64(largest.Memory)/1e9, 2)
	return t.Err()
}

const comuniOfRegion = 1506

func buildRepeated(program, root, project string, copies int) (measure.Cost, int, error) {
	if err := os.Mkdir(project, 0o755); err != nil {
		return measure.Cost{}, 0, err
	}
	t := territory{root: root, copies: copies}
	if err := t.write(project); err != nil {
		return measure.Cost{}, 0, fmt.Errorf("repeating the region: %w", err)
	}
	built, err := measure.Run(1, program, "build", "--quiet", "--root", project)
	if err != nil {
		return measure.Cost{}, 0, err
	}
	pages, err := countPages(filepath.Join(project, "public"))
	return built, pages, err
}

// countPages counts the HTML files that are no redirects.
func countPages(site string) (pages int, err error) {
	err = filepath.WalkDir(site, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".html" {
			return err
		}
		text, err := os.ReadFile(path)
		if err == nil && !bytes.Contains(text, []byte(`http-equiv="refresh"`)) {
			pages++
		}
		return err
	})
	return pages, err
}
