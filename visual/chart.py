"""One measure over time as SVG: values, centre, limits, target, new limits, notes, and icons with letters.

Drawn on the server; readable in print, in grey and by a screen reader. The page around it holds the values as a table;
a chart that stands alone says them in its description.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from graph.analysis.spc_judgement import Point
from visual.chart_marks import icon, left_out_mark, number, point_mark
from visual.chart_scale import NARROW, Scale, day_ticks, scale_of
from visual.chart_texts import (
    LETTER,
    Drawing,
    chart_style,
    description,
    drawn_lowers,
    line_labels,
    line_of_text,
    note_lines,
    notes_of,
    plain,
    point_says,
    state_of,
)
from visual.chart_words import Chart, Reader, state_word
from visual.figures import figure, is_monthly
from visual.html import Html, tag

BROKEN_BY = 2
NAME_LETTERS, UNIT_LETTERS = 68, 26
NAME_HEIGHT, FIRST_ICON, ICON_ROW = 44, 26, 42


def chart_file(chart: Chart, reader: Reader) -> str:
    """Return a chart as an SVG file that needs nothing else."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{chart_svg(Drawing(chart, reader))}\n'


def chart_picture(chart: Chart, reader: Reader) -> str:
    """Return a chart as an SVG file for a narrow place beside its name, with its style and without its notes."""
    return chart_svg(Drawing(chart, reader, replace(NARROW, days=2), is_alone=False), is_styled=True)


def chart_svg(drawing: Drawing, *, is_styled: bool = False) -> Html:
    """Return a chart as an SVG element.

    Args:
        drawing: What is drawn, and how large.
        is_styled: Whether it brings its style although it does not stand alone.
    """
    drawing = _with_room_for_icons(drawing)
    size, points = drawing.size, drawing.chart.judgement.points
    notes = note_lines(drawing) if drawing.is_alone else []
    height = size.height + (size.text + 7) * len(notes) + (12 if notes else 0)
    inside = _inside(drawing, _scale(drawing)) if points else [_empty(drawing)]
    return tag(
        "svg",
        tag("title", plain(drawing.chart.name), id=f"{drawing.id}-title"),
        tag("desc", plain(description(drawing)), id=f"{drawing.id}-desc"),
        tag("style", Html(chart_style())) if drawing.is_alone or is_styled else None,
        tag("rect", width=size.width, height=height, class_="paper"),
        *_head(drawing),
        *inside,
        *(line_of_text(line, 16, size.height + 16 + place * (size.text + 7)) for place, line in enumerate(notes)),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {size.width} {height}",
        role="img",
        aria_labelledby=f"{drawing.id}-title {drawing.id}-desc",
        class_=f"chart text-{size.text}",
        lang=drawing.reader.language,
    )


# -- head -------------------------------------------------------------------------------------------------------------


def _head(drawing: Drawing) -> Iterator[Html]:
    size = drawing.size
    if drawing.is_alone:
        yield line_of_text(plain(drawing.chart.name), 16, 30, room=NAME_LETTERS, class_="name")
    for state, x, y in _icon_places(drawing):
        yield icon(state, x, y)
        yield line_of_text(drawing.reader.says(state), x + 26, y + size.text / 3)
    if drawing.chart.unit:
        yield line_of_text(plain(drawing.chart.unit), 8, size.top - 10, room=UNIT_LETTERS, class_="quiet")


def _icon_places(drawing: Drawing) -> list[tuple[str, float, float]]:
    """Return the icons of a chart with their middles; one that has no room in the first row begins another."""
    size, judgement = drawing.size, drawing.chart.judgement
    x, y = float(FIRST_ICON), FIRST_ICON + (NAME_HEIGHT if drawing.is_alone else 0)
    places: list[tuple[str, float, float]] = []
    for state in [state_of(drawing.chart), *([judgement.assurance] if judgement.assurance else [])]:
        width = 26 + len(drawing.reader.says(state)) * size.text * LETTER
        if places and x + width > size.width:
            x, y = FIRST_ICON, y + ICON_ROW
        places.append((state, x, y))
        x += width + FIRST_ICON + 8
    return places


def _with_room_for_icons(drawing: Drawing) -> Drawing:
    rows = {y for _, _, y in _icon_places(drawing)}
    more = ICON_ROW * (len(rows) - 1)
    return replace(drawing, size=replace(drawing.size, top=drawing.size.top + more, height=drawing.size.height + more))


# -- the values -------------------------------------------------------------------------------------------------------


def _scale(drawing: Drawing) -> Scale:
    judgement = drawing.chart.judgement
    points = judgement.points
    uppers = [point.limits.upper for point in points]
    shown = [value for point in points for value in (point.value, point.limits.centre)]
    shown += [line for line in (*drawn_lowers(points), *uppers) if line is not None]
    if judgement.settings.target is not None:
        shown.append(judgement.settings.target)
    return scale_of(drawing.size, [point.date for point in judgement.points], shown)


