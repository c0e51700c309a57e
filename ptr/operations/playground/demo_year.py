"""What happens in the year of the playground, from November 2025, in the units of the example."""

from __future__ import annotations

import datetime
from typing import Final

from ptr.model.documents._common import Citation
from ptr.model.documents.adjustment import Adjustment, AdjustmentKind, Approval, Opinion, Position
from ptr.model.documents.filing import FilingSubject
from ptr.model.documents.registry import Registry
from ptr.operations.playground.book import Book

CITY_OFFICE: Final = "市领导小组办公室"
OFFICES: Final = {
    "minzheng": "市民政局办公室",
    "zhujian": "市住建局办公室",
    "shenpi": "市审批局办公室",
    "wanquan-minzheng": "万全区民政局办公室",
}
GIVERS: Final = ("minzheng", "zhujian")

NO_LEDGER: Final = (
    "# 本登记簿与程序同在一个仓库，分支历史是程序的历史，不能说明变更何时生效，故不设台账。\nmain_line: none\n"
)
MINORS: Final = "laws/未成年人保护法.yaml"
OLD, NEW = "2020-10-17", "2024-04-26"

MOVED: Final = {
    "minzheng/powers/mz-24c3e2": (
        ("code: MZ-01-009", "code: SP-01-101"),
        ("body: 张家口市民政局", "body: 张家口市行政审批局"),
        ("lead: deputy-organisations", "lead: deputy-acceptance"),
        ("department: organisations", "department: social"),
        ("post: organisations-clerk", "post: social-reviewer"),
        ("post: organisations-chief", "post: social-chief"),
        ("post: deputy-organisations", "post: deputy-acceptance"),
    ),
    "zhujian/powers/zj-jmbiuv": (
        ("code: ZJ-01-051", "code: SP-01-102"),
        ("body: 张家口市住房和城乡建设局", "body: 张家口市行政审批局"),
        ("lead: deputy-utilities", "lead: deputy-construction"),
        ("post: utilities-clerk", "post: utilities-reviewer"),
        ("post: deputy-utilities", "post: deputy-construction"),
    ),
    "zhujian/powers/zj-mwyioq": (
        ("code: ZJ-01-050", "code: SP-01-103"),
        ("body: 张家口市住房和城乡建设局", "body: 张家口市行政审批局"),
        ("lead: deputy-housing", "lead: deputy-construction"),
        ("department: property-market", "department: construction"),
        ("post: property-clerk", "post: construction-reviewer"),
        ("post: property-chief", "post: construction-chief"),
        ("post: deputy-housing", "post: deputy-construction"),
    ),
}
"""The licences that move to the approval bureau, and what changes there."""

LANES: Final = {
    ("minzheng", "mz-24c3e2"): (
        ("name: 社会组织登记经办岗", "name: 社会事务审查岗"),
        ("name: 社会组织管理科科长", "name: 社会事务审批科科长"),
        ("name: 分管社会组织与慈善工作的副局长", "name: 分管综合受理与审批监督的副局长"),
    ),
    ("zhujian", "zj-jmbiuv"): (
        ("name: 燃气与排水监管岗", "name: 市政公用审查岗"),
        ("name: 公用事业管理科科长", "name: 市政公用审批科科长"),
        ("name: 分管公用事业的副局长", "name: 分管工程建设与市政公用审批的副局长"),
    ),
    ("zhujian", "zj-mwyioq"): (
        ("name: 房地产市场监管岗", "name: 施工许可审查岗"),
        ("name: 房地产市场监管科科长", "name: 工程建设审批科科长"),
        ("name: 分管房地产与住房保障的副局长", "name: 分管工程建设与市政公用审批的副局长"),
    ),
}
"""The lanes of their charts, and their names there."""

SOCIAL: Final = (
    ("  - {id: survey, name:", "  - {id: social, name: 社会事务审批科, duty: 社会组织登记等社会事务许可的审查}\n"),
    (
        "  - {id: survey-chief, name:",
        "  - {id: social-chief, name: 社会事务审批科科长, role: reviewer, department: social}\n"
        "  - {id: social-reviewer, name: 社会事务审查岗, role: handler, department: social}\n",
    ),
)


def live(book: Book) -> None:
    """Play the year."""
    _begin(book)
    _catalogues(book)
    _law_amended(book)
    _transfer(book)
    _narrow(book)
    _unexplained(book)


