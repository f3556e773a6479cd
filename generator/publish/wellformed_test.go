package publish

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"
)

// with changes one file of a site; a test whose text is not there proves nothing.
func with(files fstest.MapFS, name, from, to string) fstest.MapFS {
	data := files[name].Data
	if !bytes.Contains(data, []byte(from)) {
		panic(name + " does not contain " + from)
	}
	files[name] = &fstest.MapFile{Data: bytes.Replace(data, []byte(from), []byte(to), 1)}
	return files
}

func TestBadlyFormedBodiesAreReported(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"element never closed", "\n<section><p>x</p>", "index.html:14: <section> non è chiuso prima di </main> alla riga 15"},
		{"elements crossed", `<p><b><i>x</b></i></p>`, ""},
		{"end without start", `<p>x</p></div>`, "</div> chiude un elemento che non è aperto"},
		{"end of a void element", `<p>x</br></p>`, "</br> chiude un elemento"},
		{"end tag left out", `<ul><li>a</ul>`, "<li> non è chiuso prima di </ul>"},
		{"slash that closes nothing", `<div/></div>`, "la barra finale non chiude"},
		{"block in a paragraph", `<p><span><ul><li>x</li></ul></span></p>`, "<ul> dentro <p>"},
		{"heading in a heading", `<h2><h3>x</h3></h2>`, "<h3> dentro <h2>"},
		{"link in a link", `<a href="ambiti/"><span><a href="ambiti/">x</a></span></a>`, "dentro un altro <a>"},
		{"form in a form", `<form action="ambiti/"><div><form action="ambiti/"></form></div></form>`, "dentro un altro <form>"},
		{"item outside a list", `<li>x</li>`, "<li> deve stare in <ul> o <ol> o <menu>, non in <main>"},
		{"anything in a list", `<ul><p>x</p></ul>`, "<p> non può stare direttamente in <ul>"},
		{"text in a list", `<ul>ciao<li>x</li></ul>`, "testo fuori posto: «ciao»"},
		{"text in a table", `<table><tr>ciao<td>x</td></tr></table>`, "testo fuori posto"},
		{"cell without a row", `<table><tbody><td>x</td></tbody></table>`, "<td> non può stare direttamente in <tbody>"},
		{"division in a table", `<table><div>x</div></table>`, "<div> non può stare"},
		{"term outside a list", `<dt>x</dt>`, "<dt> deve stare in <dl>"},
		{"text loose in a drawing", `<svg><g>path d="M0"/&gt;</g></svg>`, "testo fuori posto"},
		{"drawing in another namespace", `<svg xmlns="http:/www.w3.org/2000/svg"></svg>`, "xmlns"},
		{"HTML in a drawing", `<svg><g><div></div></g></svg>`, "non può stare in un disegno"},
		{"less-than in the text", `<p>a < b</p>`, "< o un > non scritto"},
		{"rest of a tag", `<p>a br>b</p>`, "< o un > non scritto"},
		{"less-than before a word", "<p>a\n<codice></codice></p>", "index.html:14: <codice> non è un elemento HTML"},
		{"less-than before a slash", `<p>a </ b></p>`, "non è un commento"},
		{"processing instruction", `<?xml version="1.0"?>`, "non è un commento"},
		{"CDATA", `<svg><text><![CDATA[x]]></text></svg>`, "non è un commento"},
		{"comment in a comment", `<!-- a <!-- b -->`, "commento dentro un commento"},
		{"comment that a browser ends at once", `<!--><b>x</b>-->`, "il commento finisce prima di -->"},
		{"comment that a browser ends before", `<!-- a --!><b>x</b> -->`, "il commento finisce prima di -->"},
		{"HTML left out by Hugo", `<!-- raw HTML omitted -->`, "HTML scritto nel testo Markdown e scartato"},
		{"comment in a script", `<script>a<!--<script></script>`, "in uno script ne sposta la fine"},
		{"text that never ends", `<plaintext>x</plaintext>`, ""},
		{"script that never ends", `<script>x</scripts>`, ""},
		{"unknown character", `<p>caff&egrav;</p>`, "«&egrav» non è un carattere speciale noto"},
		{"character without semicolon", `<p>&copy 2026</p>`, "«&copy» non è"},
		{"ampersand in an address", `<p><a href="?a=1&lang=it">x</a></p>`, "nel valore di href, «&lang»"},
		{"character zero", `<p>&#0;</p>`, "«&#0» non è"},
		{"value without quotes", `<p class=a>x</p>`, "il valore di class non è tra virgolette"},
		{"value without quotes, with a blank", `<p title="Uno" class="a" data-x=uno due>x</p>`, ""},
		{"rest of a value", `<p title="Il "Piano" sociale">x</p>`, ""},
		{"attribute twice", `<p class="a" class="b">x</p>`, "attributo class ripetuto"},
		{"attributes glued together", `<p class="a"title="b">x</p>`, "manca uno spazio"},
		{"less-than in a value", `<p title="a<b">x</p>`, "nel valore di title c'è un <"},
		{"attribute without a value", `<p title>x</p>`, "l'attributo title non ha un valore"},
		{"end tag with an attribute", `<p>x</p class="a">`, "una chiusura non ha attributi"},
		{"stray slash", `<p / class="a">x</p>`, "barra fuori posto"},
		{"id twice", "<p id=\"a\">x</p>\n<p id=\"a\">y</p>", "index.html:14: id «a» ripetuto: è già alla riga 13"},
		{"empty id", `<p id="">x</p>`, "vuoto"},
		{"second h1", `<h1>x</h1>`, "2 titoli principali"},
		{"control character", "<p>a\x01b</p>", "carattere di controllo U+0001"},
		{"value thrown away by a template", `<p><a href="#ZgotmplZ">x</a></p>`, ""},
		{"value that does not exist", `<p>&lt;no value&gt;</p>`, "valore che non esiste"},
	} {
		t.Run(c.name, func(t *testing.T) {
			report := verify(t, cleanSite(c.body))
			switch {
			case c.want != "":
				expect(t, report, c.want)
			case len(report.Problems) == 0:
				t.Error("no problem found")
			}
		})
	}
}

