// Package signature signs and verifies a site's manifest in the format of
// minisign, so that anybody can verify it, or make keys, with minisign.
//
// [Public] is the key that readers have, and [Secret] the one that the office
// keeps.
package signature

import (
	"encoding/base64"
	"strings"

	// By minisign's author, and kept in step with it (2026), while
	// aead.dev/minisign has not changed since 2024; it depends only on
	// x/crypto.
	"github.com/jedisct1/go-minisign"

	"tarif/cmd/tarif/internal/source"
)

// What is wrong with a key or a signature.
var (
	ErrKey      = source.Say("this is no public key of minisign: it is one line that begins with RW").Err()
	ErrSecret   = source.Say("this is no secret key of minisign").Err()
	ErrPassword = source.Say("the password of the key is not the right one").Err()
	ErrUnread   = source.Say("this is no signature of minisign").Err()
	ErrOther    = source.Say("it was signed with another key").Err()
	ErrUntrue   = source.Say("it was changed after it was signed").Err()
)

// Public is a key with which signatures are checked.
type Public struct{ key minisign.PublicKey }

// ParsePublic parses a public key: its line alone, or the file with a comment
// above it.
func ParsePublic(text string) (Public, error) {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	key, err := minisign.NewPublicKey(strings.TrimSpace(lines[len(lines)-1]))
	if err != nil || len(lines) > 2 || string(key.SignatureAlgorithm[:]) != "Ed" {
		return Public{}, ErrKey
	}
	return Public{key}, nil
}

// String returns the key in one line, as minisign -P takes it.
func (p Public) String() string {
	k := p.key
	return base64.StdEncoding.EncodeToString(append(append(k.SignatureAlgorithm[:], k.KeyId[:]...), k.PublicKey[:]...))
}

// Check returns nil if the signature is of these data and by this key.
func (p Public) Check(data, signature []byte) error {
	s, err := minisign.DecodeSignature(string(signature))
	switch {
	case err != nil:
		return ErrUnread
	case s.KeyId != p.key.KeyId:
		return ErrOther
	}
	if ok, err := p.key.Verify(data, s); err != nil || !ok {
		return ErrUntrue
	}
	return nil
}

// Secret is a key with which an office signs.
type Secret struct{ key minisign.PrivateKey }

// ParseSecret parses the file of a secret key. password is called if the key is
// encrypted.
func ParseSecret(file []byte, password func() string) (Secret, error) {
	key, err := minisign.DecodePrivateKey(strings.TrimSpace(string(file)))
	if err != nil {
		return Secret{}, ErrSecret
	}
	if key.IsEncrypted() && key.Decrypt(password()) != nil {
		return Secret{}, ErrPassword
	}
	return Secret{key}, nil
}

// Public returns the key with which readers check what this one signs.
func (s Secret) Public() Public { return Public{s.key.PublicKey()} }

// Sign signs data, with a comment that minisign shows when checking. The same
// data get the same signature, which does not contain the time.
func (s Secret) Sign(data []byte, comment string) ([]byte, error) {
	made, err := s.key.Sign(data, minisign.SignOptions{UntrustedComment: "signature of tarif sign", TrustedComment: comment, Hashed: true})
	if err != nil {
		return nil, err
	}
	signed := made.Encode()
	if s.Public().Check(data, signed) != nil { // a damaged key makes invalid signatures
		return nil, ErrSecret
	}
	return signed, nil
}
