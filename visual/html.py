"""HTML as values: what is put into an element is escaped, unless it is HTML already. Nothing else writes HTML."""

from __future__ import annotations

from html import escape

VOID = frozenset({"br", "hr", "input", "link", "meta"})


class Html(str):
    """A text that is HTML already."""

    __slots__ = ()


def text(content: object) -> Html:
    """Return a content as HTML: escaped, unless it is HTML already.

    >>> text("a < b"), text(Html("<b>"))
    ('a &lt; b', '<b>')
    """
    return content if isinstance(content, Html) else Html(escape(str(content)))


def tag(name: str, /, *content: object, **attributes: str | int | bool | None) -> Html:
    """Return an element.

    Args:
        name: Its name.
        content: What stands in it; None is left out.
        attributes: By name, with `_` for `-`, and one at the end for a word that Python keeps for itself. True stands
            alone; None and False are left out.

    >>> tag("a", "on <and> on", href='/?a=1&b="2"', class_="plain", hidden=False)
    '<a href="/?a=1&amp;b=&quot;2&quot;" class="plain">on &lt;and&gt; on</a>'
    >>> tag("input", required=True)
    '<input required>'
    """
    opened = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in VOID:
        return Html(f"<{name}{opened}>")
    return Html(f"<{name}{opened}>{joined(*content)}</{name}>")


def joined(*content: object) -> Html:
    """Return contents one after the other.

    >>> joined("a", None, tag("b", "c"))
    'a<b>c</b>'
    """
    return Html("".join(text(part) for part in content if part is not None))


def document(language: str, head: Html, body: Html) -> str:
    """Return a whole page.

    Args:
        language: Code of the language that it is in.
        head, body: What stands in its two halves.
    """
    return f"<!doctype html>\n{tag('html', tag('head', head), body, lang=language)}\n"


def _attribute(name: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    written = name.rstrip("_").replace("_", "-")
    return f" {written}" if value is True else f' {written}="{escape(str(value))}"'
