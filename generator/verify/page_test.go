package verify

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

func TestWhatABrowserWouldReadOtherwiseIsReported(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"element never closed", "\n<section><p>x</p>", "index.html:15: un browser qui non si aspetta </main> ma </section>, aperto alla riga 14"},
		{"elements crossed", `<p><b><i>x</b></i></p>`, "</b> ma </i>"},
		{"end without start", `<p>x</p></div>`, "non si aspetta </div>"},
		{"end of a void element", `<p>x</br></p>`, "non si aspetta </br>"},
		{"end tag left out", `<ul><li>a</ul>`, "</ul> ma </li>"},
		{"slash that closes nothing", `<div/></div>`, "non si aspetta </div>"},
		{"block in a paragraph", `<p><span><ul><li>x</li></ul></span></p>`, "<ul> ma </span>"},
		{"heading in a heading", `<h2><h3>x</h3></h2>`, "<h3> ma </h2>"},
		{"link in a link", `<a href="ambiti/"><span><a href="ambiti/">x</a></span></a>`, "<a> ma </span>"},
		{"form in a form", `<form action="ambiti/"><div><form action="ambiti/"></form></div></form>`, "<form> ma </div>"},
		{"row without a group", `<table><tr><td>x</td></tr></table>`, "<tr> ma <tbody>"},
		{"cell without a row", `<table><tbody><td>x</td></tbody></table>`, "<td> ma <tr>"},
		{"division in a table", `<table><div>x</div></table>`, "<table> ma <div>"},
		{"HTML in a drawing", `<svg><g><div></div></g></svg>`, "<div> ma </g>"},
		{"text that never ends", `<plaintext>x</plaintext>`, ""},
		{"script that never ends", `<script>x</scripts>`, ""},
		{"comment in a script", `<script>a<!--<script></script>`, ""},
		{"HTML left out by Hugo", `<!-- raw HTML omitted -->`, "HTML scritto nel testo Markdown e scartato"},
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
		{"no h1", "<h1>Casa</h1>", "", "0 titoli principali"},
		{"no title", "<title>Casa</title>", "", "non ha un titolo"},
		{"blank title", "<title>Casa</title>", "<title> &nbsp; </title>", "non ha un titolo"},
		{"title of another page", "<title>Casa</title>", "<title>\n Ambiti</title>", "il titolo «Ambiti» è già quello di ambiti/index.html"},
		{"no description", `<meta name="description" content="Pagina di prova: Casa">`, "", "non ha una descrizione"},
		{"empty description", `content="Pagina di prova: Casa"`, `content=" "`, "non ha una descrizione"},
		{"second description", "</head>", `<meta name="description" content="x"></head>`, "ripetuta"},
		{"paragraph in the head", "</head>", "<p>x</p></head>", "<p> ma </head>"},
		{"element after the end", "</html>", "</html><p>x</p>", "</body> ma <p>"},
		{"cut inside a tag", "</html>\n", "</html", "finisce prima di </html>"},
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

func TestRedirectsNeedNoHeadingDescriptionOrOwnTitle(t *testing.T) {
	files := cleanSite(clean)
	files["ambiti/50084/index.html"] = files["ambiti/50083/index.html"]
	if report := verify(t, files); len(report.Problems) > 0 {
		t.Errorf("problems:\n%s", lines(report.Problems))
	}
}
