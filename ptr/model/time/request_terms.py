"""The terms for answering a request for disclosure, in working days (政府信息公开条例 32, 33)."""

from __future__ import annotations

from typing import Final

ANSWER_DAYS: Final = 20
PROLONGED_DAYS: Final = 20
OPINION_DAYS: Final = 15
