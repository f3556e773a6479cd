package catalogue

import (
	"fmt"
	"slices"
)

// PassageTable is a table of the sources that quotes the act elsewhere than in Allegato C: what the act bears out of it, not
// what we say in our own words.
type PassageTable struct {
	ID      string // beside the tables of Allegato C, «programmazione/accordi»; the id of a table has no bar
	Printed Printed
}

// passages makes such a table; none of rows that a project does not have.
func passages[T any](id string, rows []T, cells func(T) []string) []PassageTable {
	if len(rows) == 0 {
		return nil
	}
	t := PassageTable{ID: id}
	for _, row := range rows {
		t.Printed.Cells = append(t.Printed.Cells, cells(row))
	}
	return []PassageTable{t}
}

// MentionPassages gives what the act names.
func MentionPassages(mentions []Mention) []PassageTable {
	return passages("richiami", mentions, func(m Mention) []string {
		return []string{m.Thing, m.Kind, m.Printed, m.Number, m.Date.Printed, m.Name, m.Place}
	})
}

// Passages gives what the act says of them.
func (all Aggregations) Passages() []PassageTable {
	return slices.Concat(
		passages("aggregazioni", all.List, func(a Aggregation) []string {
			return append([]string{string(a.Ambito), a.Name, string(a.Unites)}, a.Parts...)
		}),
		passages("aggregazioni/conteggi", all.countsIfAny(), func(n PrintedCount) []string {
			return []string{fmt.Sprint(n.Value), n.Printed}
		}))
}

func (all Aggregations) countsIfAny() []PrintedCount {
	if len(all.List) == 0 {
		return nil
	}
	return all.Counts.All()
}

// Passages gives what the act says of the plans, a table for each of the sources.
func (p Planning) Passages() []PassageTable {
	return slices.Concat(
		passages("programmazione/sezioni", p.Sections, func(s ActSection) []string { return []string{s.Name, s.Start} }),
		passages("programmazione/accordi", p.Agreements, func(a Agreement) []string { return a.Quote.cells(string(a.ATS)) }),
		passages("programmazione/obiettivi", p.Aims, func(a Aim) []string { return a.Quote.cells(a.ID) }),
		passages("programmazione/progetti", p.Projects, func(f ProjectFigure) []string { return f.PrintedFigure.cells() }),
		passages("programmazione/cifre", p.Figures, func(f ToldFigure) []string { return append(f.PrintedFigure.cells(), f.Limit) }),
		passages("programmazione/premialita", p.Premium, func(t PremiumTerm) []string { return append(t.PrintedFigure.cells(), string(t.Reading)) }),
		passages("programmazione/risorse", p.Resources, func(r Resource) []string { return r.Quote.cells(string(r.Level)) }),
		passages("programmazione/tappe", p.Steps, func(s Step) []string { return s.Quote.cells(s.ID, s.From, s.To) }))
}

func (q Quote) cells(before ...string) []string { return append(before, q.Printed, q.Section) }

func (f PrintedFigure) cells() []string { return f.Quote.cells(f.ID, f.Value.String(), string(f.Unit)) }

// FlowPassages gives what the act says of flows of data, the rows of its calendar besides.
func FlowPassages(flows []Flow) []PassageTable {
	var sent [][]string
	for _, f := range flows {
		for _, d := range f.Deliveries {
			sent = append(sent, append(slices.Clone(d.Printed), f.ID, d.Name, fmt.Sprint(d.Months, d.Span, int(d.Day)), d.Until))
		}
	}
	return slices.Concat(
		passages("programmazione/flussi/passi", flows, func(f Flow) []string { return append([]string{f.ID, string(f.Dimension)}, f.Words...) }),
		passages("programmazione/flussi/invii", sent, func(row []string) []string { return row }))
}

// Passages gives what the act asks in each form.
func (forms PlanForms) Passages() []PassageTable {
	var all []PassageTable
	for _, form := range []PlanForm{DocumentForm, OutcomeForm, GoalForm} {
		all = slices.Concat(all, passages("programmazione/moduli/"+string(form), forms[form], func(q Question) []string {
			return []string{q.Number, q.Printed, q.PrintedAnswer}
		}))
	}
	return all
}

// Passages gives every such table of the project.
func (c *Catalogue) Passages() []PassageTable {
	return slices.Concat(MentionPassages(c.Mentions), c.Aggregations.Passages(), c.Planning.Passages(), FlowPassages(c.Flows), c.PlanForms.Passages())
}

// PassagesProof holds such a table against the digest that it had.
func (c *Catalogue) PassagesProof(t PassageTable) Proof {
	return c.Spending.proof(t.ID, t.Printed.Digest())
}