def _begin(book: Book) -> None:
    """Enter the powers as cleared in autumn, with no catalogue issued yet and one law in its older text."""
    for path in list(book.files):
        if path.endswith("/catalogue.yaml"):
            del book.files[path]
        elif path.startswith("units/") and b"date: 2026-06-30" in book.files[path]:
            book.edit(path, ("date: 2026-06-30", "date: 2025-10-31"))
        elif path.endswith("/unit.yaml"):
            book.edit(path, (_stage(book, path), "stage: inventoried"))
        if path.startswith("units/") and f"未成年人保护法, edition: {NEW}".encode() in book.files.get(path, b""):
            book.edit(path, (f"未成年人保护法, edition: {NEW}", f"未成年人保护法, edition: {OLD}"))
    book.edit(MINORS, (f"  - date: {NEW}\n    articles: 132\n", "    articles: 132\n"))
    book.edit(Registry.PATH, (NO_LEDGER, "main_line: main\n"))
    book.files[".gitattributes"] = b"* text=auto eol=lf\n"
    book.commit("2025-11-10", CITY_OFFICE, "建立登记簿：四个单位清理后的职权")


def _stage(book: Book, path: str) -> str:
    """Return the line by which a unit of the example states its stage."""
    return next(line for line in book.example[path].decode().splitlines() if line.startswith("stage: "))


def _catalogues(book: Book) -> None:
    """Have every unit issue, file and publish its first edition."""
    for unit, office in OFFICES.items():
        path = f"units/{unit}/unit.yaml"
        book.edit(path, ("stage: inventoried", _stage(book, path)))
        book.issue([unit], "2025-12-15", "2026-01-01")
        book.commit("2025-12-15", office, "发布 2025-1 版职权目录")
    filings = [book.file(unit, FilingSubject.CATALOGUE, "2025-12-22") for unit in OFFICES]
    filings += [book.file(unit, FilingSubject.FLOWS, "2025-12-22") for unit in OFFICES]
    filings += [book.file(unit, FilingSubject.WITHHELD, "2025-12-22") for unit in GIVERS]
    book.commit("2025-12-22", CITY_OFFICE, "收到四个单位报送的职权目录、流程图和不公开项目目录")
    book.accept(filings, "2025-12-29")
    book.commit("2025-12-29", CITY_OFFICE, "职权目录、流程图和不公开项目目录准予备案")
    book.publish(OFFICES, "2026-01-04")
    book.commit("2026-01-04", CITY_OFFICE, "登记各单位目录和流程图的公开情况")


def _law_amended(book: Book) -> None:
    """Enter the later text of a law; the units that cite it review their powers, state it and file again."""
    book.edit(MINORS, ("    articles: 132\n", f"  - date: {NEW}\n    articles: 132\n"))
    book.commit("2026-03-02", CITY_OFFICE, "核对法律文本：补登未成年人保护法 2024 年修正文本")
    units = ("minzheng", "wanquan-minzheng")
    for unit in units:
        own = [path for path in sorted(book.files) if path.startswith(f"units/{unit}/")]
        cited = [path for path in own if f"未成年人保护法, edition: {OLD}".encode() in book.files[path]]
        for path in cited:
            book.edit(path, (f"未成年人保护法, edition: {OLD}", f"未成年人保护法, edition: {NEW}"))
        statement = Adjustment(
            event=datetime.date(2026, 3, 2),
            kinds=(AdjustmentKind.ELEMENTS_CHANGED,),
            powers=tuple(path.rsplit("/", 1)[1].removesuffix(".yaml") for path in cited if "/powers/" in path),
            basis=(Citation(law="未成年人保护法", edition=datetime.date.fromisoformat(NEW), article="第九十三条"),),
            reason="未成年人保护法已有 2024 年修正文本，逐条核对所引条款后更新依据的版本，条号和职权内容不变。",
            effective=datetime.date(2026, 3, 10),
        )
        _adjusted(book, unit, "2026-03-02-law", statement, "2026-03-10")
    _again(book, units, "2026-03-02-law", ("2026-03-12", "2026-03-17", "2026-03-19"))


def _transfer(book: Book) -> None:
    """Move licences of two bureaus to the approval bureau, as cities did when these bureaus were set up."""
    line = [(before, text + before) for before, text in SOCIAL]
    book.edit("units/shenpi/unit.yaml", *line)
    for place, changes in MOVED.items():
        book.edit(f"units/{place}.yaml", *changes, to=f"units/shenpi/powers/{place.rsplit('/', 1)[1]}.yaml")
    _move_charts(book)
    for unit in GIVERS:
        statement = Adjustment(
            event=datetime.date(2026, 6, 1),
            kinds=(AdjustmentKind.TRANSFERRED, AdjustmentKind.RENAMED),
            powers=tuple(place.rsplit("/", 1)[1] for place in MOVED if place.startswith(unit)),
            basis=(Citation(law="行政许可法", edition=datetime.date(2019, 4, 23), article="第二十五条"),),
            reason="相对集中行政许可权：许可的审批划转市行政审批局并重编职权编码，事中事后监管仍由原单位承担。",
            concerns=("shenpi",),
            opinions=(Opinion(unit="shenpi", position=Position.AGREED, date=datetime.date(2026, 5, 28)),),
            approval=Approval(by="张家口市人民政府常务会议", date=datetime.date(2026, 5, 29)),
            effective=datetime.date(2026, 6, 1),
            supervision="原单位负责许可后的监督检查；审批局在作出决定之日起三个工作日内推送许可信息。",
        )
        path = f"units/{unit}/adjustments/2026-06-01-transfer.yaml"
        book.write(path, statement)
    book.issue((*GIVERS, "shenpi"), "2026-06-01", "2026-06-01")
    book.commit("2026-06-01", OFFICES["shenpi"], "三项许可划转市行政审批局，三个单位发布新版目录")
    statements = [book.file(unit, FilingSubject.ADJUSTMENT, "2026-06-04", "2026-06-01-transfer") for unit in GIVERS]
    concerned = (*GIVERS, "shenpi")
    catalogues = [book.file(unit, FilingSubject.CATALOGUE, "2026-06-04") for unit in concerned]
    charts = [book.file(unit, FilingSubject.FLOWS, "2026-06-04") for unit in concerned]
    book.publish(concerned, "2026-06-05")
    book.commit("2026-06-05", OFFICES["shenpi"], "报送划转的调整说明、新版目录和流程图，公开新版目录和流程图")
    book.accept([*statements, *catalogues, *charts], "2026-06-10")
    book.commit("2026-06-10", CITY_OFFICE, "划转的调整说明、目录和流程图准予备案")


