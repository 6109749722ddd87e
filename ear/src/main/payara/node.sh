#!/bin/sh
# A node of Payara Micro as in production.
#
#   node.sh run   PAYARA_MICRO_JAR WAR HOME [argument of Payara Micro ...]
#   node.sh train PAYARA_MICRO_JAR WAR HOME [argument of Payara Micro ...]
#
# HOME is a folder that the node may write to. JAVA_HOME says which Java. Settings come from the environment.
#
# "train" is a run like any other, but slower. When it is stopped (SIGTERM), it leaves HOME/mypage.aot: the server's classes, loaded and linked, and
# which of its methods are worth compiling. Every later "run" starts from that. It needs Java 25. Let it serve sign-ins for some minutes. Make it
# anew for another Java and for another kind of processor; it holds code for that one.
set -eu
mode=$1 jar=$2 war=$3
mkdir -p "$4"
home=$(cd "$4" && pwd)
shift 4
files=$(cd "$(dirname "$0")" && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
runtime=$home/runtime
instance=$home/instance
cache=$home/mypage.aot

# Payara's libraries, unpacked once: what is known of classes needs a class path that stays.
if [ ! "$runtime/unpacked" -nt "$jar" ]; then
    rm -rf "$runtime" "$cache"
    "$java" -jar "$jar" --rootdir "$runtime" --outputlauncher
    # What Payara's own launcher would set, and the packages of the JDK that it opens, as options.
    {
        sed -n 's/^\([a-zA-Z][^=]*\)=\(.*\)$/"-D\1=\2"/p' "$runtime"/config/payara-boot.properties
        sed -n 's/^MICRO_OPENS=//p' "$runtime/.env" | tr -d '"'
    } > "$runtime/options.txt"
    touch "$runtime/unpacked"
fi
# Nothing of an earlier run: Payara would deploy the application twice.
rm -rf "$instance"
mkdir -p "$instance"
cp -R "$runtime/config" "$runtime/lib" "$instance"

case $mode in
    # What can't be in the cache is no news. A class that was unloaded makes Java 25.0.3 crash when it writes the cache.
    train) rm -f "$cache"; options="-XX:AOTCacheOutput=$cache -Xlog:aot=error -XX:-ClassUnloading" ;;
    run) options=$([ ! -e "$cache" ] || echo "-XX:AOTCache=$cache") ;;
    *) echo "run or train, not $mode" >&2; exit 2 ;;
esac

# With more of them, each thread that hashed a password keeps its memory for the next one.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
# A list of words.
# shellcheck disable=SC2086
exec "$java" "@$files/jvm-options.txt" "@$runtime/options.txt" $options \
    "-Dfish.payara.micro.BootJar=file://$runtime/launch-micro.jar" "-Dfish.payara.micro.UnpackDir=$runtime" \
    -cp "$runtime/launch-micro.jar" fish.payara.micro.impl.PayaraMicroImpl \
    --rootdir "$instance" --nohazelcast --disablephonehome \
    --prebootcommandfile "$files/pre-boot-commands.txt" --logproperties "$files/logging.properties" \
    --deploy "$war" --contextroot / "$@"
