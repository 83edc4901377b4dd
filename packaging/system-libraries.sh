#!/bin/sh
# Sees that the shared libraries Qt needs from a Linux system are there; installs them
# with apt-get when root, else says what to install. Silent when nothing is missing.
# Those for a window are asked for only where there is an X display.
set -eu

[ "$(uname -s)" = Linux ] || exit 0
PATH=$PATH:/usr/sbin:/sbin
present=$(ldconfig -p 2>/dev/null) || exit 0

# library, then the Debian package that holds it
pages='
libGL.so.1 libgl1
libEGL.so.1 libegl1
libxkbcommon.so.0 libxkbcommon0
libfontconfig.so.1 libfontconfig1
libglib-2.0.so.0 libglib2.0-0
libdbus-1.so.3 libdbus-1-3
'
window='
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-shape.so.0 libxcb-shape0
'
wanted=$pages
[ -z "${DISPLAY:-}" ] || wanted=$pages$window

missing=$(echo "$wanted" | while read -r library package; do
    [ -n "$library" ] || continue
    case $present in
    *"$library"*) ;;
    *) echo "$library $package" ;;
    esac
done)
[ -n "$missing" ] || exit 0

libraries=$(echo "$missing" | cut -d' ' -f1 | tr '\n' ' ')
packages=$(echo "$missing" | cut -d' ' -f2 | tr '\n' ' ')
install="apt-get install --yes --no-install-recommends ${packages% }"

if ! command -v apt-get >/dev/null; then
    echo "Qt needs these libraries; install the packages of your system that hold" >&2
    echo "them, then try again:  $libraries" >&2
    exit 1
fi
if [ "$(id -u)" != 0 ]; then
    echo "Qt needs libraries this system lacks. Install them, then try again:" >&2
    echo "  sudo $install" >&2
    exit 1
fi
echo "Installing what Qt needs from the system: ${packages% }"
export DEBIAN_FRONTEND=noninteractive
# The lists may be old, or absent as in a fresh container: then fetch them once.
if $install >/dev/null 2>&1; then exit 0; fi
if apt-get update >/dev/null && $install >/dev/null; then exit 0; fi
echo "That failed. Install them by hand, then try again:" >&2
echo "  $install" >&2
exit 1
