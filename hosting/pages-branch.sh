#!/usr/bin/env bash
# Puts site/ on the branch “pages” of a repository, which Codeberg Pages (and other hosts with such a branch) shows.
# Build first, with SITE_URL set to the site's address. The branch holds the newest site only, without its history.
#
#   hosting/pages-branch.sh                  to the repository that this clone came from
#   REMOTE=https://… hosting/pages-branch.sh    to another one
#
# BRANCH and SITE name another branch than “pages” and another folder than site/.
set -euo pipefail

remote="${REMOTE:-$(git remote get-url origin)}"
branch="${BRANCH:-pages}"
site="${SITE:-site}"

test -f "$site/index.html" || { echo "there is no $site/index.html; run “python build.py” first" >&2; exit 2; }

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cp -R "$site/." "$work"
git -C "$work" init --quiet --initial-branch="$branch"
git -C "$work" add --all --force
git -C "$work" -c user.name='The archive' -c user.email='archive@localhost' commit --quiet --message 'Publish the site'
git -C "$work" push --quiet --force "$remote" "$branch:$branch"
