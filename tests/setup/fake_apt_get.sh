#!/bin/sh
# Stands in for apt-get in tests/test_setup.py: writes its arguments to $FAKE_LOG and "installs" what fake_python.sh looks for.
echo "apt-get $*" >>"$FAKE_LOG"
case "$*" in
*" install "*) touch "$FAKE_STATE/venv" "$FAKE_STATE/libraries" ;;
esac
