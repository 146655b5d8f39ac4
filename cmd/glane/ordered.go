package main

import "iter"

// ordered gives work(v) for each v of in, in the order of in, with up to jobs
// at work at a time and no more than twice as many waiting.
func ordered[V, R any](in iter.Seq[V], jobs int, work func(V) R) iter.Seq[R] {
	return func(yield func(R) bool) {
		done := make(chan struct{})
		defer close(done)
		queue := make(chan chan R, 2*jobs)
		go func() {
			defer close(queue)
			free := make(chan struct{}, jobs)
			for v := range in {
				slot := make(chan R, 1)
				select {
				case free <- struct{}{}:
				case <-done:
					return
				}
				go func() {
					slot <- work(v)
					<-free
				}()
				select {
				case queue <- slot:
				case <-done:
					return
				}
			}
		}()
		for slot := range queue {
			if !yield(<-slot) {
				return
			}
		}
	}
}
