#!/bin/sh
# sh tests/setup/bare_machine.sh SUITE FOLDER [ARGUMENTS]: proves the README's two commands on a bare Debian (bookworm, trixie).
#
# Makes a minimal system with only git and python3 in FOLDER/SUITE with debootstrap, copies the checkout into it and runs there, each
# with its exit code and seconds: ./bouw without rights, ./bouw, ./bouw again, ./toets ARGUMENTS. Needs root and debootstrap. The
# machine's name resolution and certificates are lent to the new system; the environment is passed on.
set -eu
suite=$1
checkout=$(cd "$(dirname "$0")/../.." && pwd)
system=$2/$suite
shift 2

if [ ! -d "$system" ]; then
    mkdir -p "$(dirname "$system")"
    debootstrap --variant=minbase --include=python3,git,ca-certificates "$suite" "$system" >"$system.log"
    chroot "$system" useradd --create-home bewoner
fi
cp /etc/resolv.conf "$system/etc/resolv.conf"
cp /etc/ssl/certs/ca-certificates.crt "$system/etc/ssl/certs/ca-certificates.crt"
mountpoint -q "$system/proc" || mount -t proc proc "$system/proc"
mountpoint -q "$system/dev" || mount --bind /dev "$system/dev"
trap 'umount "$system/dev" "$system/proc"' EXIT

rm -rf "$system/srv/plan"
mkdir -p "$system/srv/plan"
tar -C "$checkout" --exclude=./.venv --exclude=./output -cf - . | tar -C "$system/srv/plan" --no-same-owner -xf -

# inside USER COMMAND...: runs it in the copy and prints its exit code and duration.
inside() {
    user=$1
    shift
    printf '\n--- %s: %s\n' "$user" "$*"
    chroot "$system" chown -R "$user" /srv/plan
    start=$(date +%s%N)
    code=0
    chroot "$system" su "$user" -c "cd /srv/plan && $*" </dev/null || code=$?
    printf -- '--- exit %s after %s ms\n' "$code" "$((($(date +%s%N) - start) / 1000000))"
}

inside bewoner ./bouw --help
inside root ./bouw --help
inside root ./bouw --help
inside root ./toets "$@"
