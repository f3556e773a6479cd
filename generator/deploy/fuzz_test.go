package deploy

import (
	"context"
	"maps"
	"testing"
)

// What stands at the target is anyone's: it is a manifest, which stays the same when it is written again, or an error.
func FuzzManifest(f *testing.F) {
	for _, seed := range []string{`{"index.html":"0a"}`, `{"a":""}`, `{}`, `null`, `[]`, `{"a":1}`, `{"../x":"","a":"b","a":"c"}`, "\xef\xbb\xbf{}", ""} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		ctx := context.Background()
		target := newMemory()
		defer target.Close()
		if err := target.write(ctx, file{key: manifestName}, data); err != nil {
			t.Fatal(err)
		}
		m, err := readManifest(ctx, target)
		if err != nil {
			return
		}
		if err := m.write(ctx, target); err != nil {
			t.Fatal(err)
		}
		if again, err := readManifest(ctx, target); err != nil || !maps.Equal(again, m) {
			t.Errorf("%q became %q, error %v", m, again, err)
		}
	})
}
