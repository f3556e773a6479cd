package site

import (
	"encoding/csv"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"ambitilombardia/generator/catalogue"
	"ambitilombardia/generator/grammar"
)

// printed reads the transcription with another reader than the program's: the cells of each table in the file's order.
func printed(t *testing.T) map[string][][]string {
	t.Helper()
	file, err := os.Open("../../data/allegato-c/allegato-c.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	records, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	cells := map[string][][]string{}
	for _, record := range records[1:] {
		cells[record[0]] = append(cells[record[0]], record)
	}
	return cells
}

// italian turns printed digits with a dot into Italian form by another way than the program's.
func italian(digits string) string {
	whole, decimals, _ := strings.Cut(digits, ".")
	var groups []string
	for len(whole) > 3 {
		groups = append([]string{whole[len(whole)-3:]}, groups...)
		whole = whole[:len(whole)-3]
	}
	text := strings.Join(append([]string{whole}, groups...), ".")
	if decimals != "" {
		text += "," + decimals
	}
	return text
}

func TestEveryPrintedFigureStandsOnceOnThePageOfItsTable(t *testing.T) {
	view, _ := newView(t)
	tables := printed(t)
	if len(view.Pages["spesa"]) != len(tables) {
		t.Errorf("%d pages for %d tables", len(view.Pages["spesa"]), len(tables))
	}
	figures := 0
	for id, cells := range tables {
		page := spendingPageOf(t, view, strings.ReplaceAll(id, "_", "-"))
		want := map[string][]string{}
		for _, cell := range cells {
			want[cell[1]] = append(want[cell[1]], italian(cell[4]))
		}
		if len(page.Table.Rows) != len(want) {
			t.Errorf("%s: %d rows, want %d", id, len(page.Table.Rows), len(want))
		}
		next := 0
		for _, row := range page.Table.Rows {
			label := cells[next][1]
			var got []string
			for _, f := range row.Figures {
				if (f.Text == "") == (f.Missing == "") {
					t.Errorf("%s, %s: a figure has the text «%s» and the reason «%s»: it must have one of them", id, label, f.Text, f.Missing)
				}
				got = append(got, f.Text)
				figures++
			}
			if !slices.Equal(got, want[label]) {
				t.Errorf("%s, %s shows %q, want %q", id, label, got, want[label])
			}
			if len(row.Figures) != len(page.Table.Columns) {
				t.Errorf("%s, %s: %d figures under %d heads", id, label, len(row.Figures), len(page.Table.Columns))
			}
			next += len(row.Figures)
		}
	}
	if figures < 1000 {
		t.Errorf("only %d figures", figures)
	}
}

func TestFiguresKeepTheirPrintedDigits(t *testing.T) {
	view, _ := newView(t)
	for path, want := range map[string]string{"graf-12": "80,50", "tab-1": "1.320,4", "tab-11-1": "100,00", "tab-14-1": "0,00"} {
		found := false
		for _, row := range spendingPageOf(t, view, path).Table.Rows {
			for _, f := range row.Figures {
				found = found || f.Text == want
			}
		}
		if !found {
			t.Errorf("/spesa/%s/ does not show %s", path, want)
		}
	}
}

func TestTitlesSayWhatTheFiguresProve(t *testing.T) {
	view, _ := newView(t)
	for path, want := range map[string][2]string{
		"graf-12":  {"In Lombardia la spesa per abitante sale da 152,36 euro nel 2016 a 160,57 nel 2018: +5,4 %", "Nel 2018 la spesa per abitante va da 133,57 euro (ATS Insubria) a 200,11 (ATS Città Metropolitana di Milano), senza contare l’ATS Pavia (80,50 euro, dato dubbio)"},
		"graf-15":  {"In Lombardia la spesa per anziano scende da 110,13 euro nel 2016 a 104,38 nel 2018: −5,2 %", "Nel 2018 la spesa per anziano va da 57,91 euro (ATS Montagna) a 143,86 (ATS Città Metropolitana di Milano), senza contare l’ATS Pavia (55,71 euro, dato dubbio)"},
		"tab-10-1": {"Nel 2018 la distanza maggiore fra gli Ambiti è nella riga «ATS Bergamo»: dallo 0,88 % al 69,37 %", ""},
		"tab-5":    {"Nel periodo la voce «numero di Ambiti» va da 12 (Comunità montana) a 56 (Comune)", ""},
		"graf-22":  {"Nel 2018 la voce «valore medio» va da 228,22 euro per bambino fino a 2 anni (ATS Montagna) a 1.312,28 (ATS Città Metropolitana di Milano)", ""},
	} {
		page := spendingPageOf(t, view, path)
		got := [2]string{plainBlanks(page.Headline.Text), plainBlanks(page.Spread.Text)}
		if got != want {
			t.Errorf("/spesa/%s/ says %q, want %q", path, got, want)
		}
	}
}

func plainBlanks(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

func TestEachTableIsDefined(t *testing.T) {
	view, _ := newView(t)
	for _, page := range view.Pages["spesa"] {
		p := page.Params.(spendingPage)
		if p.Headline.Text == "" || p.Table.Caption == "" || len(p.Units) == 0 || p.Dataset == nil {
			t.Errorf("%s: headline %q, caption %q, units %v, dataset %v", page.Path, p.Headline.Text, p.Table.Caption, p.Units, p.Dataset)
		}
		for _, d := range p.Definition {
			if d.Meaning == "" {
				t.Errorf("%s does not say «%s»", page.Path, d.Term)
			}
		}
	}
}

func TestAFigureHasItsPlaceAmongItsPeersWithTheSpread(t *testing.T) {
	view, _ := newView(t)
	place := placeOf(t, authorityOf(t, view, "326-").Spending, "Grafico 12")
	want := "Nel 2018 la spesa per abitante è la 6ª, dalla più alta, su 8 ATS; fra gli altri valori è dubbio quello dell’ATS Pavia. Si va da 80,50 euro (ATS Pavia, dato dubbio) a 200,11 (ATS Città Metropolitana di Milano). È il 12 % in meno che in Lombardia. Dal 2016 al 2018 sale del 16 %."
	if got := plainBlanks(place.Text); got != want {
		t.Errorf("Brescia: %q", got)
	}
	if n := len(place.Row.Panel.Lines); n != 9 { // the axis and a stroke for each ATS
		t.Errorf("%d strokes", n)
	}
	for prefix, words := range map[string]string{"321-": "è la più alta su 8 ATS", "328-": "è la più bassa su 8 ATS"} {
		if got := placeOf(t, authorityOf(t, view, prefix).Spending, "Grafico 12").Text; !strings.Contains(got, words) {
			t.Errorf("%s: %q", prefix, got)
		}
	}
}

func TestAPlaceAmongIncompletePeersSaysHowManyAreMissing(t *testing.T) {
	view, _ := newView(t)
	got := placeOf(t, comuneOf(t, view, "016024-").Spending, "Tab. 3").Text
	if !strings.Contains(got, "su 5 città (di altre righe manca il dato: 12)") {
		t.Errorf("%q", got)
	}
}

func TestTheCitiesOfTheTablesShowTheirFiguresBesideTheRegion(t *testing.T) {
	view, _ := newView(t)
	cities := 0
	for _, page := range alive(view.Pages["comuni"]) {
		p := page.Params.(comunePage)
		if p.Spending == nil {
			continue
		}
		cities++
		for _, item := range p.Spending.Items {
			if item.Region != "Lombardia" || item.From == nil {
				t.Errorf("%s, %s: beside it %q from %v", p.Name, item.Table.Code, item.Region, item.From)
			}
		}
	}
	if cities != 18 { // the seventeen of Tab. 3 and Milano
		t.Errorf("%d cities, want 18", cities)
	}
	sources := map[string]string{}
	for _, item := range comuneOf(t, view, "016024-").Spending.Items {
		sources[item.Table.Code] = item.From.Code
	}
	for table, from := range map[string]string{"Tab. 4": "Tab. 2", "Tab. 12": "Tab. 10", "Tab. 13": "Tab. 11", "Grafico 14": "Grafico 12", "Grafico 17": "Grafico 15", "Grafico 20": "Grafico 18"} {
		if sources[table] != from {
			t.Errorf("the region's figure beside %s comes from %q, want %s", table, sources[table], from)
		}
	}
}

func TestAnAmbitoTellsOfItsATSInThreeSentencesAndOnePicture(t *testing.T) {
	view, c := newView(t)
	for i, page := range alive(view.Pages["ambiti"]) {
		p := page.Params.(ambitoPage)
		ats, _ := c.FindATS(c.Ambiti[i].ATS)
		if p.Spending != nil {
			t.Errorf("%s: the act prints no figure of an Ambito, the page shows %+v", page.Path, p.Spending)
		}
		told := p.Around
		if told == nil || len(told.Text) != 3 || !strings.HasPrefix(told.ATS.URL, ats.Path()) {
			t.Fatalf("%s: %+v", page.Path, told)
		}
		if first, last := told.Text[0].Text, told.Text[2].Text; !strings.Contains(first, "in tutta l’"+ats.Name()) || !strings.HasSuffix(last, "l’atto non lo dice.") {
			t.Errorf("%s: %q does not say whose the figures are, or %q that the act has none of the Ambito", page.Path, first, last)
		}
		if rows := told.Chart.Rows; len(rows) != 2 || rows[0].Name != ats.Name() || !rows[1].Total {
			t.Errorf("%s: the picture has %d rows", page.Path, len(rows))
		}
	}
}

func TestTheSentencesOfAnAmbitoHaveTheFiguresOfTheAct(t *testing.T) {
	view, _ := newView(t)
	told := pageOf(t, view.Pages["ambiti"], "50055-").Params.(ambitoPage).Around
	for i, want := range []string{
		"Nel 2018 la spesa per abitante è di 157,06 euro in tutta l’ATS Brianza e di 160,57 euro in Lombardia.",
		"Nell’ATS era di 136,87 euro nel 2016 e di 142,39 euro nel 2017.",
		"Fra gli Ambiti dell’ATS la parte di spesa che i Comuni versano al Piano di Zona va dallo 0,51 % al 60,73 %, nel 2018: quanto sia in questo Ambito, l’atto non lo dice.",
	} {
		if got := plainBlanks(told.Text[i].Text); got != want {
			t.Errorf("sentence %d is %q, want %q", i+1, got, want)
		}
	}
}

// A note that nothing on the page refers to is about figures that its reader does not see.
func TestEveryNoteOfAPlaceIsReferredTo(t *testing.T) {
	view, _ := newView(t)
	unreferred := func(path string, notes []numberedNote, marks []mark) {
		for _, note := range notes {
			if !slices.ContainsFunc(marks, func(m mark) bool { return m.Number == note.Number }) {
				t.Errorf("%s: nothing refers to note %s", path, note.Number)
			}
		}
	}
	for _, page := range alive(view.Pages["ambiti"]) {
		var marks []mark
		told := page.Params.(ambitoPage).Around
		for _, phrase := range told.Text {
			marks = append(marks, phrase.Marks...)
		}
		unreferred(page.Path, told.Notes, marks)
	}
	for _, page := range alive(view.Pages["ats"]) {
		var marks []mark
		s := page.Params.(authorityPage).Spending
		for _, item := range s.Items {
			for _, place := range item.Places {
				marks = append(marks, place.Marks...)
			}
			for _, group := range item.Groups {
				for _, row := range group.Rows {
					for _, figure := range row.Figures {
						marks = append(marks, figure.Marks...)
					}
				}
			}
		}
		unreferred(page.Path, s.Notes, marks)
	}
}

func TestTheStoryHasFivePictures(t *testing.T) {
	view, _ := newView(t)
	if len(view.Spending.Story) != 5 {
		t.Fatalf("%d parts", len(view.Spending.Story))
	}
	for _, part := range view.Spending.Story {
		if (part.Chart == nil) == (part.Map == nil) || len(part.Text) < 2 || part.Table.URL == "" {
			t.Errorf("%s: %+v", part.Anchor, part)
		}
	}
}

func authorityOf(t *testing.T, view View, prefix string) authorityPage {
	t.Helper()
	return pageOf(t, view.Pages["ats"], prefix).Params.(authorityPage)
}

func comuneOf(t *testing.T, view View, prefix string) comunePage {
	t.Helper()
	return pageOf(t, view.Pages["comuni"], prefix).Params.(comunePage)
}

func pageOf(t *testing.T, pages []Page, prefix string) Page {
	t.Helper()
	i := slices.IndexFunc(pages, func(p Page) bool { return strings.HasPrefix(path.Base(p.Path), prefix) })
	if i < 0 {
		t.Fatalf("there is no page %s", prefix)
	}
	return pages[i]
}

func placeOf(t *testing.T, s *standing, table string) place {
	t.Helper()
	for _, item := range s.Items {
		if item.Table.Code == table && len(item.Places) > 0 {
			return item.Places[0]
		}
	}
	t.Fatalf("there is no place in %s", table)
	return place{}
}

func TestEqualFiguresShareTheirPlace(t *testing.T) {
	for _, test := range []struct {
		place, ties, peers int
		want               string
	}{
		{1, 0, 8, "è la più alta su 8 ATS"}, {8, 0, 8, "è la più bassa su 8 ATS"}, {3, 0, 8, "è la 3ª, dalla più alta, su 8 ATS"},
		{1, 1, 8, "è la più alta su 8 ATS, alla pari con un’altra"}, {6, 2, 8, "è la più bassa su 8 ATS, alla pari con altre 2"},
		{3, 1, 8, "è la 3ª, dalla più alta, su 8 ATS, alla pari con un’altra"},
	} {
		if got := ordinal(catalogue.Ranked{Place: test.place, Ties: test.ties}, test.peers, catalogue.LevelATS); got != test.want {
			t.Errorf("%+v: %q", test, got)
		}
	}
}

func TestLabelsEnterSentences(t *testing.T) {
	for label, want := range map[string]string{
		"Valore medio": "valore medio", "Ambito con il valore più basso": "Ambito con il valore più basso", "ATS": "ATS", "Étage": "étage", "": "",
	} {
		if got := grammar.LowerFirst(label); got != want {
			t.Errorf("%q becomes %q, want %q", label, got, want)
		}
	}
}
