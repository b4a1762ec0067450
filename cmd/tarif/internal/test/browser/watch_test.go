package browser

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"tarif/cmd/tarif/internal/lists"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// watch collects the complaints of a tab. Events come from another goroutine,
// so it has a lock.
type watch struct {
	home    string
	allowed []string

	mu    sync.Mutex
	page  string
	found []string
}

// start listens to a tab. The focus is emulated, because only one of several
// tabs has it.
func (w *watch) start(ctx context.Context, t *chromedp.Target) error {
	if err := chromedp.Listen(ctx, w.event); err != nil {
		return err
	}
	if _, err := cdp.Call(ctx, t, network.Enable, network.EnableParams{}); err != nil {
		return err
	}
	_, err := cdp.Call(ctx, t, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	return err
}

// event turns an event of the browser into a complaint. A breach of the policy
// is an error on the console.
func (w *watch) event(ev any) {
	switch e := ev.(type) {
	case *runtime.EventConsoleAPICalled:
		if e.Type == "error" || e.Type == "assert" {
			w.add("console: " + arguments(e.Args))
		}
	case *runtime.EventExceptionThrown:
		w.add("script: " + exception(e.ExceptionDetails))
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError {
			w.add(fmt.Sprintf("%s: %s %s", e.Entry.Source, e.Entry.Text, e.Entry.URL))
		}
	case *network.EventRequestWillBeSent:
		// data: makes no request; Chromium draws the icon of a date field so.
		if url := e.Request.URL; !strings.HasPrefix(url, w.home) && !strings.HasPrefix(url, "about:") && !strings.HasPrefix(url, "data:") {
			w.add("request to another address: " + url)
		}
	}
}

func arguments(args []*runtime.RemoteObject) string {
	texts := lists.Of(args, func(a *runtime.RemoteObject) string { return string(a.Value) + a.Description })
	return strings.Join(texts, " ")
}

func exception(d *runtime.ExceptionDetails) string {
	if d.Exception != nil {
		return d.Exception.Description
	}
	return d.Text
}

func (w *watch) add(complaint string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, a := range w.allowed {
		if strings.Contains(complaint, a) {
			return
		}
	}
	w.found = append(w.found, w.page+": "+complaint)
}

func (w *watch) at(page string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.page = page
}

func (w *watch) where() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.page
}

// Allow ignores complaints that contain a text, from now on.
func (tab *Tab) Allow(text string) {
	tab.log.mu.Lock()
	defer tab.log.mu.Unlock()
	tab.log.allowed = append(tab.log.allowed, text)
}

// Complaints returns the complaints since the last call. The answer to a last
// command makes sure that earlier events have arrived.
func (tab *Tab) Complaints() []string {
	if tab.ctx.Err() == nil {
		_, _ = evaluate[bool](tab, "true")
	}
	tab.log.mu.Lock()
	defer tab.log.mu.Unlock()
	found := tab.log.found
	tab.log.found = nil
	return found
}
