"""The command line: sub-commands are verbs, one a file; each parses, calls, prints, exits.

Exit status: 0 fine; 1 findings at or above a gate; 2 usage, configuration or input error (a crash
too); 130 interrupted. A sub-command's file is only imported when it is called, so that
``translit --help`` answers at once.
"""

from __future__ import annotations

import os
import sys
import traceback
from typing import IO, NoReturn

import click

from translit._version import __version__
from translit.cli._verbs import Verbs
from translit.errors import InputError, TranslitError

__all__ = ["BUILTIN", "main"]

BUILTIN = {
    "audit": "Find what is wrong in a translation batch",
    "checks": "List the checks",
    "clean": "Repair encoding, invisible characters, spacing",
    "detect": "Tell the language of each text",
    "evaluate": "Score systems against references, in layers",
    "explain": "Show the manual page of a check",
    "glossary": "Check, compile, convert, grow a termbase",
    "match": "Tell how alike two spellings of a name are",
    "mine": "Propose new spellings of names from a corpus",
    "normalize": "Clean text and spell its names one way, with a trail",
    "train-qe": "Learn a quality estimate from your own judgements",
}


_EXAMPLES = (
    "\b"
    "\ntranslit normalize article.txt --diff       what would be repaired, and why"
    "\ntranslit audit batch.jsonl -o report.html   what is wrong in a batch"
)


@click.group(
    cls=Verbs,
    verbs=BUILTIN,
    package=__name__,
    epilog=_EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="translit")
def _translit() -> None:
    """Make text that came through machine translation trustworthy.

    Data goes to stdout, messages to stderr; - is stdin. Exit status: 0 fine, 1 findings at or above
    a gate, 2 usage, configuration or input error, 130 interrupted.
    """


def main(args: list[str] | None = None) -> NoReturn:
    """Run the command line and exit."""
    sys.exit(_status(args))


def _status(args: list[str] | None) -> int:
    try:
        status = _run(args)
    except (click.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:
        return _quiet()
    except click.ClickException as error:
        error.show()
        return 2
    except (TranslitError, OSError, MemoryError) as error:
        return _say(_message(error))
    except Exception as error:  # a crash is never exit status 1, and says how to tell us
        if os.environ.get("TRANSLIT_DEBUG"):
            traceback.print_exc()
        return _say(f"internal error, please report it (TRANSLIT_DEBUG=1 shows more): {error!r}")
    return status if isinstance(status, int) else 0


def _run(args: list[str] | None) -> object:
    """What the command returned or exited with."""
    if sys.stdout is None:
        raise InputError("standard output is closed")
    _utf8(sys.stdout)
    _utf8(sys.stderr)
    args = sys.argv[1:] if args is None else args
    try:
        if "_TRANSLIT_COMPLETE" in os.environ:
            status: object = _translit.main(args, prog_name="translit", standalone_mode=False)
        else:  # click's own main makes 1 of a closed pipe
            color = False if os.environ.get("NO_COLOR") else None
            with _translit.make_context("translit", list(args), color=color) as context:
                status = _translit.invoke(context)
    except click.exceptions.Exit as stop:
        status = stop.exit_code
    except SystemExit as stop:
        status = stop.code
    sys.stdout.flush()
    return status


def _message(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return str(error) or "out of memory"


def _say(message: str) -> int:
    click.echo(f"translit: {message}", err=True)
    return 2


def _quiet() -> int:
    """``| head`` went away: end quietly, and keep the interpreter from complaining at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _utf8(stream: IO[str]) -> None:
    """UTF-8 out on every platform, newlines as they are, no crash on a lone surrogate."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
