//go:build !linux

package main

import (
	"os"
	"syscall"
)

// endTogether is not to be had in a portable way.
func endTogether() *syscall.SysProcAttr { return nil }

// killed is not to be known in a portable way.
func killed(*os.ProcessState) bool { return false }
