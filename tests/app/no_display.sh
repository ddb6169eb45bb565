#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What needs no window works without a display. Usage: no_display.sh MQTTSCOPE
set -euo pipefail
unset DISPLAY WAYLAND_DISPLAY QT_QPA_PLATFORM
"$1" --help | grep -q -- --stats-log
"$1" --version | grep -q '^MQTTScope [0-9]'
code=0
message="$("$1" mqtt://host:99999 2>&1)" || code=$?
[[ $code -eq 2 && "$message" == *"port"* ]] || { echo "exit $code: $message"; exit 1; }
