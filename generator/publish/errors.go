package publish

import "errors"

// An InputError is for the person who called to put right: what they named and
// what is wrong with it.
type InputError struct {
	What   string
	Reason string
}

func (e *InputError) Error() string { return e.What + ": " + e.Reason }

// ErrBusy means that another build is publishing into the same folder.
var ErrBusy = errors.New("un'altra pubblicazione nella stessa cartella è in corso; riprovare quando è finita")