func TestPagesMustSayWhatTheyAre(t *testing.T) {
	for _, c := range []struct{ name, from, to, want string }{
		{"no language", ` lang="it"`, ``, "non dichiara la lingua"},
		{"other language", `lang="it"`, `lang="en"`, "non dichiara la lingua"},
		{"no h1", "<h1>Casa</h1>", "", "0 titoli principali"},
		{"no title", "<title>Casa</title>", "", "non ha un titolo"},
		{"blank title", "<title>Casa</title>", "<title> &nbsp; </title>", "non ha un titolo"},
		{"title of another page", "<title>Casa</title>", "<title>\n Ambiti</title>", "il titolo «Ambiti» è già quello di ambiti/index.html"},
		{"less-than in the title", "<title>Casa</title>", "<title>Casa <1</title>", "< o un > non scritto"},
		{"no description", `<meta name="description" content="Pagina di prova: Casa">`, "", "non ha una descrizione"},
		{"empty description", `content="Pagina di prova: Casa"`, `content=" "`, "non ha una descrizione"},
		{"second description", "</head>", `<meta name="description" content="x"></head>`, "ripetuta"},
		{"no doctype", "<!DOCTYPE html>", "", "manca <!DOCTYPE html>"},
		{"old doctype", "<!DOCTYPE html>", `<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN">`, "atteso <!DOCTYPE html>"},
		{"title in the body", "<h1>", "<title>x</title><h1>", "<title> deve stare in <head>"},
		{"paragraph in the head", "</head>", "<p>x</p></head>", "<p> non può stare direttamente in <head>"},
		{"text after the end", "</html>", "</html>ciao", "testo fuori posto"},
		{"element after the end", "</html>", "</html><p>x</p>", "<p> fuori da <html>"},
		{"cut inside a tag", "</html>\n", "</html", "finisce a metà"},
		{"cut inside a comment", "</html>\n", "</html><!-- x", "il commento non è chiuso"},
	} {
		t.Run(c.name, func(t *testing.T) {
			report := verify(t, with(cleanSite(clean), "index.html", c.from, c.to))
			if !strings.Contains(lines(report.Problems), c.want) || len(report.Problems) > 2 {
				t.Errorf("problems:\n%s\nwant %q", lines(report.Problems), c.want)
			}
		})
	}
}

func TestPagesMustBeUTF8(t *testing.T) {
	files := cleanSite("<p>citt\xe0</p>")
	delete(files, "ambiti/index.html")
	if report := verify(t, files); !strings.Contains(lines(report.Problems), "index.html: il file non è scritto in UTF-8") {
		t.Errorf("problems:\n%s", lines(report.Problems))
	}
}

// A byte of markup that gets lost anywhere must not go unnoticed.
func TestEveryLostByteOfMarkupIsNoticed(t *testing.T) {
	body := `<nav aria-label="x"><ol><li><a href="ambiti/#uno">a</a></li></ol></nav>
<table><caption>x</caption><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>b<br>c</td></tr></tbody></table>
<svg viewBox="0 0 1 1"><title>x</title><a href="ambiti/"><path d="M0 0"/></a><text>x<tspan>y</tspan></text></svg>`
	files := cleanSite(body)
	page := files["index.html"].Data
	for i, c := range page {
		if !bytes.ContainsRune([]byte(`<>"`), rune(c)) {
			continue
		}
		files["index.html"] = &fstest.MapFile{Data: append(bytes.Clone(page[:i]), page[i+1:]...)}
		if len(verify(t, files).Problems) == 0 {
			t.Errorf("without %q at the end of %q no problem is found", c, page[max(0, i-30):i])
		}
	}
}

func TestRedirectsNeedNoHeadingDescriptionOrOwnTitle(t *testing.T) {
	files := cleanSite(clean)
	files["ambiti/50084/index.html"] = files["ambiti/50083/index.html"]
	if report := verify(t, files); len(report.Problems) > 0 {
		t.Errorf("problems:\n%s", lines(report.Problems))
	}
}

// Eight bytes are looked at together: none may hide what stands beside it, wherever in the eight it is.
func TestAControlCharacterIsFoundAmongAnyOthers(t *testing.T) {
	for c := range 256 {
		for _, around := range []byte{'a', '~', ' ', '\n', 0x80, 0xff} {
			for at := range 19 {
				data := bytes.Repeat([]byte{around}, 19)
				data[at] = byte(c)
				want := -1
				if isControl(byte(c)) {
					want = at
				}
				if got := controlAt(data); got != want {
					t.Errorf("%#x at %d among %#x is found at %d, want %d", c, at, around, got, want)
				}
			}
		}
	}
}
