package transcription

import (
	"strings"
	"testing"
	"testing/fstest"
)

const (
	mentionsAct = `VISTA la l.r. 12 marzo
2008, n. 3 e la DGR n. X/76 del 28/12/2017 per il triennio 2018/2019;
Capitolo 1
La DGR 76/2017, entro il 31/12/2021, e ancora la DGR
76/2017 dicono.
`
	mentionPlaces = `luogo,inizio
nella delibera,VISTA la
nel capitolo 1,Capitolo 1
`
	mentionRows = `cosa,genere,stampato,numero,data,nome,luogo
la legge regionale 3/2008,legge regionale,"l.r. 12 marzo 2008, n. 3",3,12 marzo 2008,,nella delibera
la delibera 76/2017,delibera,DGR n. X/76 del 28/12/2017,X/76,28/12/2017,,nella delibera
la delibera 76/2017,delibera,DGR 76/2017,76,2017,,nel capitolo 1
la delibera 76/2017,delibera,DGR 76/2017,76,2017,,nel capitolo 1
`
)

func TestMentionsAreProved(t *testing.T) {
	for name, test := range map[string]struct{ old, new, want string }{
		"as they are": {"", "", ""},
		"a wrong digit": {"DGR n. X/76 del 28/12/2017,X/76,28/12/2017", "DGR n. X/76 del 29/12/2017,X/76,29/12/2017",
			"data/richiami/richiami.csv:3: «DGR n. X/76 del 29/12/2017» non si trova nella delibera dopo il richiamo che precede"},
		"in another part": {"DGR 76/2017,76,2017,,nel capitolo 1\n", "DGR 76/2017,76,2017,,nella delibera\n",
			"data/richiami/richiami.csv:4: «DGR 76/2017» non si trova nella delibera dopo il richiamo che precede"},
		"one left out": {"la delibera 76/2017,delibera,DGR 76/2017,76,2017,,nel capitolo 1\n", "",
			"data/richiami/richiami.csv: l’atto richiama «DGR76» (…17,entroil31/12/2021,eancoralaDGR76/2017dicon…), che il file non riporta"},
		"a part that is not there": {"nel capitolo 1,Capitolo 1", "nel capitolo 1,Capitolo 9",
			"data/richiami/luoghi.csv:3: nessuna riga dell’atto, dopo la parte che precede, comincia con «Capitolo 9»"},
	} {
		t.Run(name, func(t *testing.T) {
			change := func(text string) *fstest.MapFile {
				if test.old != "" {
					text = strings.Replace(text, test.old, test.new, 1)
				}
				return &fstest.MapFile{Data: []byte(text)}
			}
			report, err := ProveMentions(strings.NewReader(mentionsAct), fstest.MapFS{
				"data/richiami/luoghi.csv": change(mentionPlaces), "data/richiami/richiami.csv": change(mentionRows),
			})
			if err != nil {
				t.Fatal(err)
			}
			var got string
			if err := report.Faults.Err(); err != nil {
				got, _, _ = strings.Cut(err.Error(), "\n")
			}
			if !strings.Contains(got, test.want) || test.want == "" && (got != "" || report.Found != 4) {
				t.Errorf("%d found, %q; want %q", report.Found, got, test.want)
			}
		})
	}
}
