"""``python -m translit``."""

from translit.cli import main

if __name__ == "__main__":
    main()
