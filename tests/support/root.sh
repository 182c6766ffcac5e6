# root.sh: finds a place with the libraries Accord needs, the host or a Debian 13 root, and starts ./dev there.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by ./dev, which defines $checkout, say and die. start_in_place is the way in.
#
# A root is named by a hash of what makes it, belongs to the user who made it and is shared by that user's
# checkouts. It appears under its name only when it is whole. Who uses it holds a shared lock on NAME.lock.

suite=trixie
root_megabytes=1550 # at its largest, with what was fetched

# ---- Which place ----------------------------------------------------------------------------------------

# Prints one column of packages.txt for the groups named.
packages() { # COLUMN GROUP...
  local column=$1
  shift
  awk -v column="$column" -v groups=" $* " \
    '!/^#/ && NF && index (groups, " " $1 " ") { print $column }' "$checkout/tests/support/packages.txt"
}

# Prints the floor meson.build sets for a pkg-config module, as pkg-config reads it.
floor() { # MODULE
  local version
  version=$(sed -n "s/.*dependency('$1', version: '\([^']*\)').*/\1/p" "$checkout/meson.build")
  printf '%s %s' "$1" "$version"
}

is_on_host() { # PROBE
  local what=${1#*:}
  case $1 in
    cmd:*) command -v "$what" >&/dev/null ;;
    file:*) [ -e "$what" ] ;;
    pc:*) pkg-config --exists "$(floor "$what")" 2>&1 ;;
    py:*) /usr/bin/python3 -c "import $what" >&/dev/null ;;
    gi:*) /usr/bin/python3 -c "import gi; gi.require_version ('${what%-*}', '${what##*-}')" >&/dev/null ;;
    -) true ;;
  esac
}

# Prints the packages of the groups that the host lacks, by the names in a column.
missing_on_host() { # COLUMN GROUP...
  local package probe
  paste -d ' ' <(packages "$@") <(packages 4 "${@:2}") | while read -r package probe; do
    is_on_host "$probe" || printf '%s\n' "$package"
  done
}

# True if this system's own packages reach the floor. Sets column, install and name.
host_can_reach_floor() {
  local version
  # shellcheck disable=SC1091
  name=$(. /etc/os-release && printf '%s' "${PRETTY_NAME:-}")
  version=$(. /etc/os-release && printf '%s' "${VERSION_ID:-99}")
  case $(. /etc/os-release && printf ' %s %s ' "${ID:-}" "${ID_LIKE:-}") in
    *' ubuntu '*) column=2 install='apt-get install'; [ "${version/./}" -ge 2504 ] ;;
    *' debian '*) column=2 install='apt-get install'; [ "${version%%.*}" -ge 13 ] ;;
    *' fedora '*) column=3 install='dnf install'; [ "${version%%.*}" -ge 42 ] ;;
    *) false ;;
  esac 2>&-
}

# True if the host has all that is needed, after offering to install what is missing.
host_is_ready() { # GROUP...
  local column=2 install name missing answer sudo=
  [ "${ACCORD_DEV:-}" != root ] || return 1
  host_can_reach_floor || [ "$(missing_on_host 2 "$@" | head -n 1)" = '' ] || return 1
  missing=$(missing_on_host "$column" "$@" | sort -u | tr '\n' ' ')
  [ -n "$missing" ] || return 0
  [ "$(id -u)" = 0 ] || sudo='sudo '
  say "$name is new enough for Accord but lacks some packages. This installs them:"
  say "    $sudo$install $missing"
  if [ -t 0 ] && [ -t 2 ]; then
    read -r -p 'dev: do that now? Otherwise a Debian 13 root is made in the cache. [y/N] ' answer
    # shellcheck disable=SC2086 # words on purpose
    case $answer in
      [yY]*) $sudo $install $missing && [ "$(missing_on_host "$column" "$@")" = '' ]; return ;;
    esac
  fi
  return 1
}

# ---- Making the root ------------------------------------------------------------------------------------

