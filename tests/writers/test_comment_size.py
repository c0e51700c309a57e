"""A comment of a pull request holds what matters most at any size: GitHub refuses more than 65,536 characters."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from ptr.model.text.language import Language

from .test_changes import OWED, SAMPLE, written

MOST = 65_536
PLAIN = next(each for each in SAMPLE.changes if not each.alarm and isinstance(each.before, str))


def many(count: int, *, alarms: int) -> list:
    """Copies of a change with long values, the last of which raise an alarm, in fifty units."""
    said = ("监督电话全部取消", "every complaint line dropped")
    long = "长" * 300
    return [
        replace(
            PLAIN,
            subject=replace(PLAIN.subject, unit=f"u{number % 50}", key=f"k{number}", name=f"第{number}项"),
            fingerprint=f"{number:016}",
            before=long,
            after=f"{long}{number}",
            alarm=said if number >= count - alarms else None,
        )
        for number in range(count)
    ]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    ("count", "alarms", "owed"), [(40, 2, 3), (2_000, 3, 2_000), (2_000, 1_000, 500), (10, 10, 5_000)]
)
def test_a_comment_fits_and_loses_the_least_important(language, count, alarms, owed):
    changes = tuple(many(count, alarms=alarms))
    obligations = tuple(replace(OWED, changes=(f"{number:016}",)) for number in range(owed))
    text = written("markdown", replace(SAMPLE, changes=changes, obligations=obligations), language)
    assert len(text) <= MOST
    told = f"警示 {alarms} 处" if language is Language.ZH else f"alarms: {alarms}"
    assert told in text.replace("\\", "")
    if alarms < 100:
        assert all(f"第{number}项" in text for number in range(count - alarms, count))
    if count > 1_000:
        assert "放不下，见 --format json" in text or "left out; see --format json" in text
