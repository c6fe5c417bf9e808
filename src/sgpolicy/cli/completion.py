"""Scripts by which shells complete verbs, options and names: made of the parser, so that they know what it knows."""

import argparse
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from sgpolicy.catalog.load import load

SHELLS = ("bash", "zsh", "fish")
_ABOUT = {
    "show": ("regions", "indicators"),
    "progress": ("regions",),
    "coverage": ("regions",),
    "panel": ("indicators",),
}
"""The verbs whose argument may be the name of a region or an indicator."""


class Verb(NamedTuple):
    """A verb, or a tool of the workbench after its verb: `code locate`.

    Attributes:
        name: Its words.
        help: What it does.
        options: Its options, each with its help and what it can be.
        names: What its argument may be.
    """

    name: str
    help: str
    options: Mapping[str, tuple[str, tuple[str, ...] | None]]
    names: tuple[str, ...]


def completion(asked: Namespace) -> int:
    """Print the script for a shell."""
    print(_SCRIPTS[asked.shell](list(_verbs(asked.parser))))
    return 0


def _verbs(parser: ArgumentParser, before: str = "") -> Iterator[Verb]:
    for name, about, verb in verbs_of(parser):
        whole = f"{before} {name}".strip()
        inner = list(_verbs(verb, whole))
        tools = tuple(one.name.rpartition(" ")[2] for one in inner)
        yield Verb(whole, about, _options(verb), tools or _names(whole))
        yield from inner


def verbs_of(parser: ArgumentParser) -> Iterator[tuple[str, str, ArgumentParser]]:
    """Yield the name, the help and the parser of each verb that *parser* takes."""
    for action in parser._actions:  # noqa: SLF001 - argparse has no other way to ask
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            helps = {choice.dest: choice.help or "" for choice in action._choices_actions}  # noqa: SLF001
            for name, verb in action.choices.items():
                yield name, helps.get(name, ""), verb


def _options(parser: ArgumentParser) -> dict[str, tuple[str, tuple[str, ...] | None]]:
    """Return the options of a verb: None for one without a value, no words for one that takes any text."""
    found = {}
    for action in parser._actions:  # noqa: SLF001
        for option in action.option_strings:
            if option.startswith("--"):
                values = None if action.nargs == 0 else tuple(map(str, action.choices or ()))
                found[option] = ((action.help or "").partition(";")[0], values)
    return found


def _names(verb: str) -> tuple[str, ...]:
    if verb == "completion":
        return SHELLS
    catalog = load()
    names = {
        "regions": [name for region in catalog.regions for name in (region.short, region.name.en.split()[0])],
        "indicators": catalog.indicators.ids,
    }
    return tuple(dict.fromkeys(name for kind in _ABOUT.get(verb, ()) for name in names[kind]))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def _cases(verbs: list[Verb]) -> str:
    """Return the lines of a `case` over verbs, and over options that have words to choose from."""
    lines = []
    for verb in verbs:
        words = " ".join([*verb.options, *verb.names])
        lines.append(f"    {_quoted(verb.name)}) words={_quoted(words)} ;;")
    return "\n".join(lines)


def _values(verbs: list[Verb]) -> str:
    """Return the lines of a `case` over options, each after its verb."""
    lines = ["    ' --lang') words='en zh' ;;"]
    for verb in verbs:
        for option, (_, values) in verb.options.items():
            if values is not None:
                lines.append(f"    {_quoted(f'{verb.name} {option}')}) words={_quoted(' '.join(values))} ;;")
    return "\n".join(lines)


def _bash(verbs: list[Verb]) -> str:
    first = " ".join([*(verb.name for verb in verbs if " " not in verb.name), "--help", "--lang", "--version"])
    tools = "|".join(dict.fromkeys(verb.name.split()[0] for verb in verbs if " " in verb.name))
    return f"""\
# sgpolicy completion for bash: eval "$(sgpolicy completion bash)"
_sgpolicy() {{
  local cur=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} verb= words= word
  for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    case $word in
      -*|en|zh) ;;
      *) if [[ -z $verb ]]; then verb=$word; elif [[ $verb == @({tools}) ]]; then verb="$verb $word"; fi ;;
    esac
  done
  case $verb in
    '') words={_quoted(first)} ;;
{_cases(verbs)}
  esac
  case "$verb $before" in
{_values(verbs)}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}}
complete -o default -F _sgpolicy sgpolicy"""


def _zsh(verbs: list[Verb]) -> str:
    first = "\n".join(f"      {_quoted(f'{verb.name}:{verb.help}')}" for verb in verbs if " " not in verb.name)
    tools = "|".join(dict.fromkeys(verb.name.split()[0] for verb in verbs if " " in verb.name))
    return f"""\
#compdef sgpolicy
# sgpolicy completion for zsh: eval "$(sgpolicy completion zsh)", after compinit
_sgpolicy() {{
  local -a typed=("${{(@)words[2,CURRENT-1]}}")
  local verb= word before=$typed[-1] words=
  for word in $typed; do
    case $word in
      -*|en|zh) ;;
      *) if [[ -z $verb ]]; then verb=$word; elif [[ $verb == ({tools}) ]]; then verb="$verb $word"; fi ;;
    esac
  done
  if [[ -z $verb && $before != --lang ]]; then
    local -a verbs=(
{first}
    )
    _describe verb verbs
    compadd -- --help --lang --version
    return
  fi
  case $verb in
{_cases(verbs)}
  esac
  case "$verb $before" in
{_values(verbs)}
  esac
  if [[ -n $words ]]; then compadd -- ${{=words}}; else _files; fi
}}
compdef _sgpolicy sgpolicy"""


def _fish(verbs: list[Verb]) -> str:
    lines = [
        "# sgpolicy completion for fish: sgpolicy completion fish | source",
        f"complete -c sgpolicy -n __fish_use_subcommand -l lang -x -a 'en zh' -d {_quoted('language of labels')}",
    ]
    for verb in verbs:
        *above, name = verb.name.split()
        after = f"__fish_seen_subcommand_from {above[0]}" if above else "__fish_use_subcommand"
        seen = f"__fish_seen_subcommand_from {name}"
        here = f"{after}; and {seen}" if above else seen
        lines.append(f"complete -c sgpolicy -f -n {_quoted(after)} -a {name} -d {_quoted(verb.help)}")
        if verb.names and all(" " not in one.name or one.name.split()[0] != name for one in verbs):
            lines.append(f"complete -c sgpolicy -f -n {_quoted(here)} -a {_quoted(' '.join(verb.names))}")
        for option, (said, values) in verb.options.items():
            taken = "" if values is None else f" -x -a {_quoted(' '.join(values))}" if values else " -r"
            lines.append(f"complete -c sgpolicy -n {_quoted(here)} -l {option[2:]}{taken} -d {_quoted(said)}")
    return "\n".join(lines)


_SCRIPTS: dict[str, Callable[[list[Verb]], str]] = {"bash": _bash, "zsh": _zsh, "fish": _fish}
