package deploy

import (
	"bytes"
	"context"
	"crypto/md5"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/smithy-go"

	"ambitilombardia/generator/source"
)

// bucket is a bucket of an S3-compatible service, or a folder in it.
type bucket struct {
	client *s3.Client
	name   string
	folder string // empty, or with its slash
}

// bucketName is the name of a bucket; old ones may have capitals and underscores (S3 user guide, «Bucket naming rules»).
var bucketName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]$`)

func openBucket(destination string) (*bucket, error) {
	u, err := url.Parse(destination)
	if err == nil && u.User != nil {
		return nil, &AddressError{"le credenziali non vanno nell'indirizzo: stanno in AWS_ACCESS_KEY_ID e AWS_SECRET_ACCESS_KEY"}
	}
	if err != nil || !bucketName.MatchString(u.Host) || strings.ContainsAny(destination, "?#%\\") || slices.Contains(strings.Split(u.Path, "/"), "..") ||
		strings.Contains(u.Path, "//") {
		return nil, &AddressError{fmt.Sprintf("«%s» non è la destinazione di un sito: ci si aspettava s3://BUCKET o s3://BUCKET/CARTELLA", source.Visible(destination))}
	}
	options, err := configure()
	if err != nil {
		return nil, err
	}
	b := &bucket{client: s3.New(options), name: u.Host}
	if folder := strings.Trim(u.Path, "/"); folder != "" {
		b.folder = folder + "/"
	}
	return b, nil
}

// configure reads the environment and nothing else: the credentials (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, and
// AWS_SESSION_TOKEN where there is one), AWS_REGION and, for a service that is not Amazon's, AWS_ENDPOINT_URL.
func configure() (s3.Options, error) {
	var missing []string
	for _, name := range []string{"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION"} {
		if os.Getenv(name) == "" {
			missing = append(missing, name)
		}
	}
	if missing != nil {
		return s3.Options{}, &AddressError{"per una destinazione S3 mancano nell'ambiente: " + strings.Join(missing, ", ")}
	}
	o := s3.Options{
		Region: os.Getenv("AWS_REGION"),
		Credentials: credentials.NewStaticCredentialsProvider(os.Getenv("AWS_ACCESS_KEY_ID"), os.Getenv("AWS_SECRET_ACCESS_KEY"),
			os.Getenv("AWS_SESSION_TOKEN")),
		// Content-MD5, which every service knows, guards what is sent; newer checksums some refuse.
		RequestChecksumCalculation: aws.RequestChecksumCalculationWhenRequired,
		ResponseChecksumValidation: aws.ResponseChecksumValidationWhenRequired,
	}
	if endpoint := os.Getenv("AWS_ENDPOINT_URL"); endpoint != "" {
		u, err := url.Parse(endpoint)
		if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
			return s3.Options{}, &AddressError{"AWS_ENDPOINT_URL non è l'indirizzo di un servizio: ci si aspettava una forma come https://s3.example.org"}
		}
		o.BaseEndpoint, o.UsePathStyle = &endpoint, true // other services seldom have a name for each bucket
	}
	return o, nil
}

func (b *bucket) list(ctx context.Context) (map[string]object, error) {
	there := map[string]object{}
	pages := s3.NewListObjectsV2Paginator(b.client, &s3.ListObjectsV2Input{Bucket: &b.name, Prefix: &b.folder})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, err
		}
		for _, o := range page.Contents {
			key := strings.TrimPrefix(aws.ToString(o.Key), b.folder)
			if key != "" && key != manifestName { // a folder made in the service's console is an object, too
				there[key] = object{size: aws.ToInt64(o.Size), md5: digest(aws.ToString(o.ETag)), sound: true}
			}
		}
	}
	return there, nil
}

// digest is the MD5 in an entity tag; what was sent in parts has another kind, with a dash.
func digest(tag string) []byte {
	sum, err := hex.DecodeString(strings.Trim(tag, `"`))
	if err != nil || len(sum) != md5.Size {
		return nil
	}
	return sum
}

func (b *bucket) read(ctx context.Context, key string) ([]byte, error) {
	answer, err := b.client.GetObject(ctx, &s3.GetObjectInput{Bucket: &b.name, Key: aws.String(b.folder + key)})
	var refusal smithy.APIError
	if errors.As(err, &refusal) && (refusal.ErrorCode() == "NoSuchKey" || refusal.ErrorCode() == "NotFound") {
		return nil, fs.ErrNotExist
	}
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	return io.ReadAll(answer.Body)
}

// write sends a file, which the service takes only if its bytes arrive as they were compared.
func (b *bucket) write(ctx context.Context, f file, data []byte) error {
	input := &s3.PutObjectInput{
		Bucket: &b.name, Key: aws.String(b.folder + f.key), Body: bytes.NewReader(data),
		ContentMD5:  aws.String(base64.StdEncoding.EncodeToString(f.md5[:])),
		ContentType: &f.headers.contentType, CacheControl: &f.headers.cacheControl,
	}
	if f.headers.contentEncoding != "" {
		input.ContentEncoding = &f.headers.contentEncoding
	}
	_, err := b.client.PutObject(ctx, input)
	return err
}

func (b *bucket) remove(ctx context.Context, key string) error {
	_, err := b.client.DeleteObject(ctx, &s3.DeleteObjectInput{Bucket: &b.name, Key: aws.String(b.folder + key)})
	return err
}

func (b *bucket) Close() error { return nil }

// Explain says in Italian the refusals of a service that a person can do something about.
func Explain(err error) error {
	var refusal smithy.APIError
	var name *net.DNSError
	var network *net.OpError
	var call *smithy.OperationError
	switch {
	case errors.As(err, &name):
		return fmt.Errorf("il servizio S3 non si trova: controllare AWS_ENDPOINT_URL e AWS_REGION: %w", name)
	case errors.As(err, &network):
		return fmt.Errorf("il servizio S3 non risponde: controllare AWS_ENDPOINT_URL e la rete: %w", network.Err)
	case !errors.As(err, &refusal) && errors.As(err, &call):
		return fmt.Errorf("il servizio S3 non risponde come ci si aspettava: controllare AWS_ENDPOINT_URL; dice: «%w»", call.Err)
	case refusal == nil:
		return err
	}
	switch refusal.ErrorCode() {
	case "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "ExpiredToken",
		"XAdminUserNotFound": // VersityGW's word for an unknown key
		return fmt.Errorf("le credenziali sono rifiutate (%s): controllare AWS_ACCESS_KEY_ID e AWS_SECRET_ACCESS_KEY", refusal.ErrorCode())
	case "AccessDenied", "Forbidden":
		return fmt.Errorf("le credenziali non bastano (%s): servono i permessi di elencare, leggere, scrivere e cancellare nel bucket", refusal.ErrorCode())
	case "NoSuchBucket":
		return errors.New("il bucket non c’è: va creato prima")
	}
	return fmt.Errorf("il servizio S3 rifiuta (%s) e dice: «%s»", refusal.ErrorCode(), refusal.ErrorMessage())
}
