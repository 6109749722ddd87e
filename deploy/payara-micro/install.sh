#!/bin/sh
# Installs MyPage for Payara Micro, as root, after "mvn package":
#
#   install.sh [ROOT]     ROOT is a folder in place of /, for images and tests
#
# It may run again, for another release. It does not overwrite settings, starts nothing, and makes no keys.
set -eu

root=${1:-}
files=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
source=$files/../..
micro=$source/ear/target/servers/payara-micro.jar
war=$source/web/target/mypage.war
[ -r "$micro" ] && [ -r "$war" ] || { echo "install.sh: no $micro or no $war; run mvn package" >&2; exit 1; }

[ -n "$root" ] || id mypage > /dev/null 2>&1 ||
    useradd --system --home-dir /var/lib/mypage --shell /usr/sbin/nologin mypage
install -d "$root/opt/mypage" "$root/etc/systemd/system"
install -d -m 700 "$root/etc/mypage"
install "$source/ear/src/main/payara/node.sh" "$files/command.sh" "$root/opt/mypage"
install -m 644 "$source/ear/src/main/payara/jvm-options.txt" "$source/ear/src/main/payara/logging.properties" \
    "$source/ear/src/main/payara/pre-boot-commands.txt" "$micro" "$war" "$root/opt/mypage"
# What the commands need, such as mypage.platform.Migrate.
rm -rf "$root/opt/mypage/lib"
(cd "$root/opt/mypage" && unzip -q -j -d lib mypage.war 'WEB-INF/lib/*')
install -m 644 "$files/mypage.service" "$root/etc/systemd/system"
[ -e "$root/etc/mypage/mypage.env" ] || install -m 600 "$files/mypage.env" "$root/etc/mypage"
# systemd wants every file that the unit names. No password is an empty file.
for password in MYPAGE_DB_PASSWORD MYPAGE_SMTP_PASSWORD; do
    [ -e "$root/etc/mypage/$password" ] || install -m 600 /dev/null "$root/etc/mypage/$password"
done
