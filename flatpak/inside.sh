#!/usr/bin/env bash
# inside.sh: the steps of ./dev flatpak, in the tools' root as root: sources, runtime, build, prove
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The stand-in is made of Debian packages and carries the names of GNOME's runtime, so that the manifest that ships is
# built and run here, in Flatpak's real sandbox with real portals. It proves manifest, sandbox and portals, not the real
# runtime: nothing built with it may be given to anybody. /srv/standin is the cache, /srv/checkout the checkout.
set -euo pipefail

standin=/srv/standin checkout=/srv/checkout
id=io.github.accord_icp.Accord
version=51
suite=forky          # has what GNOME 51 has
source_suite=trixie  # whose source packages the modules' checksums are taken from
export FLATPAK_USER_DIR=$standin/flatpak TMPDIR=$standin/tmp

# What GNOME's runtime has of what Accord asks for. A library that is not there must be a module of the manifest.
platform=(libgtk-4-1 libgtk-4-bin libadwaita-1-0 libgtksourceview-5-0 libenchant-2-2 hunspell-en-gb libjson-glib-1.0-0
          libsqlite3-0 libxml2-16 libjpeg62-turbo zlib1g libportal1 adwaita-icon-theme librsvg2-2 librsvg2-common
          fonts-adwaita
          fonts-dejavu-core fontconfig dconf-gsettings-backend gsettings-desktop-schemas shared-mime-info
          ca-certificates locales libglib2.0-bin libegl1 libgl1 libgl1-mesa-dri xdg-utils)
sdk=(build-essential meson ninja-build cmake pkgconf gettext desktop-file-utils appstream blueprint-compiler valac
     gobject-introspection libgtk-4-dev libadwaita-1-dev libgtksourceview-5-dev libenchant-2-dev libicu-dev
     libjson-glib-dev librsvg2-dev libsqlite3-dev libxml2-dev libjpeg-dev zlib1g-dev python3 git elfutils)

# What takes a module's place where this mirror has not its source: the library, and what is built against it.
declare -A substitute=(
  [sqlite]=''
  [md4c]='libmd4c0 libmd4c-dev'
  [libzip]='libzip5 libzip-dev'
  [libxlsxwriter]='libxlsxwriter11 libxlsxwriter-dev'
  [qpdf]='libqpdf30 libqpdf-dev'
  [libspelling]='libspelling-1-2 libspelling-1-dev'
  [gmime]='libgmime-3.0-0t64 libgmime-3.0-dev'
)

# The seconds since the start, and those that processors worked for it: the second do not grow on a busy machine.
say() {
  local worked
  times >"$TMPDIR/times"
  worked=$(awk 'NR == 2 { gsub ("[ms]", " "); print int ($1 * 60 + $2 + $3 * 60 + $4) }' "$TMPDIR/times")
  printf 'flatpak: [%3d s, %3d s of work] %s\n' "$SECONDS" "$worked" "$*" >&2
}

# ---- The modules' sources -------------------------------------------------------------------------------

apt_for_sources() { # COMMAND ARGUMENT...
  local folder=$standin/apt
  "$1" -q -oDir::Etc::sourcelist="$folder/sources.list" -oDir::Etc::sourceparts=/dev/null -oDir::State::lists="$folder/lists" \
    -oDir::Cache="$folder/cache" -oAPT::Sandbox::User=root -oAcquire::Check-Valid-Until=false "${@:2}"
}

