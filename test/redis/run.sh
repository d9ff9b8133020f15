#!/bin/sh
# Replicas over a real Redis, which Debian's packages give on the first run where there is none, and texts in a real OpenSearch.
set -eu
cd "$(dirname "$0")/../.."
command -v redis-server >/dev/null ||
  { apt-get update && apt-get install -y --no-install-recommends redis-server; } >/dev/null 2>&1 ||
  { echo 'There is no redis-server here, and it cannot be installed.'; exit "${CLUSTER_REQUIRED:-0}"; }
exec sh test/opensearch/run.sh sh bin/node node_modules/vitest/vitest.mjs run --config vitest.cluster.config.ts "$@"
