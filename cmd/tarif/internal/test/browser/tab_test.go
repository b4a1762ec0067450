package browser

import (
	"context"
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// Tab is a page of the browser, for one test. Its methods fail the test.
type Tab struct {
	t   testing.TB
	ctx context.Context
	log watch
}

// Tab opens an empty tab. home is the beginning of every address that its pages
// may request: the server's, or "file:". At the end of the test the tab closes,
// and its complaints fail the test.
func (b *Browser) Tab(t testing.TB, home string) *Tab {
	t.Helper()
	ctx, stop := chromedp.NewContext(b.ctx)
	tab := &Tab{t: t, ctx: ctx, log: watch{home: home}}
	t.Cleanup(func() {
		stop()
		for _, c := range tab.Complaints() {
			t.Error(c)
		}
	})
	tab.do(chromedp.Func(tab.log.start))
	tab.Scheme("light")
	return tab
}

// Open goes to an address and waits until the page has loaded.
func (tab *Tab) Open(url string) {
	tab.t.Helper()
	tab.log.at(url)
	tab.do(chromedp.Navigate(url))
}

// Size sets the viewport, in CSS pixels.
func (tab *Tab) Size(width, height int) {
	tab.t.Helper()
	tab.do(chromedp.EmulateViewport(int64(width), int64(height)))
}

// Zoom sets the viewport, in CSS pixels, and how many screen pixels make one:
// 320 CSS pixels at a scale of 4 are a screen of 1280 pixels at 400 %.
func (tab *Tab) Zoom(width, height int, zoom float64) {
	tab.t.Helper()
	tab.do(chromedp.EmulateViewport(int64(width), int64(height), chromedp.EmulateScale(zoom)))
}

// Look is how a reader's device shows pages. Motion is always reduced, so that
// nothing is examined halfway.
type Look struct {
	Scheme string // "light" or "dark"
	Print  bool
	Forced bool // forced colours, like Windows' high contrast
}

func (tab *Tab) Look(look Look) {
	tab.t.Helper()
	p := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: look.Scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
		{Name: "forced-colors", Value: map[bool]string{false: "none", true: "active"}[look.Forced]}}}
	if look.Print {
		p.Media = "print"
	}
	call(tab, emulation.SetEmulatedMedia, p)
}

// Scheme sets the reader's colour scheme, "light" or "dark", on a screen.
func (tab *Tab) Scheme(scheme string) {
	tab.t.Helper()
	tab.Look(Look{Scheme: scheme})
}

// Media makes the page use the styles for "print" or "screen", until
// [Tab.Scheme] is called.
func (tab *Tab) Media(media string) {
	tab.t.Helper()
	call(tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: media})
}

// PDF prints the page on A4.
func (tab *Tab) PDF() []byte {
	tab.t.Helper()
	return call(tab, page.PrintToPDF, page.PrintToPDFParams{PaperWidth: 8.27, PaperHeight: 11.69}).Data // inches
}

// NoScript disables the scripts of pages; [Eval] still works.
func (tab *Tab) NoScript() {
	tab.t.Helper()
	call(tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
}

// Today sets the clock of the pages opened from now on to noon of a day,
// "2027-01-01".
func (tab *Tab) Today(day string) {
	tab.t.Helper()
	call(tab, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
		Source: `{
			const now = new Date("` + day + `T12:00:00").getTime(), Real = Date;
			Date = class extends Real { constructor(...a) { a.length ? super(...a) : super(now); } static now() { return now; } };
		}`})
}

// Slow slows the page's processor down by a factor.
func (tab *Tab) Slow(times float64) {
	tab.t.Helper()
	call(tab, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: times})
}

// Network limits the network to a latency in milliseconds and a speed in
// kilobits a second.
func (tab *Tab) Network(latency, kbits float64) {
	tab.t.Helper()
	call(tab, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
		MatchedNetworkConditions: []*network.Conditions{
			{Latency: latency, DownloadThroughput: kbits * 1000 / 8, UploadThroughput: kbits * 1000 / 8}}})
}

