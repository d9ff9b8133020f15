#!/bin/sh
# Gets Synapse, a real Matrix homeserver, into one folder; nothing outside of it is touched and no rights are needed.
#
#   test/matrix/synapse/install.sh FOLDER
#
# Afterwards FOLDER/python runs a Python that has Synapse, and FOLDER/version says which. First choice are the wheels of
# the Python package index at the versions of constraints.txt; where there is no suitable Python or no index, the
# packages of Debian unstable, at whatever version they are today, unpacked without being installed.
set -eu

here=$(CDPATH= cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
folder=$(cd "$1" && pwd)
pinned=$(sed -n 's/^matrix-synapse==//p' "$here/constraints.txt")

# Whether FOLDER/python runs; writes down the version it has.
works() {
  "$folder/python" -c 'import synapse, importlib.metadata as m; print(m.version("matrix-synapse"))' >"$folder/version.new" 2>>"$folder/install.log" &&
    mv "$folder/version.new" "$folder/version"
}

from_index() {
  rm -rf "$folder/venv" "$folder/python"
  python3 -m venv "$folder/venv" || return 1
  "$folder/venv/bin/pip" install --quiet --disable-pip-version-check --only-binary :all: \
    --constraint "$here/constraints.txt" "matrix-synapse==$pinned" || return 1
  # A link would run the same Python without what the environment holds.
  printf '#!/bin/sh\nexec "%s" "$@"\n' "$folder/venv/bin/python" >"$folder/python"
  chmod +x "$folder/python"
  works
}

# apt keeps its lists and archives in FOLDER and checks every file against the signed index.
apt_here() {
  apt-get -qq \
    -o Dir::Etc::sourcelist="$folder/apt/sources.list" -o Dir::Etc::sourceparts=/dev/null \
    -o Dir::State::Lists="$folder/apt/lists" -o Dir::State::status="$folder/apt/status" \
    -o Dir::State::extended_states="$folder/apt/extended" -o Dir::Cache="$folder/apt/cache" \
    -o Dir::Cache::archives="$folder/debs" -o APT::Install-Recommends=false -o Acquire::Languages=none \
    -o Debug::NoLocking=1 -o APT::Sandbox::User=root "$@"
}

from_debian() {
  command -v apt-get >/dev/null || return 1
  keys=/usr/share/keyrings/debian-archive-keyring.gpg
  mirror=$(sed -n 's/^URIs: *//p; s/^deb \(\[[^]]*\] \)\{0,1\}\(http[^ ]*\).*/\2/p' \
    /etc/apt/sources.list /etc/apt/sources.list.d/debian.sources 2>/dev/null | head -n 1)
  [ -n "$mirror" ] && [ -f "$keys" ] || return 1
  rm -rf "$folder/root" "$folder/debs" "$folder/venv"
  mkdir -p "$folder/apt/lists/partial" "$folder/apt/cache" "$folder/debs/partial" "$folder/root"
  : >"$folder/apt/status"
  echo "deb [signed-by=$keys] $mirror sid main" >"$folder/apt/sources.list"
  apt_here update || return 1
  apt_here install --download-only --yes matrix-synapse python3-minimal || return 1
  for package in "$folder"/debs/*.deb; do dpkg-deb --extract "$package" "$folder/root" || return 1; done
  rm -rf "$folder/debs" "$folder/python"
  # Debian unstable has a newer C library than most machines: its own loader runs its own Python.
  cat >"$folder/python" <<EOF
#!/bin/sh
root='$folder/root'
loader=\$(echo "\$root"/usr/lib*/ld-linux-*.so.* "\$root"/usr/lib/*-linux-gnu/ld-linux-*.so.* | tr ' ' '\n' | grep -v '\*' | head -n 1)
PYTHONHOME=\$root/usr PYTHONPATH=\$root/usr/lib/python3/dist-packages PYTHONDONTWRITEBYTECODE=1 \\
  exec "\$loader" --library-path "\$(echo "\$root"/usr/lib/*-linux-gnu)" "\$root/usr/bin/python3" "\$@"
EOF
  chmod +x "$folder/python"
  works
}

: >"$folder/install.log"
if [ -x "$folder/python" ] && works; then
  # An environment of other versions is made anew.
  [ ! -d "$folder/venv" ] || [ "$(cat "$folder/version")" = "$pinned" ] && exit 0
fi
from_index >>"$folder/install.log" 2>&1 || from_debian >>"$folder/install.log" 2>&1 || {
  echo "neither the Python package index nor Debian unstable gave Synapse; see $folder/install.log" >&2
  exit 1
}
