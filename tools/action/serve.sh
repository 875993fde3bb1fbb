#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Install the embedded server, start it, and say where it is: what action.yml runs.
# QUICKMEET_ACTION_COMMAND names one that is installed already.
set -euo pipefail

place="${RUNNER_TEMP:-$(mktemp -d)}/quickmeet-server"
mkdir -p "$place"
command="${QUICKMEET_ACTION_COMMAND:-}"
if [[ -z "$command" ]]; then
  "$QUICKMEET_ACTION_PYTHON" -m venv "$place/venv"
  "$place/venv/bin/python" -m pip install --quiet "${GITHUB_ACTION_PATH}[cli,devserver]"
  command="$place/venv/bin/quickmeet"
fi

read -r -a options <<< "${QUICKMEET_ACTION_OPTIONS:-}"
# Passwords go by a file that only this user may read: command lines are public.
users="$place/users"
(umask 077 && printf '%s\n' "${QUICKMEET_ACTION_USERS:-}" | grep -v '^[[:space:]]*$' > "$users" || true)
ready="$place/ready.json"
log="$place/server.log"
: > "$ready"
nohup "$command" serve \
  --port "${QUICKMEET_ACTION_PORT:-0}" \
  --server-version "${QUICKMEET_ACTION_SERVER_VERSION:-6.5.3}" \
  --front "${QUICKMEET_ACTION_FRONT:-monolith}" \
  --users-file "$users" \
  "${options[@]+"${options[@]}"}" > "$ready" 2> "$log" < /dev/null &
server=$!

for _ in $(seq 600); do
  if [[ -s "$ready" ]]; then break; fi
  if ! kill -0 "$server" 2> /dev/null; then
    echo "::error::the embedded server ended: $(tail -n 1 "$log")"
    exit 1
  fi
  sleep 0.1
done
if [[ ! -s "$ready" ]]; then
  echo "::error::the embedded server did not start within a minute; see $log"
  exit 1
fi

field() { sed -E "s/.*\"$1\": \"([^\"]*)\".*/\\1/" "$ready"; }
password="$(field password)"
url="$(field url)"
http="${url/#ws/http}"
echo "::add-mask::$password"
{
  echo "url=$url"
  echo "http-url=${http%/websocket}"
  echo "admin-password=$password"
  echo "log=$log"
  echo "pid=$server"
} >> "$GITHUB_OUTPUT"
echo "The embedded server listens at $url"
