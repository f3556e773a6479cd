package audit

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"ambitilombardia/generator/catalogue"
)

// Series is the codes of one kind that are made of a number: the first and the last that the Ambiti have, and those between
// that none of them has.
type Series struct {
	First, Last string
	Skipped     []Skip
}

// Skip is a code that no Ambito has, and the nearest one before it that some has.
type Skip struct{ Code, After string }

// RegisterSeries gives the codes of the national register, «lom_1» to «lom_98».
func RegisterSeries(c *catalogue.Catalogue) Series {
	return seriesOf(c, "lom_", func(a catalogue.Ambito) string { return string(a.Register) })
}

// AmbitoSeries gives the regional codes, «50001» to «50099».
func AmbitoSeries(c *catalogue.Catalogue) Series {
	return seriesOf(c, "", func(a catalogue.Ambito) string { return string(a.Code) })
}

func seriesOf(c *catalogue.Catalogue, prefix string, code func(catalogue.Ambito) string) Series {
	var numbers []int
	for _, a := range c.Ambiti {
		if n, err := strconv.Atoi(strings.TrimPrefix(code(a), prefix)); err == nil {
			numbers = append(numbers, n)
		}
	}
	if len(numbers) == 0 {
		return Series{}
	}
	slices.Sort(numbers)
	written := func(n int) string { return prefix + strconv.Itoa(n) }
	s := Series{First: written(numbers[0]), Last: written(numbers[len(numbers)-1])}
	for i := 1; i < len(numbers); i++ {
		for _, n := range gaps(numbers[i-1 : i+1]) {
			s.Skipped = append(s.Skipped, Skip{written(n), written(numbers[i-1])})
		}
	}
	return s
}

// Codes lists the codes that are skipped.
func (s Series) Codes() []string {
	codes := make([]string, len(s.Skipped))
	for i, skip := range s.Skipped {
		codes[i] = skip.Code
	}
	return codes
}

// registerGaps finds the numbers that the national register's codes skip, and tells whether the aggregations account for them.
func registerGaps(c *catalogue.Catalogue) []Finding {
	s := RegisterSeries(c)
	missing := s.Codes()
	if len(missing) == 0 {
		return nil
	}
	words := fmt.Sprintf("I codici del registro nazionale vanno da %s a %s, ma ne mancano %d: %s.", s.First, s.Last, len(missing),
		strings.Join(missing, ", "))
	if c.Aggregations.Fewer() == len(missing) {
		words += " Sono tanti quanti gli Ambiti in meno dopo le aggregazioni del 2018-2020."
	}
	return []Finding{{
		ID:       "registro-salti",
		Severity: Note,
		Cells:    []Cell{{Dataset: "allegato-b", Column: "codice_registro_nazionale"}},
		Computed: strings.Join(missing, " | "),
		Sentence: words,
	}}
}

// gaps gives the numbers that are missing between the first and the last of a sorted list.
func gaps(numbers []int) []int {
	var missing []int
	for i := 1; i < len(numbers); i++ {
		for n := numbers[i-1] + 1; n < numbers[i]; n++ {
			missing = append(missing, n)
		}
	}
	return missing
}

// rowsOutOfOrder finds the Ambiti that stand at the wrong place among those of their ASST, where the act goes by code.
func rowsOutOfOrder(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for rows := c.Printed; len(rows) > 0; {
		same := 1
		for same < len(rows) && rows[same].Get("codice_ats") == rows[0].Get("codice_ats") &&
			rows[same].Get("codice_asst") == rows[0].Get("codice_asst") {
			same++
		}
		for _, row := range misplaced(rows[:same]) {
			found = append(found, Finding{
				ID:       catalogue.Slug("ordine", row.Get("codice_ambito")),
				Severity: Note,
				Cells:    cells([]catalogue.PrintedRow{row}, "codice_ambito"),
				Printed:  row.Get("codice_ambito"),
				Sentence: fmt.Sprintf("Nella tabella dell’atto l’Ambito %s, codice %s, è fuori posto: gli altri della stessa ASST sono in ordine di codice.",
					row.Get("denominazione_ambito"), row.Get("codice_ambito")),
			})
		}
		rows = rows[same:]
	}
	return found
}

// misplaced gives the fewest rows that must move to put the codes in order: those outside the longest increasing
// subsequence (Schensted 1961). The lists are short, so that each pair can be compared.
func misplaced(rows []catalogue.PrintedRow) []catalogue.PrintedRow {
	code := func(i int) string { return rows[i].Get("codice_ambito") }
	best := make([][]int, len(rows)) // the longest that ends with each row
	var longest []int
	for i := range rows {
		for j := range i {
			if code(j) < code(i) && len(best[j]) > len(best[i]) {
				best[i] = best[j]
			}
		}
		best[i] = append(slices.Clone(best[i]), i)
		if len(best[i]) > len(longest) {
			longest = best[i]
		}
	}
	var out []catalogue.PrintedRow
	for i, row := range rows {
		if !slices.Contains(longest, i) {
			out = append(out, row)
		}
	}
	return out
}

var numberAtEnd = regexp.MustCompile(` - ([0-9]+)$`)

// numbersInNames finds what is missing or twice where the Ambiti of an ATS bear a number at the end of their names,
// «Brescia - 1».
func numbersInNames(c *catalogue.Catalogue) []Finding {
	var found []Finding
	for _, ats := range c.ATS {
		numbers := []int{0}
		for _, a := range c.AmbitiOfATS(ats.Code) {
			if m := numberAtEnd.FindStringSubmatch(a.Name); m != nil {
				if n, err := strconv.Atoi(m[1]); err == nil {
					numbers = append(numbers, n)
				}
			}
		}
		slices.Sort(numbers)
		var wrong []string
		for _, n := range gaps(numbers) {
			wrong = append(wrong, fmt.Sprintf("manca il %d", n))
		}
		for i := 1; i < len(numbers); i++ {
			if numbers[i] == numbers[i-1] {
				wrong = append(wrong, fmt.Sprintf("c’è due volte il %d", numbers[i]))
			}
		}
		if len(wrong) > 0 {
			found = append(found, Finding{
				ID:       catalogue.Slug("numeri", string(ats.Code)),
				Severity: Doubt,
				Cells:    []Cell{{Dataset: "allegato-b", Column: "denominazione_ambito"}},
				Computed: strings.Join(wrong, " | "),
				Sentence: fmt.Sprintf("Gli Ambiti dell’%s hanno un numero alla fine del nome, ma %s.", ats.Name(), strings.Join(wrong, ", ")),
			})
		}
	}
	return found
}
