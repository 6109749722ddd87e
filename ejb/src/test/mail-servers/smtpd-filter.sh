#!/bin/sh
# A filter of OpenSMTPD (smtpd-filters(7)): "slow" replies to the end of a mail after 3 s, "grey" refuses each recipient
# once.
known=$(mktemp)
phase=commit
[ "$1" = grey ] && phase=rcpt-to
while read -r line && [ "$line" != 'config|ready' ]; do :; done
echo "register|filter|smtp-in|$phase"
echo 'register|ready'
while IFS='|' read -r kind version time subsystem event session token rest; do
    [ "$kind" = filter ] || continue
    if [ "$1" = slow ]; then
        sleep 3
        echo "filter-result|$session|$token|proceed"
    elif grep -qxF "$rest" "$known"; then
        echo "filter-result|$session|$token|proceed"
    else
        echo "$rest" >> "$known"
        echo "filter-result|$session|$token|reject|450 4.2.0 Greylisted"
    fi
done
