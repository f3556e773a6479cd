package pipeline

import (
	"fmt"
	"io/fs"
	"strings"

	"ambitilombardia/generator/console"
	"ambitilombardia/generator/verify"
)

// verifySite reads the finished site again.
func verifySite(p *console.Phase, in Inputs, made prepared, written fs.FS) ([]string, error) {
	report, err := verify.Site(written, verify.Options{
		BaseURL:  made.settings.BaseURL,
		Expected: append(expected(in.Pages, in.Catalogue, made.release), expectedAPI(in.Catalogue, made.release)...),
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
