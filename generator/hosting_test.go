package main

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/pflag"
	"go.yaml.in/yaml/v3"
)

// The recipes of hosting/ run on machines that no test sees, and people type what they read. What is called has to be here.
func TestRecipesAndDocumentsCallWhatExists(t *testing.T) {
	makefile := text(t, "../Makefile")
	called := 0
	for _, recipe := range slices.Concat(recipes(t), documents(t)) {
		content := text(t, recipe)
		for _, m := range regexp.MustCompile("(?m)(?:^\\s*|`)make ([a-z-]+)").FindAllStringSubmatch(content, -1) {
			called++
			if !regexp.MustCompile(`(?m)^` + m[1] + `:`).MatchString(makefile) {
				t.Errorf("%s calls make %s, which the Makefile does not know", recipe, m[1])
			}
		}
		for _, m := range regexp.MustCompile("(?m)(?:^\\s*|`)go run \\./generator ([a-z]+)([^`\n]*)").FindAllStringSubmatch(content, -1) {
			called++
			flags := pflag.NewFlagSet(m[1], pflag.ContinueOnError)
			at := slices.IndexFunc(verbs(), func(v verb) bool { return v.name == m[1] })
			if at < 0 {
				t.Errorf("%s calls ambiti %s, which is not a command", recipe, m[1])
				continue
			}
			verbs()[at].setup(flags)
			for _, flag := range regexp.MustCompile(`--([a-z-]+)`).FindAllStringSubmatch(m[2], -1) {
				if flags.Lookup(flag[1]) == nil {
					t.Errorf("%s calls ambiti %s --%s, which it does not know", recipe, m[1], flag[1])
				}
			}
		}
		for _, m := range regexp.MustCompile(`sh (hosting/[a-z.-]+)`).FindAllStringSubmatch(content, -1) {
			called++
			if _, err := os.Stat(filepath.Join("..", m[1])); err != nil {
				t.Errorf("%s calls %s, which is not there", recipe, m[1])
			}
		}
	}
	if called < 60 {
		t.Errorf("only %d calls were found", called)
	}
}

func recipes(t *testing.T) []string { return files(t, "../hosting/*.sh", "../hosting/*.yml") }

func documents(t *testing.T) []string { return files(t, "../*.md", "../docs/guida/*.md") }

func files(t *testing.T, forms ...string) []string {
	t.Helper()
	var all []string
	for _, form := range forms {
		found, err := filepath.Glob(form)
		if err != nil || len(found) < 2 {
			t.Fatalf("%s: %q, %v", form, found, err)
		}
		all = append(all, found...)
	}
	return all
}

