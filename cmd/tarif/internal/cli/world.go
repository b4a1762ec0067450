package cli

import (
	"crypto/tls"
	"errors"
	"io/fs"
	"net"
	"os"
	"syscall"

	"tarif/cmd/tarif/internal/source"
)

// refused is an error of the disk or network in our own words.
type refused struct {
	hinted
	error
}

func (r *refused) Error() string { return r.hinted.Error() }
func (r *refused) Unwrap() error { return r.error }

// full reports whether an error means that a disk is full.
func full(err error) bool { return errors.Is(err, syscall.ENOSPC) || errors.Is(err, diskFull) }

// ofWorld translates errors of the disk and network into a message with advice;
// the originals are in English and for programmers. An error that is translated
// already, or an unexpected one, is returned unchanged. Locked tells whether an
// error means that another program has the file open.
func ofWorld(err error, locked func(error) bool) error {
	if s := source.Saying(nil); errors.As(err, &s) {
		return err
	}
	text, hint := ofNetwork(err)
	if name := fileOf(err); name != "" && text.IsZero() { // a server's files have the same names
		text, hint = ofFile(err, name, locked)
	}
	if text.IsZero() {
		return err
	}
	return &refused{hinted{text, hint}, err}
}

// fileOf returns the file or folder that an error is about, or "".
func fileOf(err error) string {
	var p *fs.PathError
	var l *os.LinkError
	switch {
	case errors.As(err, &p):
		return p.Path
	case errors.As(err, &l):
		return l.New
	}
	return ""
}

func ofFile(err error, name string, locked func(error) bool) (text, hint source.Text) {
	switch {
	case locked(err):
		return source.Say("{1} is open in another program", name), source.Say("close it there (Excel and Word keep their files to themselves) and run the command again")
	case full(err):
		return source.Say("{1}: there is no room left on the disk", name), source.Say("make room on it and run the command again")
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return source.Say("{1}: you have no right to read or to write here", name), source.Say("ask who looks after the computer, or choose another folder")
	case errors.Is(err, fs.ErrNotExist):
		return source.Say("{1}: there is no such file", name), source.Say("look at how the name is written and in which folder you are")
	case errors.Is(err, syscall.ENOTDIR):
		return source.Say("{1}: a file stands where a folder is needed", name), source.Say("choose another folder")
	case errors.Is(err, syscall.EISDIR):
		return source.Say("{1} is a folder", name), source.Say("name a file")
	}
	return source.Text{}, source.Text{}
}

func ofNetwork(err error) (text, hint source.Text) {
	var name *net.DNSError
	var call *net.OpError
	var certificate *tls.CertificateVerificationError
	again := source.Say("look whether the network is there and the address is right, and run the command again")
	switch {
	case errors.As(err, &name):
		return source.Say("there is no server with the name {1}", name.Name), again
	case errors.As(err, &call) && call.Op == "dial" && call.Addr != nil:
		return source.Say("the server {1} does not answer", call.Addr), again
	case errors.As(err, &certificate):
		return source.Say("the server's certificate is not valid: nobody can tell whose server it is"), source.Say("ask who looks after the server; nothing was sent")
	case errors.As(err, &call):
		return source.Say("the connection to the server broke off"), again
	}
	return source.Text{}, source.Text{}
}
