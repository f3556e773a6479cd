package readiness

import (
	"slices"
	"strings"
	"testing"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/conformance"
	"ambitilombardia/generator/settings"
	"ambitilombardia/generator/source"
)

// ready gives settings, a catalogue and a report in which nothing is missing.
func ready() (settings.Settings, *catalogue.Catalogue, conformance.Report) {
	s := settings.Settings{BaseURL: "https://www.esempio.it/ambiti/", Declaration: "https://form.agid.gov.it/x", Officer: "rpd@esempio.it",
		Publisher: settings.Organisation{Name: "Ente di prova", Code: "r_prova"},
		Contact:   settings.Organisation{Email: "ufficio@esempio.it", Phone: "+39 02 1"}}
	c := &catalogue.Catalogue{Day: "2026-11-30", Act: catalogue.Provenance{Act: "dgr"}, ContactsSource: catalogue.Provenance{Date: "2026-08-18"},
		Acts:   []catalogue.Act{{ID: "dgr", Number: "XI/1", Date: "2021-04-19", Pos: source.Pos{File: "data/atti/atti.csv", Row: 2}}},
		Comuni: []catalogue.Comune{{Name: "Rozzano", Evidence: catalogue.Documented, Pos: source.Pos{File: "data/territorio/comuni.csv", Row: 3}}},
		Bodies: []catalogue.Body{{Name: "Azienda", Year: "2026"}}}
	return s, c, conformance.Report{Standards: []conformance.Standard{{Checks: []conformance.Check{{Outcome: conformance.Proved}}}}}
}

// Each thing alone: what is said of it, where it is written, and whether the site may go out without it.
func TestWhatIsMissingIsSaidWithItsPlace(t *testing.T) {
	for name, of := range map[string]struct {
		spoil     func(*settings.Settings, *catalogue.Catalogue, *conformance.Report)
		want      string
		mandatory bool
	}{
		"the address is of this machine": {func(s *settings.Settings, _ *catalogue.Catalogue, _ *conformance.Report) {
			s.BaseURL = "http://localhost:1313/"
		},
			"l’indirizzo vero del sito, che ora è http://localhost:1313/ (hugo.toml, «baseURL», o nell’opzione --base-url)", true},
		"the address is of a local network": {func(s *settings.Settings, _ *catalogue.Catalogue, _ *conformance.Report) {
			s.BaseURL = "http://192.168.1.4/"
		},
			"l’indirizzo vero del sito, che ora è http://192.168.1.4/ (hugo.toml, «baseURL», o nell’opzione --base-url)", true},
		"no publisher": {func(s *settings.Settings, _ *catalogue.Catalogue, _ *conformance.Report) { s.Publisher.Name = "" },
			"il nome di chi pubblica (hugo.toml, «params.publisher.name»)", true},
		"no code": {func(s *settings.Settings, _ *catalogue.Catalogue, _ *conformance.Report) { s.Publisher.Code = "" },
			"il codice IPA di chi pubblica, per le schede del RNDT (Repertorio nazionale dei dati territoriali) (hugo.toml, «params.publisher.code»)", true},
		"no e-mail": {func(s *settings.Settings, _ *catalogue.Catalogue, _ *conformance.Report) { s.Contact.Email = "" },
			"l’indirizzo e-mail a cui scrivere (hugo.toml, «params.contact.email»)", true},
		"neither telephone nor page": {func(s *settings.Settings, _ *catalogue.Catalogue, _ *conformance.Report) { s.Contact.Phone = "" },
			"un telefono o una pagina dei contatti, per le schede del RNDT (hugo.toml, «params.contact.phone», «params.contact.url» o «params.publisher.url»)", true},
		"no declaration": {func(s *settings.Settings, _ *catalogue.Catalogue, _ *conformance.Report) { s.Declaration = "" },
			"la dichiarazione di accessibilità (hugo.toml, «params.accessibility.declaration»)", true},
		"no officer": {func(s *settings.Settings, _ *catalogue.Catalogue, _ *conformance.Report) { s.Officer = "" },
			"il responsabile della protezione dei dati (hugo.toml, «params.privacy.officer»)", true},
		"the act has no number": {func(_ *settings.Settings, c *catalogue.Catalogue, _ *conformance.Report) { c.Acts[0].Number = "" },
			"il numero dell’atto da cui viene il catalogo (data/atti/atti.csv:2, colonna «numero»)", true},
		"the act has a year and no day": {func(_ *settings.Settings, c *catalogue.Catalogue, _ *conformance.Report) { c.Acts[0].Date = "2021" },
			"il giorno dell’atto da cui viene il catalogo (data/atti/atti.csv:2, colonna «data»)", true},
		"another act has no number": {func(_ *settings.Settings, c *catalogue.Catalogue, _ *conformance.Report) {
			c.Acts = append(c.Acts, catalogue.Act{ID: "lr", Date: "2022-10-18", Pos: source.Pos{File: "data/atti/atti.csv", Row: 5}})
		}, "il numero o il giorno di altri atti, 1 in tutto (data/atti/atti.csv, righe: 5, colonne «numero» e «data»)", false},
		"the contacts are old": {func(_ *settings.Settings, c *catalogue.Catalogue, _ *conformance.Report) { c.Day = "2027-08-20" },
			"un aggiornamento: i recapiti di Comuni, ATS e ASST sono di più di dodici mesi prima del 20 agosto 2027 (data/contatti/provenienza.yaml, «data_riferimento», insieme alle tabelle della stessa cartella)", false},
		"a body without a year": {func(_ *settings.Settings, c *catalogue.Catalogue, _ *conformance.Report) { c.Bodies[0].Year = "" },
			"una fonte recente per alcuni enti degli Ambiti, 1 in tutto: la loro non ha un anno, o ha più di dodici mesi (data/contatti/enti-ambiti.csv, colonne «fonte» e «anno»)", false},
		"a doubtful membership": {func(_ *settings.Settings, c *catalogue.Catalogue, _ *conformance.Report) {
			c.Comuni[0].Evidence = catalogue.Doubtful
		}, "la certezza dell’Ambito di alcuni Comuni, 1 in tutto (data/territorio/comuni.csv, righe: 3, colonne «evidenza» e «fonte»)", false},
		"a proof of files that were others": {func(_ *settings.Settings, _ *catalogue.Catalogue, r *conformance.Report) {
			r.Standards[0].Checks[0].Outcome = conformance.Stale
		}, "prove con programmi di altri da ripetere, 1 in tutto (data/conformita/prove.csv, che scrive «make conformita»)", false},
	} {
		s, c, r := ready()
		before := Lacks(s, c, r)
		of.spoil(&s, c, &r)
		news := slices.DeleteFunc(Lacks(s, c, r), func(l Lack) bool { return slices.Contains(before, l) })
		if len(news) != 1 || news[0].String() != of.want || news[0].Mandatory != of.mandatory {
			t.Errorf("%s: %+v", name, news)
		}
	}
}