# Installs the tools that make and enter a root if the caller may, else says what to type.
require_tools() {
  local tool packages='' command
  for tool in mmdebstrap:mmdebstrap bwrap:bubblewrap flock:util-linux; do
    command -v "${tool%:*}" >&/dev/null || packages+=" ${tool#*:}"
  done
  if [ "$(id -u)" != 0 ] && ! command -v newuidmap >&/dev/null; then
    packages+=' uidmap'
  fi
  [ -n "$packages" ] || return 0
  command="apt-get install --no-install-recommends$packages"
  command -v apt-get >&/dev/null || command="dnf install${packages/uidmap/shadow-utils} debian-keyring"
  if [ "$(id -u)" = 0 ] && command -v apt-get >&/dev/null; then
    say "installing what makes and enters a Debian 13 root:$packages"
    $command -y -q >&2 </dev/null || { apt-get -q update >&2 && $command -y -q >&2 </dev/null; } ||
      die 1 "that did not work; once it does, start ./dev again: $command"
  else
    die 1 "Accord needs newer libraries than this system has, and the tools to make a Debian 13 root. Type:
    sudo $command"
  fi
}

require_subordinate_ids() {
  local user
  user=$(id -un)
  if [ "$(id -u)" != 0 ] && ! grep -qs -e "^$user:" -e "^$(id -u):" /etc/subuid; then
    die 1 "making a Debian 13 root as an ordinary user needs a range of user ids. Type:
    sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 $user"
  fi
}

# The Debian mirror this host uses, or nothing: mmdebstrap then finds its own.
mirror() {
  apt-get indextargets --format '$(ORIGIN) $(SITE)' 'Created-By: Packages' 2>/dev/null |
    sed -n 's|^Debian \(.*/debian/*\)$|\1|p' | head -n 1
}

# Says every few seconds which step the making has reached and how much of it is on disk.
report_progress() { # LOG FOLDER
  local steps=('starting' 'reading package lists' 'fetching the base system' 'unpacking the base system'
               'installing the base system' 'fetching and installing packages' 'finishing') step megabytes line
  while true; do
    step=$(sed -n -e '/running apt-get update/s/.*/1/p' -e '/downloading packages with/s/.*/2/p' \
             -e '/extracting archives/s/.*/3/p' -e '/installing essential/s/.*/4/p' \
             -e '/installing remaining/s/.*/5/p' -e '/cleaning package lists\|creating tarball/s/.*/6/p' "$1" |
           tail -n 1)
    step=${step:-0}
    line=$(sed -n 's/^I: using \(.*\) as tempdir$/\1/p' "$1" | head -n 1)
    megabytes=$(du -sm "$2" ${line:+"$line"} 2>/dev/null | awk '{ sum += $1 } END { print sum + 0 }' || true)
    line=$(printf '[%3d s] step %d of 6, %s: %d of about %d MB' $((SECONDS - started)) "$step" "${steps[step]}" \
             "$megabytes" "$root_megabytes")
    if [ -t 2 ]; then
      printf '\r\033[Kdev: %s' "$line" >&2
      sleep 1
    else
      say "$line"
      sleep 5
    fi
  done
}

