// Package s3 stores a site in a bucket of Amazon S3 or a compatible service.
//
// Every object gets its content type and a Cache-Control: a file whose name
// carries a hash may be cached forever, everything else must be revalidated.
package s3

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"net/url"
	"strings"

	// S3 requests, signatures and the differences between vendors; much smaller
	// than the AWS SDK.
	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"

	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/publish/upload"
)

// Access is the address of the service and the credentials.
type Access struct {
	Endpoint    string // https://storage.example.kz
	Region      string
	Key, Secret string
}

// Bucket is a folder in a bucket.
type Bucket struct {
	client *minio.Client
	name   string
	prefix string
}

// Open returns the target s3://bucket/folder without contacting the server.
func Open(u *url.URL, a Access) (*Bucket, error) {
	end, err := url.Parse(a.Endpoint)
	if err != nil {
		return nil, err
	}
	client, err := minio.New(end.Host, &minio.Options{Creds: credentials.NewStaticV4(a.Key, a.Secret, ""), Secure: end.Scheme == "https", Region: a.Region})
	if err != nil {
		return nil, err
	}
	b := &Bucket{client: client, name: u.Host}
	if p := strings.Trim(u.Path, "/"); p != "" {
		b.prefix = p + "/"
	}
	return b, nil
}

func (b *Bucket) Read(ctx context.Context, name string) ([]byte, error) {
	o, err := b.client.GetObject(ctx, b.name, b.prefix+name, minio.GetObjectOptions{})
	if err != nil {
		return nil, err
	}
	data, err := upload.ReadAll(ctx, o)
	return data, errors.Join(answer(err), o.Close())
}

// answer translates an error code of the service.
func answer(err error) error {
	switch minio.ToErrorResponse(err).Code {
	case minio.NoSuchKey:
		return fs.ErrNotExist
	case minio.NoSuchBucket:
		return upload.ErrNoPlace
	case minio.InvalidAccessKeyID, "SignatureDoesNotMatch":
		return upload.ErrDenied
	case minio.AccessDenied:
		return upload.ErrNoRight
	case "QuotaExceeded", "XMinioStorageFull":
		return upload.ErrFull
	}
	return err
}

func (b *Bucket) Write(ctx context.Context, name string, data []byte) error {
	o := minio.PutObjectOptions{ContentType: output.ContentType(name), CacheControl: "no-cache"}
	if strings.HasPrefix(name, "assets/") {
		o.CacheControl = "public, max-age=31536000, immutable"
	}
	_, err := b.client.PutObject(ctx, b.name, b.prefix+name, bytes.NewReader(data), int64(len(data)), o)
	return answer(err)
}

func (b *Bucket) Remove(ctx context.Context, name string) error {
	return answer(b.client.RemoveObject(ctx, b.name, b.prefix+name, minio.RemoveObjectOptions{}))
}
