"""`python build.py` builds the archive; `python build.py --help` says what else there is."""

import sys

from explainer.cli import run

if __name__ == "__main__":
    sys.exit(run())
