#!/usr/bin/env bash
# archive.sh FOLDER ARCHIVE: starts the program in a folder (target/quarkus-app) once, on a temporary embedded database,
# and stops it when it answers. This writes an archive of the classes that a start loads. With
# -XX:SharedArchiveFile=ARCHIVE, later starts of the same files on the same JVM take half the processor time.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
app=$(cd "$1" && pwd)
archive=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
unset QUARKUS_DATASOURCE_JDBC_URL BROADSHEET_BOOTSTRAP_KEY
export QUARKUS_HTTP_PORT=${ARCHIVE_PORT:-18089}
rm -f "$archive"
java -XX:ArchiveClassesAtExit="$archive" -XX:+UseSerialGC -Xmx160m -jar "$app/quarkus-run.jar" >log 2>&1 &
until bash "$here/healthy.sh" 2>healthy; do
    kill -0 $! 2>alive || { cat log >&2; exit 1; }
    sleep 0.2
done
kill $!
# Its exit code is 143, because a signal ended it.
wait $! || true
[ -s "$archive" ] || { cat log >&2; exit 1; }
