#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# xvfb_smoke.sh MQTTSCOPE: runs the demo in the real window on an X server of its own and looks at what came of it.
set -eu

program=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

fail()
{
    echo "FAIL: $*" >&2
    cat "$folder/log" >&2
    exit 1
}

status=0
QT_QPA_PLATFORM=xcb xvfb-run -a -s "-screen 0 1280x720x24" "$program" --demo --select home/kitchen/light \
    --config-dir "$folder/config" --quit-after 6 --screenshot "$folder/window.png" --summary \
    >"$folder/summary" 2>"$folder/log" || status=$?
[ "$status" -eq 0 ] || fail "exit status $status"

[ -s "$folder/window.png" ] || fail "the screenshot is missing or empty"
[ "$(head -c 4 "$folder/window.png" | tail -c 3)" = PNG ] || fail "the screenshot is no PNG"

# number NAME: the value of a number in the summary's JSON object.
number()
{
    value=$(sed -n "s/.*\"$1\":\\([0-9]*\\).*/\\1/p" "$folder/summary")
    [ -n "$value" ] || fail "the summary has no $1: $(cat "$folder/summary")"
    echo "$value"
}
messages=$(number messages)
dropped=$(number dropped)
[ "$messages" -gt 100 ] || fail "only $messages messages"
[ "$dropped" -eq 0 ] || fail "$dropped messages dropped"
echo "$messages messages, none dropped"
