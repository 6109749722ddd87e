#!/bin/bash
# Starts Postfix, Exim and OpenSMTPD from Debian on ports of this machine and runs RealMailServersTest against them:
#
#     sudo ejb/src/test/mail-servers/run.sh
#
# Needs root and apt on a throwaway machine. Nothing is installed: packages are unpacked into ejb/target/mail-servers. The
# servers need users and some fixed paths (links in /usr, folders in /var), which are made where
# missing. Each server listens on base + n; n tells how it behaves, see RealMailServersTest.
set -eu
module=$(cd "$(dirname "$0")/../../.." && pwd)
root=$module/target/mail-servers
machine=$(dpkg-architecture -qDEB_HOST_MULTIARCH 2> /dev/null || gcc -dumpmachine 2> /dev/null || echo x86_64-linux-gnu)
mkdir -p "$root/debs" "$root/box"

unpack() {
    for package in "$@"; do
        if [ ! -d "$root/$package" ]; then
            (cd "$root/debs" && apt-get -qq download "$package" 2> /dev/null)
            dpkg -x "$root/debs/$package"_*.deb "$root/$package"
        fi
    done
}

user() {
    getent group "$1" > /dev/null || groupadd --system "$1"
    getent passwd "$1" > /dev/null || useradd --system --gid "$1" --no-create-home --home-dir "${2:-/nonexistent}" "$1"
}

link() { [ -e "$2" ] || { mkdir -p "$(dirname "$2")" && ln -s "$1" "$2"; }; }

