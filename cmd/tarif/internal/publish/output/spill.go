package output

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"hash"

	"github.com/spf13/afero"
)

// mostRoom is the size up to which a file is made in memory. Larger ones, such
// as the tables of a whole country, are written to the disk as they are made.
const mostRoom = 1 << 20

// spill receives the bytes of a file: in room, and from mostRoom on in a file
// of the stage.
type spill struct {
	room *bytes.Buffer
	open func() (afero.File, error)
	file afero.File // nil while everything is in room
	sum  hash.Hash  // of what is in the file
	size int64
	err  error // of the file
}

func (s *spill) Write(p []byte) (int, error) {
	if s.file == nil && s.room.Len()+len(p) <= mostRoom {
		return s.room.Write(p)
	}
	if s.file == nil {
		s.begin()
	}
	if s.err != nil {
		return 0, s.err
	}
	return s.through(p)
}

// AvailableBuffer returns memory in which a page can be made in place.
func (s *spill) AvailableBuffer() []byte { return s.room.AvailableBuffer() }

func (s *spill) begin() {
	if s.file, s.err = s.open(); s.err != nil {
		return
	}
	s.sum = sha256.New()
	s.through(s.room.Bytes())
	s.room.Reset()
}

func (s *spill) through(p []byte) (n int, err error) {
	n, err = s.file.Write(p)
	s.sum.Write(p[:n])
	s.size += int64(n)
	s.err = err
	return n, err
}

// end returns what was received. failed is the writer's error, if any.
func (s *spill) end(failed error) (placed, error) {
	if s.file == nil {
		data := s.room.Bytes()
		return placed{sum: Sum(data), size: int64(len(data)), data: data, made: true}, cmp.Or(s.err, failed)
	}
	err := s.file.Close()
	return placed{sum: hex.EncodeToString(s.sum.Sum(nil)), size: s.size, made: true}, cmp.Or(s.err, failed, err)
}
