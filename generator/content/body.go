package content

import (
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"

	"ambitilombardia/generator/source"
)

// anchorForm is that of the name of a place in a page.
var anchorForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// checkBody checks the Markdown of a page, read by the library that Hugo reads it with, and gives its links to other pages.
func checkBody(page source.Page, errs *source.Errors) []Link {
	masked, links := maskShortcodes(page, errs)
	markdown := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList),
		goldmark.WithParserOptions(parser.WithAttribute()))
	b := body{page: page, text: []byte(masked), errs: errs, most: len(*errs) + maxFaults, level: 1, anchors: map[string]bool{}}
	_ = ast.Walk(markdown.Parser().Parse(text.NewReader(b.text)), func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			b.check(node)
		}
		if len(*b.errs) > b.most {
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	return links
}

// body is a text under examination.
type body struct {
	page    source.Page
	text    []byte
	errs    *source.Errors
	most    int // errors, from which on the page is left alone
	level   int // of the last heading
	anchors map[string]bool
}

func (b *body) check(node ast.Node) {
	switch node := node.(type) {
	case *ast.RawHTML:
		b.html(node.Segments.At(0))
	case *ast.HTMLBlock:
		b.html(node.Lines().At(0))
	case *ast.Heading:
		b.heading(node)
	case *ast.Link:
		b.link(node, node.Destination)
	case *ast.AutoLink:
		b.link(node, node.URL(b.text))
	case *ast.Image:
		b.image(node)
	case *ast.FencedCodeBlock:
		if node.Info != nil {
			b.errs.Addf(b.at(node.Info.Segment.Start), "dopo ``` c'è «%s»: qui il codice non si colora, ci si aspettava ``` da solo", source.Shorten(string(node.Info.Segment.Value(b.text))))
		}
	}
}

// html refuses the markup that Hugo would leave out of the page. It leaves out comments in silence, as who writes one expects.
func (b *body) html(segment text.Segment) {
	markup := string(segment.Value(b.text))
	if !strings.HasPrefix(strings.TrimLeft(markup, " "), "<!--") {
		b.errs.Addf(b.at(segment.Start), "il testo contiene HTML: ci si aspettava solo Markdown; un «<» da mostrare va scritto &lt;")
	}
}

func (b *body) heading(node *ast.Heading) {
	pos := b.of(node)
	if node.Level == 1 {
		b.errs.Addf(pos, "il titolo della pagina sta già in «title»: un titolo nel testo comincia con ##")
	} else if node.Level > b.level+1 {
		b.errs.Addf(pos, "il titolo salta un livello: ci si aspettava %s al posto di %s", strings.Repeat("#", b.level+1), strings.Repeat("#", node.Level))
	}
	b.level = node.Level
	for _, attribute := range node.Attributes() {
		name, _ := attribute.Value.([]byte)
		anchor := string(name)
		switch {
		case string(attribute.Name) != "id":
			b.errs.Addf(pos, "fra graffe c'è «%s»: dopo un titolo ci si aspettava solo il nome del punto, come {#nome}", attribute.Name)
		case !anchorForm.MatchString(anchor):
			b.errs.Addf(pos, "«%s» non può essere il nome di un punto della pagina: ci si aspettavano minuscole senza accenti, cifre e trattini", anchor)
		case b.anchors[anchor]:
			b.errs.Addf(pos, "il nome «%s» è già di un altro titolo di questa pagina: ognuno ha il suo", anchor)
		default:
			b.anchors[anchor] = true
		}
	}
}

func (b *body) link(node ast.Node, destination []byte) {
	pos := b.of(node)
	address, err := url.Parse(string(destination))
	switch {
	case len(destination) == 0:
		b.errs.Addf(pos, "il collegamento non dice dove porta: ci si aspettava un indirizzo fra le parentesi tonde")
	case html.IsDangerousURL(destination) || err != nil || address.Scheme == "" && address.Host != "":
		b.errs.Addf(pos, "l'indirizzo «%s» non va in un collegamento: ci si aspettava https://…, mailto:… o %s", source.Shorten(string(destination)), shortcodes["relref"])
	case address.Scheme == "" && strings.HasPrefix(string(destination), "/"):
		b.errs.Addf(pos, "«%s» non porterebbe alla pagina se il sito sta in una sottocartella: ci si aspettava una forma come %s", source.Shorten(string(destination)), shortcodes["relref"])
	}
}

func (b *body) image(node *ast.Image) {
	address, err := url.Parse(string(node.Destination))
	if err != nil || address.Scheme != "" || address.Host != "" || address.Path == "" {
		b.errs.Addf(b.of(node), "l'immagine «%s» non è del sito: le pagine non caricano nulla da altri siti; metterla in static/ e scriverne il percorso", source.Shorten(string(node.Destination)))
	}
}

// of is the place of a node: Markdown keeps that of texts and blocks, an inline node is where its text begins.
func (b *body) of(node ast.Node) source.Pos {
	for child := node.FirstChild(); child != nil; child = child.FirstChild() {
		if t, ok := child.(*ast.Text); ok {
			return b.at(t.Segment.Start)
		}
	}
	for ; node != nil; node = node.Parent() {
		if node.Type() == ast.TypeBlock && node.Lines() != nil && node.Lines().Len() > 0 {
			pos := b.at(node.Lines().At(0).Start)
			pos.Col = 0
			return pos
		}
	}
	return source.Pos{File: b.page.File}
}

func (b *body) at(offset int) source.Pos { return placeIn(b.page, offset) }

// placeIn gives the row and column of a byte of the body.
func placeIn(page source.Page, offset int) source.Pos {
	before := page.Body[:offset]
	line := before[strings.LastIndexByte(before, '\n')+1:]
	return source.Pos{File: page.File, Row: page.BodyRow + strings.Count(before, "\n"), Col: utf8.RuneCountInString(line) + 1}
}
