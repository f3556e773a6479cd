package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	// english are words that make a sentence English and that Italian does not have.
	english = regexp.MustCompile(`(?i)(^|[\s:«(])(the|of|is|are|has|have|not|cannot|must|with|without|and|or|from|there|its|this|which|` +
		`reading|writing|making|missing|unknown|unexpected|invalid|failed|wants?|no such)([\s:,;.»)]|$)`)
	// makers make an error of a text, or tell one.
	makers = []string{"Errorf", "errorf", "Addf", "fault", "New"}
)

// isMaker tells a call that makes an error; New is that of package errors alone.
func isMaker(call *ast.CallExpr) bool {
	switch of := call.Fun.(type) {
	case *ast.SelectorExpr:
		from, _ := of.X.(*ast.Ident)
		return slices.Contains(makers, of.Sel.Name) && (of.Sel.Name != "New" || from != nil && from.Name == "errors")
	case *ast.Ident:
		return slices.Contains(makers, of.Name)
	}
	return false
}

// englishIn gives the texts of errors in a file that are not Italian, with their places.
func englishIn(t *testing.T, name string, text any) (found []string, texts int) {
	t.Helper()
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, name, text, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || !isMaker(call) {
			return true
		}
		for _, argument := range call.Args {
			ast.Inspect(argument, func(n ast.Node) bool {
				if literal, ok := n.(*ast.BasicLit); ok && literal.Kind == token.STRING {
					texts++
					if english.MatchString(strings.Trim(literal.Value, "\"`")) {
						found = append(found, files.Position(literal.Pos()).String()+": "+literal.Value)
					}
				}
				return true
			})
		}
		return true
	})
	return found, texts
}

// Any error of the program may reach an official.
func TestErrorsAreItalian(t *testing.T) {
	total := 0
	for _, root := range []string{".", "../geo"} {
		err := filepath.WalkDir(root, func(name string, _ fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return err
			}
			found, texts := englishIn(t, name, nil)
			for _, text := range found {
				t.Errorf("%s is English", text)
			}
			total += texts
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if total < 400 {
		t.Errorf("only %d texts of errors were found", total)
	}
}

func TestAnEnglishErrorIsFound(t *testing.T) {
	for text, want := range map[string]int{
		`fmt.Errorf("reading %s: %w", name, err)`:                 1,
		`errors.New("the part is not in the package")`:            1,
		`errs.Addf(pos, "«%s» is not a number", text)`:            1,
		`source.Errorf(pos, "manca «%s»: " + "it has no rows")`:   1,
		`p.fault(pos, "there is no %s", name)`:                    1,
		`fmt.Errorf("lettura di %s: %w", name, err)`:              0,
		`errs.Addf(pos, "manca il Comune, con i suoi confini")`:   0,
		`template.New("the name of a template")`:                  0,
		`fmt.Errorf("il tipo è «%s»: ci si aspettava «Feature»")`: 0,
	} {
		if found, _ := englishIn(t, "x.go", "package x\n\nvar _ = "+text+"\n"); len(found) != want {
			t.Errorf("%s: found %q, want %d", text, found, want)
		}
	}
}
