#!/usr/bin/env bash
# What the action does, in a shell: "run.sh sync" publishes the site, "run.sh plan" writes what a pull
# request would change, "run.sh comment" posts such a plan. README.md beside it lists the variables.
set -euo pipefail
folder=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=${SENTINEL_SYNC_WORK:-${RUNNER_TEMP:-$HOME/.cache}/sentinel-sync}
server=${GITHUB_SERVER_URL:-https://github.com}
mkdir -p "$work"

fail() {
  echo "::error::$1"
  exit 1
}

# A word that nobody can guess.
word() { od -An -N16 -tx1 /dev/urandom | tr -d ' \n'; }

output() { echo "$1=$2" >>"${GITHUB_OUTPUT:-/dev/null}"; }

fetch() { curl --fail --silent --show-error --location --retry 3 --output "$2" "$releases/v$SENTINEL_SYNC_VERSION/$1"; }

# The program: a folder that is there, else a release, which is checked and unpacked once.
program() {
  home=${SENTINEL_SYNC_HOME:-}
  [ -z "$home" ] || return 0
  [ -n "${SENTINEL_SYNC_VERSION:-}" ] || fail "Say which release: version, or SENTINEL_SYNC_VERSION."
  local name=sentinel-sync-$SENTINEL_SYNC_VERSION digest=${SENTINEL_SYNC_SHA256:-}
  releases=${SENTINEL_SYNC_RELEASES:-https://github.com/sentinel-sync/sentinel-sync/releases/download}
  home=$work/$name
  [ ! -f "$home/sentinel-sync.jar" ] || return 0
  fetch "$name.tar.gz" "$work/$name.tar.gz" || fail "The release $SENTINEL_SYNC_VERSION cannot be downloaded."
  if [ -z "$digest" ]; then
    fetch "$name.tar.gz.sha256" "$work/$name.sha256" || fail "The release $SENTINEL_SYNC_VERSION has no digest."
    digest=$(cut -d ' ' -f 1 "$work/$name.sha256")
  fi
  echo "$digest  $work/$name.tar.gz" | sha256sum --check --quiet --status \
    || fail "The archive of the release $SENTINEL_SYNC_VERSION has another digest than $digest."
  # Unpacked beside its place and moved, so that half of it is never taken for the program.
  rm -rf "$work/unpacked" && mkdir "$work/unpacked"
  tar --extract --gzip --file "$work/$name.tar.gz" --directory "$work/unpacked"
  mv "$work/unpacked/$name" "$home"
}

# Runs the program, shows its output and leaves it in a file, its exit code in "code".
run() {
  local out=$1 end
  shift
  export SENTINEL_SYNC_SOURCE=${SENTINEL_SYNC_SOURCE:-$server/${GITHUB_REPOSITORY:?names the repository}.git}
  export SENTINEL_SYNC_TARGET=${SENTINEL_SYNC_TARGET:-git:$server/${GITHUB_REPOSITORY:?names the repository}.git#gh-pages}
  # The program gives the token to whichever server asks for one.
  if [ -n "${GIT_TOKEN:-}" ]; then
    local address
    for address in "$SENTINEL_SYNC_SOURCE" "${SENTINEL_SYNC_TARGET#git:}"; do
      [[ $address == "$server"/* || $address != http* ]] \
        || fail "$address is on another server than the token. Give the action an empty token."
    done
  fi
  # Names and titles of the repository are printed; none of them is a command for the runner.
  end=$(word)
  echo "::stop-commands::$end"
  code=0
  java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar "$home/sentinel-sync.jar" "$@" \
    --config "${SENTINEL_SYNC_CONFIGURATION:-$folder/site.properties}" --state "$work/state" >"$out" || code=$?
  cat "$out"
  echo "::$end::"
}

sync() {
  program
  run "$work/report.txt" sync
  { echo '``````````text'; cat "$work/report.txt"; echo '``````````'; } >>"${GITHUB_STEP_SUMMARY:-/dev/null}"
  case $code in
    0) ;;
    3) echo "::warning::The site is published. Some files of the repository cannot be read; its page of problems names them." ;;
    *) exit "$code" ;;
  esac
}

plan() {
  program
  : "${PULL_REQUEST:?is the number of the pull request}"
  # Nothing is written there.
  SENTINEL_SYNC_TARGET=file:$work/unused
  local base=()
  [ -z "${BASE:-}" ] || base=(--base "$BASE")
  run "$work/plan.md" plan --pull-request "refs/pull/$PULL_REQUEST/head" "${base[@]}" --format markdown
  cat "$work/plan.md" >>"${GITHUB_STEP_SUMMARY:-/dev/null}"
  case $code in
    0) output changes false ;;
    3 | 4) output changes true ;;
    *) exit "$code" ;;
  esac
  local end
  end=$(word)
  { echo "plan<<$end"; cat "$work/plan.md"; echo; echo "$end"; } >>"${GITHUB_OUTPUT:-/dev/null}"
}

# The interface of the server; the token stands in no argument, where other processes would see it.
api() {
  curl --fail --silent --show-error --retry 3 --header @<(echo "Authorization: Bearer $GIT_TOKEN") \
    --header "Accept: application/vnd.github+json" "${GITHUB_API_URL:-https://api.github.com}/repos/$GITHUB_REPOSITORY/issues/$1" "${@:2}"
}

# One comment for each pull request: a later plan replaces the text of the earlier one.
comment() {
  : "${PULL_REQUEST:?is the number of the pull request}" "${GIT_TOKEN:?may write comments}"
  local mark='<!-- sentinel-sync plan -->' author=${COMMENT_AUTHOR:-github-actions[bot]} page=1 found id=
  while [ -z "$id" ]; do
    found=$(api "$PULL_REQUEST/comments?per_page=100&page=$page")
    id=$(jq --raw-output --arg mark "$mark" --arg author "$author" \
      'first(.[] | select(.user.login == $author and (.body | startswith($mark))) | .id) // ""' <<<"$found")
    [ "$(jq length <<<"$found")" = 100 ] || break
    page=$((page + 1))
  done
  local place=$PULL_REQUEST/comments method=POST
  [ -z "$id" ] || { place=comments/$id method=PATCH; }
  jq --null-input --arg mark "$mark" '{body: ($mark + "\n" + env.PLAN)}' \
    | api "$place" --request "$method" --data @- --output /dev/null
}

case ${1:-} in
  sync | plan | comment) "$1" ;;
  *) fail "Say sync, plan or comment." ;;
esac
