package deploy

import (
	"context"
	"crypto/md5"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"

	"ambitilombardia/generator/media"
)

// manifestName is the file at the target that says what we have put there.
const manifestName = ".ambiti-deploy.json"

// manifest gives for each file that is ours the digest of the headers that it was sent with.
type manifest map[string]string

var errNoManifest = errors.New("manca l’elenco dei file pubblicati")

func readManifest(ctx context.Context, target Target) (manifest, error) {
	data, err := target.read(ctx, manifestName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errNoManifest
	}
	if err != nil {
		return nil, fmt.Errorf("lettura di %s: %w", manifestName, err)
	}
	var m manifest
	if err := json.Unmarshal(data, &m); err != nil {
		return nil, fmt.Errorf("lettura di %s: %w", manifestName, err)
	}
	return m, nil
}

func (m manifest) write(ctx context.Context, target Target) error {
	data, err := json.MarshalIndent(m, "", " ") // by name
	if err != nil {
		return err
	}
	err = target.write(ctx, file{
		key: manifestName, size: int64(len(data)), md5: md5.Sum(data),
		headers: headers{contentType: media.Type(".json"), cacheControl: "no-store"},
	}, data)
	if err != nil {
		return fmt.Errorf("scrittura di %s: %w", manifestName, err)
	}
	return nil
}

// first is the manifest while a plan is under way: it claims all that is or will be ours. A file that is sent for its
// headers alone keeps the old digest until the end, because its bytes will not tell whether it was sent.
func (p *Plan) first() manifest {
	m := maps.Clone(p.ours)
	if m == nil {
		m = manifest{}
	}
	for _, f := range p.files {
		if _, sameBytes := p.sameBytes[f.key]; !sameBytes {
			m[f.key] = f.headers.digest()
		} else if _, known := m[f.key]; !known {
			m[f.key] = ""
		}
	}
	return m
}

// last is the manifest when all is done.
func (p *Plan) last() manifest {
	m := manifest{}
	for _, f := range p.files {
		m[f.key] = f.headers.digest()
	}
	return m
}
