"""What the one parser of legal citations reads, and what it says about what it cannot read."""

import datetime
import signal
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ptr.model.law.citation import (
    Citations,
    Locator,
    Span,
    from_chinese,
    only_chapters,
    parse_articles,
    parse_citation,
    split_citations,
    to_chinese,
)

NUMERALS = {
    1: "一",
    10: "十",
    11: "十一",
    20: "二十",
    99: "九十九",
    100: "一百",
    102: "一百零二",
    110: "一百一十",
    115: "一百一十五",
    1000: "一千",
    1001: "一千零一",
    1010: "一千零一十",
    1260: "一千二百六十",
    9999: "九千九百九十九",
}

OTHER_NUMERALS = {"一百〇二": 102, "一百○二": 102, "一〇二": 102, "二〇": 20, "一十二": 12, "一百十五": 115}

NO_NUMERALS = ["", "零", "三四", "一百二", "百二十", "二十一十", "十百", "一百零二十", "12", "第", "〇一", "一〇〇〇〇"]

# what people write: what it means, in canonical form
READ = {
    "第十二条": "第十二条",
    "第12条": "第十二条",
    "第１２条": "第十二条",
    "十二条": "第十二条",
    "第一百〇二条": "第一百零二条",
    "第一千二百六十条": "第一千二百六十条",
    "第一百二十条之一": "第一百二十条之一",
    "第120条之1第2款": "第一百二十条之一第二款",
    "第一百二十之一条": "第一百二十条之一",
    "第十二条第二款第（三）项第1目": "第十二条第二款第（三）项第1目",
    "第十二条第二款第三项第一目": "第十二条第二款第（三）项第1目",
    "第十二条第(三)项": "第十二条第（三）项",
    "第十二条第［3］项": "第十二条第（三）项",
    "第十二条（三）项": "第十二条第（三）项",
    "第十二条（三）": "第十二条第（三）项",
    "第十二条第（三）项之一": "第十二条第（三）项之一",
    "第三章第十二条": "第十二条",
    "第二编第三章第一节第十二条": "第十二条",
    "第十二条第二款规定": "第十二条第二款",
    "第十二条的有关规定。": "第十二条",
    # white space and line breaks
    " 第 十二 条　第二款 ": "第十二条第二款",
    "第三\n十八条第\n一款": "第三十八条第一款",
    # lists
    "第三条、第十六条": "第三条、第十六条",
    "第三条；第十六条;第二十条": "第三条、第十六条、第二十条",
    "第三条，第五条及第七条": "第三条、第五条、第七条",
    "第三条和第五条以及第七条与第九条": "第三条、第五条、第七条、第九条",
    "第三、十六条": "第三条、第十六条",
    "第三、第十六条": "第三条、第十六条",
    "第三条第五条": "第三条、第五条",
    "第十二条第二款、第三款": "第十二条第二款、第三款",
    "第十二条第一、二款": "第十二条第一款、第二款",
    "第十二条第（一）（三）项": "第十二条第（一）项、第（三）项",
    "第十二条第（一）、（三）项和第十三条": "第十二条第（一）项、第（三）项、第十三条",
    "第十二条第一款第（二）项、第二款": "第十二条第一款第（二）项、第二款",
    "第十二条、第十二条第二款": "第十二条、第十二条第二款",
    "第十二、十三条第一款": "第十二条、第十三条第一款",
    # ranges
    "第十条至第十二条": "第十条至第十二条",
    "第十至十二条": "第十条至第十二条",
    "第十条到第十二条": "第十条至第十二条",
    "第十条－第十二条": "第十条至第十二条",
    "第十条——第十二条": "第十条至第十二条",
    "第10-12条": "第十条至第十二条",
    "第十条至第十条之一": "第十条至第十条之一",
    "第十条第一款至第三款": "第十条第一款至第三款",
    "第十条第一款至第十二条第二款": "第十条第一款至第十二条第二款",
    "第十条第（一）至（三）项、第（五）项": "第十条第（一）项至第（三）项、第（五）项",
    "第三、五至七条": "第三条、第五条至第七条",
    # annexes
    "附件": "附件",
    "附件第193项": "附件第193项",
    "附件193项": "附件第193项",
    "附 件 目录第一百九十三项": "附件第193项",
    "附件1第3项": "附件1第3项",
    "附表一（三）": "附件1第3项",
    "附件1第3项、第5项，附件2": "附件1第3项、第5项、附件2",
    "附件2第三条第一款": "附件2第三条第一款",
    # entries of a document that is a numbered list
    "第110项": "第110项",
    "第110、111项和第120项至第122项": "第110项、第111项、第120项至第122项",
    "附件第3项、第十条": "附件第3项、第十条",
}

