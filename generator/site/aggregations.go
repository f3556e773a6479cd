package site

import (
	"fmt"
	"slices"
	"strings"

	"ambitilombardia/generator/audit"
	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
)

// variationsPath is the page of all that changed.
const variationsPath = "variazioni/"

func aggregationAnchor(a catalogue.Aggregation) string { return "aggregazione-" + string(a.Ambito) }

// aggregations says what the page of all changes shows of those before the act; nil where the project does not have them.
func (b *builder) aggregations() *aggregations {
	all := b.catalogue.Aggregations
	if len(all.List) == 0 {
		return nil
	}
	act := b.catalogue.AtAct()
	register := audit.RegisterSeries(act)
	shown := &aggregations{Map: b.maps.United, Fewer: whole(all.Fewer()), Source: all.Provenance.Section, Dataset: b.datasetLink("aggregazioni")}
	unions := 0
	for _, a := range all.List {
		if a.Fewer() > 0 {
			unions++
		}
		ambito, _ := act.FindAmbito(a.Ambito)
		row := aggregationRow{link: b.ambitoLink(ambito), Anchor: aggregationAnchor(a), United: united(a), Fewer: whole(a.Fewer()),
			Register: string(ambito.Register)}
		row.Skipped = skippedAfter(register, row.Register)
		shown.Rows = append(shown.Rows, row)
	}
	shown.Sum = []figure{
		{Value: whole(all.Counts.Before.Value), Label: "Ambiti al 1° gennaio 2018"},
		{Value: "−" + whole(all.Fewer()), Label: "con " + counted(unions, "unione", "unioni") + " di Ambiti"},
		{Value: whole(all.Counts.After.Value), Label: "Ambiti nella delibera del 2021", URL: "ambiti/"},
	}
	for _, f := range b.findings {
		if strings.HasPrefix(f.ID, "aggregazioni-") {
			shown.Doubts = append(shown.Doubts, f.Sentence)
		}
	}
	shown.Gaps = gapWords(act, register, shown.Rows)
	return shown
}

// ambitoLink leads to the page of an Ambito of the act, which stays where it is when the Ambito has ended.
func (b *builder) ambitoLink(a catalogue.Ambito) link {
	return link{Name: a.Name, Code: string(a.Code), URL: a.Path()}
}

// united says what became one. The act does not name Comuni: its words stand for them.
func united(a catalogue.Aggregation) string {
	if a.Unites == catalogue.OfComuni {
		return "«" + a.Parts[0] + "»: la delibera non dice quali"
	}
	return "gli Ambiti di " + grammar.List(a.Parts)
}

// skippedAfter says which codes right after one no Ambito has.
func skippedAfter(s audit.Series, code string) string {
	var codes []string
	for _, skip := range s.Skipped {
		if skip.After == code {
			codes = append(codes, skip.Code)
		}
	}
	switch len(codes) {
	case 0:
		return ""
	case 1:
		return "subito dopo manca " + codes[0]
	}
	return "subito dopo mancano " + grammar.List(codes)
}

// born says on the page of an Ambito that it came of an aggregation; nil where it did not.
func (b *builder) born(code catalogue.AmbitoCode) *born {
	a, ok := b.catalogue.AggregationOf(code)
	if !ok {
		return nil
	}
	first, last, _ := strings.Cut(b.catalogue.Aggregations.Provenance.Date, "-")
	when := "nel " + first
	if last != "" {
		when = "fra il " + first + " e il " + last
	}
	words := "È nato " + when + " dall’unione de" + united(a) + "."
	if a.Unites == catalogue.OfComuni {
		words = grammar.UpperFirst(when) + " ha unito " + united(a) + "."
	}
	return &born{Words: words, URL: variationsPath + "#" + aggregationAnchor(a)}
}

// gapWords say what the codes tell of the Ambiti that are no more, and what they do not: a paragraph for each series of codes.
func gapWords(act *catalogue.Catalogue, register audit.Series, rows []aggregationRow) []string {
	var beside, apart []string
	for _, skip := range register.Skipped {
		if slices.ContainsFunc(rows, func(row aggregationRow) bool { return row.Register == skip.After }) {
			beside = append(beside, skip.Code)
		} else {
			apart = append(apart, skip.Code)
		}
	}
	regional, fewer := audit.AmbitoSeries(act), act.Aggregations.Fewer()
	return []string{
		seriesWords("I codici nel registro nazionale", register, fewer) + besideWords(beside, apart),
		seriesWords("I codici regionali", regional, fewer),
	}
}

// seriesWords compare how many codes are skipped with how many Ambiti there are less.
func seriesWords(what string, s audit.Series, fewer int) string {
	words := fmt.Sprintf("%s vanno da %s a %s", what, s.First, s.Last)
	switch n := len(s.Skipped); {
	case n == 0:
		return words + " e non ne manca nessuno."
	case n == fewer:
		return fmt.Sprintf("%s. Ne mancano %s, quanti gli Ambiti in meno: %s.", words, whole(n), grammar.List(s.Codes()))
	default:
		return fmt.Sprintf("%s. Ne mancano %s, mentre gli Ambiti in meno sono %s: %s. La delibera non spiega perché.", words, whole(n), whole(fewer), grammar.List(s.Codes()))
	}
}

// besideWords tell the skipped codes that come right after that of an Ambito born of an aggregation from the others.
func besideWords(beside, apart []string) string {
	if len(beside) == 0 {
		return ""
	}
	words := ""
	if len(apart) > 0 {
		words = " Tutti, meno " + grammar.List(apart) + ","
	} else {
		words = " Tutti"
	}
	return words + " vengono subito dopo il codice di un Ambito nato così: la tabella dice quale. La delibera non dice di chi fossero: il posto nella serie è solo un indizio."
}
