package words

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"text/template/parse"
)

// sentence is the partial that says a text with links or marked words in it.
const sentence = "words/sentence.html"

// call is how a template asks for a text.
type call struct {
	key       string
	variables []string // which it fills in
	links     int      // for the words in square brackets; -1 where these are no links
}

// callsIn gives what all templates of a project ask for, and whether all could be read: of one that cannot, Hugo tells better.
func callsIn(project fs.FS) (calls []call, all bool, err error) {
	all = true
	err = fs.WalkDir(project, Templates, func(name string, entry fs.DirEntry, err error) error {
		if name == Templates && errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || entry.IsDir() || path.Ext(name) != ".html" {
			return err
		}
		text, err := fs.ReadFile(project, name)
		if err != nil {
			return err
		}
		tree := parse.New(name)
		tree.Mode = parse.SkipFuncCheck
		set := map[string]*parse.Tree{}
		if _, err := tree.Parse(string(text), "", "", set); err != nil {
			all = false
			return nil
		}
		for _, one := range set {
			visit(one.Root, &calls)
		}
		return nil
	})
	return calls, all, err
}

// visit finds the calls under a node of a template.
func visit(node parse.Node, calls *[]call) {
	switch n := node.(type) {
	case *parse.ListNode:
		if n != nil {
			for _, each := range n.Nodes {
				visit(each, calls)
			}
		}
	case *parse.ActionNode:
		visit(n.Pipe, calls)
	case *parse.IfNode:
		visitBranch(&n.BranchNode, calls)
	case *parse.WithNode:
		visitBranch(&n.BranchNode, calls)
	case *parse.RangeNode:
		visitBranch(&n.BranchNode, calls)
	case *parse.TemplateNode:
		visit(n.Pipe, calls)
	case *parse.PipeNode:
		if n != nil {
			for _, each := range n.Cmds {
				visit(each, calls)
			}
		}
	case *parse.CommandNode:
		if c, ok := callOf(n); ok {
			*calls = append(*calls, c)
		}
		for _, each := range n.Args {
			visit(each, calls)
		}
	}
}

func visitBranch(n *parse.BranchNode, calls *[]call) {
	visit(n.Pipe, calls)
	visit(n.List, calls)
	visit(n.ElseList, calls)
}

// callOf reads «T "key"», «T "key" (dict "Name" …)» and «partial "words/sentence.html" (dict "key" "key" "to" … "Name" …)».
func callOf(n *parse.CommandNode) (call, bool) {
	first, ok := textOf(n, 1)
	if !ok {
		return call{}, false
	}
	switch values := dictOf(n, 2); {
	case isCall(n, "T"):
		return call{key: first, variables: names(values), links: -1}, true
	case isCall(n, "partial") && first == sentence:
		key, _ := values["key"].(*parse.StringNode)
		if key == nil {
			return call{}, false
		}
		c := call{key: key.Text}
		if to, ok := values["to"]; ok {
			c.links = countOf(to)
		}
		delete(values, "key")
		delete(values, "to")
		c.variables = names(values)
		return c, true
	}
	return call{}, false
}

func isCall(n *parse.CommandNode, function string) bool {
	name, ok := n.Args[0].(*parse.IdentifierNode)
	return ok && name.Ident == function
}

func textOf(n *parse.CommandNode, i int) (string, bool) {
	if i >= len(n.Args) {
		return "", false
	}
	text, ok := n.Args[i].(*parse.StringNode)
	if !ok {
		return "", false
	}
	return text.Text, true
}

// dictOf gives the values of a «dict» that is the argument of a call, by their names.
func dictOf(n *parse.CommandNode, i int) map[string]parse.Node {
	values := map[string]parse.Node{}
	if i >= len(n.Args) {
		return values
	}
	inner, ok := command(n.Args[i])
	if !ok || !isCall(inner, "dict") {
		return values
	}
	for at := 1; at+1 < len(inner.Args); at += 2 {
		if name, ok := textOf(inner, at); ok {
			values[name] = inner.Args[at+1]
		}
	}
	return values
}

// countOf gives the number of a «slice», and 1 of all else.
func countOf(node parse.Node) int {
	if inner, ok := command(node); ok && isCall(inner, "slice") {
		return len(inner.Args) - 1
	}
	return 1
}

// command gives what stands in parentheses.
func command(node parse.Node) (*parse.CommandNode, bool) {
	pipe, ok := node.(*parse.PipeNode)
	if !ok || len(pipe.Cmds) != 1 {
		return nil, false
	}
	return pipe.Cmds[0], true
}

func names(values map[string]parse.Node) []string {
	var list []string
	for name := range values {
		list = append(list, name)
	}
	slices.Sort(list)
	return list
}
