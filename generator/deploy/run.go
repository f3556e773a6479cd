package deploy

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"ambitilombardia/generator/source"
)

// Done tells whether a plan has nothing to do.
func (p *Plan) Done() bool { return len(p.Uploads)+len(p.Deletes) == 0 }

// Run does what the plan says, in its order. Progress, which may be nil, is called by several goroutines. On an error, or
// when ctx is done, the target has a site that works, and another plan does what is left.
func (p *Plan) Run(ctx context.Context, site fs.FS, target Target, progress func(done, total int)) error {
	if p.Done() {
		return nil
	}
	if err := p.first().write(ctx, target); err != nil {
		return err
	}
	var done atomic.Int64
	step := func() {
		if n := int(done.Add(1)); progress != nil {
			progress(n, len(p.Uploads)+len(p.Deletes))
		}
	}
	if err := remove(ctx, target, p.inTheWay, step); err != nil {
		return err
	}
	for _, stage := range []stage{assets, pages, entrances} {
		if err := p.upload(ctx, stage, site, target, step); err != nil {
			return err
		}
	}
	last := slices.DeleteFunc(slices.Clone(p.Deletes), func(key string) bool { return slices.Contains(p.inTheWay, key) })
	if err := remove(ctx, target, last, step); err != nil {
		return err
	}
	return p.last().write(ctx, target)
}

func (p *Plan) upload(ctx context.Context, stage stage, site fs.FS, target Target, step func()) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(abreast)
	for _, f := range p.changed {
		if f.stage != stage {
			continue
		}
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := f.send(ctx, site, target); err != nil {
				return fmt.Errorf("invio di %s: %w", f.key, err)
			}
			step()
			return nil
		})
	}
	return group.Wait()
}

// send puts a file in its place. The target takes it whole or not at all, and only if its bytes arrive as they were
// compared.
func (f file) send(ctx context.Context, site fs.FS, target Target) error {
	data, err := fs.ReadFile(site, f.key)
	if err != nil {
		return err
	}
	return target.write(ctx, f, data)
}

func remove(ctx context.Context, target Target, keys []string, step func()) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(abreast)
	for _, key := range keys {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := target.remove(ctx, key); err != nil {
				return fmt.Errorf("cancellazione di %s: %w", source.Visible(key), err)
			}
			step()
			return nil
		})
	}
	return group.Wait()
}
