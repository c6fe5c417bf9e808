"""Read a REFI-QDA project that some program wrote: its texts, passages, codes, coders and notes."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from xml.etree import ElementTree as ET

from attrs import Factory, define, frozen

from sgpolicy.model.shown import one_line
from sgpolicy.problem import DataError, Problem, cut
from sgpolicy.qda.archive import Archive, ArchiveRefusedError
from sgpolicy.sources.text import MAX_BYTES
from sgpolicy.xmlfile import XmlRefusedError, parse_xml

INTERNAL = "internal://"
_COUNTS_ONE = "ATLAS.ti"
"""The program that counts CR LF as one character; the standard counts two."""
_OTHERS = {
    "PictureSource": "a picture",
    "PDFSource": "a PDF file",
    "AudioSource": "a recording",
    "VideoSource": "a film",
}
_UNUSED = {"Links": "links", "Graphs": "graphs"}


@frozen(kw_only=True)
class ProjectCode:
    """A code of a project.

    Attributes:
        guid: Its identifier, in lower case without braces.
        path: The names of the codes above it, from the top, and its own.
    """

    guid: str
    path: tuple[str, ...]

    @property
    def name(self) -> str:
        """Return its own name."""
        return self.path[-1]

    def __str__(self) -> str:
        """Return its path, joined by slashes."""
        return "/".join(self.path)


@frozen(kw_only=True)
class Passage:
    """A coded passage of a text.

    Attributes:
        start: Offset of its first character in the text.
        end: Offset just past its last.
        name: What it is called; empty if it has no name.
        about: Its description; empty if it has none.
        codes: The identifiers of its codes, each with that of the coder; empty if nobody is named.
        notes: The texts of its notes.
    """

    start: int
    end: int
    name: str
    about: str
    codes: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


@frozen(kw_only=True)
class ProjectSource:
    """A text of a project.

    Attributes:
        guid: Its identifier.
        name: What it is called.
        text: Its characters, lines ending in LF.
        variables: What is known of it, and of the case that it belongs to, by the name of the variable.
        passages: Its passages, in text order.
        notes: Its own notes, each with its name.
    """

    guid: str
    name: str
    text: str
    variables: Mapping[str, str]
    passages: tuple[Passage, ...]
    notes: tuple[tuple[str, str], ...] = ()


@define(kw_only=True)
class ReadProject:
    """What was read of a project.

    Attributes:
        origin: The program that wrote it.
        users: The names of coders by their identifiers.
        codes: The codes by their identifiers, in the order of the codebook.
        sources: The texts.
        left: What was not taken, a line each.
    """

    origin: str = ""
    users: dict[str, str] = Factory(dict)
    codes: dict[str, ProjectCode] = Factory(dict)
    sources: list[ProjectSource] = Factory(list)
    left: list[str] = Factory(list)


def read_project(path: Path) -> ReadProject:
    """Return what a .qdpx file holds of texts and their coding.

    Args:
        path: The file. Nothing of it is unpacked to disk, and no other file is read, whatever it refers to.

    Raises:
        DataError: It is no such project, or one that no program for such projects writes: a path that leads out of
            it, a document type, or more than its bounds allow.
    """
    try:
        with Archive(path) as archive:
            return _Reader(_root(archive), archive).read()
    except (ArchiveRefusedError, XmlRefusedError) as exc:
        remedy = "give a REFI-QDA project (.qdpx) as NVivo, MAXQDA or ATLAS.ti exports it"
        problem = Problem(file=str(path), message=one_line(str(exc)), remedy=remedy, check="file")
        raise DataError([problem]) from None


def _root(archive: Archive) -> ET.Element:
    root = parse_xml(archive.project())
    if root.tag != "Project":
        reason = f"begins with {cut(root.tag)}, not with Project"
        raise XmlRefusedError(reason)
    return root


def _key(guid: str | None) -> str:
    return (guid or "").strip("{} ").lower()


def _text(element: ET.Element, name: str) -> str:
    return (element.findtext(name) or "").strip()


class _Reader:
    def __init__(self, root: ET.Element, archive: Archive) -> None:
        self._root, self._archive = root, archive
        self._read = ReadProject(origin=root.get("origin", ""))
        self._notes: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._taken: set[str] = set()
        named = root.iterfind("Variables/Variable")
        self._variable_names = {_key(one.get("guid")): one.get("name") or "" for one in named}

    def read(self) -> ReadProject:
        root, read = self._root, self._read
        read.users = {_key(user.get("guid")): user.get("name") or "" for user in root.iterfind("Users/User")}
        for code in root.iterfind("CodeBook/Codes/Code"):
            self._add_code(code, ())
        for note in root.iterfind("Notes/Note"):
            key = _key(note.get("guid"))
            self._notes[key], self._names[key] = self._note(note), note.get("name") or ""
        variables = self._variables()
        for element in root.iterfind("Sources/*"):
            self._add_source(element, variables)
        for name, what in _UNUSED.items():
            if count := len(root.findall(f"{name}/*")):
                read.left.append(f"{what} not taken: {count}")
        lost = [" ".join(text.split()) for key, text in self._notes.items() if key not in self._taken]
        read.left += [f"note not taken, as it is of no text and no coded passage: {cut(text, 60)}" for text in lost]
        return read

    def _add_code(self, element: ET.Element, above: tuple[str, ...]) -> None:
        path = (*above, " ".join((element.get("name") or "").split()))
        key = _key(element.get("guid"))
        self._read.codes[key] = ProjectCode(guid=key, path=path)
        for one in element.iterfind("Code"):
            self._add_code(one, path)

    def _note(self, element: ET.Element) -> str:
        if content := element.findtext("PlainTextContent"):
            return content.strip()
        with suppress(ArchiveRefusedError, UnicodeDecodeError):
            return self._file(element).decode("utf-8-sig").strip()
        return _text(element, "Description")

    def _file(self, element: ET.Element) -> bytes:
        """Return the text file that *element* names, if that is in the archive."""
        path = element.get("plainTextPath", "")
        if not path.startswith(INTERNAL):
            where = f"it lies outside of the project, at {cut(path)}" if path else "it has no plain text"
            raise ArchiveRefusedError(where)
        return self._archive.source(path.removeprefix(INTERNAL), MAX_BYTES)

    def _variables(self) -> dict[str, dict[str, str]]:
        """Return the variables of each source, by its identifier, as its case has them."""
        found: dict[str, dict[str, str]] = {}
        for case in self._root.iterfind("Cases/Case"):
            values = self._values(case)
            for source in case.iterfind("SourceRef"):
                found.setdefault(_key(source.get("targetGUID")), {}).update(values)
        return found

    def _values(self, element: ET.Element) -> dict[str, str]:
        found = {}
        for value in element.iterfind("VariableValue"):
            reference = value.find("VariableRef")
            name = self._variable_names.get(_key(reference.get("targetGUID"))) if reference is not None else None
            text = next((one.text for one in value if one is not reference), None)
            if name and text:
                found[name] = text.strip()
        return found

    def _add_source(self, element: ET.Element, variables: Mapping[str, dict[str, str]]) -> None:
        name = " ".join((element.get("name") or element.get("guid") or "").split())
        if element.tag != "TextSource":
            what = _OTHERS.get(element.tag, f"a {cut(element.tag)}")
            self._read.left.append(f"{cut(name)}: {what}, which is not read; {self._coded(element)}")
            return
        try:
            content = element.findtext("PlainTextContent")
            raw = self._file(element).decode("utf-8") if content is None else content
        except (ArchiveRefusedError, UnicodeDecodeError) as exc:
            why = "its text is not UTF-8" if isinstance(exc, UnicodeDecodeError) else str(exc)
            self._read.left.append(f"{cut(name)}: {one_line(why)}; {self._coded(element)}")
            return
        if not 0 < len(raw.encode()) <= MAX_BYTES:
            self._read.left.append(f"{cut(name)}: its text is empty or too large; {self._coded(element)}")
            return
        key = _key(element.get("guid"))
        text = _Lines(raw, ones=self._read.origin.startswith(_COUNTS_ONE))
        self._read.left += [f"{cut(name)}: {line}" for line in text.told]
        passages = sorted(self._passages(element, text, name), key=lambda one: (one.start, -one.end))
        self._tell_rest(element, name)
        self._read.sources.append(
            ProjectSource(
                guid=key,
                name=name,
                text=text.text,
                variables={**variables.get(key, {}), **self._values(element)},
                passages=tuple(passages),
                notes=tuple(self._taken_notes(element)),
            )
        )

    def _taken_notes(self, element: ET.Element) -> Iterator[tuple[str, str]]:
        for reference in element.iterfind("NoteRef"):
            if (key := _key(reference.get("targetGUID"))) in self._notes:
                self._taken.add(key)
                yield self._names[key], self._notes[key]

    def _coded(self, element: ET.Element) -> str:
        return f"codings not taken: {sum(1 for _ in element.iter('Coding'))}"

    def _tell_rest(self, element: ET.Element, name: str) -> None:
        """Tell what of a source belongs to no passage."""
        for coding in element.iterfind("Coding"):
            codes = [self._read.codes.get(_key(one.get("targetGUID"))) for one in coding.iterfind("CodeRef")]
            told = ", ".join(str(code) for code in codes if code)
            self._read.left.append(f"{cut(name)}: coded as a whole with {cut(told, 80)}; only passages are taken")

    def _passages(self, element: ET.Element, text: "_Lines", name: str) -> Iterator[Passage]:
        for one in element.iterfind("PlainTextSelection"):
            span = text.span(one.get("startPosition"), one.get("endPosition"))
            if span is None:
                place = f"[{one.get('startPosition')}, {one.get('endPosition')}]"
                self._read.left.append(f"{cut(name)}: {cut(place)} is no passage of its text; not taken")
                continue
            by = one.get("creatingUser")
            codes = tuple(
                (_key(reference.get("targetGUID")), _key(coding.get("creatingUser") or by))
                for coding in one.iterfind("Coding")
                for reference in coding.iterfind("CodeRef")
            )
            notes = [_key(reference.get("targetGUID")) for reference in one.iter("NoteRef")]
            if codes:
                self._taken.update(notes)
            else:
                self._read.left.append(f"{cut(name)}: {list(span)} has no code; not taken")
                continue
            texts = tuple(filter(None, (self._notes.get(key) for key in notes)))
            about = _text(one, "Description")
            start, end = span
            yield Passage(start=start, end=end, name=one.get("name") or "", about=about, codes=codes, notes=texts)


class _Lines:
    """A text with LF alone, and where the offsets of the text as it came lie in it.

    Attributes:
        text: Its characters.
        told: What a reader should know of its offsets.
    """

    def __init__(self, raw: str, *, ones: bool) -> None:
        """Take a text; *ones* says whether the program counted CR LF as one character."""
        raw = raw.removeprefix("\ufeff")
        self.text = raw.replace("\r\n", "\n").replace("\r", "\n")
        self.told: list[str] = []
        self._dropped = [] if ones else [found.start() for found in re.finditer("\r\n", raw)]
        if len(self.text) != len(raw):
            how = "one" if ones else "two"
            self.told.append(f"lines end in CR LF, counted as {how}; look whether passages are where they should be")
        if any(char > "\uffff" for char in self.text):
            what = "holds characters outside the first plane of Unicode, which some programs count twice"
            self.told.append(f"{what}; look whether passages are where they should be")

    def span(self, first: str | None, last: str | None) -> tuple[int, int] | None:
        """Return a span as it came as one of the text; None if it is none."""
        try:
            start, end = self._moved(int(first or "")), self._moved(int(last or ""))
        except ValueError:
            return None
        return (start, end) if 0 <= start < end <= len(self.text) else None

    def _moved(self, offset: int) -> int:
        return offset - bisect_left(self._dropped, offset)
