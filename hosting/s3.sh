#!/usr/bin/env bash
# Puts site/ into an S3 bucket that is a website. Build first, with SITE_URL set to the website's address.
#
#   BUCKET=my-archive hosting/s3.sh              the site at the bucket's root
#   BUCKET=my-archive BASE=news hosting/s3.sh    the site under /news/
#
# It needs the AWS command line (https://aws.amazon.com/cli/), signed in, and a bucket whose objects may be read.
# SITE is the folder of the site if it is another one than site/.
set -euo pipefail

: "${BUCKET:?name the bucket: BUCKET=my-archive hosting/s3.sh}"
site="${SITE:-site}"
base="${BASE:-}"
base="${base#/}"
base="${base%/}"
target="s3://$BUCKET${base:+/$base}"
hashed='assets/*.[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f].*'

test -f "$site/index.html" || { echo "there is no $site/index.html; run “python build.py” first" >&2; exit 2; }

# Files whose names hold their digest first, so that no page names one that is not there yet.
aws s3 sync "$site" "$target" --exclude '*' --include "$hashed" \
  --cache-control 'public, max-age=31536000, immutable'
aws s3 sync "$site" "$target" --exclude "$hashed" --exclude _headers --exclude _redirects --exclude redirects.nginx.map \
  --cache-control 'public, max-age=0, must-revalidate'
# What is no longer part of the site goes last.
aws s3 sync "$site" "$target" --delete --size-only --exclude _headers --exclude _redirects --exclude redirects.nginx.map
aws s3 website "s3://$BUCKET" --index-document index.html --error-document "${base:+$base/}404.html"
