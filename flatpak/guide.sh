#!/usr/bin/env bash
# guide.sh: runs the blocks of flatpak/README.md word for word: those for root as root, those for a user as one
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Started by flatpak/inside.sh, which sets the places that the guide lets an administrator choose. AS_USER and
# AS_OTHER are the commands that start a shell as a user who was never there before.
set -euo pipefail

blocks=$(mktemp -d)
awk -v folder="$blocks" '
  /^```sh/ { count++; name = sprintf ("%s/%02d.%s", folder, count, $2 != "" ? $2 : "root"); next }
  /^```/ { name = ""; next }
  name != "" { print > name }
' "$1"

for block in "$blocks"/*; do
  printf 'guide: block %s\n' "$(basename "$block")" >&2
  case $block in
    *.user) $AS_USER bash -euxo pipefail -c "$(cat "$block")" ;;
    *.other) $AS_OTHER bash -euxo pipefail -c "$(cat "$block")" ;;
    *)
      set -x
      # shellcheck source=/dev/null
      . "$block"
      { set +x; } 2>/dev/null ;;
  esac
done
printf 'guide: every block did what it says\n' >&2
