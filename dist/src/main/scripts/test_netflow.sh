#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# usage: test_netflow.sh [HOST:PORT [OUTPUT-FILE]]
#
# Sends known flows of NetFlow v5, v9 and IPFIX, and compares every field of what comes out.
#   no word                  to a Weir that is started for it
#   HOST:PORT OUTPUT-FILE    to the collector there, which writes its JSON lines to that file (Weir, goflow2)
#   HOST:PORT                only sends: look at the collector's output yourself
# Exit code: 0 if all flows came out as they were sent, 1 if not, 2 for a bad word. WEIR=PATH names bin/weir.
set -eu

here=${0%/*}
[ "$here" != "$0" ] || here=.

weir() { # where bin/weir is: beside this script in a distribution, or built in the sources
    for each in "${WEIR:-}" "$here/../bin/weir" "$here/../dist/target/weir/bin/weir"; do
        if [ -n "$each" ] && [ -x "$each" ]; then
            printf '%s\n' "$each"
            return 0
        fi
    done
    echo "error: there is no bin/weir beside $here; build it (mvn -q -DskipTests package) or set WEIR" >&2
    return 1
}

case ${1:-} in
    -h | --help)
        sed -n '3,9s/^# \{0,1\}//p' "$0"
        exit 0
        ;;
esac
if [ $# -gt 2 ]; then
    echo "error: at most two words: test_netflow.sh [HOST:PORT [OUTPUT-FILE]]" >&2
    exit 2
fi
bin=$(weir)
unset WEIR
case $# in
    0) exec "$bin" selftest ;;
    2) exec "$bin" selftest --against "$1" --output "$2" ;;
esac
for version in 5 9 ipfix; do
    "$bin" generate --target "$1" --version "$version" --count 10 --flows 4 --rate 100
done
echo "sent; nothing was compared: name the collector's output file for that"
