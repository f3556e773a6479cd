// Command s3server is a real S3 server on this machine for the tests of `ambiti deploy`: VersityGW over a folder.
//
//	s3server FOLDER ADDRESS WEBSITE BUCKET
//
// It serves S3 on ADDRESS, and on WEBSITE the website of its one bucket, which is open to readers; both until it is
// interrupted. Its one account is in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. It is a module of its own, so that what
// it is made of is nothing to the generator.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"
	"github.com/versity/versitygw/backend/meta"
	"github.com/versity/versitygw/backend/posix"
	"github.com/versity/versitygw/embedgw"
)

const region = "us-east-1"

func main() {
	if len(os.Args) != 5 {
		fmt.Fprintln(os.Stderr, "usage: s3server FOLDER ADDRESS WEBSITE BUCKET")
		os.Exit(2)
	}
	if err := serve(os.Args[1], os.Args[2], os.Args[3], os.Args[4]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func serve(folder, address, website, bucket string) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	objects, attributes := filepath.Join(folder, "objects"), filepath.Join(folder, "attributes")
	for _, dir := range []string{objects, attributes} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
	}
	beside, err := meta.NewSideCar(attributes) // not every file system has extended attributes
	if err != nil {
		return err
	}
	store, err := posix.New(objects, beside, posix.PosixOpts{SideCarDir: attributes})
	if err != nil {
		return err
	}
	key, secret := os.Getenv("AWS_ACCESS_KEY_ID"), os.Getenv("AWS_SECRET_ACCESS_KEY")
	ended := make(chan error, 2)
	go func() {
		ended <- embedgw.RunVersityGW(ctx, store, &embedgw.Config{
			RootUserAccess: key, RootUserSecret: secret, Region: region, Ports: []string{address}, WebsitePorts: []string{website},
			MaxConnections: 1000, MaxRequests: 1000, MultipartMaxParts: 10000, KeepAlive: true, Quiet: true,
		})
	}()
	client := s3.New(s3.Options{
		Region: region, BaseEndpoint: aws.String("http://" + address), UsePathStyle: true,
		Credentials: credentials.NewStaticCredentialsProvider(key, secret, ""),
	})
	go func() {
		if err := publish(ctx, client, bucket); err != nil {
			ended <- err
			return
		}
		fmt.Println("ready")
	}()
	return <-ended
}

// publish makes the bucket a website, as its owner does once in the service's console.
func publish(ctx context.Context, client *s3.Client, bucket string) error {
	for try := 0; ; try++ { // the server takes a moment
		_, err := client.CreateBucket(ctx, &s3.CreateBucketInput{Bucket: &bucket})
		if err == nil {
			break
		}
		if try == 50 {
			return err
		}
		time.Sleep(100 * time.Millisecond)
	}
	_, err := client.PutBucketWebsite(ctx, &s3.PutBucketWebsiteInput{Bucket: &bucket, WebsiteConfiguration: &types.WebsiteConfiguration{
		IndexDocument: &types.IndexDocument{Suffix: aws.String("index.html")},
		ErrorDocument: &types.ErrorDocument{Key: aws.String("404.html")},
	}})
	if err != nil {
		return err
	}
	_, err = client.PutBucketPolicy(ctx, &s3.PutBucketPolicyInput{Bucket: &bucket, Policy: aws.String(fmt.Sprintf(
		`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::%s/*"}]}`, bucket))})
	return err
}
