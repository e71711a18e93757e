#!/bin/sh
# browser.sh [BINARY] [PART ...] - every page, state and way in a real browser: test/browser/all.mjs.
# Needs Debian's chromium and a node of 18 or later; installs the two npm packages of test/browser once.
cd "$(dirname "$0")/.." || exit 1
[ -d test/browser/node_modules/axe-core ] || (cd test/browser && npm ci --no-audit --no-fund --silent) || { echo "FAIL the npm packages of test/browser could not be installed"; exit 1; }
binary=${1:-build/mentord}
[ $# -gt 0 ] && shift
exec node test/browser/all.mjs "$binary" "$@"
