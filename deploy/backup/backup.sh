#!/bin/sh
# Backs up the database of MyPage, as a user of PostgreSQL that may read everything (pg_read_all_data):
#
#   backup.sh FOLDER [option of pg_dump ...]     for example: backup.sh /backup/mypage -h db1 -U backup
#
# Prints the name of the file. It opens nothing without the key file, which is not in it: back that up elsewhere, and
# encrypt both. It has addresses of users and the audit trail: keep it as safe as the database, and no longer than its
# rows may be kept.
#
# It loses what happens after it. For less than a day of loss, archive the log of the database too ("Continuous
# Archiving" in the manual of PostgreSQL) and run this as well: a restore from the archive does not change what a node
# can see of the database, so mark it as restore.sh does, before any node connects.
set -eu

[ $# -ge 1 ] || { echo "backup.sh: wants a folder" >&2; exit 2; }
folder=$1
shift
umask 077
file=$folder/mypage-$(date -u +%Y%m%dT%H%M%SZ).dump
# In one transaction, so it is of one moment. Nobody waits for it.
pg_dump --format=custom --lock-wait-timeout=60000 --file="$file.part" "$@" "${PGDATABASE:-mypage}"
# A file that can't be read to its end is no backup.
pg_restore --file=/dev/null "$file.part"
mv "$file.part" "$file"
echo "$file"
