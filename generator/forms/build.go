// Package forms makes the forms of a Piano di Zona (Allegato A, chapter 8) as workbooks ready to fill in: an empty one, and one for
// each Ambito in which the facts that the catalogue knows are filled in. What is asked stands in the catalogue. Cells to fill in are open,
// all others are protected, without a password. The same catalogue always makes the same bytes.
package forms

import (
	"fmt"
	"runtime"

	"golang.org/x/sync/errgroup"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/media"
	"ambitilombardia/generator/opendata"
)

// Build makes the workbooks, the empty one first, for the Ambiti of the act, whose plans they are; none where the project has no forms.
func Build(c *catalogue.Catalogue) ([]opendata.File, error) {
	c = c.AtAct()
	if c.PlanForms == nil {
		return nil, nil
	}
	files := []opendata.File{workbookFile(catalogue.EmptyPlanForm, "Moduli del Piano di Zona, vuoti")}
	facts := [][]fact{emptyFacts(c)}
	for _, a := range c.Ambiti {
		files = append(files, workbookFile(a.PlanFormPath(), "Moduli del Piano di Zona per l’Ambito "+a.Name))
		facts = append(facts, factsOf(c, a))
	}
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range files {
		group.Go(func() (err error) {
			if files[i].Data, err = encode(c, files[i].Title, facts[i]); err != nil {
				err = fmt.Errorf("moduli %s: %w", files[i].Path, err)
			}
			return err
		})
	}
	return files, group.Wait()
}

func workbookFile(path, title string) opendata.File {
	return opendata.File{Path: path, Title: title, Format: "XLSX", MediaType: media.Type(".xlsx")}
}
