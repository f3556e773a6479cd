package main

import (
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"path"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"ambitilombardia/generator/pipeline"
)

func setupServe(flags *pflag.FlagSet) func(stdout, stderr io.Writer) error {
	options := project(flags)
	address := flags.String("address", "localhost:1313", "indirizzo su cui ascoltare")
	return func(stdout, _ io.Writer) error {
		// Listening comes first: a port that is taken should not cost a build.
		listener, err := net.Listen("tcp", *address)
		if err != nil {
			return fmt.Errorf("ascolto su %s: %w", *address, err)
		}
		o := options(stdout)
		o.BaseURL = baseURL(*address, listener)
		files, err := pipeline.Render(o)
		if err != nil {
			return err
		}
		fmt.Fprintf(stdout, "Il sito è su %s (Ctrl+C per finire)\n", o.BaseURL)
		server := &http.Server{Handler: siteHandler(files), ReadHeaderTimeout: 10 * time.Second}
		return server.Serve(listener)
	}
}

// baseURL keeps the host that was asked for, which the listener knows as a number only, with the port that it got.
func baseURL(address string, listener net.Listener) string {
	host, _, err := net.SplitHostPort(address)
	_, port, portErr := net.SplitHostPort(listener.Addr().String())
	if err != nil || portErr != nil || host == "" {
		return "http://" + listener.Addr().String() + "/"
	}
	return "http://" + net.JoinHostPort(host, port) + "/"
}

// siteHandler serves the rendered files as a static host would, with the site's own page for what is not there.
func siteHandler(files fs.FS) http.Handler {
	server := http.FileServerFS(files)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
		if name == "" {
			name = "."
		}
		if _, err := fs.Stat(files, name); err != nil {
			page, err := fs.ReadFile(files, "404.html")
			if err != nil {
				http.NotFound(w, r)
				return
			}
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.WriteHeader(http.StatusNotFound)
			w.Write(page) // a reader who has gone away needs no page
			return
		}
		server.ServeHTTP(w, r)
	})
}
