package cli

import (
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strconv"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/files/config"
	"tarif/cmd/tarif/internal/test/is"
)

// TestPublishStale checks that a site built before the last edit is not taken
// for the one to publish: a price that was put right would not reach readers.
func TestPublishStale(t *testing.T) {
	r := real(t)
	lean(t)
	r.app.hash = hashSite
	for _, args := range []string{"build --date 2026-01-15", "publish www"} {
		is.Equal(t, r.do(t, strings.Fields(args)...), statusDone, "%s: %s", args, &r.stderr)
	}
	name := "tariffs/oral/home-care/2026.toml"
	src, err := os.ReadFile(name)
	is.OK(t, err)
	save(t, name, strings.Replace(string(src), `"948.30"`, `"984.30"`, 1))
	is.Equal(t, r.do(t, "publish", "www"), statusWrong, "%s", &r.stderr)
	is.True(t, strings.Contains(r.stderr.String(), "before the last edit") && strings.Contains(r.stderr.String(), "tarif build"), "%s", &r.stderr)
	is.Equal(t, r.do(t, "publish", "--from", "public", "www"), statusDone, "%s", &r.stderr)
}

// TestRefusedTargets checks that errors of servers are in the reader's language
// with advice, for a target in the settings or on the command line.
func TestRefusedTargets(t *testing.T) {
	r := start(t)
	if status := r.do(t, "build"); status != statusDone {
		t.Fatal(r.stderr.String())
	}
	answers := func(status int) string {
		srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			if status == http.StatusUnauthorized {
				w.Header().Set("WWW-Authenticate", `Basic realm="x"`)
			}
			w.WriteHeader(status)
		}))
		t.Cleanup(srv.Close)
		return "webdav+http://office@" + srv.Listener.Addr().String() + "/site"
	}
	nobody, err := net.Listen("tcp", "127.0.0.1:0")
	is.OK(t, err)
	nobody.Close()
	nobodys := answers(http.StatusUnauthorized)
	t.Setenv("HOME", t.TempDir())
	t.Setenv("PATH", "") // neither git nor rclone
	for target, want := range map[string][3]string{
		answers(http.StatusUnauthorized):                {"does not accept the name or the password", "құпиясөзді қабылдамайды", "не принимает имя или пароль"},
		answers(http.StatusForbidden):                   {"does not let this account write", "жазуға рұқсат бермейді", "не разрешает этой учётной записи"},
		answers(http.StatusInsufficientStorage):         {"no room left on the server", "серверде бос орын қалмады", "на сервере не осталось места"},
		"webdav+http://" + nobody.Addr().String() + "/": {"does not answer", "сервері жауап бермейді", "не отвечает"},
		"sftp://office@example.kz/www":                  {"known_hosts: there is no such file", "known_hosts: мұндай файл жоқ", "known_hosts: такого файла нет"},
		nobodys:                                         {"none was given", "берілген жоқ", "а его не дали"},
		strings.Replace(answers(http.StatusOK), "webdav+http", "webdav", 1): {"answers without encryption", "шифрлаусыз", "без шифрования"},
		"ftp://example.kz/":  {"is no place that is known", "", ""},
		"git:" + t.TempDir(): {"git is not installed", "git орнатылмаған", "нет git"},
		"rclone:office:site": {"rclone is not installed", "rclone орнатылмаған", "нет rclone"},
		"config.toml/site":   {"a file stands where a folder", "қалта керек жерде файл тұр", "на месте папки стоит файл"},
		"":                   {"name where the site goes", "сайт қайда баратынын атаңыз", "куда публиковать сайт"},
	} {
		for i, code := range []string{"en", "kk", "ru"} {
			r.app.speakIn(code)
			t.Setenv("TARIF_PASSWORD", map[bool]string{false: "wrong"}[target == nobodys])
			save(t, "config.toml", "title.kk = \"T\"\ntitle.ru = \"T\"\ndescription.kk = \"D\"\ndescription.ru = \"D\"\nbase_url = \"https://example.kz/\"\ntime_zone = \"Asia/Almaty\"\ncompare_pairs = \"none\"\npublish = \""+target+"\"\n")
			status := r.do(t, "publish")
			said := r.stderr.String()
			is.True(t, status != statusDone && strings.Contains(said, want[i]) && strings.Count(strings.TrimSpace(said), "\n") >= 1,
				"%s: status %d\n%s", target, status, said)
		}
	}
	if _, err := os.Stat("config.toml/site"); err == nil {
		t.Error("something was written")
	}
}

// TestPublishSays checks that a dry run lists files by name, many on a terminal
// by kind with counts and sizes, that an undo names the site that is live and
// fails the second time, and that a site without an address of its own is
// published with a warning.
func TestPublishSays(t *testing.T) {
	r := start(t)
	for i := range 30 {
		r.files = append(r.files, file("ru/"+strconv.Itoa(i)+"/index.html", "<p>"))
	}
	do := func(want string, not string, status int, args ...string) {
		t.Helper()
		is.Equal(t, r.do(t, args...), status, args, r.stderr.String())
		is.In(t, want, r.stderr.String(), args)
		if not != "" {
			is.NotIn(t, not, r.stderr.String(), args)
		}
	}
	do("", "", statusDone, "build", "--base-url", config.ExampleURL)
	do("write the site's address as base_url in config.toml", "", statusDone, "publish", "www", "--dry-run")
	do("", "", statusDone, "build", "--base-url", "https://example.kz/")
	do("would upload ru/7/index.html", "address", statusDone, "publish", "www", "--dry-run")
	r.app.terminal = true
	do("would upload 32 files (pages), 96 B", "index.html", statusDone, "publish", "www", "--dry-run")
	r.app.terminal = false
	do("", "", statusDone, "publish", "www")
	do("this is the first one there", "goes on where it stopped", statusWrong, "publish", "www", "--undo")
	r.files[2] = file("data/rates.csv", "b\n")
	do("", "", statusDone, "build", "--base-url", "https://example.kz/")
	do("would upload data/rates.csv", "pages", statusDone, "publish", "www", "--dry-run")
	do("", "", statusDone, "publish", "www")
	do("the site published before is live again", "", statusDone, "publish", "www", "--undo")
	do("it has been put back already", "goes on where it stopped", statusWrong, "publish", "www", "--undo")
}
