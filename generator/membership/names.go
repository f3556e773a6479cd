package membership

import (
	"slices"
	"strings"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/source"
)

// register finds things by a code, or by a name however it is written. Several may share a name.
type register[T any] struct {
	byCode     map[string]T
	byLikeness map[string][]T
	code       func(text string) string // a code as it is kept here, from how others write it
}

// coded gives the thing of a code.
func (r register[T]) coded(text string) (T, bool) {
	thing, ok := r.byCode[r.code(text)]
	return thing, ok
}

// named gives the things of a name.
func (r register[T]) named(name string) []T { return r.byLikeness[likeness(name)] }

// perhaps is the end of a message about a name that nothing has: the one thing whose name is a slip of the pen away, or has
// all the words of this one, or the other way round.
func (r register[T]) perhaps(name string, call func(T) string) string {
	key := likeness(name)
	if key == "" {
		return ""
	}
	var near []T
	for other, things := range r.byLikeness {
		if source.OneSlip(key, other) || contains(other, key) || contains(key, other) {
			near = append(near, things...)
		}
	}
	if len(near) != 1 {
		return ""
	}
	return "; forse " + call(near[0]) + "?"
}

// likeness is what a name is known by: its words without case, accents, marks and order, and without those that only say what
// it is: «Ambito Territoriale di Broni/Casteggio» is «Broni e Casteggio».
func likeness(name string) string {
	words := strings.Split(catalogue.Slug(name), "-")
	words = slices.DeleteFunc(words, func(w string) bool { return slices.Contains(smallWords, w) })
	slices.Sort(words)
	return strings.Join(slices.Compact(words), " ")
}

var smallWords = strings.Fields("ambito ambiti territoriale sociale distretto sociosanitario piano zona comune citta " +
	"di del della dei degli delle da d e ed il la in a al con l")

// contains tells whether all the words of part stand in whole.
func contains(whole, part string) bool {
	words := strings.Fields(whole)
	return part != "" && !slices.ContainsFunc(strings.Fields(part), func(w string) bool { return !slices.Contains(words, w) })
}

func comuniOf(c *catalogue.Catalogue) register[catalogue.Comune] {
	r := register[catalogue.Comune]{map[string]catalogue.Comune{}, map[string][]catalogue.Comune{}, istatCode}
	for _, m := range c.Comuni {
		r.byCode[string(m.Code)] = m
		names := []string{m.Name}
		for _, other := range c.SpellingsOf(m.Code) {
			names = append(names, other.Name)
		}
		r.name(m, names...)
	}
	return r
}

func ambitiOf(c *catalogue.Catalogue) register[catalogue.Ambito] {
	r := register[catalogue.Ambito]{map[string]catalogue.Ambito{}, map[string][]catalogue.Ambito{}, ambitoCode}
	for _, a := range c.Ambiti {
		r.byCode[string(a.Code)] = a
		if a.Register != "" {
			r.byCode[string(a.Register)] = a
		}
		r.name(a, a.Name)
	}
	return r
}

// name notes how a thing is called, once for names that are alike.
func (r register[T]) name(thing T, names ...string) {
	keys := make([]string, len(names))
	for i, name := range names {
		keys[i] = likeness(name)
	}
	slices.Sort(keys)
	for _, key := range slices.Compact(keys) {
		r.byLikeness[key] = append(r.byLikeness[key], thing)
	}
}

func istatCode(text string) string {
	code, _ := catalogue.ReadISTATCode(text)
	return string(code)
}

// ambitoCode reads the code of the coding table or of the national register, in whatever case.
func ambitoCode(text string) string { return strings.ToLower(strings.TrimSuffix(text, ".0")) }
