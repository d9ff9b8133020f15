#!/bin/sh
# Fetches OpenSearch and finds a Java that is new enough for it, then runs a command, with what it needs in JAVA and OPENSEARCH_LIB.
set -eu
cd "$(dirname "$0")/../.."
none() { echo "Skipped: $1"; exit "${CLUSTER_REQUIRED:-0}"; }
isNewEnough() { [ -x "$1" ] && "$1" --version 2>/dev/null | awk 'NR == 1 { split($2, v, "."); exit !(v[1] >= 21) }'; }
found=$(command -v java || true)
[ -z "$found" ] || found=$(readlink -f "$found")
# The one that is set, that of the path, and others installed beside it.
for java in "${JAVA_HOME:-}/bin/java" "$found" "${found%/*/bin/java}"/*/bin/java; do
  if isNewEnough "$java"; then JAVA=$java; break; fi
done
[ -n "${JAVA:-}" ] || none 'OpenSearch needs Java 21 or newer, and there is none here.'
OPENSEARCH_LIB=$PWD/.opensearch/lib
if [ ! -d "$OPENSEARCH_LIB" ]; then
  command -v mvn >/dev/null || none 'there is no Maven here to fetch OpenSearch with.'
  mvn -q -B -f test/opensearch/node/pom.xml dependency:copy-dependencies \
    -DoutputDirectory="$OPENSEARCH_LIB" -DincludeScope=runtime >/dev/null 2>&1 ||
    { rm -rf .opensearch; none 'Maven cannot fetch OpenSearch.'; }
fi
export JAVA OPENSEARCH_LIB
exec "$@"
