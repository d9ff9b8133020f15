#!/bin/sh
# Sheets over the shipped texts (broad, narrow, almost empty) judged as PDF/UA-1 by veraPDF, which Maven fetches on the first run.
set -eu
cd "$(dirname "$0")/../.."
for tool in java mvn; do
  command -v "$tool" >/dev/null || { echo "Skipped: there is no $tool here, and veraPDF needs it."; exit 0; }
done
jars=$PWD/.verapdf
[ -d "$jars/lib" ] || mvn -q -B -f test/pdf/pom.xml dependency:copy-dependencies \
  -DoutputDirectory="$jars/lib" -DincludeScope=runtime 2>/dev/null ||
  { rm -rf "$jars"; echo 'Skipped: Maven cannot fetch veraPDF.'; exit 0; }
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
sh bin/doslova debate --pdf "$made/broad.pdf" bezpečnost
sh bin/doslova debate --pdf "$made/narrow.pdf" 'kamery s rozpoznáváním obličejů'
sh bin/doslova debate --pdf "$made/empty.pdf" 'kvantový teleport'
java -cp "$jars/lib/*" test/pdf/Check.java "$made"/*.pdf