# what cannot be read: what could be read before it, where the problem begins, a word of what is said
UNREAD = {
    "": ("", 0, "没有写明条款"),
    "  ": ("", 0, "没有写明条款"),
    "见有关规定": ("", 0, "见有关规定"),
    "依据第三条": ("", 0, "依据第三条"),
    "第十二条等": ("第十二条", 4, "等"),
    "第十二条、": ("第十二条", 4, "、"),
    "第三条、第五条 第六篇": ("第三条、第五条", 8, "缺少"),
    "第二十七第二款": ("", 0, "缺少"),
    "第五十": ("", 0, "缺少"),
    "第十条、第3 5条": ("第十条", 4, "缺少"),
    "第三四条": ("", 0, "数字"),
    "第０条": ("", 0, "数字"),
    "第十条之〇": ("", 0, "数字"),
    "第10000条": ("", 0, "数字"),
    "第二款之一": ("", 0, "数字"),
    "第（三）项": ("", 0, "没有写条"),
    "第三项": ("", 0, "没有写条"),
    "（3）": ("", 0, "没有写条"),
    "第2款第3项": ("", 0, "没有写条"),
    "第三条第1目": ("第三条", 3, "没有写项"),
    "、第三条": ("", 1, "之前没有"),
    "第三章": ("", 0, "没有写条"),
    "第五章、第六章": ("", 0, "没有写条"),
    "第三章、第十二条": ("", 0, "没有写条"),
    "第五条、第三章": ("第五条", 4, "没有写条"),
    "第十二条至第十条": ("", 0, "次序"),
    "第三条、第十条至第十条第二款": ("第三条", 4, "次序"),
    "第十条至第二款": ("第十条", 4, "层次"),
    "第一条至第二条至第三条": ("第一条至第二条", 8, "连用"),
    "第（三项": ("", 0, "第（三项"),
}

numbers = st.integers(1, 9999)
locators = (
    st.builds(
        lambda article, inserted, paragraph, item, item_inserted, point, annex: Locator(
            article, inserted, paragraph, item, item_inserted if item else 0, point if item else None, annex
        ),
        numbers,
        st.just(0) | numbers,
        st.none() | numbers,
        st.none() | numbers,
        st.just(0) | numbers,
        st.none() | numbers,
        st.none() | st.integers(0, 9999),
    )
    | st.builds(Locator, item=st.none() | numbers, annex=st.integers(0, 9999))
    | st.builds(Locator, item=numbers)
)
signs = st.text(
    "第条款项目编章节附件之至到-－、；;，和及与（）()[]一二三十百千零〇0129０ \n　的规定。：《》【】a", max_size=60
)
words = [
    "第",
    "十条",
    "三、",
    "五",
    "款",
    "（二）",
    "项",
    "至",
    "和",
    "条之一",
    "附件",
    "附件1",
    "第七条",
    "1目",
    "第三章",
]
phrases = st.lists(st.sampled_from(words), max_size=12).map("".join)


@pytest.mark.parametrize(("number", "text"), NUMERALS.items())
def test_numbers_are_written_as_laws_write_them(number: int, text: str) -> None:
    assert to_chinese(number) == text


