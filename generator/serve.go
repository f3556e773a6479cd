package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"ambitilombardia/generator/pipeline"
	"ambitilombardia/generator/preview"
	"ambitilombardia/generator/source"
)

func setupServe(flags *pflag.FlagSet) func(stdout, stderr io.Writer) error {
	options := project(flags)
	address := flags.String("address", "localhost:1313", "indirizzo su cui ascoltare")
	return func(stdout, stderr io.Writer) error {
		// Listening comes first: a port that is taken should not cost a build.
		listener, err := listen(*address)
		if err != nil {
			return err
		}
		o := options(stdout)
		o.BaseURL = baseURL(*address, listener)
		// So does watching: what is changed during a build is in the next.
		watch, err := preview.NewWatch(o.Root)
		if err != nil {
			return fmt.Errorf("osservazione delle fonti: %w", err)
		}
		defer watch.Close()
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
		defer stop()
		shown := preview.Server{Host: hostOf(*address)}
		ended := make(chan error, 2)
		go func() {
			server := &http.Server{Handler: &shown, ReadHeaderTimeout: 10 * time.Second}
			ended <- server.Serve(listener)
		}()
		go func() { ended <- keepBuilding(ctx, o, watch, &shown, stdout, stderr) }()
		select {
		case err := <-ended:
			return err
		case <-ctx.Done(): // a build under way has written nothing
			return nil
		}
	}
}

// keepBuilding shows the site, and again after each change of its sources. Faults of the input are told and waited for
// to be mended; only a fault of the machine ends it.
func keepBuilding(ctx context.Context, o pipeline.Options, watch *preview.Watch, shown *preview.Server, stdout, stderr io.Writer) error {
	for {
		shown.Working()
		files, err := pipeline.Render(o)
		switch {
		case err == nil:
			shown.Show(files)
			fmt.Fprintf(stdout, "Il sito è su %s e segue le modifiche (Ctrl+C per finire)\n", o.BaseURL)
		case pipeline.IsInput(err):
			shown.Fail(err)
			fmt.Fprintln(stderr, source.Sentence(err))
			fmt.Fprintln(stdout, "Il sito resta quello di prima, finché una modifica non corregge gli errori (Ctrl+C per finire)")
		default:
			return err
		}
		changed, ok := watch.Changed(ctx)
		if !ok {
			return nil
		}
		fmt.Fprintf(stdout, "\nModificati: %s\n", source.Visible(strings.Join(changed, ", ")))
	}
}

// hostOf is the name in an address to listen on.
func hostOf(address string) string {
	host, _, _ := net.SplitHostPort(address) // listen has seen it
	return host
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
