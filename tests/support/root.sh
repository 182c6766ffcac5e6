# root.sh: finds a place with the libraries Accord needs, the host or a Debian 13 root, and starts ./dev there.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by ./dev, which defines checkout, say and die. start_in_place is the way in.
#
# A root is named by a hash of what makes it, belongs to the user who made it and is shared by that user's
# checkouts. It appears under its name only when it is whole. Who uses it holds a shared lock on NAME.lock.

: "${checkout:?}"
suite=trixie
root_megabytes=2000 # at its largest, with what was fetched

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
  printf '%s' "$1${version:+ $version}"
}

is_on_host() { # PROBE
  local what=${1#*:}
  case $1 in
    cmd:*) command -v "$what" >&/dev/null ;;
    file:*) [ -e "$what" ] ;;
    pc:*) pkg-config --exists "$(floor "$what")" >&/dev/null ;;
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

os_release() { # VARIABLE
  sed -n "s/^$1=\"\{0,1\}\([^\"]*\)\"\{0,1\}$/\1/p" /etc/os-release 2>/dev/null
}

# True if this system's own packages reach the floor. Sets column and install.
host_can_reach_floor() {
  local version
  version=$(os_release VERSION_ID)
  version=${version:-99} # testing and unstable have none
  case " $(os_release ID) $(os_release ID_LIKE) " in
    *' ubuntu '*) column=2 install='apt-get install'; [ "${version/./}" -ge 2504 ] ;;
    *' debian '*) column=2 install='apt-get install'; [ "${version%%.*}" -ge 13 ] ;;
    *' fedora '*) column=3 install='dnf install'; [ "${version%%.*}" -ge 42 ] ;;
    *) false ;;
  esac 2>/dev/null
}

# True if the host has all that is needed, after offering to install what is missing.
host_is_ready() { # GROUP...
  local column=2 install missing answer sudo=
  [ "${ACCORD_DEV:-}" != root ] || return 1
  [ "$(missing_on_host 2 "$@" | head -n 1)" != '' ] || return 0
  # Once there is a root, the offer has been declined.
  [ ! -d "$root" ] && host_can_reach_floor || return 1
  missing=$(missing_on_host "$column" "$@" | sort -u | tr '\n' ' ')
  [ "$(id -u)" = 0 ] || sudo='sudo '
  say "$(os_release PRETTY_NAME) is new enough for Accord but lacks some packages. This installs them:"
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
  local tool missing='' install
  for tool in mmdebstrap:mmdebstrap bwrap:bubblewrap flock:util-linux; do
    command -v "${tool%:*}" >&/dev/null || missing+=" ${tool#*:}"
  done
  if [ "$(id -u)" != 0 ] && ! command -v newuidmap >&/dev/null; then
    missing+=' uidmap'
  fi
  [ -n "$missing" ] || return 0
  if command -v apt-get >&/dev/null; then
    install="apt-get install --no-install-recommends$missing"
  elif command -v dnf >&/dev/null; then
    install="dnf install${missing/uidmap/shadow-utils} debian-keyring"
  else
    die 1 "Accord needs newer libraries than this system has. To make a Debian 13 root, install:$missing"
  fi
  if [ "$(id -u)" = 0 ]; then
    say "installing what makes and enters a Debian 13 root:$missing"
    $install -y -q >&2 </dev/null ||
      { [ "${install%% *}" = apt-get ] && apt-get update -q >&2 && $install -y -q >&2 </dev/null; } ||
      die 1 "that did not work; once it does, start ./dev again: $install"
  else
    die 1 "Accord needs newer libraries than this system has, and the tools to make a Debian 13 root. Type:
    sudo $install"
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
  # shellcheck disable=SC2016 # apt's own variables
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
    megabytes=$(du -smx "$2" ${line:+"$line"} 2>/dev/null | awk '{ sum += $1 } END { print sum + 0 }' || true)
    line=$(printf '[%3d s] step %d of 6, %s' $((SECONDS - started)) "$step" "${steps[step]}")
    [ "$step" = 6 ] || line+=": $megabytes of about $root_megabytes MB"
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
  local root=$1 part=$1.part log=$1.log started=$SECONDS reporter status=0 alone=() options list from
  shift
  [[ " $* " != *' bench '* && " $* " != *' audit '* ]] || root_megabytes=2400
  require_subordinate_ids
  say "making a Debian 13 root for all checkouts in $root"
  rm -rf --one-file-system "$part"
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
    # In a mount namespace of its own, so that nothing stays mounted if it is killed.
    ! unshare --mount true >&/dev/null || alone=(unshare --mount --propagation private)
    "${alone[@]}" mmdebstrap --mode=root "${options[@]}" "$suite" "$part" ${from:+"$from"} 2>>"$log" </dev/null || status=$?
  else
    # The user named in the tar would be one of the range; unpacked here, all of it is the caller's.
    (umask 022; cd /; TMPDIR=/var/tmp mmdebstrap --mode=unshare --format=tar "${options[@]}" "$suite" - ${from:+"$from"} \
      2>>"$log" </dev/null | tar -x -C "$part" --no-same-owner --exclude='./dev/*') || status=$?
  fi
  kill "$reporter" 2>/dev/null || true
  wait "$reporter" 2>/dev/null || true
  trap - EXIT
  [ ! -t 2 ] || printf '\r\033[K' >&2
  if [ "$status" != 0 ]; then
    tail -n 20 "$log" >&2
    rm -rf --one-file-system "$part"
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
      (flock -n 9 || exit 0; say "removing $old, not used for 30 days"; rm -rf --one-file-system "$old") 9<"$lock"
    fi
  done
}

