package pipeline

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"ambitilombardia/generator/console"
	"ambitilombardia/generator/publish"
)

func (b *build) verify(p *console.Phase) ([]string, error) {
	var changed []publish.Problem
	var beside sync.WaitGroup
	beside.Go(func() { changed = b.compareDownloads() })
	report, err := publish.Verify(b.written, publish.Options{
		BaseURL:  b.Settings.BaseURL,
		Expected: append(expected(b.Pages, b.Catalogue, b.release), expectedAPI(b.Catalogue)...),
		Progress: p.Set,
	})
	beside.Wait()
	if err != nil {
		return nil, fmt.Errorf("verifying the site: %w", err)
	}
	if problems := append(report.Problems, changed...); len(problems) > 0 {
		return nil, Broken(problems)
	}
	return []string{count(report.Pages, "pagine"), count(report.Links, "collegamenti"), "nessun problema"}, nil
}

// compareDownloads wants every download and every document of the API to be the one whose values were compared with the
// catalogue when it was made.
func (b *build) compareDownloads() []publish.Problem {
	var problems []publish.Problem
	for _, f := range b.beside {
		data, err := fs.ReadFile(b.written, f.Path)
		if err != nil || !bytes.Equal(data, f.Data) {
			problems = append(problems, publish.Problem{File: f.Path, Text: "il file da scaricare non è quello confrontato con il catalogo"})
		}
	}
	return problems
}

// Broken is a site that was rendered but must not be published, with all that is wrong with it.
type Broken []publish.Problem

func (b Broken) Error() string {
	lines := make([]string, len(b))
	for i, problem := range b {
		lines[i] = problem.String()
	}
	return strings.Join(lines, "\n")
}