@pytest.mark.parametrize(("text", "number"), OTHER_NUMERALS.items())
def test_numerals_may_be_written_in_other_ways(text: str, number: int) -> None:
    assert from_chinese(text) == number


@pytest.mark.parametrize("text", NO_NUMERALS)
def test_what_is_not_exactly_one_numeral_has_no_value(text: str) -> None:
    assert from_chinese(text) is None


def test_every_numeral_reads_back() -> None:
    assert all(from_chinese(to_chinese(number)) == number for number in range(1, 10_000))


@pytest.mark.parametrize("number", [0, 10_000, -1])
def test_numbers_that_no_article_has_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match="9999"):
        to_chinese(number)


@pytest.mark.parametrize(("text", "canonical"), READ.items())
def test_what_people_write_is_read_wholly(text: str, canonical: str) -> None:
    read = parse_articles(text)
    assert (str(read), read.problem, read.raw) == (canonical, None, text)


@pytest.mark.parametrize(("text", "expected"), UNREAD.items())
def test_what_cannot_be_read_is_a_problem_with_its_place(text: str, expected: tuple[str, int, str]) -> None:
    read = parse_articles(text)
    assert read.problem is not None
    assert (str(read), read.problem.position) == expected[:2]
    assert expected[2] in read.problem.zh
    assert read.problem.en
    assert read.raw == text


def test_values_hold_numbers_not_text() -> None:
    assert parse_articles("第十二条之一第二款第（三）项第4目、第二十至二十二条、附件第193项").items == (
        Locator(12, 1, 2, 3, 0, 4),
        Span(Locator(20), Locator(22)),
        Locator(item=193, annex=0),
    )


@pytest.mark.parametrize(
    ("text", "after", "canonical"),
    [
        ("第二款", "第七十三条第一款", "第七十三条第二款"),
        ("第二款第（一）项", "第七十三条", "第七十三条第二款第（一）项"),
        ("第（二）项", "第七十三条第一款第（一）项", "第七十三条第一款第（二）项"),
        ("第七十四条", "第七十三条第一款", "第七十四条"),
        ("第5项", "附件第3项", "附件第5项"),
    ],
)
def test_a_place_may_follow_an_earlier_one(text: str, after: str, canonical: str) -> None:
    (before,) = parse_articles(after).items
    assert isinstance(before, Locator)
    read = parse_articles(text, before)
    assert (str(read), read.problem) == (canonical, None)


def test_places_are_ordered_as_they_stand_in_the_law() -> None:
    written = [
        "第九条",
        "第十条",
        "第十条第（二）项",
        "第十条第一款",
        "第十条第一款第（二）项",
        "第十条之一",
        "第十一条",
    ]
    written += ["附件", "附件第1项", "附件1"]
    places = [place for text in sorted(written) for place in parse_articles(text).items if isinstance(place, Locator)]
    assert [str(place) for place in sorted(places)] == written


@given(locators)
def test_a_place_reads_back_from_its_canonical_form(place: Locator) -> None:
    assert parse_articles(str(place)) == Citations((place,), str(place))


@given(st.lists(locators, min_size=1, max_size=5))
def test_a_list_of_places_of_one_text_reads_back(places: list[Locator]) -> None:
    kind = bool(places[0].article)  # a text has articles, or else is a list of entries
    own = tuple(place for place in places if place.annex is None and bool(place.article) == kind) or (Locator(1),)
    text = str(Citations(own, ""))
    assert parse_articles(text) == Citations(own, text)


@given(locators, locators)
def test_a_range_reads_back_or_is_refused(first: Locator, last: Locator) -> None:
    last = replace(last, annex=first.annex)
    assume(last.article or last.annex is not None)
    read = parse_articles(f"{first}至{last}")
    assert read.problem or (read.items == (Span(first, last),) and first < last)