# Sets root, the path of the one made of these groups.
name_root() { # GROUP...
  root=$cache/root-$({ echo "$suite $(uname -m) 1"; packages 2 "$@"; } | sha256sum | cut -c -12)
}

# Makes the root if it is not there, and holds it for as long as this process lives.
hold_root() { # GROUP...
  mkdir -p "$cache"
  exec 8>>"$root.lock"
  if [ ! -d "$root" ]; then
    require_tools
    if ! flock -n 8; then
      say "another ./dev is making the Debian 13 root; waiting for it"
      # The maker keeps its hold when the root is there, and goes on to use it.
      until [ -d "$root" ] || flock -w 1 8; do
        [ $((SECONDS % 10)) != 0 ] || say "[$SECONDS s] still waiting"
      done
    fi
    [ -d "$root" ] || make_root "$root" "$@"
  fi
  flock -s 8
  touch "$root.lock"
  remove_old_roots
}

# ---- Entering it ----------------------------------------------------------------------------------------
#
# What is seen inside is written once, as options of bwrap. Where bwrap is refused, root reads the same
# options with mount; where that is refused too, root copies in and out and uses a plain chroot.

# Prints the best way into the root that works here, or nothing.
way_in() {
  if bwrap --ro-bind "$root" / --dev /dev --proc /proc --unshare-pid --tmpfs /tmp true >&/dev/null; then
    echo bwrap
  elif bwrap --ro-bind "$root" / --dev /dev --proc /proc --tmpfs /tmp true >&/dev/null; then
    echo bwrap-same-pids
  elif [ "$(id -u)" = 0 ] && unshare --mount mount --bind "$root" "$root" >&/dev/null; then
    echo mount
  elif [ "$(id -u)" = 0 ] && chroot "$root" true >&/dev/null; then
    echo chroot
  fi
}

# Adds a folder or file of the host to the view, at its own path.
show() { # PATH
  if [ -d "$1" ]; then
    mkdir -p "$root$1"
  else
    mkdir -p "$root$(dirname "$1")"
    [ -e "$root$1" ] || : >"$root$1"
  fi
  view+=(--bind "$1" "$1")
}

# The view for building and testing: the root, this checkout and its home, and nothing else of the host.
view_of_root() { # WAY
  view=(--ro-bind "$root" / --dev /dev --proc /proc --perms 1777 --tmpfs /tmp --perms 1777 --tmpfs /var/tmp
        --tmpfs /run --perms 0700 --tmpfs /run/user)
  [ "$1" != bwrap ] || view+=(--unshare-pid)
  show "$checkout"
}

