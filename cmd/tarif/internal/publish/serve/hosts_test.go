package serve

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

// TestHosts: a foreign name for this computer is refused; the names that the
// server was started for, localhost and IP addresses are not.
func TestHosts(t *testing.T) {
	for _, c := range []struct {
		addr, host string
		want       bool
	}{
		{"127.0.0.1:8080", "127.0.0.1:8080", true},
		{"127.0.0.1:8080", "localhost:8080", true},
		{"127.0.0.1:8080", "LOCALHOST", true},
		{"127.0.0.1:8080", "[::1]:8080", true},
		{"127.0.0.1:8080", "evil.example:8080", false},
		{"127.0.0.1:8080", "localhost.evil.example", false},
		{"127.0.0.1:8080", "127.0.0.1.nip.example", false},
		{"127.0.0.1:8080", "192.168.1.7:8080", false},
		{"127.0.0.1:8080", "", false},
		{"127.0.0.1:8080", "evil.example@localhost", false},
		{"localhost:8080", "127.0.0.1:8080", true},
		{"desk.office:8080", "desk.office:8080", true},
		{"desk.office:8080", "other.office:8080", false},
		{":8080", "192.168.1.7:8080", true},
		{":8080", "evil.example:8080", false},
		{"0.0.0.0:8080", "192.168.1.7:8080", true},
		{"[::]:8080", "[fe80::1]:8080", true},
		{"[::]:8080", "evil.example", false},
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Host = c.host
		w := httptest.NewRecorder()
		known(c.addr, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {})).ServeHTTP(w, r)
		if (w.Code == http.StatusOK) != c.want || !c.want && w.Code != http.StatusForbidden {
			t.Errorf("at %s, asked for %q: %d", c.addr, c.host, w.Code)
		}
	}
}
