package settings

import (
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/source"
)

// checker collects what is wrong with the settings.
type checker struct {
	project fs.FS
	places  source.TOML
	errs    source.Errors
}

func (c *checker) addf(key, format string, args ...any) {
	c.errs.Addf(c.places.At(key), format, args...)
}

// check refuses settings that the pages could not link to or the catalogue could not quote (RFC 3986, RFC 5322).
func (c *checker) check(f file) {
	if _, fault := base(f.BaseURL); fault != "" {
		c.addf("baseURL", "«baseURL» è «%s»: %s; ci si aspettava l'indirizzo del sito, come https://www.esempio.it/ambiti/", source.Shorten(f.BaseURL), fault)
	}
	if strings.TrimSpace(f.Title) == "" {
		c.addf("title", "«title» è vuoto: ci si aspettava il nome del sito")
	}
	p := f.Params
	for _, setting := range [][2]string{{"title", f.Title}, {"params.tagline", p.Tagline}, {"params.publisher.name", p.Publisher.Name},
		{"params.parent.name", p.Parent.Name}, {"params.contact.name", p.Contact.Name}, {"params.logo.alt", p.Logo.Alt}} {
		if r, found := source.FirstUnseen(setting[1]); found {
			c.addf(setting[0], "«%s» contiene un carattere di controllo o che non si vede (%U): riscrivere il testo a mano", setting[0], r)
		}
	}
	if _, err := catalogue.ParseDate(p.Date); err != nil {
		c.addf("params.date", "«params.date» è «%s»: ci si aspettava il giorno per cui vale il sito, come 2026-12-31", source.Shorten(p.Date))
	}
	c.organisation("params.publisher", p.Publisher)
	c.organisation("params.contact", p.Contact)
	c.address("params.accessibility.declaration", p.Accessibility.Declaration)
	c.address("params.accessibility.feedback", p.Accessibility.Feedback)
	c.address("params.privacy.officer", p.Privacy.Officer)
	c.parent(p.Parent)
	c.feedback("params.feedback.errors", p.Feedback.Errors)
	c.feedback("params.feedback.clarity", p.Feedback.Clarity)
	c.logo(p.Logo)
	c.foreign(p.Foreign)
	c.menus(f.Menus)
}

// foreign wants tags of languages, and words of letters: they are searched for in the texts as they stand.
func (c *checker) foreign(words foreign) {
	for _, tag := range slices.Sorted(maps.Keys(words)) {
		key := "params.foreign." + tag
		if parsed, err := language.Parse(tag); err != nil || parsed.String() != tag {
			c.addf(key, "«%s» non è la sigla di una lingua: ci si aspettava una sigla come «en» o «fr»", source.Shorten(tag))
		}
		if i := slices.IndexFunc(words[tag], func(word string) bool { return !wordForm.MatchString(word) }); i >= 0 {
			c.addf(key, "«%s» non è una parola: ci si aspettavano lettere, con spazi, trattini o apostrofi in mezzo", source.Shorten(words[tag][i]))
		}
	}
}

func (c *checker) organisation(key string, o Organisation) {
	if o.URL != "" && !source.IsWebAddress(o.URL) {
		c.addf(key+".url", "«%s.url» è «%s»: ci si aspettava un indirizzo come https://www.esempio.it/pagina", key, source.Shorten(o.URL))
	}
	if o.Code != "" && !codeForm.MatchString(o.Code) {
		c.addf(key+".code", "«%s.code» è «%s»: ci si aspettavano lettere, cifre e trattini bassi, come in r_lombar", key, source.Shorten(o.Code))
	}
	for _, setting := range [][2]string{{key + ".email", o.Email}, {key + ".pec", o.PEC}} {
		if setting[1] != "" && !source.IsMailAddress(setting[1]) {
			c.addf(setting[0], "«%s» è «%s»: ci si aspettava un indirizzo come nome@esempio.it", setting[0], source.Shorten(setting[1]))
		}
	}
	if o.Phone != "" && !phoneForm.MatchString(o.Phone) {
		c.addf(key+".phone", "«%s.phone» è «%s»: ci si aspettava un numero come +39 02 1234567", key, source.Shorten(o.Phone))
	}
}

// address wants an e-mail or a web address, or nothing.
func (c *checker) address(key, text string) {
	if text != "" && !source.IsMailAddress(text) && !source.IsWebAddress(text) {
		c.addf(key, "«%s» è «%s»: ci si aspettava un indirizzo come nome@esempio.it o https://www.esempio.it/pagina", key, source.Shorten(text))
	}
}

