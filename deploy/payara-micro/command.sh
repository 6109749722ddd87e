#!/bin/sh
# Runs a command of MyPage with the settings of the nodes, as root:
#
#   command.sh mypage.platform.Migrate
#   command.sh mypage.admin.staff.FirstAdministrator name@example.jp 氏名
#
# Each file /etc/mypage/MYPAGE_… is a setting, such as MYPAGE_DB_OWNER and MYPAGE_DB_OWNER_PASSWORD, which nodes do not get.
set -eu

settings=${MYPAGE_ETC:-/etc/mypage}
files=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
set -a
. "$settings/mypage.env"
MYPAGE_SECRET_KEYS=$settings/keys
set +a
for setting in "$settings"/MYPAGE_*; do
    [ ! -e "$setting" ] || export "${setting##*/}=$(cat "$setting")"
done
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$files/lib/*" "$@"
