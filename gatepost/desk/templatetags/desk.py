"""`{% load desk %}`: the parts that pages are made of. the page /styleguide/ shows each with an example."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.core.paginator import Page, Paginator
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.template import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from gatepost.desk.templatetags import counts, dates, doors, fields
from gatepost.desk.templatetags.states import need_word, state_icon

Drawn = dict[str, Any]

register = template.Library()
register.filter("grouped", counts.grouped)
register.filter("spoken", dates.spoken)
register.filter("spoken_day", dates.spoken_day)
register.filter("spoken_either", dates.spoken_either)
register.filter("state_icon", state_icon)
register.filter("need_word", need_word)


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """Silent beside a word; with a label where it stands alone."""
    heard = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    address = f"{static('built/icons.svg')}#{name}"
    return format_html('<svg class="icon-use" {}><use href="{}"/></svg>', heard, address)


@register.inclusion_tag("desk/parts/status.html")
def status(state: str, word: str, icon: str = "") -> Drawn:
    return {"state": state, "word": word, "icon": icon or state_icon(state)}


@register.inclusion_tag("desk/parts/notice.html")
def notice(state: str, text: str, url: str = "", link: str = "") -> Drawn:
    return {"state": state, "text": text, "url": url, "link": link, "icon": state_icon(state)}


@register.inclusion_tag("desk/parts/figure.html")
def figure(value: object, label: str, url: str = "", *, state: str = "", unit: str = "", hint: str = "") -> Drawn:
    """A value of None is shown as not known, which is not zero."""
    mark = state_icon(state) if state else ""
    return {
        "value": counts.grouped(value),
        "label": label,
        "url": url,
        "state": state,
        "unit": unit,
        "hint": hint,
        "icon": mark,
    }


@register.inclusion_tag("desk/parts/needs_now.html")
def needs_now(items: Iterable[object]) -> Drawn:
    """Items, most urgent first: state, text; optionally url, and word (how urgent, else the state's own word)."""
    return {"items": items}


@register.inclusion_tag("desk/parts/verdict.html")
def verdict(state: str, word: str, guard: str = "", passer: str = "", detail: str = "") -> Drawn:
    """`guard` is what to do, `passer` is what to tell the other one: two sentences, never mixed."""
    return {
        "state": state, "word": word, "guard": guard, "passer": passer, "detail": detail, "icon": state_icon(state)
    }  # fmt: skip


@register.inclusion_tag("desk/parts/progress.html")
def progress(done: int, total: int, label: str, url: str = "", poll: str = "") -> Drawn:
    """`poll`: an address that answers with this part again, asked every two seconds until done."""
    share = counts.percent(done, total)
    running = poll if done < total else ""
    return {"done": done, "total": total, "left": max(total - done, 0), "label": label, "url": url,
            "poll": running, "percent": share}  # fmt: skip


@register.inclusion_tag("desk/parts/timeline.html")
def timeline(events: Iterable[object]) -> Drawn:
    """What happened, newest first: at, what; optionally who, detail, state, url."""
    return {"events": events}


@register.simple_tag
def fact(label: str, value: object) -> SafeString:
    """One line of a `{% facts %}` list. An empty value is shown as a dash, so that a gap is seen."""
    return format_html(
        "<div><dt>{}</dt><dd>{}</dd></div>", label, "—" if value in (None, "") else counts.grouped(value)
    )


@register.simple_block_tag
def fact_with(content: str, label: str) -> SafeString:
    """The same for a value that is drawn by other tags, such as a chip or a masked number."""
    return fact(label, SafeString(content.strip()))


@register.simple_block_tag
def facts(content: str) -> SafeString:
    return format_html('<dl class="facts">{}</dl>', content)


@register.inclusion_tag("desk/parts/masked.html")
def masked(value: str, reveal_url: str = "", label: str = "") -> Drawn:
    """`value` is masked already. The address answers a POST with {"value": "..."} and records who asked."""
    return {"value": value, "reveal_url": reveal_url, "label": label}


@register.inclusion_tag("desk/parts/empty.html")
def empty(title: str, text: str, url: str = "", link: str = "", icon: str = "inbox") -> Drawn:
    """What this list is for, and the one step that fills it."""
    return {"title": title, "text": text, "url": url, "link": link, "icon": icon}


@register.simple_block_tag
def ledger(
    content: str,
    label: str,
    count: int,
    sheet_url: str = "",
    csv_url: str = "",
    print_url: str = "",
    sheet_note: str = "",
) -> SafeString:
    """The count above a table is the count of the figure that led here. `label` says what the table lists, `sheet_note` why there is no file of it."""
    drawn: Drawn = {
        "content": content, "label": label, "lines": count, "sheet_url": sheet_url, "csv_url": csv_url,
        "print_url": print_url, "sheet_note": sheet_note,
    }  # fmt: skip
    return render_to_string("desk/parts/ledger.html", drawn)


@register.inclusion_tag("desk/parts/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any]) -> Drawn:
    """Keeps what else is asked in the address."""
    return {"request": context["request"], "page": page, "numbers": counts.page_numbers(page),
            "gap": Paginator.ELLIPSIS}  # fmt: skip


@register.inclusion_tag("desk/parts/tabs.html")
def tabs(items: Iterable[object], label: str) -> Drawn:
    """Ways to look at the same list: label, url, current; optionally count. `label` is heard, not seen."""
    return {"items": items, "label": label}


@register.inclusion_tag("desk/parts/door_grid.html")
def door_grid(entries: Iterable[doors.Door], building: str) -> Drawn:
    return {"grid": doors.door_grid(entries), "building": building}


@register.inclusion_tag("desk/parts/chart.html")
def chart(
    name: str, title: str, labels: Sequence[str], series: Sequence[Drawn], kind: str = "bar", *, unit: str = ""
) -> Drawn:
    """Series: name, values, optionally state. The same figures stand in a table below."""
    data = {"kind": kind, "labels": labels, "series": series}
    rows = [(label, [one["values"][place] for one in series]) for place, label in enumerate(labels)]
    return {"name": name, "title": title, "data": data, "rows": rows, "series": series, "unit": unit}


@register.inclusion_tag("desk/parts/form_field.html")
def form_field(field: BoundField) -> Drawn:
    return {"field": field, "kind": fields.kind_of(field), "control": fields.control(field)}


@register.inclusion_tag("desk/parts/form_errors.html")
def form_errors(form: BaseForm) -> Drawn:
    """At the top of the form: what is wrong as a whole, and a way to each field that needs an eye."""
    wrong = [field for field in form if field.errors]
    return {"form": form, "wrong": wrong}


@register.inclusion_tag("desk/parts/scan_field.html")
def scan_field(name: str, label: str, value: str = "", help: str = "", camera: bool = True) -> Drawn:  # noqa: A002, FBT001, FBT002  words of the template
    """Stands inside a form: sends it on Enter, from a scanner or from the camera."""
    return {"name": name, "label": label, "value": value, "help": help, "camera": camera}
