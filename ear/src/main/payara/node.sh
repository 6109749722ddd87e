#!/bin/sh
# Runs a production node of Payara Micro, on Linux.
#
#   node.sh run   PAYARA_MICRO_JAR WAR HOME [argument of Payara Micro ...]
#   node.sh train PAYARA_MICRO_JAR WAR HOME [argument of Payara Micro ...]
#
# HOME is a folder for this node only. It will contain code, so only the node's user may write to it. JAVA_HOME selects
# the Java version. Settings come from the environment.
#
# "train" is a normal run, but slower. When SIGTERM stops it, it writes HOME/mypage.aot: the server's classes, loaded
# and linked, and profiles of its methods. Every later "run" starts from that. Training needs Java 25 and some minutes
# of sign-ins. The cache fits one Java, one Payara Micro and one kind of processor; train again for another.
#
# After SIGTERM a node exits with status 143. Writing the cache takes up to a minute. Any other end is a failure and has
# another status, never 0.
set -eu

fail() {
    echo "node.sh: $1" >&2
    exit 2
}

[ $# -ge 4 ] || fail "wants run or train, the Payara Micro JAR, the WAR and a home folder"
mode=$1 jar=$2 war=$3 home=$4
shift 4
[ "$mode" = run ] || [ "$mode" = train ] || fail "wants run or train, not $mode"
[ -r "$jar" ] || fail "can't read $jar"
[ -r "$war" ] || fail "can't read $war"
umask 077
mkdir -p "$home"
home=$(CDPATH='' cd -- "$home" && pwd)
case $home in *[[:space:]]*) fail "can't live in a folder with a blank in its name: $home" ;; esac
files=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
# Secrets that systemd hands over as files (LoadCredential), each under the name of its setting.
for credential in "${CREDENTIALS_DIRECTORY:-/nonexistent}"/MYPAGE_*; do
    [ ! -e "$credential" ] || export "${credential##*/}=$(cat "$credential")"
done
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
runtime=$home/runtime
instance=$home/instance
cache=$home/mypage.aot

# The node inherits the lock, so it is held until the node has ended.
exec 9> "$home/lock"
flock -n 9 || fail "a node runs in $home already"

# Payara's libraries, unpacked once, because a class cache needs a class path that does not change.
payara=$(cksum < "$jar")
if [ "$payara" != "$(cat "$runtime/unpacked" 2> /dev/null)" ]; then
    rm -rf "$runtime" "$cache"
    "$java" -jar "$jar" --rootdir "$runtime" --outputlauncher
    # The options that Payara's own launcher would set (since version 7), and the JDK packages that it opens.
    properties=$runtime/config/payara-boot.properties
    {
        [ ! -e "$properties" ] || sed -n 's/^\([a-zA-Z][^=]*\)=\(.*\)$/"-D\1=\2"/p' "$properties"
        sed -n 's/^MICRO_OPENS=//p' "$runtime/.env" | tr -d '"'
    } > "$runtime/options.txt"
    echo "$payara" > "$runtime/unpacked"
fi
# Remove what an earlier run left, or Payara would deploy the application twice.
rm -rf "$instance"
mkdir "$instance"
cp -R "$runtime/config" "$runtime/lib" "$instance"

set -- "-Dfish.payara.micro.BootJar=file://$runtime/launch-micro.jar" "-Dfish.payara.micro.UnpackDir=$runtime" \
    -cp "$runtime/launch-micro.jar" fish.payara.micro.impl.PayaraMicroImpl \
    --rootdir "$instance" --nohazelcast --disablephonehome \
    --prebootcommandfile "$files/pre-boot-commands.txt" --logproperties "$files/logging.properties" \
    --deploy "$war" --contextroot / "$@"
set -- "@$files/jvm-options.txt" "@$runtime/options.txt" "$@"
# With more arenas, each thread that hashed a password would keep that memory for its next hash.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
# Settings such as the name of the sender may be in Japanese.
export LC_ALL="${LC_ALL:-C.UTF-8}"
version=$("$java" -version 2>&1)

if [ "$mode" = train ]; then
    rm -f "$cache" "$cache.java" "$cache.new"*
    # Don't log a warning for each class that can't be cached. Java 25.0.3 crashes while it writes if a class was
    # unloaded.
    set -- "-XX:AOTCacheOutput=$cache.new" -Xlog:aot=error -XX:-ClassUnloading "$@"
elif [ "$version" = "$(cat "$cache.java" 2> /dev/null)" ]; then
    set -- "-XX:AOTCache=$cache" "$@"
elif [ -e "$cache" ]; then
    echo "node.sh: $cache was trained with another Java and is not used; train anew" >&2
fi

"$java" "$@" &
node=$!
trap 'kill -TERM "$node"' TERM INT
status=0
wait "$node" || status=$?
# A signal ends the wait, not the node.
while kill -0 "$node" 2> /dev/null; do
    status=0
    wait "$node" || status=$?
done
if [ "$mode" = train ] && [ "$status" = 143 ] && [ -e "$cache.new" ]; then
    echo "$version" > "$cache.java"
    mv "$cache.new" "$cache"
fi
# Payara ends with 0 if it can't start, for example because the port is in use or the disk is full.
if [ "$status" = 0 ]; then
    echo "node.sh: the node ended by itself; see its log" >&2
    status=1
fi
exit "$status"
