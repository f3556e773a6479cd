#!/bin/sh
# Publishes the site from a server of one's own whenever the project has a new commit. A line for crontab, as the user whom the
# project and the target belong to; cron mails what is written, which is nothing while there is no new commit:
#
#   */15 * * * * AMBITI_URL=https://www.example.org/ambiti/ AMBITI_TARGET=/srv/www/ambiti /srv/ambiti/progetto/hosting/cron.sh
#
# The project is a clone that nobody edits, on the branch that it follows; besides what the README asks for, the machine has
# flock (Debian: util-linux). A commit that could not be published is tried again the next time.
set -eu
cd "$(dirname "$0")/.."
exec 9>.git/ambiti-lock
flock -n 9 || exit 0 # the time before is still at it

git pull --quiet --ff-only
now=$(git rev-parse HEAD)
AMBITI_BEFORE=$(cat .git/ambiti-published 2>/dev/null || true)
[ "$now" != "$AMBITI_BEFORE" ] || exit 0

export AMBITI_BEFORE
sh hosting/pubblica.sh
echo "$now" >.git/ambiti-published
