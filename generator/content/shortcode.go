package content

import (
	"regexp"
	"slices"
	"strings"

	"ambitilombardia/generator/source"
)

// shortcodes are the ones that a page may call, with the arguments of each. Hugo has more, most of which load something from
// other sites.
var shortcodes = map[string]string{
	"relref":    `{{< relref "/ambiti" >}}`,
	"contatto":  `{{< contatto >}}`,
	"recapito":  `{{< recapito "privacy" "officer" >}}`,
	"straniera": `{{< straniera "caregiver" >}}`,
}

// addresses are the settings under params that the shortcode «recapito» shows.
var addresses = []string{"accessibility declaration", "accessibility feedback", "privacy officer"}

var (
	shortcodeStart = regexp.MustCompile(`\{\{[<%]`)
	shortcodeForm  = regexp.MustCompile(`^\{\{< *([^ "<>\n]*)(.*?)>\}\}`)
	argumentsForm  = regexp.MustCompile(`^(?: +"[^"]*")* *$`)
	argumentForm   = regexp.MustCompile(`"([^"]*)"`)
)

// maskShortcodes checks the shortcodes of a body, and gives the body with as many letters in the place of each, as Hugo hides
// them from Markdown, and the links that they make.
func maskShortcodes(page source.Page, errs *source.Errors) (masked string, links []Link) {
	rest := page.Body
	var out strings.Builder
	most := len(*errs) + maxFaults
	for {
		found := shortcodeStart.FindStringIndex(rest)
		if found == nil || len(*errs) > most {
			out.WriteString(rest)
			return out.String(), links
		}
		out.WriteString(rest[:found[0]])
		pos := placeIn(page, out.Len())
		rest = rest[found[0]:]
		call := shortcodeForm.FindStringSubmatch(rest)
		if call == nil {
			line, _, _ := strings.Cut(rest, "\n")
			errs.Addf(pos, "«%s» non si legge come richiamo: ci si aspettava una forma come %s, su una riga sola", source.Shorten(line), shortcodes["relref"])
			call = []string{rest[:3], "", ""}
		} else if link, ok := checkCall(call[1], call[2], pos, errs); ok {
			links = append(links, link)
		}
		out.WriteString(strings.Repeat("x", len(call[0])))
		rest = rest[len(call[0]):]
	}
}

// checkCall checks the call of a shortcode and gives the link that it makes, if it does.
func checkCall(name, text string, pos source.Pos, errs *source.Errors) (Link, bool) {
	var args []string
	for _, m := range argumentForm.FindAllStringSubmatch(text, -1) {
		args = append(args, m[1])
	}
	example, known := shortcodes[name]
	fits := argumentsForm.MatchString(text)
	switch name {
	case "contatto":
		fits = fits && len(args) == 0
	case "recapito":
		fits = fits && len(args) >= 2 && slices.Contains(addresses, args[0]+" "+args[1]) && (len(args) == 2 || len(args) == 3 && args[2] == "contatto")
	case "straniera":
		fits = fits && len(args) == 1 && strings.TrimSpace(args[0]) != ""
	case "relref":
		if fits = fits && len(args) == 1 && strings.HasPrefix(args[0], "/"); fits {
			target, _, _ := strings.Cut(args[0], "#")
			return Link{Text: strings.TrimSuffix(target, "/") + "/", Pos: pos}, true
		}
	}
	if !known {
		hint := source.Perhaps(name, []string{"relref", "contatto", "recapito", "straniera"})
		if hint == "" {
			hint = ": ci si aspettava «relref», «contatto», «recapito» o «straniera»"
		}
		errs.Addf(pos, "il richiamo «%s» non è fra quelli del sito%s", source.Shorten(name), hint)
	} else if !fits {
		errs.Addf(pos, "il richiamo «%s» non ha gli argomenti che gli servono: ci si aspettava una forma come %s", name, example)
	}
	return Link{}, false
}
