package catalogue

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"testing"
)

// The codes and names of ISTAT's list of 14 August 2026 (SITUAS), with the province, a line each, «012001 Agra VA»: the list itself is not ours.
const situas = "c96fe8ea9128afc20aee71102b43cc008dcf52079640c576726e19eb4bb617f6"

func TestTheComuniOfTodayAreThoseOfISTAT(t *testing.T) {
	today := committed(t).On("2026-08-14")
	hash := sha256.New()
	for _, m := range today.Comuni {
		fmt.Fprintln(hash, m.Code, m.Name, m.Province)
	}
	if got := hex.EncodeToString(hash.Sum(nil)); len(today.Comuni) != 1501 || got != situas {
		t.Errorf("%d Comuni with the digest %s, want 1501 with %s", len(today.Comuni), got, situas)
	}
}