def _inside(drawing: Drawing, scale: Scale) -> Iterator[Html]:
    judgement = drawing.chart.judgement
    yield from _axes(drawing, scale)
    yield from _anew(drawing, scale)
    for _, segment in groupby(judgement.points, key=lambda point: point.segment):
        yield from _lines(list(segment), scale)
    if judgement.settings.target is not None:
        y = scale.y(judgement.settings.target)
        yield tag("path", d=f"M{scale.size.left} {number(y)}H{scale.size.width - scale.size.right}", class_="target")
    yield from (tag("path", d=_path(run, scale), class_="values") for run in _unbroken(judgement.points))
    yield from _points(drawing, scale)
    yield from line_labels(drawing, scale)


def _axes(drawing: Drawing, scale: Scale) -> Iterator[Html]:
    size = scale.size
    right = size.width - size.right
    for tick in scale.ticks:
        y = number(scale.y(tick))
        yield tag("path", d=f"M{size.left} {y}H{right}", class_="grid")
        yield line_of_text(figure(tick), size.left - 7, scale.y(tick) + size.text / 3, class_="end")
    days = [point.date for point in drawing.chart.judgement.points]
    words = drawing.reader.month if is_monthly(days) else drawing.reader.day
    foot = size.height - size.bottom
    ticks = day_ticks(days, size.days)
    for place, day in enumerate(ticks):
        x = number(scale.x(day))
        yield tag("path", d=f"M{x} {foot}v5", class_="axis")
        anchor = "middle" if len(ticks) == 1 else {0: "start", len(ticks) - 1: "end"}.get(place, "middle")
        yield line_of_text(words(day), scale.x(day), foot + size.text + 7, class_=anchor)
    yield tag("path", d=f"M{size.left} {foot}H{right}", class_="axis")


def _anew(drawing: Drawing, scale: Scale) -> Iterator[Html]:
    """Yield a mark where each segment but the first starts, with the number of its note."""
    noted = [day for day, _ in notes_of(drawing.chart, drawing.reader)]
    for segment, rebase in drawing.chart.judgement.starts_anew:
        x = scale.x(segment.start)
        foot = scale.size.height - scale.size.bottom
        title = tag("title", drawing.reader.says("anew", day=drawing.reader.day(segment.start)))
        yield tag("g", title, tag("path", d=f"M{number(x)} {scale.size.top - 4}V{foot}", class_="anew"))
        if drawing.is_alone:
            yield line_of_text(str(noted.index(rebase.date) + 1), x, scale.size.top - 9, class_="middle note")


def _lines(points: Sequence[Point], scale: Scale) -> Iterator[Html]:
    """Yield the centre and the limits of a segment, each as one path; in steps where they follow the denominator."""
    levels: list[tuple[str, list[float | None]]] = [
        ("centre", [point.limits.centre for point in points]),
        ("limit", drawn_lowers(points)),
        ("limit", [point.limits.upper for point in points]),
    ]
    for name, values in levels:
        known = [value for value in values if value is not None]
        if len(known) == len(values):
            yield tag("path", d=_steps([point.date for point in points], known, scale), class_=name)


def _steps(days: Sequence[str], values: Sequence[float], scale: Scale) -> str:
    """Return a path that is level at each day's value and steps half-way between days."""
    places = [scale.x(day) for day in days]
    reach = 6.0
    path = f"M{number(places[0] - reach)} {number(scale.y(values[0]))}"
    for before, here, level, former in zip(places, places[1:], values[1:], values, strict=False):
        if level != former:
            path += f"H{number((before + here) / 2)}V{number(scale.y(level))}"
    return path + f"H{number(places[-1] + reach)}"


def _unbroken(points: Sequence[Point]) -> Iterator[list[Point]]:
    """Yield runs of values to be joined: not across two or more missing ones, nor where limits start anew."""
    run: list[Point] = []
    for point in points:
        if run and (point.gap >= BROKEN_BY or point.segment != run[-1].segment):
            yield run
            run = []
        run.append(point)
    if run:
        yield run


def _path(points: Sequence[Point], scale: Scale) -> str:
    return "M" + "L".join(f"{number(scale.x(point.date))} {number(scale.y(point.value))}" for point in points)


def _points(drawing: Drawing, scale: Scale) -> Iterator[Html]:
    series = drawing.chart.judgement.series
    noted = [day for day, _ in notes_of(drawing.chart, drawing.reader)]
    told = {day for day, note in zip(series.dates, series.notes, strict=False) if note}
    for point in drawing.chart.judgement.points:
        x, y = scale.x(point.date), scale.y(point.value)
        yield point_mark(state_word(point.variation, point.side), x, y, point_says(point, drawing.reader))
        if point.is_excluded:
            yield left_out_mark(x, y)
        if drawing.is_alone and point.date in told:
            yield line_of_text(str(noted.index(point.date) + 1), x, y - 11, class_="middle note")


def _empty(drawing: Drawing) -> Html:
    return line_of_text(drawing.reader.says("no_values"), drawing.size.left, drawing.size.height / 2)
