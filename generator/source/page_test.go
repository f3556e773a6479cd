package source

import "testing"

const page = `---
titolo: "Politiche abitative"
numero: 7
testo_vuoto: ""
niente:
# un commento
punti_chiave:
  - "Nuovi poveri"
  - Casa
vuoto: []
misti:
  - uno
  - 2
  - due: punti
  -
---
# Il testo della pagina
`

func TestFieldsOfAPageRememberTheirPlace(t *testing.T) {
	for name, text := range map[string]string{"LF": page, "a byte order mark": "\uFEFF" + page} {
		front, err := ReadPage(file("b.md", text), "b.md")
		if err != nil {
			t.Fatal(err)
		}
		title, err := front.Text("titolo")
		if want := (Value{Text: "Politiche abitative", Pos: Pos{File: "b.md", Row: 2, Col: 9}}); err != nil || title != want {
			t.Errorf("%s: titolo %+v, error %v, want %+v", name, title, err, want)
		}
		points, err := front.List("punti_chiave")
		if err != nil || len(points) != 2 || points[1] != (Value{Text: "Casa", Pos: Pos{File: "b.md", Row: 9, Col: 5}}) {
			t.Errorf("%s: punti_chiave %+v, error %v", name, points, err)
		}
	}
}

func TestWrongFieldsOfAPageSayWhereAndWhat(t *testing.T) {
	front, err := ReadPage(file("b.md", page), "b.md")
	if err != nil {
		t.Fatal(err)
	}
	text := func(key string) error { _, err := front.Text(key); return err }
	list := func(key string) error { _, err := front.List(key); return err }
	const noText = " non è un testo: ci si aspettava un testo, fra virgolette se è un numero"
	const noList = " non è un elenco: ci si aspettava un testo per riga, con un trattino davanti"
	const noItem = ": una voce di «misti» non è un testo: se contiene due punti o è un numero va fra virgolette"
	wantError(t, text("lettera"), "b.md:1: manca «lettera»: ci si aspettava un testo")
	wantError(t, text("numero"), "b.md:3:9: «numero»"+noText)
	wantError(t, text("testo_vuoto"), "b.md:4:14: «testo_vuoto» è vuoto: ci si aspettava un testo")
	wantError(t, text("niente"), "b.md:5:8: «niente» è vuoto: ci si aspettava un testo")
	wantError(t, text("punti_chiave"), "b.md:8:3: «punti_chiave»"+noText)
	wantError(t, list("punti"), "b.md:1: manca «punti»: ci si aspettava un elenco di testi")
	wantError(t, list("titolo"), "b.md:2:9: «titolo»"+noList)
	wantError(t, list("vuoto"), "b.md:10:8: «vuoto»"+noList)
	wantError(t, list("misti"), "b.md:13:5"+noItem, "b.md:14:5"+noItem, "b.md:15:4"+noItem)
}

func TestAPageMayBeWrittenOnWindowsAndEndWithItsHead(t *testing.T) {
	front, err := ReadPage(file("b.md", "---\r\ntitolo: a\r\n---"), "b.md")
	if title, err2 := front.Text("titolo"); err != nil || err2 != nil || title.Text != "a" {
		t.Errorf("CRLF and no last line: %+v, %v, %v", title, err, err2)
	}
	_, err = ReadPage(file("c.md", ""), "b.md")
	wantError(t, err, "b.md: il file non c'è")
}
