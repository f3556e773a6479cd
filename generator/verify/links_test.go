package verify

import (
	"testing"
	"testing/fstest"
)

func TestBrokenAddressesAreReported(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"missing page", `<p><a href="comuni/">x</a></p>`, "index.html:13: href «comuni/»: il file comuni/index.html non esiste"},
		{"missing page by its full address", `<p><a href="` + base + `comuni/">x</a></p>`, "comuni/index.html non esiste"},
		{"folder without slash", `<p><a href="ambiti">x</a></p>`, "manca la barra finale"},
		{"home without slash", `<p><a href="/servizi/ambiti">x</a></p>`, "manca la barra finale"},
		{"base forgotten", `<p><a href="/ambiti/">x</a></p>`, "fuori dalla cartella del sito"},
		{"too many dots", `<p><a href="../ambiti/">x</a></p>`, "fuori dalla cartella del sito"},
		{"capitals differ", `<p><a href="Ambiti/">x</a></p>`, "non esiste"},
		{"empty link", `<p><a href="">x</a></p>`, "vuoto"},
		{"missing anchor here", `<p><a href="#due">x</a></p>`, "href: in questo file nessun elemento ha l'id «due»"},
		{"missing anchor elsewhere", `<p><a href="ambiti/#due">x</a></p>`, "in ambiti/index.html non c'è l'ancora «due»"},
		{"anchor on a redirect", `<p><a href="ambiti/50083/#uno">x</a></p>`, "non c'è l'ancora"},
		{"missing image", `<p><img src="img/b.png" alt=""></p>`, "src «img/b.png»"},
		{"missing candidate of srcset", `<p><img src="img/a.svg" srcset="img/a.svg 1x, img/b.svg 2x" alt=""></p>`, "srcset «img/b.svg»"},
		{"missing form target", `<form action="cerca/"></form>`, "action «cerca/»"},
		{"missing script", `<script src="js/a.js"></script>`, "src «js/a.js»"},
		{"missing symbol", `<svg><use href="img/a.svg#altra"/></svg>`, "in img/a.svg non c'è l'ancora «altra»"},
		{"missing symbol by xlink", `<svg><use xlink:href="#altra"/></svg>`, "xlink:href: in questo file nessun elemento ha l'id «altra»"},
		{"missing link in a drawing", `<svg><a href="comuni/"><path d="M0"/></a></svg>`, "comuni/index.html non esiste"},
		{"missing gradient", `<svg><path fill="url(#g)" d="M0"/></svg>`, "nessun elemento ha l'id «g»"},
		{"missing download", `<p><a href="ambiti/ambiti.xlsx">x</a></p>`, "ambiti/ambiti.xlsx non esiste"},
		{"missing picture in a style attribute", `<p style="background: url('img/b.png')">x</p>`, "url() «img/b.png»"},
		{"missing label", `<label for="q">x</label>`, "for: in questo file nessun elemento ha l'id «q»"},
		{"missing description of a part", `<p aria-describedby="contenuto nota">x</p>`, "aria-describedby: in questo file nessun elemento ha l'id «nota»"},
		{"space in an address", `<p><a href="ambiti/a b.csv">x</a></p>`, "spazio"},
		{"backslash in an address", `<p><a href="ambiti\ambiti.csv">x</a></p>`, "non ammesso"},
		{"bad escape", `<p><a href="%zz">x</a></p>`, "non è un indirizzo valido"},
		{"script address", `<p><a href="javascript:alert(1)">x</a></p>`, "indirizzi «javascript:» non ammessi"},
		{"data as a link", `<p><a href="data:text/html,x">x</a></p>`, "può stare solo in ciò che la pagina carica"},
		{"outside address without a name", `<p><a href="https://">x</a></p>`, "manca il nome del sito"},
		{"mail without an at sign", `<p><a href="mailto:example.org">x</a></p>`, "posta"},
		{"telephone with letters", `<p><a href="tel:ufficio">x</a></p>`, "telefono"},
		{"image from another site", `<p><img src="https://cdn.example.com/a.png" alt=""></p>`, "a un altro sito"},
		{"script from another site", `<script src="//cdn.example.com/a.js"></script>`, "a un altro sito"},
		{"frame from another site", `<iframe src="https://www.example.com/" title="x"></iframe>`, "a un altro sito"},
		{"picture by another scheme", `<p><img src="http://example.org/servizi/ambiti/img/a.svg" alt=""></p>`, "a un altro sito"},
		{"font from another site", `<style>@font-face{src:url(https://fonts.example.com/a.woff2)}</style>`, "a un altro sito"},
		{"style import from another site", `<style>@import "https://example.com/a.css";</style>`, "a un altro sito"},
		{"symbol from another site", `<svg><use href="https://example.com/a.svg#x"/></svg>`, "a un altro sito"},
		{"ping", `<p><a href="ambiti/" ping="https://example.com/">x</a></p>`, "a un altro sito"},
	} {
		t.Run(c.name, func(t *testing.T) { expect(t, verify(t, cleanSite(c.body)), c.want) })
	}
}

