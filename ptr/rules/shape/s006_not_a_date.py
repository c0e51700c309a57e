"""Not a real date.

不是真实的日期。

A date is year, month and day with two digits each, and exists in the calendar.

日期写作 2026-01-31，并且要在日历上存在。

Breaks:

    from: 2005-02-30

Keeps:

    from: 2005-02-28
"""

from ptr.rules.decorators import fault_rule

RULE = fault_rule(
    "S006",
    "not_a_date",
    __name__,
    zh="“{field}”不是真实的日期：{value}；应写成 2026-01-31 的样子",
    en="“{field}” is not a real date: {value}; write it like 2026-01-31",
)
