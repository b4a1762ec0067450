package serve

import (
	"net"
	"net/http"
	"strings"
)

// known answers only requests for a host name that the server was started for.
// A page elsewhere can point a host name of its own at this computer and so
// read what the server shows; it cannot make the browser ask for localhost or
// an IP address in that way.
func known(addr string, h http.Handler) http.Handler {
	host, _, _ := net.SplitHostPort(addr) // cannot fail: listening has succeeded
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !startedFor(host, r.Host) {
			http.Error(w, "this server does not answer for "+r.Host, http.StatusForbidden)
			return
		}
		h.ServeHTTP(w, r)
	})
}

// startedFor reports whether a server that listens at a host, which is empty or
// unspecified for all of the computer's addresses, answers requests for host
// asked.
func startedFor(host, asked string) bool {
	if name, _, err := net.SplitHostPort(asked); err == nil {
		asked = name
	}
	asked = strings.Trim(strings.ToLower(strings.TrimSuffix(asked, ".")), "[]")
	at, bare := net.ParseIP(host), net.ParseIP(asked)
	switch {
	case asked == "localhost", strings.EqualFold(asked, host):
		return true
	case bare == nil:
		return false
	}
	return host == "" || at != nil && at.IsUnspecified() || bare.IsLoopback()
}