func TestAddressesInTheHeadAreChecked(t *testing.T) {
	for _, c := range []struct{ name, head, want string }{
		{"missing style sheet", `<link rel="stylesheet" href="css/b.css">`, "css/b.css non esiste"},
		{"style sheet from another site", `<link rel="stylesheet" href="https://example.com/a.css">`, "a un altro sito"},
		{"connection to another site", `<link rel="preconnect" href="https://example.com">`, "a un altro sito"},
		{"missing alternate", `<link rel="alternate" href="ambiti/ambiti.json">`, "non esiste"},
		{"missing page of a card", `<meta property="og:url" content="` + base + `comuni/">`, "og:url «"},
		{"image of a card elsewhere", `<meta property="og:image" content="https://example.com/a.png">`, "deve essere una pagina di questo sito"},
		{"relative address of a card", `<meta property="og:image" content="img/a.svg">`, "indirizzo completo"},
		{"second canonical", `<link rel="canonical" href="` + base + `">`, "2 indirizzi canonici"},
	} {
		t.Run(c.name, func(t *testing.T) {
			expect(t, verify(t, with(cleanSite(clean), "index.html", "</head>", c.head+"</head>")), c.want)
		})
	}
}

func TestCanonicalAndRedirectsMustLeadToPages(t *testing.T) {
	for _, c := range []struct{ name, file, from, to, want string }{
		{"canonical that does not exist", "ambiti/index.html", base + "ambiti/", base + "ambito/", "ambito/index.html non esiste"},
		{"canonical elsewhere", "ambiti/index.html", base + "ambiti/", "https://example.com/", "deve essere una pagina di questo sito"},
		{"canonical not absolute", "ambiti/index.html", base + "ambiti/", "/servizi/ambiti/ambiti/", "indirizzo completo"},
		{"no canonical", "index.html", `<link rel="canonical" href="` + base + `">`, "", "0 indirizzi canonici"},
		{"redirect to nothing", "ambiti/50083/index.html", "url=" + base + "ambiti/", "url=" + base + "x/", "meta refresh «"},
		{"redirect elsewhere", "ambiti/50083/index.html", "url=" + base + "ambiti/", "url=https://example.com/", "deve essere una pagina di questo sito"},
		{"redirect without address", "ambiti/50083/index.html", "0; url=" + base + "ambiti/", "30", "senza un indirizzo"},
		{"relative link on the page for missing addresses", "404.html", "/servizi/ambiti/\">Casa", "./\">Casa", "appare a qualunque indirizzo"},
	} {
		t.Run(c.name, func(t *testing.T) { expect(t, verify(t, with(cleanSite(clean), c.file, c.from, c.to)), c.want) })
	}
}

func TestFilesOtherThanPagesAreChecked(t *testing.T) {
	for _, c := range []struct{ name, file, text, want string }{
		{"missing font", "css/b.css", "/* url(x) */ .a::before{content:\"url(y)\"}\n@font-face{src:url(../font/u.woff2)}", "css/b.css:2: url() «../font/u.woff2»"},
		{"missing import", "css/b.css", "@import 'c.css';", "css/c.css non esiste"},
		{"import with quotes never closed", "css/b.css", "@import 'c.css", "css/c.css non esiste"},
		{"missing picture with escapes", "css/b.css", `.a{background:URL( ..\/img\/b.png )}`, "carattere non ammesso"},
		{"drawing not closed", "img/b.svg", "<svg><g></svg>", "img/b.svg:1: XML non ben formato"},
		{"drawing with two roots", "img/b.svg", "<svg/><svg/>", "2 elementi principali"},
		{"empty drawing", "img/b.svg", "", "0 elementi principali"},
		{"symbol missing in a drawing", "img/b.svg", `<svg><use href="#x"/></svg>`, "nessun elemento ha l'id «x»"},
		{"picture missing in a drawing", "img/b.svg", `<svg><image href="b.png"/></svg>`, "img/b.png non esiste"},
		{"gradient missing in a drawing", "img/b.svg", `<svg><path style="fill:url(#g)"/></svg>`, "nessun elemento ha l'id «g»"},
		{"font from another site in a drawing", "img/b.svg", "<svg><style>@import url(https://example.com/f.css);</style></svg>", "a un altro sito"},
		{"id twice in a drawing", "img/b.svg", "<svg><g id='a'/>\n<g id='a'/></svg>", "img/b.svg:2: id «a» ripetuto"},
		{"metadata not well-formed", "dati.rdf", "<a>&egrave;</a>", "dati.rdf:1: XML non ben formato"},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := cleanSite(clean)
			files[c.file] = &fstest.MapFile{Data: []byte(c.text)}
			expect(t, verify(t, files), c.want)
		})
	}
}

func TestNamespacesAndCommentsInStylesAreNotAddresses(t *testing.T) {
	files := cleanSite(clean)
	files["css/b.css"] = &fstest.MapFile{Data: []byte(`@namespace svg url(http://www.w3.org/2000/svg);
/* url(x) */ .a{content:"url(y) \" url(z)"} .b{background:url("data:image/svg+xml,%3csvg xmlns='http://www.w3.org/2000/svg'%3e")}
.curl(x){} /* never closed`)}
	if report := verify(t, files); len(report.Problems) > 0 {
		t.Errorf("problems:\n%s", lines(report.Problems))
	}
}

func TestPromisedAddressesMustExist(t *testing.T) {
	expect(t, verify(t, cleanSite(clean), "/ambiti/", "/comuni/"), "/comuni/: indirizzo previsto ma assente: il file comuni/index.html non esiste")
	expect(t, verify(t, cleanSite(clean), "/ambiti/ambiti.xlsx"), "previsto ma assente")
}

func TestNamesThatDifferByTheirCapitalsAreOneFile(t *testing.T) {
	files := cleanSite(clean)
	files["AMBITI/ambiti.csv"] = &fstest.MapFile{}
	expect(t, verify(t, files), "maiuscole")
}
