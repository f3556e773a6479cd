package deploy

import (
	"context"
	"io/fs"
	"slices"
	"sync"
)

// memory is a bucket in memory: it tells digests and keeps headers, and a key says nothing of folders.
type memory struct {
	mu    sync.Mutex
	files map[string]kept
}

type kept struct {
	data    []byte
	headers headers
	md5     [16]byte
}

func newMemory() *memory { return &memory{files: map[string]kept{}} }

func (m *memory) list(context.Context) (map[string]object, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	there := map[string]object{}
	for key, file := range m.files {
		if key != manifestName {
			there[key] = object{size: int64(len(file.data)), md5: file.md5[:], sound: true}
		}
	}
	return there, nil
}

func (m *memory) read(_ context.Context, key string) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	file, ok := m.files[key]
	if !ok {
		return nil, fs.ErrNotExist
	}
	return slices.Clone(file.data), nil
}

func (m *memory) write(ctx context.Context, f file, data []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if ctx.Err() == nil {
		m.files[f.key] = kept{slices.Clone(data), f.headers, f.md5}
	}
	return ctx.Err()
}

func (m *memory) remove(ctx context.Context, key string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if ctx.Err() == nil {
		delete(m.files, key)
	}
	return ctx.Err()
}

func (m *memory) Close() error { return nil }