# Puts the upstream tarballs where flatpak-builder looks before it downloads, out of Debian's source packages of the
# same checksum. Names those that are not to be had in $standin/missing.
do_sources() {
  local file name url sum missing=() fetched=$standin/tmp/sources
  local wanted=$standin/state/downloads
  rm -rf "$fetched"
  mkdir -p "$standin"/apt/{lists/partial,cache/archives/partial} "$fetched" "$wanted"
  printf 'deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s %s main\n' "$MIRROR" "$source_suite" \
    >"$standin/apt/sources.list"
  [ -n "$(find "$standin/apt/updated" -mtime -1 2>/dev/null)" ] ||
    { apt_for_sources apt-get update >"$standin/apt/log" 2>&1 && touch "$standin/apt/updated"; } ||
    say "the lists of source packages could not be read: see the cache's flatpak/apt/log"
  for file in "$checkout"/flatpak/modules/*.json; do
    name=$(basename "$file" .json)
    url=$(sed -n 's/.*"url": "\(.*\)".*/\1/p' "$file")
    sum=$(sed -n 's/.*"sha256": "\(.*\)".*/\1/p' "$file")
    if [ ! -f "$wanted/$sum/$(basename "$url")" ]; then
      (cd "$fetched" && apt_for_sources apt-get source --download-only --tar-only "${name/%sqlite/sqlite3}") \
        >>"$standin/apt/log" 2>&1 || true
      if ! put_source "$sum" "$wanted/$sum/$(basename "$url")" "$fetched"; then
        missing+=("$name")
        continue
      fi
    fi
    say "$name: source with the manifest's checksum is here"
  done
  printf '%s\n' "${missing[@]}" >"$standin/missing"
  [ ${#missing[@]} = 0 ] ||
    say "NOT built from the manifest, for the mirror has no source of that checksum: ${missing[*]}; Debian's are used"
}

put_source() { # SUM PATH FOLDER
  local file
  for file in "$3"/*; do
    if [ -f "$file" ] && [ "$(sha256sum <"$file")" = "$1  -" ]; then
      mkdir -p "$(dirname "$2")"
      mv "$file" "$2"
      return
    fi
  done
  return 1
}

# ---- The runtime ----------------------------------------------------------------------------------------

# A hook of mmdebstrap: commits a root's /usr, with /etc in it, as Platform or Sdk. Hard links: files are replaced, never
# written into.
do_snap() { # ROOT KIND
  local from=$1 kind=$2 work=$standin/tmp/snap link
  local files=$work/files
  rm -rf "$work"
  mkdir -p "$work"
  cp -al "$from/usr" "$files"
  cp -a "$from/etc" "$files/etc"
  (cd "$files/etc" && rm -rf apt ld.so.conf.d ld.so.cache ./*shadow* passwd* group* sub?id* machine-id resolv.conf \
     hostname hosts mtab fstab init.d rc?.d cron* systemd ssh skel)
  : >"$files/etc/ld.so.conf" # empty: Flatpak then writes one with /app/lib in it
  find "$files" -type l -lname '/etc/alternatives/*' | while read -r link; do
    ln -sfn "$(readlink "$from$(readlink "$link")")" "$link"
  done
  ln -sf ../sbin/ldconfig "$files/bin/ldconfig"
  mkdir -p "$files/share/runtime/locale" "$files/etc/flatpak-builder"
  echo '{"libdir": "/app/lib"}' >"$files/etc/flatpak-builder/defaults.json"
  # Without the salt the host's fonts, shown under the same path, would share a cache with the runtime's.
  cat >"$files/etc/fonts/conf.d/50-flatpak.conf" <<'XML'
<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><reset-dirs/><dir salt="runtime">/usr/share/fonts</dir><dir>/app/share/fonts</dir><dir>/run/host/fonts</dir>
<dir>/run/host/user-fonts</dir><include ignore_missing="yes">/run/host/font-dirs.xml</include></fontconfig>
XML
  cat >"$work/metadata" <<INI
[Runtime]
name=org.gnome.$kind
runtime=org.gnome.Platform/x86_64/$version
sdk=org.gnome.Sdk/x86_64/$version

[Environment]
GI_TYPELIB_PATH=/app/lib/girepository-1.0
XDG_DATA_DIRS=/app/share:/usr/share:/usr/share/runtime/share:/run/host/user-share:/run/host/share
INI
  flatpak build-export --runtime --files=files --metadata=metadata --no-update-summary \
    --subject="Debian $suite stand-in for org.gnome.$kind//$version" "$standin/repo" "$work" "$version"
  rm -rf "$work"
}

do_runtime() {
  local name log=$standin/runtime.log packages mark hook
  while read -r name; do
    # shellcheck disable=SC2206 # words on purpose: first the library, then what is built against it
    packages=(${substitute[$name]:-})
    [ ${#packages[@]} = 0 ] || { platform+=("${packages[0]}"); sdk+=("${packages[1]}"); }
  done < <(sed '/^$/d' "$standin/missing")
  mark=$(printf '%s\n' "${platform[@]}" - "${sdk[@]}" "$version" "$suite" | cat - <(declare -f do_snap) | sha256sum)
  if [ "$(cat "$standin/runtime.mark" 2>/dev/null)" = "$mark" ]; then
    say 'the stand-in for the runtime is here'
    return
  fi
  # Signatures are checked; that a mirror lags behind does not matter for what is never given to anybody.
  say 'making the stand-in for the runtime out of Debian packages: about two minutes, 300 MB to fetch'
  rm -rf "$standin/repo" "$standin/flatpak"
  ostree init --repo="$standin/repo" --mode=bare-user-only
  hook="bash $checkout/flatpak/inside.sh snap"
  if ! mmdebstrap --variant=essential --format=null --include="$(IFS=,; echo "${platform[*]}")" --dpkgopt=force-unsafe-io \
    --aptopt='Acquire::Check-Valid-Until "false"' --aptopt='APT::Install-Recommends "false"' \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
    --dpkgopt='path-exclude=/usr/bin/*lto-dump*' --dpkgopt='path-exclude=/usr/share/locale/*/*' \
    --dpkgopt='path-exclude=/usr/share/vulkan/registry/*' --dpkgopt='path-exclude=/usr/lib/*/libicu*.a' \
    --customize-hook="printf 'en_GB.UTF-8 UTF-8\\n' >\"\$1/etc/locale.gen\"; chroot \"\$1\" locale-gen >/dev/null" \
    --customize-hook="$hook \"\$1\" Platform" \
    --customize-hook="APT_CONFIG=\$MMDEBSTRAP_APT_CONFIG apt-get -y -q -oDPkg::Chroot-Directory=\"\$1\" install ${sdk[*]}" \
    --customize-hook="$hook \"\$1\" Sdk" \
    "$suite" - "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $MIRROR $suite main" \
    >"$log" 2>&1 7<&- 8<&-; then # a shell of its own knows only file numbers of one digit
    tail -n 30 "$log" >&2
    say "the stand-in could not be made; the whole log is runtime.log in the cache's folder flatpak"
    return 1
  fi
  {
    flatpak build-update-repo --prune --prune-depth=0 "$standin/repo"
    flatpak --user remote-add --if-not-exists --no-gpg-verify standin "file://$standin/repo"
    flatpak --user install -y --noninteractive --or-update standin "org.gnome.Platform//$version" "org.gnome.Sdk//$version"
  } >>"$log" 2>&1
  chmod 755 "$standin/flatpak"
  echo "$mark" >"$standin/runtime.mark"
  say 'the stand-in for the runtime is installed'
}

# ---- The program ----------------------------------------------------------------------------------------

do_build() {
  build_manifest "$id" build.log
  flatpak build-bundle "$standin/apprepo" "$standin/$id.flatpak" "$id" stable >>"$standin/build.log" 2>&1
  say "installed; the bundle has $(du -k "$standin/$id.flatpak" | cut -f 1) kB"
}

build_manifest() { # IDENTITY LOG
  local log=$standin/$2
  rm -rf "$standin/source"
  mkdir -p "$standin/source"
  tar -C "$checkout" -c --exclude='./_build*' --exclude=./.git . | tar -C "$standin/source" -x
  python3 "$checkout/flatpak/stand-in-manifest.py" "$checkout/flatpak/$1.json" "$standin/missing" "$standin/source" \
    >"$standin/$1.json"
  say "building $1.json with flatpak-builder"
  # As the guide does it, with no --state-dir: with one, what is kept of a build goes by another name, and is not found there.
  ln -sfn "$standin/state" "$standin/.flatpak-builder"
  if ! (cd "$standin" && flatpak-builder --user --force-clean --disable-rofiles-fuse --disable-download --jobs="$(nproc)" \
    --repo="$standin/apprepo" "$standin/build" "$standin/$1.json") >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    return 1
  fi
  {
    flatpak --user remote-add --if-not-exists --no-gpg-verify apprepo "file://$standin/apprepo"
    flatpak --user install -y --noninteractive --or-update apprepo "$1"
  } >>"$log" 2>&1
}

# The build for developers: installed beside the other, which an earlier run has built, each starts by its own name.
do_devel() {
  local devel=$id.Devel exported=$standin/flatpak/exports/share
  build_manifest "$devel" devel.log
  do_session flatpak run --command=accord "$devel" support | grep -x "Identity: $devel"
  do_session flatpak run --command=accord "$id" support | grep -x "Identity: $id"
  grep -x 'Name=Accord (Development)' "$exported/applications/$devel.desktop"
  ls "$exported/icons/hicolor/scalable/apps/$devel.svg" "$exported/metainfo/$devel.metainfo.xml"
  say "$devel is built, and installed beside $id"
}

# ---- A user's session -----------------------------------------------------------------------------------

# Runs a command as an ordinary user with a home, a display, a session bus and portals that end with it.
do_session() { # COMMAND...
  local name=${SESSION_USER:-secretariat} user installation=${FLATPAK_SYSTEM_DIR:-$standin/flatpak}
  local home=/srv/$name
  case $name in secretariat) user=1234 ;; *) user=1235 ;; esac
  grep -q "^$name:" /etc/passwd || {
    echo "$name:x:$user:$user::$home:/bin/bash" >>/etc/passwd
    echo "$name:x:$user:" >>/etc/group
  }
  install -d -m 1777 "$standin/proof"
  mkdir -p "$home" /run/user /tmp/.X11-unix
  chmod 1777 /tmp/.X11-unix
  mountpoint -q "$home" || mount -t tmpfs -o "mode=700,uid=$user,gid=$user" tmpfs "$home" # gone with this process
  install -d -m 700 -o "$user" -g "$user" "/run/user/$user" "$home/Documents"
  [ -s /etc/machine-id ] || tr -d - </proc/sys/kernel/random/uuid >/etc/machine-id
  cd "$home"
  setpriv --pdeathsig KILL --reuid "$user" --regid "$user" --clear-groups env -i PATH=/usr/bin:/bin USER="$name" \
    HOME="$home" XDG_RUNTIME_DIR="/run/user/$user" FLATPAK_SYSTEM_DIR="$installation" LANG=C.UTF-8 \
    GSETTINGS_BACKEND=keyfile XDG_DATA_DIRS="$installation/exports/share:/usr/local/share:/usr/share" \
    CHECKOUT="$checkout" SESSION_LOG="$standin/proof/session-$name.log" PYTHONDONTWRITEBYTECODE=1 \
    bash "$checkout/flatpak/session.sh" "$@"
}