// Node is an element of the accessibility tree: its role and its name.
type Node struct{ Role, Name string }

// Tree returns the accessibility tree of the page, without what screen readers
// skip.
func (tab *Tab) Tree() []Node {
	tab.t.Helper()
	var nodes []Node
	for _, n := range call(tab, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{}).Nodes {
		if !n.Ignored {
			nodes = append(nodes, Node{spoken(n.Role), spoken(n.Name)})
		}
	}
	return nodes
}

func spoken(v *accessibility.Value) string {
	var s string
	if v != nil {
		_ = json.Unmarshal(v.Value, &s) // what is not a text is not spoken
	}
	return s
}

// Paper returns how many sheets of A4 the page takes.
func (tab *Tab) Paper() int {
	tab.t.Helper()
	prefer := true
	pdf := call(tab, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: &prefer, PaperWidth: 210 / 25.4, PaperHeight: 297 / 25.4}).Data
	return len(sheet.FindAll(pdf, -1))
}

var sheet = regexp.MustCompile(`/Type\s*/Page\b`)

// Press presses and releases a key: a letter, "\t" or "\r".
func (tab *Tab) Press(key string) {
	tab.t.Helper()
	tab.do(chromedp.KeyEvent(key))
}

// Eval evaluates an expression in the page through the protocol, to which the
// page's policy does not apply; a promise is awaited.
func Eval[T any](tab *Tab, expression string) T {
	tab.t.Helper()
	v, err := evaluate[T](tab, expression)
	if err != nil {
		tab.t.Fatalf("%s: %.200s: %v", tab.log.where(), expression, err)
	}
	return v
}

// Wait waits until an expression is true, across navigations.
func (tab *Tab) Wait(expression string) {
	tab.t.Helper()
	var last error
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		ok, err := evaluate[bool](tab, "document.readyState === 'complete' && Boolean("+expression+")")
		if ok && err == nil {
			return
		}
		last = err // errors during a navigation are no failure
	}
	tab.t.Fatalf("%s: waited in vain for %s (%v)", tab.log.where(), expression, last)
}

// Settle waits until the page has drawn a frame with everything it requested.
func (tab *Tab) Settle() {
	tab.t.Helper()
	Eval[bool](tab, "new Promise(done => requestAnimationFrame(() => setTimeout(() => done(true), 50)))")
}

// Follow does something that leads to another page, and waits until that page
// has loaded and its address has the given end.
func (tab *Tab) Follow(do func(), end string) {
	tab.t.Helper()
	do()
	tab.Wait("decodeURIComponent(location.href).endsWith('" + strings.ReplaceAll(end, "'", `\'`) + "')")
}

// Shot returns a PNG of the whole page, made fast rather than small.
func (tab *Tab) Shot() []byte {
	tab.t.Helper()
	yes := true
	return call(tab, page.CaptureScreenshot, page.CaptureScreenshotParams{CaptureBeyondViewport: &yes, OptimizeForSpeed: &yes}).Data
}

func evaluate[T any](tab *Tab, expression string) (T, error) {
	ctx, stop := context.WithTimeout(tab.ctx, patience)
	defer stop()
	return chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}

func (tab *Tab) do(steps ...chromedp.Action[chromedp.Void]) {
	tab.t.Helper()
	ctx, stop := tab.ctx, func() {}
	if chromedp.FromContext(ctx).Target != nil { // the first call must not end the tab with its own patience
		ctx, stop = context.WithTimeout(ctx, patience)
	}
	defer stop()
	if err := chromedp.Do(ctx, steps...); err != nil {
		tab.t.Fatalf("%s: %v", tab.log.where(), err)
	}
}

// call runs a command of the DevTools protocol.
func call[P, R any](tab *Tab, cmd cdp.Command[P, R], params P) R {
	tab.t.Helper()
	ctx, stop := context.WithTimeout(tab.ctx, patience)
	defer stop()
	r, err := chromedp.Call(ctx, cmd, params)
	if err != nil {
		tab.t.Fatalf("%s: %s: %v", tab.log.where(), cmd.Method, err)
	}
	return r
}
