#!/bin/sh
# Restores a file of backup.sh into an empty database, as a superuser of PostgreSQL:
#
#   restore.sh FILE [option of psql ...]     for example: restore.sh mypage-20270101T000000Z.dump -h db1
#
# Stop all nodes first. Make the database before (createdb mypage). Afterwards, and before any node starts, run
# mypage.platform.Migrate and mypage.admin.restoration.AfterRestore REASON. No node starts before that.
set -eu

[ $# -ge 1 ] || { echo "restore.sh: wants a file" >&2; exit 2; }
dump=$1
shift
database=${PGDATABASE:-mypage}
files=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
sql() {
    psql --quiet --tuples-only --no-align -v ON_ERROR_STOP=1 -d "$database" "$@"
}

tables=$(sql "$@" -c "select count(*) from pg_class where relnamespace = 'public'::regnamespace")
[ "$tables" = 0 ] || { echo "restore.sh: $database is not empty; rename it, and make a new one" >&2; exit 1; }
# The roles are not in the file.
sql "$@" -f "$files/../postgresql/roles.sql" > /dev/null
pg_restore --exit-on-error --single-transaction --dbname="$database" "$@" "$dump"
sql "$@" -f "$files/mark-restored.sql"
echo "restored; now run mypage.platform.Migrate and mypage.admin.restoration.AfterRestore"
