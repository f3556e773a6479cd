package deploy

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ambitilombardia/generator/publish"
)

// noCredentials empties the environment but for the region.
func noCredentials(t *testing.T) {
	for _, name := range []string{"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL"} {
		t.Setenv(name, "")
	}
	t.Setenv("AWS_REGION", "eu-south-1")
}

func TestDestinations(t *testing.T) {
	noCredentials(t)
	for _, one := range []struct{ destination, want string }{
		{"s3://ambiti", "mancano nell'ambiente: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY"},
		{"s3://chiave:segreto@ambiti", "le credenziali non vanno nell'indirizzo"},
		{"s3://ambiti?profile=altri", "non è la destinazione di un sito"},
		{"s3://ambiti#x", "non è la destinazione di un sito"},
		{"s3://ambiti/../altri", "non è la destinazione di un sito"},
		{"s3://ambiti/%2e%2e/altri", "non è la destinazione di un sito"},
		{"s3://ambiti//altri", "non è la destinazione di un sito"},
		{"s3://ambiti:9000/x", "non è la destinazione di un sito"},
		{"s3://", "non è la destinazione di un sito"},
		{"s3:///ambiti", "non è la destinazione di un sito"},
		{"S3://ambiti", "non è una destinazione"},
		{"ftp://example.org", "non è una destinazione"},
		{"file:///srv/www", "non è una destinazione"},
		{"https://example.org/ambiti/", "non è una destinazione"},
		{"s3:/bucket", "non è una destinazione"},
		{"s3:bucket", "non è una destinazione"},
		{"host:/srv/www", "non è una destinazione"},
		{"utente@host:/srv/www", "non è una destinazione"},
		{`C:\www`, "non è una destinazione"},
		{"C:/www", "non è una destinazione"},
		{`\\server\www`, "qui le cartelle si separano con «/»"},
		{`srv\www`, "qui le cartelle si separano con «/»"},
		{"", "è vuota"},
		{" ", "comincia o finisce con uno spazio"},
		{"www ", "comincia o finisce con uno spazio"},
		{"www\n", "un carattere che non si vede"},
		{"www\u200b", "un carattere che non si vede"},
		{"~", "non vuol dire la cartella personale"},
		{"~/www", "non vuol dire la cartella personale"},
		{"$HOME/www", "il nome di una variabile"},
		{"%USERPROFILE%", "il nome di una variabile"},
	} {
		_, err := Open(one.destination)
		var address *AddressError
		if !errors.As(err, &address) || !strings.Contains(err.Error(), one.want) || strings.Contains(fmt.Sprint(err), "segreto") {
			t.Errorf("%q: %v, want %q", one.destination, err, one.want)
		}
	}
	t.Setenv("AWS_ACCESS_KEY_ID", "x")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "x")
	t.Setenv("AWS_ENDPOINT_URL", "localhost:9000")
	if _, err := Open("s3://ambiti"); err == nil || !strings.Contains(err.Error(), "AWS_ENDPOINT_URL") {
		t.Errorf("an endpoint without its scheme: %v", err)
	}
}

func TestAFolderMayHaveAnyNameThatIsMeant(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"www", "./a:b", "../www2", "cartella con spazi", "è"} {
		target, err := Open(name)
		if err != nil {
			t.Errorf("%q: %v", name, err)
			continue
		}
		target.Close()
	}
}

func TestWhatIsNoFolderIsRefused(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	lost := filepath.Join(folder, "perso")
	if err := os.Symlink("non-esiste", lost); err != nil {
		t.Fatal(err)
	}
	for _, one := range []struct{ destination, want string }{
		{file, "è un file"}, {filepath.Join(file, "www"), "una parte del percorso è un file"},
		{lost, "è un collegamento che non porta a nulla"}, {filepath.Join(lost, "www"), "è un collegamento che non porta a nulla"},
	} {
		_, err := Open(one.destination)
		var input *publish.InputError
		if !errors.As(err, &input) || !strings.Contains(err.Error(), one.want) {
			t.Errorf("%q: %v, want %q", one.destination, err, one.want)
		}
	}
}
