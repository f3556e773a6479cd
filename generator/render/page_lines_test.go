package render

import "testing"

func TestAPageLosesTheBlanksOfItsTemplatesAndNoneThatShow(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"indents and empty lines go", "<ul>\n\n    <li>uno</li>\n  \n\t<li>due</li>\n</ul>\n", "<ul>\n<li>uno</li>\n<li>due</li>\n</ul>\n"},
		{"blanks between words stay", "<p>Ambito <b>Lodi</b>\n  e  altri</p>", "<p>Ambito <b>Lodi</b>\ne  altri</p>"},
		{"a text laid out by its author stays", "  <pre>\n  a\n\n    b\n  </pre>\n  <p>", "<pre>\n  a\n\n    b\n  </pre>\n<p>"},
		{"also after another on one line", " <pre>x</pre> <pre>\n y\n </pre>\n <p>", "<pre>x</pre> <pre>\n y\n </pre>\n<p>"},
		{"an empty page is empty", "", ""},
	} {
		if got := string(squeezed([]byte(c.page))); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
