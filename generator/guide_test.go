package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// The guide of the officials is followed page by page, each in a project of its own as git gives it: what it has them write is
// written, what it has them type is run, and what it says that they see has to be seen. Only Go is another: it gives the
// command that is being tested, instead of compiling it once for each line.
func TestTheGuideDoesWhatItSays(t *testing.T) {
	pages, err := filepath.Glob("../docs/guida/*.md")
	if err != nil || len(pages) < 10 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	tools := guideTools(t)
	for _, page := range pages {
		t.Run(strings.TrimSuffix(filepath.Base(page), ".md"), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			for _, link := range regexp.MustCompile(`\]\(([^)#:]+)(#[^)]*)?\)`).FindAllStringSubmatch(string(text), -1) {
				if _, err := os.Stat(filepath.Join("../docs/guida", link[1])); err != nil {
					t.Errorf("it leads to %s, which is not there", link[1])
				}
			}
			steps := stepsOf(string(text))
			if len(steps) == 0 {
				return
			}
			builds := strings.Contains(string(text), "make site BASE_URL")
			r := reader{t: t, project: guideProject(t, tools, builds), tools: tools}
			for _, step := range steps {
				r.follow(step)
			}
		})
	}
}

// step is a fenced block of a page: its kind, what stands beside that, and its lines.
type step struct {
	kind, about string
	lines       []string
	at          int
}

func stepsOf(page string) []step {
	var steps []step
	var open *step
	for i, line := range strings.Split(page, "\n") {
		info, fence := strings.CutPrefix(strings.TrimSpace(line), "```")
		switch {
		case fence && open == nil:
			kind, about, _ := strings.Cut(info, " ")
			open = &step{kind: kind, about: about, at: i + 1}
		case fence:
			steps, open = append(steps, *open), nil
		case open != nil:
			open.lines = append(open.lines, strings.TrimPrefix(line, "   ")) // within a list
		}
	}
	return steps
}

