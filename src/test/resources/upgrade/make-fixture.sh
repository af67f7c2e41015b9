#!/usr/bin/env bash
# Makes the upgrade fixture of a release: make-fixture.sh CHECKOUT VERSION [FOLDER]
#
# CHECKOUT is a checkout of the release's commit, built with "mvn -DskipTests package"; its packaged
# program does all that the fixture shows. The fixture goes to the folder VERSION beside this script.
# FOLDER is where the services work; its name is in their states and targets, so it is one that any
# machine could have. It must not exist, and can be deleted afterwards.
#
# Needs git, pg_dump, a PostgreSQL and azurite-blob, as .ci/run installs them.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
checkout="$1"
version="$2"
folder="${3:-/srv/sentinel-sync}"

cd "$checkout"
mkdir -p "$here/$version"
mvn -q dependency:build-classpath -DincludeScope=test -Dmdep.outputFile=target/classpath.txt
java -Xmx512m -cp "target/test-classes:target/classes:$(cat target/classpath.txt)" \
  "$here/MakeFixture.java" "$folder" "$here/$version"
