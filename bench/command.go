package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

const provinceFile = "generator/catalogue/province.go"

// ambiti compiles the command as everybody uses it. For a repeated region its table of provinces, and nothing else, is
// another (go build -overlay).
func ambiti(root, folder string, copies int) (string, error) {
	if copies == 1 {
		return compile(root, folder, "./generator", nil)
	}
	original := filepath.Join(root, provinceFile)
	text, err := os.ReadFile(original)
	if err != nil {
		return "", err
	}
	repeated, err := provinces(string(text), copies)
	if err != nil {
		return "", fmt.Errorf("%s: %w", provinceFile, err)
	}
	replaced := filepath.Join(folder, "province.go")
	if err := os.WriteFile(replaced, []byte(repeated), 0o644); err != nil {
		return "", err
	}
	return compile(root, folder, "./generator", map[string]string{original: replaced})
}

// compile makes a program of the project, with some files read from elsewhere.
func compile(root, folder, pkg string, replace map[string]string) (string, error) {
	overlay, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	list := filepath.Join(folder, "overlay.json")
	if err := os.WriteFile(list, overlay, 0o644); err != nil {
		return "", err
	}
	program := filepath.Join(folder, filepath.Base(pkg))
	cmd := exec.Command("go", "build", "-overlay", list, "-o", program, pkg)
	cmd.Dir = root
	if output, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("compiling %s: %w\n%s", pkg, err, output)
	}
	return program, nil
}
