"""Which citations meet."""

import pytest

from ptr.model.law.citation import parse_articles
from ptr.model.law.covering import overlap


@pytest.mark.parametrize(
    ("asked", "cited", "meet"),
    [
        ("第十二条", "第十二条", True),
        ("第十二条", "第十二条第二款第（三）项", True),
        ("第十二条第二款", "第十二条", True),
        ("第十二条第二款", "第十二条第三款", False),
        ("第十二条第一款", "第十二条第（三）项", True),
        ("第十二条", "第十二条之一", False),
        ("第十二条", "第三条、第十条至第十五条", True),
        ("第十五条第二款", "第十条至第十五条", True),
        ("第十六条", "第十条至第十五条", False),
        ("第八条至第十条", "第十条第二款", True),
        ("第八条至第九条", "第十条至第十一条", False),
        ("第一条", "附件第一项", False),
        ("第三十二条第一款第（二）项", "第三十二条第一款第（一）项至第（三）项", True),
        ("第三十二条第一款第（四）项", "第三十二条第一款第（一）项至第（三）项", False),
    ],
)
def test_a_citation_meets_what_it_is_holds_or_lies_in(asked, cited, meet):
    one, other = parse_articles(asked), parse_articles(cited)
    assert not one.problem
    assert not other.problem
    assert overlap(one, other) is meet
    assert overlap(other, one) is meet