@given(st.text(max_size=40) | signs | phrases)
def test_no_text_raises_and_the_raw_text_is_kept(text: str) -> None:
    read = parse_articles(text)
    assert read.raw == text
    assert read.items or read.problem
    assert read.problem is None or 0 <= read.problem.position <= len(text)
    assert parse_citation(text).raw == text


@given(signs | phrases)
def test_the_canonical_form_is_a_fixed_point(text: str) -> None:
    read = parse_articles(text)
    if read.items:
        assert parse_articles(str(read)) == Citations(read.items, str(read))


def test_a_whole_citation_gives_law_level_dates_articles_and_quotation() -> None:
    note = "（1983年12月8日第六届全国人大通过，2024年9月13日第二次修正）"
    read = parse_citation(f"【法律】《中华人民共和国甲乙法》{note}第三十八条第一款：主管机关有权检查。")
    assert (read.level, read.title, read.note) == ("法律", "中华人民共和国甲乙法", note)
    assert read.dates == (datetime.date(1983, 12, 8), datetime.date(2024, 9, 13))
    assert read.articles == (Locator(38, paragraph=1),)
    assert (read.quote, read.problems) == ("主管机关有权检查。", ())


def test_each_article_keeps_its_own_quotation() -> None:
    read = parse_citation(
        "【规章】《某省实施〈甲乙法〉办法》（2008年1月1日起施行）\n"
        "    第九条第一款：有下列行为之一的，由主管机关警告：\n"
        "    （一）未办证的；\n"
        "      第二款：前款第（一）项所列行为，\n"
        "第八条规定的除外。\n"
        "    第十条 一项目一证。\n"
    )
    assert [(str(provision.cited), provision.quote) for provision in read.provisions] == [
        ("第九条第一款", "有下列行为之一的，由主管机关警告：\n    （一）未办证的；"),
        ("第九条第二款", "前款第（一）项所列行为，\n第八条规定的除外。"),
        ("第十条", "一项目一证。"),
    ]
    assert (read.title, read.problems) == ("某省实施〈甲乙法〉办法", ())


def test_chapters_are_the_place_cited_and_no_quotation() -> None:
    read = parse_citation("【法律】《甲法》（2021年1月22日修订）\n    第五章、第六章。")
    (provision,) = read.provisions
    assert (provision.cited.raw, provision.cited.items, provision.quote) == ("第五章、第六章", (), "")
    assert ["没有写条" in problem.zh for problem in read.problems] == [True]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("第五章", True),
        ("第五章、第六章和第七章", True),
        ("第五、六章", True),
        ("第二编第三章第一节", True),
        ("第五章第三条", False),
        ("第五章等", False),
        ("第三条", False),
        ("", False),
    ],
)
def test_whole_chapters_are_told_from_articles(text: str, whole: bool) -> None:
    assert only_chapters(text) is whole


def test_an_article_that_follows_a_sentence_and_a_space_is_cited_too() -> None:
    read = parse_citation("《甲规定》第十一条：面积见附件1。 第十二条：同步建设。依照第八条：办理。")
    assert [(str(each.cited), each.quote) for each in read.provisions] == [
        ("第十一条", "面积见附件1。"),
        ("第十二条", "同步建设。依照第八条：办理。"),
    ]


@pytest.mark.parametrize(
    ("text", "title", "note"),
    [
        ("《甲法》第三条", "甲法", ""),
        ("《 甲\n乙法》 第三条", "甲乙法", ""),
        ("2.《甲法》第三条", "甲法", ""),
        ("依据《甲法》第三条", "甲法", "依据"),
        ("某省政府《关于取消的决定》（〔2013〕2号）附件第3项", "关于取消的决定", "某省政府（〔2013〕2号）"),
        # a title inside a title stands in 〈〉, however it was typed
        ("《某省实施《甲法》办法》第三条", "某省实施〈甲法〉办法", ""),
        ("《某省实施<甲法>办法》第三条", "某省实施〈甲法〉办法", ""),
        ("《某省实施＜甲法＞办法》第三条", "某省实施〈甲法〉办法", ""),
    ],
)
def test_the_title_is_found_without_its_marks(text: str, title: str, note: str) -> None:
    read = parse_citation(text)
    assert (read.title, read.note, len(read.articles), read.problems) == (title, note, 1, ())