stop() {
    for pid in "$root"/*.pid; do [ -s "$pid" ] && kill "$(tr -d ' ' < "$pid")" 2> /dev/null || true; done
    rm -f "$root"/*.pid
}

certificate() {
    [ -f "$root/tls.p12" ] && return
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 -subj /CN=localhost -addext subjectAltName=DNS:localhost \
        -keyout "$root/tls.key" -out "$root/tls.crt" 2> /dev/null
    keytool -importcert -noprompt -storetype PKCS12 -storepass changeit -alias tls -file "$root/tls.crt" \
        -keystore "$root/tls.p12" > /dev/null 2>&1
    chmod 644 "$root/tls.p12"
}

# Mails that come back are first handed to Exim, which refuses them.
# --- Postfix: base 25100 ------------------------------------------------------------------------------------------------
postfix_service() { # port, options
    echo "127.0.0.1:$1 inet n - n - - smtpd"
    shift
    for option in "$@"; do echo "  -o { $option }"; done
}

postfix() {
    unpack postfix
    user postfix
    getent group postdrop > /dev/null || groupadd --system postdrop
    link "$root/postfix/usr/lib/postfix" /usr/lib/postfix
    local home=$root/postfix-home later='static:{451 4.3.0 later}' no='static:{554 5.7.1 policy}'
    mkdir -p "$home/conf" "$home/spool" "$home/data"
    chown postfix "$home/data"
    cat > "$home/conf/main.cf" << END
compatibility_level = 3.6
queue_directory = $home/spool
data_directory = $home/data
command_directory = $root/postfix/usr/sbin
daemon_directory = $root/postfix/usr/lib/postfix/sbin
shlib_directory = $root/postfix/usr/lib/postfix
meta_directory = $root/postfix/etc/postfix
maillog_file = /var/log/postfix-test.log
myhostname = mx.example.jp
mydestination =
alias_maps =
mynetworks = 127.0.0.0/8
recipient_delimiter = +
virtual_mailbox_domains = example.jp mail.example.jp
virtual_mailbox_base = $root/box/postfix
virtual_mailbox_maps = regexp:$home/conf/boxes
virtual_uid_maps = static:$(id -u vmail)
virtual_gid_maps = static:$(id -g vmail)
relay_domains = gone.example.jp late.example.jp
transport_maps = inline:{{gone.example.jp = smtp:[127.0.0.1]:25209}, {late.example.jp = smtp:[127.0.0.1]:25203}}
delay_warning_time = 1s
minimal_backoff_time = 1s
queue_run_delay = 1s
smtpd_tls_security_level = may
smtpd_tls_received_header = yes
smtpd_tls_cert_file = $root/tls.crt
smtpd_tls_key_file = $root/tls.key
smtpd_delay_reject = no
smtpd_error_sleep_time = 0
anvil_rate_time_unit = 1s
END
    printf '/^bounce.*@mail/ bounces/\n/@example/ inbox/\n' > "$home/conf/boxes"
    {
        postfix_service 25100
        postfix_service 25101 "smtpd_client_restrictions = check_client_access $later"
        postfix_service 25102 "smtpd_sender_restrictions = check_client_access $later"
        postfix_service 25103 "smtpd_recipient_restrictions = check_client_access $later"
        postfix_service 25104 "smtpd_data_restrictions = check_client_access $later"
        postfix_service 25105 "smtpd_end_of_data_restrictions = check_client_access $later"
        postfix_service 25106 "smtpd_client_restrictions = check_client_access $no"
        postfix_service 25107 "smtpd_sender_restrictions = check_client_access $no"
        postfix_service 25108 "smtpd_recipient_restrictions = check_client_access $no"
        postfix_service 25109 "smtpd_recipient_restrictions = check_recipient_access static:{550 5.1.1 mailbox unknown}"
        postfix_service 25110 "smtpd_data_restrictions = check_client_access $no"
        postfix_service 25111 "smtpd_end_of_data_restrictions = check_client_access $no"
        postfix_service 25112 "smtpd_end_of_data_restrictions = sleep 3"
        postfix_service 25113 "smtpd_recipient_restrictions = check_policy_service inet:127.0.0.1:25199"
        sed -n '/^pickup/,$p' "$root/postfix/usr/share/postfix/master.cf.dist" | grep -E '^(pickup|cleanup|qmgr|tlsmgr|rewrite|bounce|defer|trace|verify|flush|proxymap|smtp +unix|relay|showq|error|retry|discard|local|virtual|anvil|scache|postlog)' |
            sed -E 's/^(\S+\s+\S+\s+\S+\s+\S+\s+)y/\1n/'
    } > "$home/conf/master.cf"
    mkdir -p "$root/box/postfix"
    chown vmail:vmail "$root/box/postfix"
    "$root/postfix/usr/sbin/postfix" -c "$home/conf" start > "$root/postfix.out" 2>&1 || { cat "$root/postfix.out"; return 1; }
    cp "$home/spool/pid/master.pid" "$root/postfix.pid"
}

# --- Exim: base 25200 ---------------------------------------------------------------------------------------------------
exim() {
    unpack exim4-daemon-light libidn12
    user Debian-exim
    link "$root/exim4-daemon-light/usr/sbin/exim4" /usr/sbin/exim4
    link "$root/libidn12/usr/lib/$machine/libidn.so.12" "/usr/lib/$machine/libidn.so.12"
    local home=$root/exim-home
    mkdir -p "$home" "$root/box/exim/grey"
    cp "$root/tls.key" "$home/tls.key"
    chown -R Debian-exim:Debian-exim "$home" "$root/box/exim"
    local ports
    ports=$(seq -s : 25200 25213)
    # Each condition is for one port, that is for one behaviour.
    cat > "$root/exim.conf" << END
primary_hostname = mx.example.jp
spool_directory = $home
log_file_path = $home/%slog
pid_file_path = $root/exim.pid
daemon_smtp_ports = $ports
local_interfaces = 127.0.0.1
tls_advertise_hosts = *
tls_certificate = $root/tls.crt
tls_privatekey = $home/tls.key
delay_warning = 1s
delay_warning_condition = yes
domainlist ours = example.jp : mail.example.jp : gone.example.jp : late.example.jp
acl_smtp_connect = connect
acl_smtp_mail = mail
acl_smtp_rcpt = rcpt
acl_smtp_predata = predata
acl_smtp_data = end
begin acl
connect:
  defer condition = \${if ={\$received_port}{25201}}
        message = 4.3.0 later
  deny condition = \${if ={\$received_port}{25206}}
        message = 5.7.1 policy
  accept
mail:
  defer condition = \${if ={\$received_port}{25202}}
        message = 4.3.0 later
  deny condition = \${if ={\$received_port}{25207}}
        message = 5.7.1 policy
  accept
rcpt:
  defer condition = \${if ={\$received_port}{25203}}
        message = 4.3.0 later
  deny condition = \${if ={\$received_port}{25208}}
        message = 5.7.1 policy
  deny condition = \${if ={\$received_port}{25209}}
        message = 5.1.1 mailbox unknown
  defer condition = \${if ={\$received_port}{25213}}
        condition = \${if !exists{$root/box/exim/grey/\$local_part}}
        condition = \${run{/bin/mkdir $root/box/exim/grey/\$local_part}{yes}{yes}}
        message = 4.2.0 Greylisted
  accept domains = +ours
  deny message = relay not permitted
predata:
  defer condition = \${if ={\$received_port}{25204}}
        message = 4.3.0 later
  deny condition = \${if ={\$received_port}{25210}}
        message = 5.7.1 policy
  accept
end:
  defer condition = \${if ={\$received_port}{25205}}
        message = 4.3.0 later
  deny condition = \${if ={\$received_port}{25211}}
        message = 5.7.1 policy
  accept condition = \${if ={\$received_port}{25212}}
        delay = 3s
  accept
begin routers
gone:
  driver = redirect
  domains = gone.example.jp
  allow_fail
  data = :fail: mailbox unknown
late:
  driver = redirect
  domains = late.example.jp
  allow_defer
  data = :defer: no answer
bounces:
  driver = accept
  domains = mail.example.jp
  transport = bounces
boxes:
  driver = accept
  domains = example.jp
  transport = boxes
begin transports
bounces:
  driver = appendfile
  directory = $root/box/exim/bounces
  maildir_format
  user = Debian-exim
boxes:
  driver = appendfile
  directory = $root/box/exim/inbox
  maildir_format
  user = Debian-exim
begin retry
* * F,4d,1s
END
    chmod 644 "$root/exim.conf"
    /usr/sbin/exim4 -C "$root/exim.conf" -bd -q2s > "$root/exim.out" 2>&1 || { cat "$root/exim.out"; return 1; }
}

# --- OpenSMTPD: base 25300 ----------------------------------------------------------------------------------------------
opensmtpd() {
    unpack opensmtpd
    user opensmtpd /var/lib/opensmtpd/empty
    user opensmtpq
    link "$root/opensmtpd/usr/libexec/opensmtpd" /usr/libexec/opensmtpd
    link "$root/opensmtpd/usr/sbin/smtpctl" /usr/sbin/smtpctl
    mkdir -p /var/lib/opensmtpd/empty /var/spool/smtpd "$root/box/opensmtpd"
    chmod 711 /var/spool/smtpd
    chown vmail:vmail "$root/box/opensmtpd"
    # Without TLS: the build of Debian 12 fails in the handshake ("EVP lib"). Slow and greylisting filters are programs.
    {
        echo 'smtp max-message-size 1M'
        echo 'bounce warn-interval 1s'
        echo 'table here { 127.0.0.1 }'
        echo 'table everybody { "@" = vmail }'
        # name, phase, reply
        while read -r port phase reply; do
            echo "filter f$port phase $phase match src <here> reject \"$reply\""
            echo "listen on 127.0.0.1 port $port filter f$port"
        done << END
25301 connect 451 4.3.0 later
25302 mail-from 451 4.3.0 later
25303 rcpt-to 451 4.3.0 later
25304 data 451 4.3.0 later
25305 commit 451 4.3.0 later
25306 connect 554 5.7.1 policy
25307 mail-from 554 5.7.1 policy
25308 rcpt-to 554 5.7.1 policy
25309 rcpt-to 550 5.1.1 mailbox unknown
25310 data 554 5.7.1 policy
25311 commit 554 5.7.1 policy
END
        echo "filter slow proc-exec \"$module/src/test/mail-servers/smtpd-filter.sh slow\""
        echo "filter grey proc-exec \"$module/src/test/mail-servers/smtpd-filter.sh grey\""
        echo 'listen on 127.0.0.1 port 25300'
        echo 'listen on 127.0.0.1 port 25312 filter slow'
        echo 'listen on 127.0.0.1 port 25313 filter grey'
        echo "action boxes maildir \"$root/box/opensmtpd/inbox\" virtual <everybody>"
        echo "action bounces maildir \"$root/box/opensmtpd/bounces\" virtual <everybody>"
        echo 'action gone mda "echo mailbox unknown; exit 67" virtual <everybody>'
        echo 'action late mda "echo no answer; exit 75" virtual <everybody>'
        echo 'match from any for domain "example.jp" action boxes'
        echo 'match from any for domain "mail.example.jp" action bounces'
        echo 'match from any for domain "gone.example.jp" action gone'
        echo 'match from any for domain "late.example.jp" action late'
    } > "$root/smtpd.conf"
    "$root/opensmtpd/usr/sbin/smtpd" -d -f "$root/smtpd.conf" > "$root/opensmtpd.out" 2>&1 &
    echo $! > "$root/opensmtpd.pid"
}

user vmail
stop
trap stop EXIT
certificate
rm -rf "$root/box"/* "$root/exim-home" "$root/postfix-home" /var/spool/smtpd
for server in ${SERVERS:-postfix exim opensmtpd}; do $server; done
sleep 2
if [ $# -gt 0 ]; then
    "$@"
else
    cd "$module/.." && mvn -q -B -ntp -o -pl ejb test -Dtest=RealMailServersTest "-Dmail.servers=$root" \
        "-Djavax.net.ssl.trustStore=$root/tls.p12" -Djavax.net.ssl.trustStorePassword=changeit
fi