make_root() { # ROOT GROUP...
  local root=$1 part=$1.part log=$1.log started=$SECONDS reporter status=0 options list from
  shift
  require_subordinate_ids
  say "making a Debian 13 root for all checkouts in $root"
  rm -rf "$part"
  mkdir "$part"
  list=$(packages 2 "$@" | paste -s -d ,)
  from=$(mirror)
  options=(--variant=essential --include="$list" --dpkgopt=force-unsafe-io
           --aptopt='APT::Install-Recommends "false"'
           --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*')
  if apt-config dump 2>/dev/null | grep -q '^Acquire::Check-Valid-Until "\(false\|0\|no\)"'; then
    options+=(--aptopt='Acquire::Check-Valid-Until "false"')
  fi
  : >"$log"
  report_progress "$log" "$part" &
  reporter=$!
  trap 'kill "$reporter" 2>/dev/null || true' EXIT
  if [ "$(id -u)" = 0 ]; then
    mmdebstrap --mode=root "${options[@]}" "$suite" "$part" ${from:+"$from"} 2>>"$log" </dev/null || status=$?
  else
    # The user named in the tar would be one of the range; unpacked here, all of it is the caller's.
    (umask 022; cd /; TMPDIR=/var/tmp mmdebstrap --mode=unshare --format=tar "${options[@]}" "$suite" - ${from:+"$from"} \
      2>>"$log" </dev/null | tar -x -C "$part" --no-same-owner --exclude='./dev/*') || status=$?
  fi
  kill "$reporter" 2>/dev/null || true
  wait "$reporter" 2>/dev/null || true
  [ ! -t 2 ] || printf '\r\033[K' >&2
  if [ "$status" != 0 ]; then
    tail -n 20 "$log" >&2
    rm -rf "$part"
    die 1 "the root could not be made; the whole log is $log"
  fi
  grep -q "^[^:]*:[^:]*:$(id -u):" "$part/etc/passwd" ||
    printf '%s:x:%s:%s::%s:/bin/bash\n' "$(id -un)" "$(id -u)" "$(id -g)" "$HOME" >>"$part/etc/passwd"
  mv "$part" "$root"
  rm -f "$log"
  say "the root is ready after $((SECONDS - started)) s"
}

# Removes roots that no ./dev has entered for 30 days.
remove_old_roots() {
  local lock old
  for lock in "$cache"/root-*.lock; do
    old=${lock%.lock}
    if [ -d "$old" ] && [ -z "$(find "$lock" -mtime -30)" ]; then
      (flock -n 9 || exit 0; say "removing $old, not used for 30 days"; chmod -R u+w "$old"; rm -rf "$old") 9<"$lock"
    fi
  done
}

# Sets root, made if it is not there, and holds it for as long as this process lives.
hold_root() { # GROUP...
  local hash
  hash=$({ echo "$suite $(uname -m) 1"; packages 2 "$@"; } | sha256sum | cut -c -12)
  root=$cache/root-$hash
  mkdir -p "$cache"
  exec 8>>"$root.lock"
  if [ ! -d "$root" ]; then
    require_tools
    if ! flock -n 8; then
      say "another ./dev is making the Debian 13 root; waiting for it"
      until flock -w 10 8; do say "[$SECONDS s] still waiting"; done
    fi
    [ -d "$root" ] || make_root "$root" "$@"
    remove_old_roots
  fi
  flock -s 8
  touch "$root.lock"
}

# ---- Entering it ----------------------------------------------------------------------------------------

# Prints the best way into the root that works here.
way_in() {
  local probe=(bwrap --ro-bind "$root" / --dev /dev --proc /proc --tmpfs /tmp)
  if "${probe[@]}" --unshare-pid true >&/dev/null; then
    echo bwrap-pid
  elif "${probe[@]}" true >&/dev/null; then
    echo bwrap
  elif [ "$(id -u)" = 0 ] && unshare --mount mount --bind "$root" "$root" >&/dev/null; then
    echo mount
  elif [ "$(id -u)" = 0 ] && chroot "$root" true >&/dev/null; then
    echo chroot
  fi
}

enter_bwrap() { # WAY HOME COMMAND...
  local options=(--ro-bind "$root" / --dev /dev --proc /proc --perms 1777 --tmpfs /tmp --perms 1777 --tmpfs /var/tmp
                 --tmpfs /run --bind "$checkout" "$checkout" --bind "$2" "$2" --die-with-parent)
  [ "$1" = bwrap ] || options+=(--unshare-pid)
  mkdir -p "$root$checkout" "$root$2"
  exec bwrap "${options[@]}" --chdir "$PWD" "${@:3}"
}

# Starts ./dev again on the host or in the root.
start_in_place() { # COMMAND ARGUMENT...
  local groups=(build test) place home way variables=() variable
  case ${XDG_CACHE_HOME:-} in
    /*) cache=$XDG_CACHE_HOME/accord ;;
    *) cache=${HOME:?}/.cache/accord ;;
  esac
  [ "$1" != bench ] || groups+=(bench)
  home=$cache/home/$(basename "$checkout")-$(printf '%s' "$checkout" | sha256sum | cut -c -8)
  mkdir -p "$home"
  if host_is_ready "${groups[@]}"; then
    place=host
  elif [ "${ACCORD_DEV:-}" = host ]; then
    die 1 "the host lacks: $(missing_on_host 2 "${groups[@]}" | tr '\n' ' ')"
  else
    hold_root "${groups[@]}"
    place=${root##*/}
  fi
  for variable in TERM COLORTERM NO_COLOR; do
    [ -z "${!variable:-}" ] || variables+=("$variable=${!variable}")
  done
  variables+=(ACCORD_DEV_PLACE="$place" HOME="$home" LANG=C.UTF-8 PATH=/usr/bin:/usr/sbin:/bin:/sbin XDG_RUNTIME_DIR=/tmp)
  if [ "$place" = host ]; then
    exec env "${variables[@]}" bash "$checkout/dev" "$@"
  fi
  way=$(way_in)
  cd "$checkout"
  case $way in
    bwrap*) enter_bwrap "$way" "$home" env -i "${variables[@]}" bash "$checkout/dev" "$@" ;;
  esac
}