# The view for running Accord: the host with all its files, but the root's programs and libraries.
view_of_host() { # WAY ARGUMENT...
  local way=$1 folder argument
  shift
  view=(--bind / / --dev-bind /dev /dev --ro-bind "$root/usr" /usr --ro-bind "$root/etc" /etc --bind /usr/local /usr/local)
  for folder in bin sbin lib lib64; do
    [ -L "/$folder" ] || [ ! -d "$root/$folder" ] || view+=(--ro-bind "$root/usr/$folder" "/$folder")
  done
  [ ! -s /etc/machine-id ] || show /etc/machine-id
  view+=(--perms 0700 --tmpfs "$home/run")
  [ "$way" != bwrap ] || view+=(--unshare-pid --proc /proc)
  mkdir -p "$home/run"
  show "$checkout"
  show "$home"
  # The host's /usr and /etc are hidden now; what the caller names there must still be found.
  for argument in "$here" "${@#--*=}"; do
    argument=$(realpath -ms -- "$argument")
    folder=$argument
    [ -d "$folder" ] || folder=$(dirname "$argument")
    case $argument in
      /usr/local/*) ;;
      /usr/* | /etc/*)
        if [ -d "$folder" ] && [ -z "$(ls -A "$root$folder" 2>/dev/null)" ]; then
          show "$folder" # a folder that the root has not, or only to mount on
        elif [ -f "$argument" ]; then
          show "$argument"
        fi ;;
    esac
  done
}

# Does in a mount namespace of its own what bwrap would do, then starts the command.
enter_by_mount() { # COMMAND...
  export -f mount_view
  exec unshare --mount --propagation private \
    bash -euc 'mount_view "$@"' dev "$root" "$here" "${#view[@]}" "${view[@]}" "$@"
}

mount_view() { # ROOT FOLDER COUNT OPTION... COMMAND...
  local base=$1 folder=$2 count=$3 top mode=0755
  shift 3
  top=$(($# - count))
  [ "$2" != / ] || base=$base/mnt
  while [ $# -gt "$top" ]; do
    case $1 in
      --perms) mode=$2; shift 2 ;;
      --unshare-pid) shift ;;
      --tmpfs)
        mkdir -p "$base$2"
        mount -t tmpfs -o "mode=$mode" tmpfs "$base$2"
        mode=0755
        shift 2 ;;
      --dev | --proc) mount --rbind "$2" "$base$2"; shift 2 ;;
      *)
        [ ! -d "$2" ] || mkdir -p "$base$3"
        mount --rbind "$2" "$base$3"
        [ "$1" != --ro-bind ] || mount -o remount,bind,ro "$base$3"
        shift 3 ;;
    esac
  done
  exec chroot "$base" /usr/bin/env --chdir="$folder" "$@"
}

# Copies this checkout, its home and the files named into the root, runs the command there and copies back what
# it made. There is no /proc inside.
enter_by_copy() { # COUNT ARGUMENT... COMMAND...
  local count=$1 path status=0 named=()
  shift
  while [ "$count" -gt 0 ]; do
    named+=("$(realpath -ms -- "${1#--*=}")")
    count=$((count - 1))
    shift
  done
  say "this system allows neither bubblewrap nor mounts: working on a copy of the checkout inside the root"
  mkdir -p "$root$checkout" "$root$home/run" "$root$here"
  exec 6<"$root$checkout"
  flock 6
  rm -rf "$root/run/user"
  mkdir -m 700 "$root/run/user"
  [ -c "$root/dev/null" ] || mknod -m 666 "$root/dev/null" c 1 3
  find "$root$checkout" -mindepth 1 -maxdepth 1 ! -name '_build*' -exec rm -rf {} +
  tar -C "$checkout" -c --exclude=./.git --exclude='./_build*' . | tar -C "$root$checkout" -x
  copy_newer "" "$root"
  for path in "${named[@]}"; do
    [ ! -d "$(dirname "$path")" ] || mkdir -p "$root$(dirname "$path")"
    [ ! -f "$path" ] || cp -p "$path" "$root$path"
  done
  touch "$root/run/user/started"
  chroot "$root" /usr/bin/env --chdir="$here" "$@" 6<&- || status=$?
  copy_newer "$root" ""
  (cd "$root$checkout" && find . -path './_build*' -prune -o -type f -newer "$root/run/user/started" -print0 |
    xargs -0r cp -p --parents -t "$checkout")
  for path in "${named[@]}"; do
    if [ -f "$root$path" ] && [ -d "$(dirname "$path")" ]; then
      cmp -s "$root$path" "$path" || cp "$root$path" "$path"
      rm -f "$root$path"
    fi
  done
  exit "$status"
}

# Copies the build folders and the home of this checkout where they are newer.
copy_newer() { # FROM TO
  local path
  for path in "$1$checkout"/_build* "$1$home"; do
    [ ! -d "$path" ] || cp -a --update -T "$path" "$2${path#"$1"}"
  done
}

# ---- Starting -------------------------------------------------------------------------------------------

# Sets environment: what the command is to see of the caller's variables, and where it may write.
choose_environment() { # COMMAND PLACE SCRATCH
  local variable kept='TERM COLORTERM NO_COLOR LANGUAGE TZ NINJA_STATUS MESON_TESTTHREADS G_MESSAGES_DEBUG'
  local state=$3/home
  [ "$1" != run ] || state=$home
  environment=(ACCORD_DEV_PLACE="$2" XDG_DATA_HOME="$state/data" XDG_CONFIG_HOME="$state/config"
               XDG_CACHE_HOME="$state/cache" XDG_STATE_HOME="$state/state" XDG_RUNTIME_DIR="$3" LANG=C.UTF-8
               PYTHONDONTWRITEBYTECODE=1)
  if [ "$1" = run ]; then
    kept+=' DISPLAY WAYLAND_DISPLAY XAUTHORITY DBUS_SESSION_BUS_ADDRESS XDG_CURRENT_DESKTOP XDG_SESSION_TYPE USER'
    kept+=" ${!GTK_*} ${!GDK_*} ${!GSK_*} ${!ADW_*}"
    environment+=(HOME="$HOME" GSETTINGS_BACKEND=keyfile)
  else
    environment+=(HOME="$state")
  fi
  if [ "$2" = host ]; then
    environment=(-u DISPLAY -u WAYLAND_DISPLAY -u DBUS_SESSION_BUS_ADDRESS "${environment[@]}" PATH="$PATH")
  else
    environment=(-i "${environment[@]}" PATH=/usr/bin:/usr/sbin:/bin:/sbin)
    kept+=" ${!ACCORD_TEST_*}"
  fi
  if [ -d "$root/usr/lib/locale/${LANG:-}" ] || [ "$2" = host ]; then
    environment+=(LANG="${LANG:-C.UTF-8}")
  fi
  for variable in $kept; do
    [ -z "${!variable:-}" ] || environment+=("$variable=${!variable}")
  done
}

# Starts ./dev again with the host's libraries.
start_on_host() { # COMMAND ARGUMENT...
  local scratch status=0
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
  choose_environment "$1" host "$scratch"
  [ "$1" != run ] || environment+=(XDG_RUNTIME_DIR="${XDG_RUNTIME_DIR:-$scratch}")
  env "${environment[@]}" TMPDIR="$scratch" bash "$checkout/dev" "$@" || status=$?
  exit "$status"
}

# Starts ./dev again in the root.
start_in_root() { # COMMAND ARGUMENT...
  local way runtime=/run/user view=() inner=()
  way=$(way_in)
  if [ "$way" = '' ]; then
    die 1 "this system does not let an ordinary user make a namespace (it may be a container, or AppArmor).
    Where AppArmor is the reason: sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0
    In a container, start ./dev as root."
  elif [ "$1" = run ]; then
    view_of_host "$way" "${@:2}"
    runtime=$home/run
    [ "$way" = chroot ] || [ ! -d "${XDG_RUNTIME_DIR:-}" ] || runtime=$XDG_RUNTIME_DIR
  else
    view_of_root "$way"
  fi
  choose_environment "$1" "${root##*/}" "$runtime"
  inner=(env "${environment[@]}" bash "$checkout/dev" "$@")
  case $way in
    bwrap*) exec bwrap "${view[@]}" --die-with-parent --chdir "$here" "${inner[@]}" ;;
    mount) enter_by_mount "${inner[@]}" ;;
    chroot) enter_by_copy $(($# - 1)) "${@:2}" "${inner[@]}" ;;
  esac
}

start_in_place() { # COMMAND ARGUMENT...
  local groups=(build test) cache home here root environment=()
  case ${XDG_CACHE_HOME:-} in
    /*) cache=$XDG_CACHE_HOME/accord ;;
    *) cache=${HOME:?}/.cache/accord ;;
  esac
  [ "$1" != bench ] || groups+=(bench)
  [ "$1" != audit ] || groups+=(audit)
  name_root "${groups[@]}"
  home=$cache/home/$(basename "$checkout")-$(printf '%s' "$checkout" | sha256sum | cut -c -8)
  mkdir -p "$home"
  here=$(pwd -P)
  case $1:$here/ in
    run:* | shell:"$checkout"/*) ;;
    *) here=$checkout ;;
  esac
  cd "$here" || exit
  if host_is_ready "${groups[@]}"; then
    start_on_host "$@"
  elif [ "${ACCORD_DEV:-}" = host ]; then
    die 1 "the host lacks or has too old: $(missing_on_host 2 "${groups[@]}" | tr '\n' ' ')"
  fi
  hold_root "${groups[@]}"
  start_in_root "$@"
}
