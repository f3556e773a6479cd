package preview

import (
	"encoding/json"
	"fmt"
	"net/http"
)

// state is what an open page is told: which site it should show, whether the next is on its way, and what is wrong with
// the sources that it was to be made of.
type state struct {
	Version int64    `json:"version"`
	Working bool     `json:"working"`
	Errors  []string `json:"errors"`
	Shown   bool     `json:"shown"` // the site with the errors is the one that is shown
}

func (s *Server) change(how func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	how()
	if s.changed != nil {
		close(s.changed)
		s.changed = nil
	}
}

// now gives the state and a channel that is closed when it holds no more.
func (s *Server) now() (state, <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.changed == nil {
		s.changed = make(chan struct{})
	}
	return s.state, s.changed
}

// events tells the state, and again at each change, until the page is gone (HTML standard, Server-sent events).
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	client := http.NewResponseController(w)
	for {
		state, changed := s.now()
		data, err := json.Marshal(state)
		if err != nil {
			return
		}
		if _, err := fmt.Fprintf(w, "data: %s\n\n", data); err != nil {
			return
		}
		if err := client.Flush(); err != nil {
			return
		}
		select {
		case <-changed:
		case <-r.Context().Done():
			return
		}
	}
}
