#!/bin/bash
# with-display.sh: runs a test with a display, a session bus and settings of its own, and leaves none of them behind.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Usage: with-display.sh COMMAND [ARGUMENT...]
#
# ACCORD_TEST_SCREEN sets the size of the screen, WIDTHxHEIGHTxDEPTH. The status is that of the command. Tests drive real
# widgets, so the only things replaced are those that would make a run depend on the machine: the display, the bus, the
# renderer, the settings and the folders of the user.
set -euo pipefail

if [[ $# -eq 0 ]]; then
  echo "Usage: with-display.sh COMMAND [ARGUMENT...]" >&2
  exit 2
fi

scratch=$(mktemp -d "${MESON_BUILD_ROOT:-${TMPDIR:-/tmp}}/display.XXXXXX")
server=
finish() {
  if [[ -n $server ]]; then
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  rm -rf "$scratch"
}
trap finish EXIT
trap 'exit 143' TERM INT HUP

# The server chooses a free number and says which once it answers; a fifo waits for exactly that.
mkfifo "$scratch/number"
Xvfb -displayfd 3 -screen 0 "${ACCORD_TEST_SCREEN:-1280x900x24}" -nolisten tcp -noreset \
  3>"$scratch/number" >"$scratch/server.log" 2>&1 &
server=$!
if ! read -r number <"$scratch/number"; then
  cat "$scratch/server.log" >&2
  exit 1
fi

mkdir -m 700 "$scratch"/{runtime,config,data,cache,state}
export DISPLAY=:$number
export GDK_BACKEND=x11 GSK_RENDERER=cairo GTK_A11Y=test GSETTINGS_BACKEND=memory
export XDG_RUNTIME_DIR=$scratch/runtime XDG_CONFIG_HOME=$scratch/config XDG_DATA_HOME=$scratch/data
export XDG_CACHE_HOME=$scratch/cache XDG_STATE_HOME=$scratch/state
export ADW_DISABLE_PORTAL=1 GDK_DEBUG=no-portals GTK_USE_PORTAL=0 NO_AT_BRIDGE=1
unset WAYLAND_DISPLAY GTK_THEME GTK_IM_MODULE

# What the services of the bus say goes with the errors: the output is the test's alone.
dbus-run-session -- bash -c 'exec "$@" >&3 3>&-' "$0" "$@" 3>&1 >&2