@pytest.mark.parametrize(
    ("text", "title", "article", "position", "said"),
    [
        ("【法规】《甲办法（2007年9月28日通过）\n第三条：甲。", "甲办法", "第三条", 4, "书名号"),
        ("【法规】《甲办法》》（2007年9月28日通过）第三条：甲。", "甲办法", "第三条", 4, "书名号"),
        ("【规章】《甲办法》实施细则》（2020年9月1日起施行）第三条：甲。", "甲办法实施细则", "第三条", 4, "书名号"),
        ("甲办法第三条", "甲办法", "第三条", 0, "书名号"),
        ("《甲办法》\n 第二十七第二款：甲。", "甲办法", "", 7, "缺少"),
        ("《甲办法》（2007年2月30日通过）第三条", "甲办法", "第三条", 6, "2007年2月30日"),
    ],
)
def test_a_mistake_in_a_whole_citation_is_a_problem_with_its_place(
    text: str, title: str, article: str, position: int, said: str
) -> None:
    read = parse_citation(text)
    assert (read.title, "".join(map(str, read.articles))) == (title, article)
    assert [(problem.position, said in problem.zh) for problem in read.problems] == [(position, True)]


def test_words_without_an_article_are_kept_and_cite_nothing() -> None:
    read = parse_citation("【规范性文件】《关于某事的通知》（某发〔2018〕3号）\n    二、审批权限下放。")
    assert (read.articles, read.quote, read.problems) == ((), "二、审批权限下放。", ())


@pytest.mark.parametrize(
    ("cell", "citations"),
    [
        ("", []),
        ("【法律】《甲法》第三条：甲。\n【法规】《乙条例》第五条：乙。", ["甲法第三条", "乙条例第五条"]),
        ("【法律】《甲法》第三条：甲。【法规】《乙条例》第五条：乙。", ["甲法第三条", "乙条例第五条"]),
        ("1.【法律】《甲法》第三条：甲。\n2.《乙条例》（2020年公布）第五条：乙。", ["甲法第三条", "乙条例第五条"]),
        ("《甲法》第三条、《乙条例》第五条第二款", ["甲法第三条", "乙条例第五条第二款"]),
        ("《甲法》\n《乙条例》", ["甲法", "乙条例"]),
        # a law that is only mentioned is not cited
        ("《甲法》第三条：依照\n《乙法》第二十条规定处罚。", ["甲法第三条"]),
        ("《甲法》（2020年1月1日，\n《关于修改〈乙法〉的决定》修正）第三条", ["甲法第三条"]),
        ("《甲法》第三条：提交：\n（一）《身份证》（复印件）；\n（二）《许可证》。", ["甲法第三条"]),
    ],
)
def test_a_cell_is_split_where_a_law_is_cited(cell: str, citations: list[str]) -> None:
    assert [read.title + "、".join(map(str, read.articles)) for read in split_citations(cell)] == citations


@given(st.text(max_size=80) | signs)
def test_splitting_loses_nothing_but_white_space(cell: str) -> None:
    assert "".join("".join(read.raw for read in split_citations(cell)).split()) == "".join(cell.split())


@pytest.mark.parametrize(
    "piece",
    [
        "第",
        "\n",
        " ",
        "《",
        "第一条",
        "（一）",
        "\n第 ",
        "《甲》第一条、",
        "一 ",
        "\n《甲》（",
        "第一章、",
        "。 第一条",
        "《甲》乙》",
    ],
)
def test_a_long_senseless_text_takes_no_long_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))  # to go back and forth in it would take hours
    signal.alarm(60)
    try:
        parse_articles(text)
        split_citations(text)
    finally:
        signal.alarm(0)
