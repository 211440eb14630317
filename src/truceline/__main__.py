"""`python -m truceline` is `truceline`."""

from truceline.cli import main

if __name__ == "__main__":
    main()
