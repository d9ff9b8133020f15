#!/bin/sh
# Prints the path of a Chromium that runs: that of the machine, or Debian's, unpacked into one folder without being
# installed; nothing outside of it is touched and no rights are needed.
#
#   test/adapters/editor/browser/install.sh FOLDER
set -eu

mkdir -p "$1"
folder=$(cd "$1" && pwd)

# The first of the given programs that tells its version.
running() {
  for program in "$@"; do
    path=$(command -v "$program" 2>/dev/null) || continue
    "$path" --version >/dev/null 2>&1 && printf '%s\n' "$path" && return 0
  done
  return 1
}

apt_here() {
  apt-get -qq -o Dir::State::Lists="$folder/lists" -o Dir::Cache="$folder/cache" -o Dir::Cache::archives="$folder/debs" \
    -o APT::Install-Recommends=false -o Acquire::Languages=none -o Debug::NoLocking=1 -o APT::Sandbox::User=root "$@"
}

# What Chromium needs and the machine does not have comes with it; apt checks every file against the signed index.
from_debian() {
  command -v apt-get >/dev/null || return 1
  rm -rf "$folder/root" "$folder/debs"
  mkdir -p "$folder/lists/partial" "$folder/cache" "$folder/debs/partial" "$folder/root"
  apt_here update || return 1
  apt_here install --download-only --yes --reinstall chromium fonts-dejavu-core || return 1
  for package in "$folder"/debs/*.deb; do dpkg-deb --extract "$package" "$folder/root" || return 1; done
  rm -rf "$folder/debs"
  # Some libraries look for theirs in folders of the system, such as that of pulseaudio.
  libraries=$(find "$folder/root" -name '*.so*' -exec dirname {} + | sort -u | paste -sd : -)
  cat >"$folder/chromium" <<END
#!/bin/sh
LD_LIBRARY_PATH='$libraries' exec '$folder/root/usr/lib/chromium/chromium' "\$@"
END
  chmod +x "$folder/chromium"
}

running ${CHROMIUM:-} chromium chromium-browser google-chrome "$folder/chromium" && exit 0
from_debian >"$folder/install.log" 2>&1 && running "$folder/chromium" || {
  echo "no Chromium runs here, and Debian gave none; see $folder/install.log, or set CHROMIUM to the path of one" >&2
  exit 1
}