// guideTools makes a folder with the command and with a Go that knows nothing else.
func guideTools(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	tools := t.TempDir()
	if err := copyFile(self, filepath.Join(tools, "ambiti"), 0o755); err != nil { // which testscript.Main knows by its name
		t.Fatal(err)
	}
	const script = `#!/bin/sh
case "$1 $2" in
"run ./generator") shift 2; exec ambiti "$@" ;;
"build -o") mkdir -p "$(dirname "$3")" && cp "$(command -v ambiti)" "$3" ;;
*) echo "go $*: not in the guide" >&2; exit 99 ;;
esac
`
	if err := os.WriteFile(filepath.Join(tools, "go"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	return tools
}

// guideProject gives a project as an official has it after «git clone» and the first «make site». Where a page builds the site
// it is a small one: that the whole one can be built, «make test» proves before it visits its pages.
func guideProject(t *testing.T, tools string, builds bool) string {
	t.Helper()
	from, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	project := filepath.Join(t.TempDir(), "ambiti-lombardia")
	write, besides := copyProject, []string{"Makefile", "package-lock.json", ".gitignore", "assets/scss/_fonts.scss"}
	if builds {
		write, besides = writeSmall, append(besides, "data/atti/atti.csv", "data/allegato-b/provenienza.yaml")
	}
	if err := errors.Join(write(from, project), copyParts(from, project, besides...)); err != nil {
		t.Fatal(err)
	}
	if builds { // the acts are the real ones, of which its change is none
		os.RemoveAll(filepath.Join(project, "data/variazioni"))
	}
	for _, name := range []string{"package.json", "package-lock.json", "assets/fonts/subset.mjs", "assets/scss/_fonts.scss"} { // older than what npm made of them
		if err := os.Chtimes(filepath.Join(project, name), time.Unix(0, 0), time.Unix(0, 0)); err != nil {
			t.Fatal(err)
		}
	}
	r := reader{t: t, project: project, tools: tools}
	if out, err := r.run("git init -q -b main && git add . && git commit -q -m inizio"); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return project
}

// reader follows a page.
type reader struct {
	t              *testing.T
	project, tools string
	seen           string // what the last command said
}

func (r *reader) follow(s step) {
	r.t.Helper()
	switch s.kind {
	case "sh":
		out, err := r.run(strings.Join(s.lines, "\n"))
		if (err != nil) != (s.about == "errore") {
			r.t.Fatalf("line %d: %v\n%s", s.at, err, out)
		}
		r.seen = out
	case "text":
		r.see(s)
	case "diff":
		r.edit(s)
	case "excel":
		r.fill(s)
	default: // a file of this language, whose path stands beside it
		if err := os.MkdirAll(filepath.Dir(filepath.Join(r.project, s.about)), 0o755); err != nil {
			r.t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(r.project, s.about), []byte(strings.Join(s.lines, "\n")+"\n"), 0o644); err != nil {
			r.t.Fatalf("line %d: %v", s.at, err)
		}
	}
}

func (r *reader) run(commands string) (string, error) {
	c := exec.Command("sh", "-e", "-c", commands)
	c.Dir = r.project
	c.Env = append(os.Environ(), "PATH="+r.tools+string(os.PathListSeparator)+os.Getenv("PATH"), "MAKEFLAGS=", "HOME="+filepath.Dir(r.project),
		"GIT_AUTHOR_NAME=Prova", "GIT_AUTHOR_EMAIL=prova@example.org", "GIT_COMMITTER_NAME=Prova", "GIT_COMMITTER_EMAIL=prova@example.org")
	out, err := c.CombinedOutput()
	return string(out), err
}

// see wants each line among those that the last command wrote, in this order. «…» stands for anything.
func (r *reader) see(s step) {
	r.t.Helper()
	said := strings.Split(r.seen, "\n")
	for _, line := range s.lines {
		form := regexp.MustCompile("^" + anything(line, ".*") + "$")
		found := -1
		for i, told := range said {
			if form.MatchString(blanks.ReplaceAllString(strings.TrimSpace(told), " ")) {
				found = i
				break
			}
		}
		if found < 0 {
			r.t.Fatalf("line %d: nobody sees\n%s\nin\n%s", s.at, line, r.seen)
		}
		said = said[found+1:]
	}
}

var blanks = regexp.MustCompile(` +`)

// anything makes a pattern of a line, in which «…» stands for what another pattern says.
func anything(line, what string) string {
	line = blanks.ReplaceAllString(strings.TrimSpace(line), " ")
	return strings.ReplaceAll(regexp.QuoteMeta(line), "…", what)
}

// edit changes the lines of a file as a diff shows it: its path, then each line that goes with the one that comes in its place. A
// line without one before it comes at the end. Below a line that stays only the next such line is meant. «…» is in both the part
// that stays.
func (r *reader) edit(s step) {
	r.t.Helper()
	file := filepath.Join(r.project, s.lines[0])
	data, err := os.ReadFile(file)
	if err != nil {
		r.t.Fatalf("line %d: %v", s.at, err)
	}
	above, text := "", string(data)
	for i := 1; i < len(s.lines); i++ {
		switch mark, line := s.lines[i][0], s.lines[i][1:]; mark {
		case ' ':
			before, after, found := strings.Cut(text, line+"\n")
			if !found {
				r.t.Fatalf("line %d: %s has no line %q", s.at, s.lines[0], line)
			}
			above, text = above+before+line+"\n", after
		case '+':
			text += line + "\n"
		case '-':
			old := regexp.MustCompile("(?m)^" + strings.ReplaceAll(regexp.QuoteMeta(line), "…", "(.*)") + "$")
			found := old.FindAllStringSubmatch(text, -1)
			if len(found) == 0 || len(found) > 1 && above == "" {
				r.t.Fatalf("line %d: %s has %d lines %q", s.at, s.lines[0], len(found), line)
			}
			i++
			now := s.lines[i][1:]
			for _, kept := range found[0][1:] {
				now = strings.Replace(now, "…", kept, 1)
			}
			text = strings.Replace(text, found[0][0]+"\n", now+"\n", 1)
		}
	}
	if err := os.WriteFile(file, []byte(above+text), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

// fill writes cells of a workbook, each as «sheet, cell: text».
func (r *reader) fill(s step) {
	r.t.Helper()
	file := filepath.Join(r.project, s.about)
	book, err := excelize.OpenFile(file)
	if err != nil {
		r.t.Fatalf("line %d: %v", s.at, err)
	}
	defer book.Close()
	for _, line := range s.lines {
		place, text, _ := strings.Cut(line, ": ")
		sheet, cell, _ := strings.Cut(place, ", ")
		if err := book.SetCellStr(sheet, cell, text); err != nil {
			r.t.Fatalf("line %d: %v", s.at, err)
		}
	}
	if err := book.Save(); err != nil {
		r.t.Fatal(err)
	}
}