func TestASiteThatLacksNothingMandatoryMayGoOut(t *testing.T) {
	list := Lacks(ready())
	if err := Err(list); err != nil || Paragraph(list) != "" {
		t.Errorf("%v, %q", err, Paragraph(list))
	}
}

func TestWhatIsMandatoryIsAnErrorAndAParagraph(t *testing.T) {
	s, c, r := ready()
	s.Publisher.Name, s.Officer, c.Acts[0].Number, c.Comuni[0].Evidence = "", "", "", catalogue.Doubtful
	list := Lacks(s, c, r)
	const want = "hugo.toml: manca il nome di chi pubblica. Si scrive qui: «params.publisher.name»\n" +
		"hugo.toml: manca il responsabile della protezione dei dati. Si scrive qui: «params.privacy.officer»\n" +
		"data/atti/atti.csv:2: manca il numero dell’atto da cui viene il catalogo. Si scrive qui: colonna «numero»"
	if err := Err(list); err == nil || err.Error() != want || !source.IsInput(err) {
		t.Errorf("%v", err)
	}
	text := Paragraph(list)
	for _, part := range []string{"il nome di chi pubblica (hugo.toml, «params.publisher.name»)", "(data/atti/atti.csv:2, colonna «numero»)", "Altri punti da guardare: 1."} {
		if !strings.Contains(text, part) || strings.Contains(text, "\n") {
			t.Errorf("%q does not say %q in one paragraph", text, part)
		}
	}
}

func TestOfManyRowsTheFirstTenAreNamed(t *testing.T) {
	s, c, r := ready()
	c.Comuni = nil
	for row := 2; row < 15; row++ {
		c.Comuni = append(c.Comuni, catalogue.Comune{Evidence: catalogue.Doubtful, Pos: source.Pos{File: "data/territorio/comuni.csv", Row: row}})
	}
	const want = "la certezza dell’Ambito di alcuni Comuni, 13 in tutto (data/territorio/comuni.csv, righe: 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 e altre 3, colonne «evidenza» e «fonte»)"
	if !slices.ContainsFunc(Lacks(s, c, r), func(l Lack) bool { return l.String() == want }) {
		t.Errorf("%q", Lacks(s, c, r))
	}
}
