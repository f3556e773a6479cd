package content

import (
	"maps"
	"slices"
	"strings"

	"github.com/gohugoio/hugo/parser/metadecoders"

	"ambitilombardia/generator/source"
)

// check wants the head of a page to have what its kind asks for, and nothing else: every other key is a slip of the pen, or
// one of those with which Hugo moves and hides pages.
func (k kind) check(page source.Page, errs *source.Errors) {
	fixed := slices.Sorted(maps.Keys(k.fixed))
	groups := slices.Sorted(maps.Keys(k.groups))
	allowed := slices.Concat([]string{"title", "description"}, k.texts, k.perhaps, k.numbers, k.lists, k.optional, groups, fixed)
	if k.glossary {
		allowed = append(allowed, "voci")
	}
	for _, key := range page.Keys() {
		if !slices.Contains(allowed, key.Text) {
			*errs = append(*errs, unexpected(key, allowed))
		}
	}
	for _, key := range slices.Concat([]string{"title", "description"}, k.texts) {
		_, err := page.Text(key)
		errs.Add(page.File, err)
	}
	for _, key := range k.perhaps {
		if page.Has(key) {
			_, err := page.Text(key)
			errs.Add(page.File, err)
		}
	}
	for _, key := range k.numbers {
		if page.Has(key) {
			_, err := page.Number(key)
			errs.Add(page.File, err)
		}
	}
	for _, key := range k.lists {
		_, err := page.List(key)
		errs.Add(page.File, err)
	}
	for _, key := range k.optional {
		if page.Has(key) {
			_, err := page.List(key)
			errs.Add(page.File, err)
		}
	}
	for _, key := range groups {
		_, err := page.Groups(key, k.groups[key])
		errs.Add(page.File, err)
	}
	for _, key := range fixed {
		k.checkFixed(page, key, errs)
	}
	if k.glossary {
		checkGlossary(page, errs)
	}
	if _, err := metadecoders.Default.UnmarshalToMap([]byte(page.Head), metadecoders.YAML); err != nil {
		errs.Addf(source.Pos{File: page.File, Row: 1}, "Hugo non legge i dati in testa alla pagina: scrivere ogni valore in modo semplice, fra virgolette doppie")
	}
}

// checkFixed wants a key to have the very value that addresses or templates count on.
func (k kind) checkFixed(page source.Page, key string, errs *source.Errors) {
	want := k.fixed[key]
	values, err := page.List(key)
	if err != nil {
		var one source.Value
		one, err = page.Text(key)
		values = []source.Value{one}
	}
	same := err == nil && slices.EqualFunc(values, want, func(got source.Value, want string) bool { return got.Text == want })
	if !same {
		pos := source.Pos{File: page.File, Row: 1}
		if len(values) > 0 && values[0].Row > 0 {
			pos = values[0].Pos
		}
		errs.Addf(pos, "«%s» deve restare «%s»: il programma ci conta", key, strings.Join(want, "», «"))
	}
}

// terms are the entries of the glossary that the templates show where the question arises (layouts/_partials/words/word.html).
var terms = []string{"ambito", "ats", "asst", "piano-di-zona", "a-chi-rivolgersi", "che-cosa-chiedere"}

// glossaryKeys are what an entry of the glossary says.
var glossaryKeys = []string{"id", "nome", "domanda", "testo", "fonte"}

func checkGlossary(page source.Page, errs *source.Errors) {
	entries, err := page.Groups("voci", glossaryKeys)
	errs.Add(page.File, err)
	if err != nil {
		return
	}
	seen := map[string]bool{}
	for _, entry := range entries {
		id := entry["id"]
		if !anchorForm.MatchString(id.Text) {
			errs.Addf(id.Pos, "«%s» non può essere il nome di un punto della pagina: ci si aspettavano minuscole senza accenti, cifre e trattini", id.Text)
		}
		if seen[id.Text] {
			errs.Addf(id.Pos, "la voce «%s» c'è già: ognuna ha il suo id", id.Text)
		}
		seen[id.Text] = true
	}
	for _, term := range terms {
		if !seen[term] {
			errs.Addf(source.Pos{File: page.File}, "manca la voce con id «%s»: altre pagine la mostrano", term)
		}
	}
}

// unexpected says of a key that Hugo knows what it would do.
func unexpected(key source.Value, allowed []string) source.Error {
	switch strings.ToLower(key.Text) { // as Hugo reads it
	case "url", "slug", "aliases", "path", "permalink", "type", "layout", "kind", "outputs", "markup", "translationkey", "lang", "locale":
		return source.Errorf(key.Pos, "«%s» darebbe alla pagina un altro indirizzo o un altro modello: gli indirizzi del sito non cambiano, togliere la chiave", key.Text)
	case "draft", "date", "publishdate", "published", "pubdate", "expirydate", "unpublishdate", "lastmod", "modified", "build", "_build", "headless", "sitemap", "unlisted":
		return source.Errorf(key.Pos, "«%s» toglierebbe la pagina dal sito o la farebbe dipendere dal giorno: togliere la chiave", key.Text)
	case "cascade":
		return source.Errorf(key.Pos, "«%s» cambierebbe anche le pagine che stanno sotto: togliere la chiave", key.Text)
	case "menu", "menus":
		return source.Errorf(key.Pos, "«%s» cambierebbe il menu: le sue voci stanno in hugo.toml, togliere la chiave", key.Text)
	}
	return source.Unexpected(key, allowed)
}
