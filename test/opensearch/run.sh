#!/bin/sh
# Fetches OpenSearch and finds a Java that is new enough for it, then runs a command, with what it needs in JAVA and OPENSEARCH_LIB.
set -eu
cd "$(dirname "$0")/../.."
# Without OpenSearch the command runs all the same, and what needs it is skipped.
none() {
  echo "There is no OpenSearch: $1"
  shift
  [ "${CLUSTER_REQUIRED:-0}" = 0 ] || exit 1
  exec "$@"
}
isNewEnough() { [ -x "$1" ] && "$1" --version 2>/dev/null | awk 'NR == 1 { split($2, v, "."); exit !(v[1] >= 21) }'; }
found=$(command -v java || true)
[ -z "$found" ] || found=$(readlink -f "$found")
# The one that is set, that of the path, and others installed beside it.
for java in "${JAVA_HOME:-}/bin/java" "$found" "${found%/*/bin/java}"/*/bin/java; do
  if isNewEnough "$java"; then JAVA=$java; break; fi
done
[ -n "${JAVA:-}" ] || none 'it needs Java 21 or newer, and there is none here.' "$@"
pom=test/opensearch/node/pom.xml
# Another one when the list of artifacts is another.
OPENSEARCH_LIB=$PWD/.opensearch/$(cksum <"$pom" | cut -d ' ' -f 1)
if [ ! -d "$OPENSEARCH_LIB" ]; then
  command -v mvn >/dev/null || none 'Maven, which fetches it, is not here.' "$@"
  rm -rf .opensearch
  fetched=.opensearch/fetched
  { mvn -q -B -f "$pom" dependency:copy-dependencies -DoutputDirectory="$PWD/$fetched" -DincludeScope=runtime -DexcludeTypes=zip &&
    mvn -q -B -f "$pom" dependency:unpack-dependencies -DoutputDirectory="$PWD/$fetched" -DincludeTypes=zip; } >/dev/null 2>&1 ||
    { rm -rf .opensearch; none 'Maven cannot fetch it.' "$@"; }
  mv "$fetched" "$OPENSEARCH_LIB"
fi
export JAVA OPENSEARCH_LIB
exec "$@"
