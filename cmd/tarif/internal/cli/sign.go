package cli

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"tarif/cmd/tarif/internal/files/config"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/signature"
	"tarif/cmd/tarif/internal/source"
)

func (a *app) signCommand() *cobra.Command {
	cmd := command("sign", cobra.RangeArgs(1, 2), runs(func(_ context.Context, args []string) error {
		return a.sign(args[0], cmp.Or(append(args[1:], "")...))
	}))
	a.speak(cmd, "lang")
	return cmd
}

func (a *app) sign(keyFile, dir string) error {
	dir, promised, err := a.signed(dir)
	if err != nil {
		return err
	}
	m, ok := output.ReadManifest(siteFiles(dir))
	switch {
	case !ok:
		return noSiteIn(dir)
	case m.Shard != nil:
		return source.Say("this is a share of a site: join all of them first").Err()
	}
	key, err := a.secretKey(keyFile)
	if err != nil {
		return err
	}
	if promised != nil && *promised != key.Public() {
		return &hinted{source.Say("{1} is not the key whose public half is public_key in {2}", keyFile, config.Name),
			source.Say("take the right one, or write public_key = \"{1}\" and build again", key.Public())}
	}
	data, err := os.ReadFile(filepath.Join(dir, "manifest.json"))
	if err != nil {
		return err
	}
	signed, err := key.Sign(data, "file:manifest.json\tdate:"+m.Date)
	if err != nil {
		return err
	}
	err = a.writes(func() error { return output.Put(dir, []output.Text{{Path: output.SignatureName, Data: signed}}) })
	if err != nil {
		return err
	}
	a.tell(source.Say("the site of {1} in {2} is signed; readers check it with the key {3}", a.day(m.Date), show(dir), key.Public()))
	if promised == nil {
		a.advise(source.Say("write public_key = \"{1}\" in {2}, build and sign again: the site then tells readers how to check", key.Public(), config.Name))
	}
	return nil
}

// signed returns the folder of a built site, by default that of the site's own
// folder, and the public key in its settings, or nil if they have none.
func (a *app) signed(dir string) (string, *signature.Public, error) {
	if dir != "" {
		return dir, nil, nil
	}
	site, err := a.folder()
	if err != nil {
		return "", nil, err
	}
	return filepath.Join(site, "public"), promisedKey(site), nil
}

// promisedKey returns the public key in the settings of a site.
func promisedKey(site string) *signature.Public {
	c, _ := config.Load(siteFiles(site))
	if c == nil || c.PublicKey == "" {
		return nil
	}
	key, err := signature.ParsePublic(c.PublicKey)
	if err != nil {
		return nil
	}
	return &key
}

// noSiteIn is the error for a folder without a built site.
func noSiteIn(dir string) error {
	return &hinted{source.Say("there is no site of tarif in {1}", show(dir)), source.Say("build it first, or name its folder")}
}

// mostKey is the size of the largest file that is read as a key.
const mostKey = 64 << 10

// secretKey reads a key, with a password that is given or typed without echo.
func (a *app) secretKey(file string) (signature.Secret, error) {
	data, err := readNamed(file, mostKey)
	if err != nil {
		return signature.Secret{}, err
	}
	key, err := signature.ParseSecret(data, func() string {
		return cmp.Or(os.Getenv("TARIF_PASSWORD"), a.unseen(source.Say("Password of the key {1}", file)))
	})
	switch {
	case errors.Is(err, signature.ErrPassword):
		err = &hinted{source.Of(err), source.Say("it is asked for on a terminal, or stands in TARIF_PASSWORD")}
	case err != nil:
		err = &hinted{source.Say("{1}: {2}", file, source.Of(err)), source.Say("minisign -G makes a pair of keys: the secret one signs, the public one stands in {1}", config.Name)}
	}
	return key, err
}

// publicKey reads a key from the command line: the key itself, or a file with
// it.
func publicKey(s string) (*signature.Public, error) {
	text := s
	if isFile(s) {
		data, err := readNamed(s, mostKey)
		if err != nil {
			return nil, err
		}
		text = string(data)
	}
	key, err := signature.ParsePublic(text)
	if err != nil {
		return nil, usage{source.Say("--key {1}: {2}", s, source.Of(err)).Err()}
	}
	return &key, nil
}

// proven refuses to publish a site without a valid signature if its settings
// tell readers to check one.
func proven(site, from string) error {
	key := promisedKey(site)
	if key == nil {
		return nil
	}
	found, err := output.VerifySignature(siteFiles(from), *key)
	if err != nil || len(found) == 0 {
		return err
	}
	return &hinted{faultText(found[0]), source.Say("the settings tell readers to check the signature: sign the site with tarif sign KEYFILE")}
}
