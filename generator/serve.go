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
	"sync"
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
		go func() { ended <- follow(ctx, o, watch, &shown, stdout, stderr) }()
		select {
		case err := <-ended:
			return err
		case <-ctx.Done(): // a build under way has written nothing
			return nil
		}
	}
}

// follow shows the site, and again after each change of its sources. Faults of the input are told and waited for to be mended;
// only a fault of the machine ends it.
func follow(ctx context.Context, o pipeline.Options, watch *preview.Watch, shown *preview.Server, stdout, stderr io.Writer) error {
	draft := pipeline.NewDraft(o)
	for {
		shown.Working()
		err := draft.Update()
		edited, edit := context.WithCancel(ctx)
		var verifying sync.WaitGroup
		switch {
		case err == nil:
			shown.Show(draft)
			fmt.Fprintf(stdout, "Il sito è su %s e segue le modifiche (Ctrl+C per finire)\n", o.BaseURL)
			verifying.Go(func() { verify(edited, draft, shown, stderr) })
		case pipeline.IsInput(err):
			shown.Fail(err)
			fmt.Fprintln(stderr, source.Sentence(err))
			fmt.Fprintln(stdout, "Il sito resta quello di prima, finché una modifica non corregge gli errori (Ctrl+C per finire)")
		default:
			edit()
			return err
		}
		changed, ok := watch.Changed(ctx)
		edit()
		verifying.Wait()
		if !ok {
			return nil
		}
		fmt.Fprintf(stdout, "\nModificati: %s\n", source.Visible(strings.Join(changed, ", ")))
	}
}

// calm is how long nothing has to change before the whole site is verified, so that a quick second edit need not share the machine.
const calm = time.Second

// verify says of the site that is shown already whether it may be published, unless something is edited meanwhile.
func verify(edited context.Context, draft *pipeline.Draft, shown *preview.Server, stderr io.Writer) {
	select {
	case <-edited.Done():
		return
	case <-time.After(calm):
	}
	changed, err := draft.Verify(edited)
	switch {
	case edited.Err() != nil:
	case err != nil:
		shown.Warn(err)
		fmt.Fprintln(stderr, source.Sentence(err))
	case changed:
		shown.Show(draft)
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
