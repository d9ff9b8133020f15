#!/bin/sh
# Gets what Element Web is built of from npm into one folder, without scripts of packages; nothing outside of it is touched.
#
#   test/element/install.sh FOLDER
set -eu

here=$(CDPATH= cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
cd "$1"
cmp -s "$here/npm/package-lock.json" installed.json && exit 0
cp "$here/npm/package.json" "$here/npm/package-lock.json" .
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
cp package-lock.json installed.json
