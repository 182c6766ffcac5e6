#!/usr/bin/env bash
# session.sh: a display with a window manager and a session bus for one command
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail

exec 7< <(exec Xvfb -displayfd 1 -screen 0 1280x900x24 -nolisten tcp 2>/dev/null)
server=$!
read -r number <&7
export DISPLAY=:$number
# Accord fills the screen, so that places in its window are places on the screen.
cat >"$HOME/openbox.xml" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <applications>
    <application class="*ccord*" type="normal"><maximized>yes</maximized></application>
    <application name="*ccord*" type="normal"><maximized>yes</maximized></application>
  </applications>
</openbox_config>
XML
openbox --config-file "$HOME/openbox.xml" >/dev/null 2>&1 &
status=0
# What the services of the bus say is not the command's.
# shellcheck disable=SC2016 # for the inner shell
dbus-run-session -- bash -c 'exec "$@" >&3 2>&4 3>&- 4>&-' session "$@" 3>&1 4>&2 >"${SESSION_LOG:-/dev/null}" 2>&1 || status=$?
kill "$server" 2>/dev/null || true
exit "$status"
