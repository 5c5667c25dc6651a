"""``translit glossary``: termbase work. Sub-commands are verbs, one a file."""

from __future__ import annotations

import click

from translit.cli._verbs import Verbs

__all__ = ["BUILTIN", "command"]

BUILTIN = {
    "check": "Say what is wrong with glossary files, with file and line",
    "compile": "Write one file that loads at once and is shared by workers",
    "expand": "List every surface of a concept that a search must look for",
    "export": "Write a glossary in another format",
    "import": "Read termbases of any format into one glossary",
    "list": "List the concepts of a glossary",
    "promote": "Put judged candidates into a glossary",
    "review": "Judge mined candidates, one by one",
    "show": "Show a concept, or a form's concepts, with all forms",
    "try": "Show what a new term would change in a corpus, before it is accepted",
}


@click.group("glossary", cls=Verbs, verbs=BUILTIN, package=__name__, kind="glossary command")
def command() -> None:
    """Check, compile, convert and grow termbases.

    A GLOSSARY is a shipped name (libya, organizations, countries, months) or a file; its suffix tells the
    format.
    """