// parent wants a link that has a name.
func (c *checker) parent(p parent) {
	if p.URL != "" && !source.IsWebAddress(p.URL) {
		c.addf("params.parent.url", "«params.parent.url» è «%s»: ci si aspettava un indirizzo come https://www.esempio.it/", source.Shorten(p.URL))
	}
	if p.URL != "" && strings.TrimSpace(p.Name) == "" {
		c.addf("params.parent.url", "c'è l'indirizzo ma «params.parent.name» è vuoto: ci si aspettava il nome dell'ente a cui porta")
	}
}

// feedback wants an address that the address of a page can be added to.
func (c *checker) feedback(key, text string) {
	c.address(key, text)
	if strings.Contains(text, "#") {
		c.addf(key, "«%s» è «%s»: contiene «#», dopo il quale non si può aggiungere la pagina; ci si aspettava un indirizzo come https://www.esempio.it/modulo", key, source.Shorten(text))
	}
}

func (c *checker) logo(l logo) {
	if l.File == "" {
		return
	}
	name := path.Join("assets", l.File)
	info, err := fs.Stat(c.project, name)
	if !fs.ValidPath(name) || !strings.HasPrefix(name, "assets/") || err != nil || info.IsDir() {
		c.addf("params.logo.file", "il logo «%s» non c'è: ci si aspettava il percorso di un file sotto assets/, come loghi/ente.svg", source.Shorten(l.File))
	}
	if strings.TrimSpace(l.Alt) == "" {
		c.addf("params.logo.file", "c'è il logo ma «params.logo.alt» è vuoto: ci si aspettava il nome da leggere a chi non lo vede")
	}
}

// menus wants each item to have a name and to lead to a page. The header has room for five (the Region's design system).
func (c *checker) menus(menus map[string][]item) {
	shown := []string{"main", "esplora", "informazioni"} // layouts/_partials/frame: navigation.html, footer-links.html
	for name, items := range menus {
		if !slices.Contains(shown, name) {
			c.addf("menus."+name, "il menu «%s» non è fra quelli del sito: ci si aspettava «%s»", source.Shorten(name), strings.Join(shown, "», «"))
		}
		for _, item := range items {
			if strings.TrimSpace(item.Name) == "" || strings.ContainsFunc(item.Name, source.Unseen) {
				c.addf("menus."+name, "una voce del menu «%s» non ha un nome che si legga: «name» è «%s»", source.Shorten(name), source.Shorten(item.Name))
			}
			if item.Parent != "" && !named(first(items), item.Parent) {
				c.addf("menus."+name, "la voce «%s» del menu «%s» sta sotto «%s», che non è una voce di primo livello dello stesso menu", source.Shorten(item.Name), source.Shorten(name), source.Shorten(item.Parent))
			}
			if !c.isPage(item.PageRef) {
				c.addf("menus."+name, "la voce «%s» del menu «%s» porta a «%s»: ci si aspettava una pagina o una sezione di content/, come /ambiti", source.Shorten(item.Name), source.Shorten(name), source.Shorten(item.PageRef))
			}
		}
	}
	if n := len(first(menus["main"])); n == 0 || n > 5 {
		c.addf("menus.main", "il menu in testa alla pagina ha %d voci: ci si aspettavano da una a cinque", n)
	}
}

// first gives the items of a menu that stand at its first level.
func first(menu []item) []item {
	return slices.DeleteFunc(slices.Clone(menu), func(i item) bool { return i.Parent != "" })
}

func named(menu []item, name string) bool {
	return slices.ContainsFunc(menu, func(i item) bool { return i.Name == name })
}

// isPage tells whether an address is that of a page that a person wrote.
func (c *checker) isPage(address string) bool {
	name, ok := strings.CutPrefix(address, "/")
	name = "content/" + strings.TrimSuffix(name, "/")
	if !ok || !fs.ValidPath(name) {
		return false
	}
	for _, file := range []string{name + ".md", name + "/_index.md"} {
		if _, err := fs.Stat(c.project, file); err == nil {
			return true
		}
	}
	return false
}

var (
	phoneForm = regexp.MustCompile(`^\+?[0-9][0-9 ./()-]*$`)
	wordForm  = regexp.MustCompile(`^\p{L}+(?:[ '’-]\p{L}+)*$`)
	codeForm  = regexp.MustCompile(`^[A-Za-z0-9_]+$`)
)
