# standin.sh: ./dev flatpak: builds, installs and proves the Flatpak where the real runtime cannot be reached
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by ./dev after tests/support/root.sh, of which it uses the root's making and finding. What Flatpak needs is
# in a root of its own in the cache; flatpak/inside.sh does the work there. Nothing is installed on the machine.

: "${checkout:?}" "${cache:=}" "${root:=}"

# Enters the tools' root with real mounts: bwrap would forbid what the portals' file system needs (a setuid helper),
# and a plain chroot what Flatpak's own sandbox needs (a user namespace).
enter_tools() { # COMMAND...
  export -f enter_tools_inside
  exec unshare --mount --pid --fork --kill-child --propagation private \
    bash -euc 'enter_tools_inside "$@"' flatpak "$root" "$checkout" "$standin" "$@"
}

enter_tools_inside() { # ROOT CHECKOUT STANDIN COMMAND...
  local base=$1 folder path
  mount --bind "$base" "$base"
  mkdir -p "$base/srv/checkout" "$base/srv/standin" "$base/mnt"
  mount --bind "$2" "$base/srv/checkout"
  mount --bind "$3" "$base/srv/standin"
  mount -t proc proc "$base/proc"
  mount --rbind /sys "$base/sys"
  for folder in /run /tmp /var/tmp; do
    mount -t tmpfs -o mode=1777 tmpfs "$base$folder"
  done
  # A /dev of our own: the machine's may keep the portals' file system from an ordinary user.
  mount -t tmpfs -o mode=755 tmpfs "$base/dev"
  for path in null zero full random urandom tty; do
    : >"$base/dev/$path"
    mount --bind "/dev/$path" "$base/dev/$path"
  done
  mknod -m 666 "$base/dev/fuse" c 10 229
  mkdir "$base/dev/pts" "$base/dev/shm"
  mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts "$base/dev/pts"
  ln -s pts/ptmx "$base/dev/ptmx"
  mount -t tmpfs -o mode=1777 tmpfs "$base/dev/shm"
  for path in fd:/proc/self/fd stdin:/proc/self/fd/0 stdout:/proc/self/fd/1 stderr:/proc/self/fd/2; do
    ln -s "${path#*:}" "$base/dev/${path%%:*}"
  done
  for path in /etc/resolv.conf /etc/hosts; do
    [ ! -e "$path" ] || cp -L "$path" "$base$path"
  done
  cd "$base" || return
  pivot_root . mnt
  cd /srv/checkout || return
  umount --lazy /mnt
  shift 3
  exec "$@"
}

start_flatpak() { # STEP...
  local standin environment variable
  case ${XDG_CACHE_HOME:-} in
    /*) cache=$XDG_CACHE_HOME/accord ;;
    *) cache=${HOME:?}/.cache/accord ;;
  esac
  [ "$(uname -m)" = x86_64 ] || die 1 "the stand-in for the runtime is only made for x86_64"
  [ "$(id -u)" = 0 ] ||
    die 1 "making and entering a root for Flatpak needs mounts: start this as root (sudo ./dev flatpak). The program itself
    is then run as an ordinary user."
  name_root flatpak
  hold_root flatpak
  standin=$cache/flatpak
  mkdir -p "$standin"
  exec 7<"$standin"
  flock -n 7 || { say "another ./dev flatpak is at work; waiting for it"; flock 7; }
  environment=(HOME=/srv/standin PATH=/usr/bin:/usr/sbin:/bin:/sbin LANG=C.UTF-8 MIRROR="$(mirror)")
  for variable in TERM http_proxy https_proxy no_proxy SOURCE_DATE_EPOCH; do
    [ -z "${!variable:-}" ] || environment+=("$variable=${!variable}")
  done
  enter_tools env -i "${environment[@]}" bash flatpak/inside.sh "$@"
}
