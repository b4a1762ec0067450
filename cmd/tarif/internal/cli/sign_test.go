package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

const promising = `title.kk = "Тарифтер"
title.ru = "Тарифы"
description.kk = "Бағалар"
description.ru = "Цены"
base_url = "https://example.kz/"
time_zone = "Asia/Almaty"
compare_pairs = "none"
`

// keys returns the test keys of package signature by name. They protect
// nothing.
func keys(t *testing.T) func(name string) string {
	t.Helper()
	dir, err := filepath.Abs("../signature/testdata")
	is.OK(t, err)
	return func(name string) string { return filepath.Join(dir, name) }
}

// line returns the key in a public key's file.
func line(t *testing.T, name string) string {
	t.Helper()
	data := is.File(t, name)
	return strings.Fields(strings.SplitN(string(data), "\n", 2)[1])[0]
}

// says runs a command and checks its status and parts of its output.
func (r *run) says(t *testing.T, args string, status int, words ...string) {
	t.Helper()
	got := r.do(t, strings.Fields(args)...)
	said := r.stdout.String() + r.stderr.String()
	for _, w := range words {
		is.In(t, w, said, "tarif %s", args)
	}
	is.Equal(t, got, status, "tarif %s: status %s", args, said)
}

func overwrite(t *testing.T, name, text string) {
	t.Helper()
	is.OK(t, os.WriteFile(name, []byte(text), 0o644))
}

// TestSign checks that a signed site can be verified with the office's key
// alone, and that any later change is detected.
func TestSign(t *testing.T) {
	key := keys(t)
	office, other := line(t, key("office.pub")), key("other.pub")
	r := start(t)
	r.says(t, "sign "+key("office.key"), statusWrong, "there is no site of tarif in public")
	r.do(t, "build")
	r.says(t, "verify --key "+office, statusWrong, "manifest.json.minisig is missing")
	r.says(t, "sign "+key("office.key"), statusDone, "readers check it with the key "+office, `write public_key = "`+office+`"`)
	signed := list(t)
	for _, k := range []string{office, key("office.pub")} {
		r.says(t, "verify --key "+k, statusDone, "4 files are as the manifest", "signed with the key "+office)
		r.says(t, "verify public --json --key "+k, statusDone, `"key": "`+office+`"`, `"faults": []`)
	}
	r.says(t, "verify --key "+other, statusWrong, "manifest.json.minisig was made with another key")
	r.says(t, "verify --key RWx", statusUsage, "--key RWx: this is no public key of minisign")

	r.do(t, "build")
	r.do(t, "build", "--clean")
	is.Equal(t, list(t), signed, "after a rebuild that changes nothing")
	whole := is.File(t, "public/manifest.json")
	overwrite(t, "public/index.html", "<q>")
	r.says(t, "verify --key "+office, statusWrong, "index.html has other bytes than the manifest says")
	overwrite(t, "public/index.html", "<p>")
	overwrite(t, "public/manifest.json", strings.Replace(string(whole), "2026-03-01", "2026-03-02", 1))
	r.says(t, "verify --key "+office, statusWrong, "manifest.json was changed after it was signed")
	overwrite(t, "public/manifest.json", string(whole))
	r.says(t, "verify --key "+office, statusDone)

	r.files = append(r.files, file("ru/index.html", "<p>"))
	r.do(t, "build")
	r.says(t, "verify --key "+office, statusWrong, "manifest.json.minisig is missing")
}

// TestSignLocked checks that an encrypted key opens with its password only.
func TestSignLocked(t *testing.T) {
	key := keys(t)
	r := start(t)
	r.do(t, "build")
	r.says(t, "sign "+key("locked.key"), statusWrong, "the password of the key is not the right one", "TARIF_PASSWORD")
	t.Setenv("TARIF_PASSWORD", "құпия")
	r.says(t, "sign "+key("locked.key"), statusDone)
	r.says(t, "verify --key "+key("locked.pub"), statusDone)
	r.says(t, "sign "+key("office.pub"), statusWrong, "this is no secret key of minisign")
}

// TestSignPromised checks that if the settings name a key, no other can sign,
// verify uses it by default, and nothing unsigned is published.
func TestSignPromised(t *testing.T) {
	key := keys(t)
	r := start(t)
	overwrite(t, "config.toml", promising+`public_key = "`+line(t, key("office.pub"))+`"`+"\n")
	r.do(t, "build")
	r.says(t, "publish out", statusWrong, "manifest.json.minisig is missing", "tarif sign KEYFILE")
	r.says(t, "verify", statusWrong, "manifest.json.minisig is missing")
	r.says(t, "sign "+key("other.key"), statusWrong, "is not the key whose public half is public_key in config.toml")
	r.says(t, "sign "+key("office.key"), statusDone)
	r.says(t, "verify", statusDone, "signed with the key")
	r.says(t, "publish out", statusDone)
	r.says(t, "verify out --key "+key("office.pub"), statusDone, "signed with the key")
	r.says(t, "publish out", statusDone, "0 files changed")
}
