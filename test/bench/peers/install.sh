#!/bin/sh
# Search systems that are no package of npm, for `npm run compare`: Lucene from Maven, the Czech Snowball stemmer from
# PyPI; into .peers. What cannot be had is left out, and said.
set -u
cd "$(dirname "$0")/../../.."
if [ ! -d .peers/lucene ]; then
  mvn -q -B -f test/bench/peers/pom.xml dependency:copy-dependencies -DoutputDirectory="$PWD/.peers/lucene" \
    -DincludeScope=runtime >/dev/null 2>&1 || { rm -rf .peers/lucene; echo 'Left out: Lucene, which needs Java and Maven.' >&2; }
fi
if [ ! -x .peers/snowball/bin/python ]; then
  { python3 -m venv .peers/snowball && .peers/snowball/bin/pip -q install snowballstemmer==3.1.1; } >/dev/null 2>&1 ||
    { rm -rf .peers/snowball; echo 'Left out: Snowball, which needs Python 3 with venv.' >&2; }
fi
