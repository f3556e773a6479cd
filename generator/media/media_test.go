package media

import "testing"

func TestWhatAServerSaysOfAFile(t *testing.T) {
	for _, c := range []struct {
		name, contentType string
		text              bool
	}{
		{"dati/comuni/comuni.csv", "text/csv; charset=utf-8", true},
		{"dati/comuni/comuni.json", "application/json", true},
		{"dati/comuni/comuni.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false},
		{"dati/SHA256SUMS", "text/plain; charset=utf-8", false},
		{"mappa.svg", "image/svg+xml", true},
		{"video.mp4", "application/octet-stream", false},
	} {
		if got := ContentType(c.name); got != c.contentType || IsText(c.name) != c.text {
			t.Errorf("%s: %s, a text: %v", c.name, got, IsText(c.name))
		}
	}
}
