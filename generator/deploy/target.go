package deploy

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/smithy-go"
	"gocloud.dev/blob"
	"gocloud.dev/blob/fileblob"
	"gocloud.dev/blob/s3blob"
)

// An AddressError is a destination that cannot be used as it was given, or that lacks something in the environment.
type AddressError struct{ Reason string }

func (e *AddressError) Error() string { return e.Reason }

// Open opens a destination: s3://BUCKET or s3://BUCKET/FOLDER, or the path of a folder, which is made if it is missing.
// For S3 the environment has the credentials (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, and AWS_SESSION_TOKEN where there
// is one), AWS_REGION and, for a service that is not Amazon's, AWS_ENDPOINT_URL; no file is read and no other address is
// asked for them. What is wrong with the destination is an AddressError.
func Open(ctx context.Context, destination string) (*blob.Bucket, error) {
	scheme, _, _ := strings.Cut(destination, "://")
	switch {
	case !IsBucket(destination):
		return openFolder(destination)
	case scheme == "s3":
		return openBucket(ctx, destination)
	}
	return nil, &AddressError{fmt.Sprintf("«%s» non è una destinazione: ci si aspettava una cartella o s3://BUCKET", destination)}
}

// IsBucket tells a destination that is a bucket: it gives every visitor the one object of a name, whatever they can unpack.
func IsBucket(destination string) bool { return strings.Contains(destination, "://") }

func openFolder(folder string) (*blob.Bucket, error) {
	return fileblob.OpenBucket(filepath.Clean(folder), &fileblob.Options{
		CreateDir:   true,
		DirFileMode: 0o755,
		NoTempDir:   true, // the temporary folder may be on another disk
		Metadata:    fileblob.MetadataDontWrite,
	})
}

func openBucket(ctx context.Context, destination string) (*blob.Bucket, error) {
	u, err := url.Parse(destination)
	switch {
	case err != nil:
		return nil, &AddressError{fmt.Sprintf("«%s» non è un indirizzo: ci si aspettava s3://BUCKET", destination)}
	case u.User != nil:
		return nil, &AddressError{"le credenziali non vanno nell'indirizzo: stanno in AWS_ACCESS_KEY_ID e AWS_SECRET_ACCESS_KEY"}
	case u.Host == "" || u.RawQuery != "" || u.Fragment != "" || strings.Contains(u.Path, ".."):
		return nil, &AddressError{fmt.Sprintf("«%s» non è la destinazione di un sito: ci si aspettava s3://BUCKET o s3://BUCKET/CARTELLA", destination)}
	}
	configuration, err := configure(ctx)
	if err != nil {
		return nil, err
	}
	client := s3.NewFromConfig(configuration, func(o *s3.Options) {
		o.UsePathStyle = os.Getenv("AWS_ENDPOINT_URL") != "" // other services seldom have a name for each bucket
	})
	bucket, err := s3blob.OpenBucket(ctx, client, u.Host, &s3blob.Options{RequestChecksumCalculation: configuration.RequestChecksumCalculation})
	if err != nil {
		return nil, err
	}
	if folder := strings.Trim(u.Path, "/"); folder != "" {
		bucket = blob.PrefixedBucket(bucket, folder+"/")
	}
	return bucket, nil
}

// configure reads the environment and nothing else.
func configure(ctx context.Context) (aws.Config, error) {
	var missing []string
	for _, name := range []string{"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION"} {
		if os.Getenv(name) == "" {
			missing = append(missing, name)
		}
	}
	if missing != nil {
		return aws.Config{}, &AddressError{"per una destinazione S3 mancano nell'ambiente: " + strings.Join(missing, ", ")}
	}
	return config.LoadDefaultConfig(ctx,
		config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(os.Getenv("AWS_ACCESS_KEY_ID"),
			os.Getenv("AWS_SECRET_ACCESS_KEY"), os.Getenv("AWS_SESSION_TOKEN"))),
		config.WithSharedConfigFiles([]string{}),
		config.WithSharedCredentialsFiles([]string{}),
		// Content-MD5, which every service knows, guards what is sent; newer checksums some refuse.
		config.WithRequestChecksumCalculation(aws.RequestChecksumCalculationWhenRequired),
		config.WithResponseChecksumValidation(aws.ResponseChecksumValidationWhenRequired),
	)
}

// Explain says in Italian the refusals of a service that a person can do something about.
func Explain(err error) error {
	var refusal smithy.APIError
	if !errors.As(err, &refusal) {
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
	return err
}