func text(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestTheRecipesOfOthersHaveTheStepsTheVersionsAndNoSecret(t *testing.T) {
	var gitlab struct {
		Publish struct {
			Image     string
			Variables map[string]string
			Script    []string
			Cache     struct {
				Key   struct{ Files []string }
				Paths []string
			}
		}
	}
	var github struct {
		Jobs map[string]struct {
			Steps []struct {
				Uses, Run string
				With, Env map[string]string
			}
		}
	}
	for file, recipe := range map[string]any{"../hosting/gitlab-ci.yml": &gitlab, "../hosting/github-actions.yml": &github} {
		if err := yaml.Unmarshal([]byte(text(t, file)), recipe); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
	}
	version := regexp.MustCompile(`(?m)^go (\d+\.\d+)`).FindStringSubmatch(text(t, "../go.mod"))[1]
	if !strings.HasPrefix(gitlab.Publish.Image, "golang:"+version+"-") {
		t.Errorf("GitLab takes the image %s for Go %s", gitlab.Publish.Image, version)
	}
	for _, file := range gitlab.Publish.Cache.Key.Files {
		if _, err := os.Stat(filepath.Join("..", file)); err != nil {
			t.Errorf("GitLab's cache hangs on %s, which is not there", file)
		}
	}
	steps := github.Jobs["publish"].Steps
	last := steps[len(steps)-1]
	if !slices.Equal(gitlab.Publish.Script, []string{"sh hosting/pubblica.sh"}) || last.Run != "sh hosting/pubblica.sh" {
		t.Errorf("GitLab runs %q, GitHub %q", gitlab.Publish.Script, last.Run)
	}
	for name, value := range last.Env {
		if !strings.HasPrefix(value, "${{ ") || strings.HasPrefix(name, "AWS_") && strings.Contains(name, "KEY") && value != "${{ secrets."+name+" }}" {
			t.Errorf("GitHub takes %s from %q", name, value)
		}
	}
	for name := range maps.Keys(gitlab.Publish.Variables) {
		if strings.HasPrefix(name, "AWS_") {
			t.Errorf("GitLab's recipe holds %s", name)
		}
	}
}

// The scripts, with programs in the place of make and Go that only note how they were called.
func TestAServerPublishesEachCommitOnceAndOnlyThroughTheGate(t *testing.T) {
	folder := t.TempDir()
	server, log := filepath.Join(folder, "server"), filepath.Join(folder, "log")
	sh := func(commands string, environment ...string) (string, error) {
		c := exec.Command("sh", "-e", "-c", commands)
		c.Dir = folder
		c.Env = append(os.Environ(), append(environment, "PATH="+filepath.Join(folder, "bin")+string(os.PathListSeparator)+os.Getenv("PATH"), "LOG="+log, "HOME="+folder,
			"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.org", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.org")...)
		out, err := c.CombinedOutput()
		return string(out), err
	}
	for name, content := range map[string]string{
		"bin/go":                     "#!/bin/sh\necho \"go $*\" >>\"$LOG\"\n[ \"$3\" != check ] || [ ! -e \"$SHUT\" ]\n",
		"bin/make":                   "#!/bin/sh\necho \"make $*\" >>\"$LOG\"\n",
		"origin/data/a.csv":          "a\n",
		"origin/generator/main.go":   "package main\n",
		"origin/hosting/cron.sh":     text(t, "../hosting/cron.sh"),
		"origin/hosting/pubblica.sh": text(t, "../hosting/pubblica.sh"),
	} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(folder, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if out, err := sh("cd origin && git init -q -b main && git add . && git commit -q -m uno && cd .. && git clone -q origin server"); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	const (
		gate   = "go run ./generator check --publish --base-url https://example.org/\n"
		site   = "make site BASE_URL=https://example.org/\nmake test-built\n"
		tests  = "make test-go\n"
		deploy = "go run ./generator deploy /srv/www --yes\n"
	)
	shut := filepath.Join(folder, "shut")
	for _, of := range []struct{ name, before, want string }{
		{"all is new", "true", gate + site + tests + deploy},
		{"nothing is new", "true", ""},
		{"a change of the data, the gate shut", "touch shut && cd origin && echo b >>data/a.csv && git commit -qam due", gate},
		{"the same, tried again, the gate open", "rm shut", gate + site + deploy},
		{"a change of the program", "cd origin && echo // >>generator/main.go && git commit -qam tre", gate + site + tests + deploy},
	} {
		os.Remove(log)
		if out, err := sh(of.before); err != nil {
			t.Fatalf("%s: %v\n%s", of.name, err, out)
		}
		_, wasShut := os.Stat(shut)
		out, err := sh(server+"/hosting/cron.sh", "AMBITI_URL=https://example.org/", "AMBITI_TARGET=/srv/www", "SHUT="+shut)
		if (err != nil) != (wasShut == nil) {
			t.Errorf("%s: %v\n%s", of.name, err, out)
		}
		got, _ := os.ReadFile(log)
		if string(got) != of.want {
			t.Errorf("%s: it calls\n%swant\n%s", of.name, got, of.want)
		}
	}
	if out, err := sh(server + "/hosting/pubblica.sh"); err == nil || !strings.Contains(out, "AMBITI_URL") {
		t.Errorf("without an address: %v\n%s", err, out)
	}
}
