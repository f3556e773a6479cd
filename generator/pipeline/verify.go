package pipeline

import (
	"fmt"
	"strings"

	"ambitilombardia/generator/console"
	"ambitilombardia/generator/verify"
)

func (b *build) verify(p *console.Phase) ([]string, error) {
	report, err := verify.Site(b.written, verify.Options{
		BaseURL:  b.Settings.BaseURL,
		Expected: append(expected(b.Pages, b.Catalogue, b.release), expectedAPI(b.Catalogue)...),
		Progress: p.Set,
	})
	if err != nil {
		return nil, fmt.Errorf("verifica del sito: %w", err)
	}
	if len(report.Problems) > 0 {
		return nil, Broken(report.Problems)
	}
	return []string{count(report.Pages, "pagine"), count(report.Links, "collegamenti"), "nessun problema"}, nil
}

// Broken is a site that was rendered but must not be published, with all that is wrong with it.
type Broken []verify.Problem

func (b Broken) Error() string {
	lines := make([]string, len(b))
	for i, problem := range b {
		lines[i] = problem.String()
	}
	return strings.Join(lines, "\n")
}
