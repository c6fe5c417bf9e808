"""`python -m sgpolicy`: the same as the `sgpolicy` command."""

import sys

from sgpolicy.cli import main

if __name__ == "__main__":
    sys.exit(main())
