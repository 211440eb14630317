"""The words in rich text (RTF), at the speed of reading it: text is taken in runs, and pictures are leapt over."""

from __future__ import annotations

import codecs
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from importlib.resources import files

_WORDS = tomllib.loads(files(__package__).joinpath("rtf.toml").read_text(encoding="utf-8"))
_PASSED_OVER = frozenset(_WORDS["passed_over"])
_CHARACTERS: Mapping[str, str] = _WORDS["characters"]
_SYMBOLS: Mapping[str, str] = _WORDS["symbols"]
_CHARSETS: Mapping[str, str] = _WORDS["charsets"]
_ENCODINGS: Mapping[str, str] = _WORDS["encodings"]

_TOKEN = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\'(?P<hex>[0-9A-Fa-f]{2})|\\(?P<symbol>[^A-Za-z])|(?P<brace>[{}])"
    rb"|(?P<text>[^\\{}\r\n\0]+)|[\r\n\0]+|\\",
    re.DOTALL,
)
_LEAP = re.compile(rb"\\bin(?P<size>\d{1,9}) ?|\\[\\{}]|(?P<brace>[{}])")
_FONT = re.compile(rb"\\f(?P<font>\d{1,9})|\\fcharset(?P<charset>\d{1,3})")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """What holds inside a group: the encoding, and how many characters stand in for one beyond it."""

    encoding: str
    stand_ins: int = 1


@dataclass(slots=True, kw_only=True)
class _State:
    """Where the reading is: the groups that are open, bytes that wait for their encoding, what is read."""

    content: bytes
    groups: list[_Group]
    fonts: dict[str, str] = field(default_factory=dict)
    waiting: bytearray = field(default_factory=bytearray)
    left_out: int = 0
    depth: int = 0
    pieces: list[str] = field(default_factory=list)

    @property
    def group(self) -> _Group:
        return self.groups[-1]

    def say(self, characters: str) -> None:
        """Adds characters, behind the bytes that wait."""
        if self.waiting:
            self.pieces.append(self.waiting.decode(self.group.encoding, "replace"))
            self.waiting.clear()
        self.pieces.append(characters)

    def hold(self, content: bytes) -> None:
        """Adds bytes, less those that stand in for a character that is there already."""
        cut = min(self.left_out, len(content))
        self.left_out -= cut
        self.waiting += content[cut:]

    def change(self, group: _Group) -> None:
        """Sets what holds in this group from here on."""
        self.say("")
        self.groups[-1] = group


def words_of(content: bytes) -> tuple[str, bool]:
    """The words in rich text, a line a paragraph and a stroke between cells, and whether each group is closed."""
    state = _State(content=content, groups=[_Group(encoding=_ENCODINGS["ansi"])])
    at = 0
    while match := _TOKEN.match(content, at):
        at = match.end()
        if match["text"]:
            state.hold(match["text"])
        elif match["hex"]:
            state.hold(bytes.fromhex(match["hex"].decode()))
        elif match["brace"]:
            _brace(state, match["brace"])
            if state.depth <= 0:
                break
        elif match["word"]:
            at = _word(state, match["word"].decode(), match["number"], at)
        elif match["symbol"] == b"*":
            at = _leap(state, at)
        elif match["symbol"]:
            state.say(_SYMBOLS.get(match["symbol"].decode("latin-1"), ""))
    state.say("")
    text = "".join(state.pieces)
    if _SURROGATE.search(text):  # characters beyond the first plane come as two halves
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text, state.depth <= 0


def _brace(state: _State, brace: bytes) -> None:
    state.say("")
    state.left_out = 0
    if brace == b"{":
        state.depth += 1
        state.groups.append(state.group)
    else:
        state.depth -= 1
        if len(state.groups) > 1:
            state.groups.pop()


def _word(state: _State, word: str, number: bytes | None, at: int) -> int:
    """Carries out a control word; where reading goes on."""
    if word in _CHARACTERS:
        state.say(_CHARACTERS[word])
    elif word in _PASSED_OVER:
        return _leap(state, at)
    elif word == "fonttbl":
        end = _leap(state, at)
        state.fonts |= _fonts(state.content[at:end])
        return end
    elif word == "bin":
        return at + max(int(number or 0), 0)
    elif word == "u" and number:
        code = int(number) % 0x10000
        state.say(chr(code))
        state.left_out = state.group.stand_ins
    elif word == "uc":
        state.change(replace(state.group, stand_ins=min(max(int(number or 1), 0), 100)))
    else:
        _encode(state, word, (number or b"").decode())
    return at


def _encode(state: _State, word: str, number: str) -> None:
    """Sets the encoding, if this control word does."""
    encoding = None
    if word in _ENCODINGS:
        encoding = _ENCODINGS[word]
    elif word == "ansicpg":
        encoding = f"cp{number}"
    elif word == "f":
        encoding = state.fonts.get(number) or state.groups[0].encoding
    elif word == "plain":
        encoding = state.groups[0].encoding
    if encoding is None or not _is_known(encoding):
        return
    state.change(replace(state.group, encoding=encoding))
    if word in _ENCODINGS or word == "ansicpg":
        state.groups[0] = replace(state.groups[0], encoding=encoding)


def _leap(state: _State, at: int) -> int:
    """Where the group that is open at this place is closed; the end if nowhere."""
    depth = 0
    while match := _LEAP.search(state.content, at):
        at = match.end() + int(match["size"] or 0)
        if match["brace"] == b"{":
            depth += 1
        elif match["brace"] and depth:
            depth -= 1
        elif match["brace"]:
            return match.start()
    return len(state.content)


def _fonts(table: bytes) -> dict[str, str]:
    """The encodings of fonts, by their numbers."""
    fonts: dict[str, str] = {}
    font = ""
    for match in _FONT.finditer(table):
        if match["font"]:
            font = match["font"].decode()
        elif encoding := _CHARSETS.get(match["charset"].decode()):
            fonts[font] = encoding
    return fonts


def _is_known(encoding: str) -> bool:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return False
    return True
