package content

import (
	"strings"

	"ambitilombardia/generator/source"
)

// Bounds far above any real page on what a reader of Markdown looks at again and again: for each mark that may open something
// it looks for the end through the whole paragraph, and each row of a table has all the columns, each line all the quotes and
// lists that it is in.
const (
	maxMarks   = 1000 // in a paragraph, a list without empty lines or a table
	maxColumns = 60
	maxNested  = 30
)

// marks may open a link, an emphasis, a code, a tag, a note, or a shortcode's argument.
const marks = "[]*_~`<!@{\\&"

// checkEffort refuses a page that would take a reader of Markdown much longer than its size tells.
func checkEffort(page source.Page) error {
	row, found := page.BodyRow, 0
	for line := range strings.Lines(page.Body) {
		pos := source.Pos{File: page.File, Row: row}
		row++
		if strings.Trim(line, " \t\r\n>") == "" {
			found = 0
		}
		found += countAny(line, marks)
		switch {
		case found > maxMarks:
			return source.Errorf(pos, "fino a qui il paragrafo ha più di %d segni come «[», «*» o «<»: dividerlo con righe vuote, se è davvero un testo", maxMarks)
		case countAny(line, "|") > maxColumns:
			return source.Errorf(pos, "la riga ha più di %d segni «|»: una tabella così larga non si legge", maxColumns)
		case nested(line) > maxNested:
			return source.Errorf(pos, "la riga sta dentro più di %d citazioni o elenchi: togliere i segni e gli spazi in testa", maxNested)
		}
	}
	return nil
}

func countAny(text, chars string) int {
	n := 0
	for _, char := range chars {
		n += strings.Count(text, string(char))
	}
	return n
}

// nested counts the marks of quotes and lists at the beginning of a line, and takes two blanks for one.
func nested(line string) int {
	head := line[:len(line)-len(strings.TrimLeft(line, " \t>-+*.)0123456789:"))]
	n := strings.Count(head, ">") + strings.Count(head, " ")/2 + 2*strings.Count(head, "\t")
	for _, mark := range []string{"- ", "+ ", "* ", ". ", ") ", ": "} {
		n += strings.Count(head, mark)
	}
	return n
}
