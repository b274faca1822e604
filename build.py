"""Build the plan: hands the command line to ``planascode.cli``. Nothing imports this file."""

import gc
import sys

from planascode.cli import main

if __name__ == "__main__":
    # Commands make much and drop little: looking for what was dropped at each 700 new things finds next to nothing.
    gc.set_threshold(300_000, 20, 20)
    code = main(sys.argv[1:])
    gc.freeze()  # at the end the system takes all back at once: looking for what could be dropped takes 30 ms
    sys.exit(code)
