#!/bin/bash
# A standby of the database in docker-compose.yml: takes a base backup once, then streams changes.
set -eu
: "${PGDATA:=/var/lib/postgresql/18/docker}"
export PGPASSWORD="$POSTGRES_PASSWORD"
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  install -d -m 700 -o postgres -g postgres "$PGDATA"
  gosu postgres pg_basebackup --host=database --username="$POSTGRES_USER" --pgdata="$PGDATA" \
    --wal-method=stream --write-recovery-conf --create-slot --slot=replica
fi
exec gosu postgres postgres -D "$PGDATA"
