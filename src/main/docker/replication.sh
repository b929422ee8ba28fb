#!/bin/bash
# Lets the replica of docker-compose.yml in: run once, when the database is made.
set -eu
echo "host replication $POSTGRES_USER all scram-sha-256" >> "$PGDATA/pg_hba.conf"
