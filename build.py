"""Build the plan: hands the command line to ``planascode.cli``. Nothing imports this file."""

import sys

from planascode.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