def _move_charts(book: Book) -> None:
    """Move the charts of the licences too, with lanes named after the posts that act now."""
    for place, changes in MOVED.items():
        unit, _, key = place.split("/")
        posts = tuple(change for change in changes if change[0].startswith("post: "))
        for path in [path for path in book.files if path.startswith(f"units/{unit}/flows/")]:
            if f"powers: [{key}]".encode() in book.files[path]:
                book.edit(path, *posts, *LANES[unit, key], to=f"units/shenpi/flows/{path.rsplit('/', 1)[1]}")


def _narrow(book: Book) -> None:
    """Withhold the division of labour of one assessment from the public, with its basis, reason and statement."""
    path = "units/minzheng/powers/mz-nnc2nj.yaml"
    book.edit(
        path,
        (
            "  department: children\n",
            "  department: children\n"
            "  except:\n"
            "    - field: posts\n"
            "      scope: internal\n"
            "      basis: [{law: 政府信息公开条例, edition: 2019-04-03, article: 第十六条第一款}]\n"
            "      reason: 分工中写有核查人员的排班和入户安排，事先知道就难以查到真实情况；办理结果照常公布。\n"
            "      review: 2027-06-30\n",
        ),
    )
    statement = Adjustment(
        event=datetime.date(2026, 8, 24),
        kinds=(AdjustmentKind.SCOPE_CHANGED,),
        powers=("mz-nnc2nj",),
        basis=(Citation(law="政府信息公开条例", edition=datetime.date(2019, 4, 3), article="第十六条第一款"),),
        reason="人员分工一栏改为单位内部公开，其余各栏仍向社会公开。",
        approval=Approval(by="局长办公会议", date=datetime.date(2026, 8, 24)),
        effective=datetime.date(2026, 8, 24),
    )
    _adjusted(book, "minzheng", "2026-08-24-scope", statement, "2026-08-24")
    _again(book, ("minzheng",), "2026-08-24-scope", ("2026-08-26", "2026-09-01", "2026-09-02"))


def _unexplained(book: Book) -> None:
    """Lengthen a time limit and drop a basis without a statement, an edition or a filing."""
    dropped = "  - {law: 行政许可法, edition: 2019-04-23, article: 第三十二条、第三十八条, role: procedure}\n"
    limit = "promised: {value: 20,", "promised: {value: 30,"
    book.edit("units/minzheng/powers/mz-h2jipi.yaml", (dropped, ""), limit)
    book.commit("2026-10-12", "市民政局慈善事业促进科", "修改慈善组织设立登记")


def _adjusted(book: Book, unit: str, key: str, statement: Adjustment, day: str) -> None:
    """Commit changed powers with the statement that explains them and the edition that holds them."""
    book.write(Adjustment.PATH.format(unit=unit, key=key), statement)
    book.issue([unit], day, day)
    edition = book.catalogue(unit).edition
    book.commit(day, OFFICES[unit], f"{statement.reason.partition('，')[0]}；发布 {edition} 版目录")


def _again(book: Book, units: tuple[str, ...], key: str, days: tuple[str, str, str]) -> None:
    """File statement and edition again, have them accepted and publish the edition."""
    submitted, accepted, posted = days
    subjects = ((FilingSubject.ADJUSTMENT, key), (FilingSubject.CATALOGUE, ""))
    filings = [book.file(unit, subject, submitted, of) for unit in units for subject, of in subjects]
    book.commit(submitted, OFFICES[units[0]], "报送调整说明和新版目录")
    book.accept(filings, accepted)
    book.commit(accepted, CITY_OFFICE, "调整说明和新版目录准予备案")
    book.publish(units, posted)
    book.commit(posted, OFFICES[units[0]], "公开新版目录")