do_prove() {
  rm -rf "$standin/proof"
  do_session python3 "$checkout/flatpak/prove.py" "$id"
}

# Runs the blocks of the guide on a machine without Accord: a system installation of its own, that has the runtime.
do_guide() {
  local guide=$standin/guide log=$standin/guide.log
  rm -rf "$guide"
  mkdir -p "$guide/root"
  export FLATPAK_SYSTEM_DIR=$guide/flatpak GNUPGHOME=$guide/gnupg HOME=$guide/root
  mkdir -m 700 "$GNUPGHOME"
  say "following flatpak/README.md word for word; what is said goes to the cache's flatpak/guide.log"
  {
    flatpak remote-add --system --no-gpg-verify standin "file://$standin/repo"
    flatpak install --system -y --noninteractive standin "org.gnome.Platform//$version" "org.gnome.Sdk//$version"
  } >"$log" 2>&1
  chmod 755 "$guide" "$guide/flatpak"
  cd "$guide/root"
  ln -s "$standin/state" .flatpak-builder # what is built already is not built again
  if ! manifest=$standin/$id.json repository=$guide/repository build=$guide/build address=file://$guide/repository \
    flatpakrepo=$guide/repository/accord.flatpakrepo \
    backups=$guide/backups AS_USER="bash $checkout/flatpak/inside.sh session" \
    AS_OTHER="env SESSION_USER=colleague bash $checkout/flatpak/inside.sh session" \
    bash "$checkout/flatpak/guide.sh" "$checkout/flatpak/README.md" >>"$log" 2>&1; then
    tail -n 40 "$log" >&2
    say 'the guide failed at the block named last'
    return 1
  fi
  say 'every block of the guide did what it says'
}

do_all() {
  do_sources
  do_runtime
  do_build
  say 'proving it in the sandbox, as an ordinary user'
  do_prove
  say 'done'
}

mkdir -p "$TMPDIR"
chmod 1777 "$TMPDIR"
step=${1:-all}
[ $# = 0 ] || shift
case $step in
  all | sources | runtime | build | devel | prove | guide | session | snap) "do_$step" "$@" ;;
  shell) exec bash ;;
  *) say "there is no step $step: all, sources, runtime, build, devel, prove, guide, session COMMAND, shell"; exit 2 ;;
esac
