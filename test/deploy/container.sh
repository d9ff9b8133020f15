#!/bin/sh
# A container without an engine: a root of its own in a mount namespace of its own, with the system of this machine
# read-only in it. Arguments: root, node, mode (ro or rw), user, folder to start in, volume (or -), command.
#   unshare --mount sh container.sh ROOT NODE ro 1000:1000 /app /path/of/volume COMMAND...
set -eu
root=$1 node=$2 mode=$3 user=$4 folder=$5 volume=$6
shift 6

mount --bind "$root" "$root"
for part in bin sbin lib lib64 usr etc; do
  if [ -L "/$part" ]; then
    [ -L "$root/$part" ] || cp -P "/$part" "$root/$part"
  elif [ -d "/$part" ]; then
    mkdir -p "$root/$part"
    mount --rbind "/$part" "$root/$part"
    mount -o remount,bind,ro "$root/$part"
  fi
done
# The image's Node in place of the machine's, which scripts of npm may not find first.
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export PATH
mount --bind "$node" "$root$(readlink -f "$(command -v node)")"
mkdir -p "$root/dev" "$root/proc" "$root/tmp"
mount --rbind /dev "$root/dev"
mount --rbind /proc "$root/proc"
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
[ "$volume" = - ] || mount --bind "$volume" "$root/data"
[ "$mode" = rw ] || mount -o remount,bind,ro "$root"
exec chroot --userspec="$user" "$root" sh -c 'cd "$0" && exec "$@"' "$folder" "$@"
