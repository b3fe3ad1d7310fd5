"""What a list was narrowed to, as the head of its sheet says it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.names import FILTER_NAMES, PASSER_NAMES, high_name
from gatepost.gate.queries.passages import HIGH
from gatepost.gate.templatetags.gate import state_word
from gatepost.kernel.calendar import speaking
from gatepost.kernel.masking import mask_name
from gatepost.places.models import Post


def narrowed_passages(
    station_id: UUID, day: date, *, threshold: int | None, only: str, post_id: UUID | None
) -> list[str]:
    told = [_("Passages"), speaking.full_day(day, language=get_language() or "zh-hans")]
    if only:
        told.append(high_name(threshold) if only == HIGH else str(FILTER_NAMES[only]))
    post = Post.objects.filter(station_id=station_id, pk=post_id).first() if post_id else None
    return [*told, post.name] if post else told


def narrowed_passes(*, state: str, kind: str, asked: str) -> list[str]:
    """What was searched for may be a name: it is masked as the names below it."""
    told = [_("Passes")]
    if state:
        told.append(str(state_word(state)))
    if kind:
        told.append(str(PASSER_NAMES[PasserKind(kind)]))
    if asked.strip():
        told.append(_("searched for %(text)s") % {"text": mask_name(asked)})
    return told
