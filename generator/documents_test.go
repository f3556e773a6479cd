package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
)

// What the documents tell people to open or to run has to be there.
func TestTheDocumentsNameFilesTargetsAndCommandsThatExist(t *testing.T) {
	makefile, err := os.ReadFile("../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	example := regexp.MustCompile(`/.*[A-Z<…]`)
	file := regexp.MustCompile("`((?:data|content|generator|docs|layouts|hosting|tests|assets|i18n)/[^` ]*|[a-z]+\\.toml|[A-Z]+\\.md)`")
	target := regexp.MustCompile("(?m)(?:^|`)make ([a-z-]+)")
	command := regexp.MustCompile(`go run \./generator ([a-z]+)`)
	guide, err := filepath.Glob("../docs/guida/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, document := range append(guide, "../README.md", "../LEGGIMI.md", "../CONTRIBUTING.md") {
		text, err := os.ReadFile(document)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range file.FindAllStringSubmatch(string(text), -1) {
			if example.MatchString(m[1]) {
				continue
			}
			if found, _ := filepath.Glob(filepath.Join("..", m[1])); len(found) == 0 {
				t.Errorf("%s names %s, which is not there", document, m[1])
			}
		}
		for _, m := range target.FindAllStringSubmatch(string(text), -1) {
			if !regexp.MustCompile(`(?m)^` + m[1] + `:`).Match(makefile) {
				t.Errorf("%s says «make %s», which the Makefile does not know", document, m[1])
			}
		}
		for _, m := range command.FindAllStringSubmatch(string(text), -1) {
			if !slices.ContainsFunc(verbs(), func(v verb) bool { return v.name == m[1] }) {
				t.Errorf("%s says «ambiti %s», which is not a command", document, m[1])
			}
		}
	}
}
