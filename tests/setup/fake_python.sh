#!/bin/sh
# Stands in for python3 in tests/test_setup.py: writes its arguments to $FAKE_LOG and makes environments that are copies of itself.
# Files in $FAKE_STATE say what the system has: venv, libraries; and what goes wrong: pip-fails.
echo "python3 $*" >>"$FAKE_LOG"
case "$*" in
*version_info*) exit 0 ;;
*ensurepip*) [ -e "$FAKE_STATE/venv" ] ;;
*ctypes*) [ -e "$FAKE_STATE/libraries" ] ;;
"-m venv --clear .venv")
    rm -rf .venv
    mkdir -p .venv/bin
    cp "$0" .venv/bin/python3
    ;;
*"pip install"*) [ ! -e "$FAKE_STATE/pip-fails" ] ;;
esac
