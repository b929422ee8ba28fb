#!/bin/bash
# Lets the replica of docker-compose.yml connect. Runs once, when the database is created.
set -eu
echo "host replication $POSTGRES_USER all scram-sha-256" >> "$PGDATA/pg_hba.conf"
