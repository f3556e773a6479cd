#!/bin/sh
# Checks, builds, tests and deploys the site of the project that this file belongs to. The recipes of GitLab, GitHub and cron
# beside it all call it. Any step that fails ends it, and what is published stays as it was.
#
#   AMBITI_URL     the address of the site, https://www.example.org/ambiti/
#   AMBITI_TARGET  where it goes: a folder, or s3://BUCKET/folder with AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_REGION
#   AMBITI_BEFORE  the commit that is published now; unknown or empty: all is taken for new
set -eu
: "${AMBITI_URL:?va scritto: è l’indirizzo del sito, come https://www.example.org/ambiti/}" "${AMBITI_TARGET:?va scritto: è una cartella, o s3://BUCKET/cartella}"
cd "$(dirname "$0")/.."

# The gate: nothing goes out under a name while something mandatory is missing.
go run ./generator check --publish --base-url "$AMBITI_URL"

make site BASE_URL="$AMBITI_URL"
make test-built

# The data cannot break the program: its tests are for commits that touch it.
if ! git diff --quiet "${AMBITI_BEFORE:-none}" HEAD -- generator geo bench go.mod go.sum 2>/dev/null; then
	make test-go
fi

go run ./generator deploy "$AMBITI_TARGET" --yes
