"""Texts that were packed by lz-string so that they stay texts, as programs in browsers keep what they save.

Each character holds fifteen bits. A code names a text that came before; with what follows it, that makes another one.
The first three codes say that a new character of eight or of sixteen bits follows, or that the text ends.

Source: lz-string, `compressToUTF16` (LZ78 with codes that grow by a bit when there are twice as many).
"""

from __future__ import annotations

from dataclasses import dataclass, field

FIRST = 32
BITS = 15
SMALL, WIDE, END = 0, 1, 2
WIDTHS = {SMALL: 8, WIDE: 16}


def unpacked(text: str, most: int) -> str:
    """Return the text that was packed.

    Args:
        text: What `compressToUTF16` made of it.
        most: How many characters it may have.

    Raises:
        ValueError: If it is no such text, ends too early, or is longer.
    """
    codes = _Codes("".join(_bits(letter) for letter in text))
    parts, length, last = list[str](), 0, ""
    while (entry := codes.entry(last)) is not None:
        parts.append(entry)
        length += len(entry)
        if length > most:
            raise ValueError(f"it holds more than {most:,} characters")
        last = entry
    # Characters beyond the first 65,536 are packed as two halves.
    return "".join(parts).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _bits(letter: str) -> str:
    number = ord(letter) - FIRST
    if not 0 <= number < 1 << BITS:
        raise ValueError("it holds a character that packed texts do not have")
    return format(number, f"0{BITS}b")


@dataclass
class _Codes:
    """The codes of a packed text, and the texts that they name so far."""

    bits: str
    at: int = 0
    width: int = 2
    room: int = 1
    known: list[str] = field(default_factory=lambda: ["", "", ""])

    def entry(self, last: str) -> str | None:
        """Return the text that the next code names, after the last one; None at the end."""
        code = self._number(self.width)
        if code == END:
            return None
        if code in WIDTHS:
            self._learn(chr(self._number(WIDTHS[code])))
            code = len(self.known) - 1
        if code > len(self.known) or (code == len(self.known) and not last):
            raise ValueError("it names what did not come before")
        entry = self.known[code] if code < len(self.known) else last + last[0]
        if last:
            self._learn(last + entry[0])
        return entry

    def _learn(self, text: str) -> None:
        self.known.append(text)
        self.room -= 1
        if not self.room:
            self.room = 1 << self.width
            self.width += 1

    def _number(self, width: int) -> int:
        """Return the next number, its smallest bit first."""
        found = self.bits[self.at : self.at + width]
        if len(found) < width:
            raise ValueError("it ends too early")
        self.at += width
        return int(found[::-1], 2)
