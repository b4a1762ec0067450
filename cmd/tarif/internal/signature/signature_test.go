package signature

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

func read(t *testing.T, name string) []byte {
	t.Helper()
	data := is.File(t, "testdata/"+name)
	return data
}

func public(t *testing.T, name string) Public {
	t.Helper()
	p, err := ParsePublic(string(read(t, name+".pub")))
	is.OK(t, err)
	return p
}

func secret(t *testing.T, name, password string) Secret {
	t.Helper()
	s, err := ParseSecret(read(t, name+".key"), func() string { return password })
	is.OK(t, err)
	return s
}

var manifest = []byte(`{"generator": "tarif"}`)

func TestSign(t *testing.T) {
	for name, password := range map[string]string{"office": "", "locked": "құпия"} {
		key := secret(t, name, password)
		is.Equal(t, key.Public(), public(t, name), "%s: the public key", name)
		signed, err := key.Sign(manifest, "site:https://example.kz/")
		if err != nil || key.Public().Check(manifest, signed) != nil {
			t.Errorf("%s: %v, %v", name, err, key.Public().Check(manifest, signed))
		}
		again, _ := key.Sign(manifest, "site:https://example.kz/")
		is.True(t, bytes.Equal(again, signed), "%s: the same data have another signature", name)
		is.In(t, "\ntrusted comment: site:https://example.kz/\n", signed, name)
	}
}

// TestCheckEveryByte: the signature covers each byte of the data and of itself,
// except the untrusted comment.
func TestCheckEveryByte(t *testing.T) {
	key := secret(t, "office", "")
	signed, err := key.Sign(manifest, "file:manifest.json")
	is.OK(t, err)
	for i := range manifest {
		other := bytes.Clone(manifest)
		other[i] ^= 1
		err := key.Public().Check(other, signed)
		is.True(t, errors.Is(err, ErrUntrue), "byte %d of the data: %v", i, err)
	}
	from, to := bytes.IndexByte(signed, '\n')+1, len(bytes.TrimSpace(signed))
	for i := from; i < to; i++ {
		other := bytes.Clone(signed)
		other[i] ^= 1
		if err := key.Public().Check(manifest, other); err == nil {
			t.Errorf("byte %d of the signature, %q: taken as good", i, signed[i])
		}
	}
}

func TestWrong(t *testing.T) {
	signed, err := secret(t, "office", "").Sign(manifest, "x")
	is.OK(t, err)
	if err := public(t, "other").Check(manifest, signed); !errors.Is(err, ErrOther) {
		t.Errorf("another key: %v", err)
	}
	for _, s := range []string{"", "x", "untrusted comment: x\nRW\ntrusted comment: y\nz\n"} {
		err := public(t, "office").Check(manifest, []byte(s))
		is.True(t, errors.Is(err, ErrUnread), "%q: %v", s, err)
	}
	if _, err := ParseSecret(read(t, "locked.key"), func() string { return "кілт" }); !errors.Is(err, ErrPassword) {
		t.Errorf("another password: %v", err)
	}
	if _, err := ParseSecret(read(t, "office.pub"), nil); !errors.Is(err, ErrSecret) {
		t.Errorf("a public key in place of the secret one: %v", err)
	}
	damaged := read(t, "office.key")
	damaged[bytes.IndexByte(damaged, '\n')+1+136] ^= 1 // in its public half
	key, err := ParseSecret(damaged, nil)
	is.OK(t, err)
	if _, err := key.Sign(manifest, "x"); !errors.Is(err, ErrSecret) {
		t.Errorf("a damaged key: %v", err)
	}
}

func TestParsePublic(t *testing.T) {
	whole := string(read(t, "office.pub"))
	line := strings.Split(whole, "\n")[1]
	for _, s := range []string{whole, strings.ReplaceAll(whole, "\n", "\r\n"), line, " " + line + "\n"} {
		p, err := ParsePublic(s)
		is.True(t, err == nil && p.String() == line, "%q: %s, %v", s, p, err)
	}
	for _, s := range []string{"", "RW", line[:20], line + "\n" + line + "\n" + line, "AA" + line[2:], string(read(t, "office.key"))} {
		_, err := ParsePublic(s)
		is.True(t, errors.Is(err, ErrKey), "%q is taken as a key", s)
	}
}
