#!/usr/bin/env bash
# archive.sh FOLDER ARCHIVE: starts the program in a folder (target/quarkus-app) once, on a temporary embedded database,
# and stops it when it answers. The JVM then writes an archive of what a start loads, from JDK 25 on with the classes
# linked and a profile of their methods (JEP 483, 514, 515). Later starts of the same files on the same JVM with
# `java @ARCHIVE.options` take half the processor time or less.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
app=$(cd "$1" && pwd)
archive=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
unset QUARKUS_DATASOURCE_JDBC_URL BROADSHEET_BOOTSTRAP_KEY
export QUARKUS_HTTP_PORT=${ARCHIVE_PORT:-18089}
rm -f "$archive" "$archive.options"
java -XX:+PrintFlagsFinal -version >flags 2>&1
if grep -q AOTCacheOutput flags; then
    make=-XX:AOTCacheOutput="$archive"
    use=-XX:AOTCache="$archive"
    quiet=-Xlog:aot*=error
else
    make=-XX:ArchiveClassesAtExit="$archive"
    use=-XX:SharedArchiveFile="$archive"
    quiet=
fi
java "$make" -XX:+UseSerialGC -Xmx160m -jar "$app/quarkus-run.jar" >log 2>&1 &
until bash "$here/healthy.sh" 2>healthy; do
    kill -0 $! 2>alive || { cat log >&2; exit 1; }
    sleep 0.2
done
kill $!
# Its exit code is 143, because a signal ended it.
wait $! || true
[ -s "$archive" ] || { cat log >&2; exit 1; }
# JDK 25 warns of code of its own that it cannot take from the archive and makes anew.
printf '"%s"\n%s\n' "$use" "$quiet" >"$archive.options"
