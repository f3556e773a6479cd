package conformance

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// publication is what the checks of this build look at.
type publication struct {
	files  []File // by path
	byPath map[string][]byte
}

// under gives the files whose names end so.
func (p publication) under(endings ...string) []File {
	return slices.DeleteFunc(slices.Clone(p.files), func(f File) bool {
		return !slices.ContainsFunc(endings, func(ending string) bool { return strings.HasSuffix(f.Path, ending) })
	})
}

// found is how much a check of this build has looked at.
type found struct{ files, compared int }

// Judge checks the files, which are all those of the site but its pages, published under base. The error lists every file
// that breaks a standard.
func Judge(files []File, base string, records []Record) (Report, error) {
	p := publication{files: slices.Clone(files), byPath: map[string][]byte{}}
	slices.SortFunc(p.files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	for _, f := range p.files {
		p.byPath[f.Path] = f.Data
	}
	all := standards()
	report := Report{Standards: make([]Standard, len(all))}
	faults := make([]error, len(all))
	var group sync.WaitGroup
	for i, s := range all {
		group.Go(func() { report.Standards[i], faults[i] = s.judge(p, base, records) })
	}
	group.Wait()
	return report, errors.Join(faults...)
}

func (s standard) judge(p publication, base string, records []Record) (Standard, error) {
	judged := s.Standard
	var faults []error
	for _, c := range s.checks {
		check := c.Check
		switch {
		case c.run != nil:
			result, err := c.run(p)
			if err != nil {
				faults = append(faults, fmt.Errorf("%s: %w", s.Name, err))
			}
			check.Outcome, check.Files, check.Compared = Passed, result.files, result.compared
		case c.Proof != "":
			if err := check.settle(p, base, records); err != nil {
				faults = append(faults, fmt.Errorf("%s: %w", s.Name, err))
			}
		}
		judged.Checks = append(judged.Checks, check)
	}
	return judged, errors.Join(faults...)
}

// settle takes the result of another program from the records, if it is about files of this shape.
func (c *Check) settle(p publication, base string, records []Record) error {
	c.Outcome = Stale
	sum, n, err := digest(p.files, c.Patterns, base)
	if err != nil || n == 0 {
		return err
	}
	c.Digest = sum
	i := slices.IndexFunc(records, func(r Record) bool { return r.Proof == c.Proof && r.Digest == sum })
	if i >= 0 {
		c.Outcome, c.Program, c.Files, c.Compared = Proved, records[i].Program, records[i].Files, records[i].Compared
	}
	return nil
}
