"""What the office's papers say, and what of it each reader is told."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from busy import SHOWN, UNIT, busy
from msgspec import structs
from render.render_text import text_of
from repositories import commit
from support import CLOCK

from ptr.model.fields.errors import PtrError
from ptr.model.fields.field import Audience
from ptr.operations.history.in_force import reading
from ptr.operations.printing.render import Printing, render_to
from ptr.operations.printing.sheets import plan
from ptr.render.views import declared, views

INTERNAL, LEADERSHIP, PUBLIC = Audience.INTERNAL, Audience.LEADERSHIP, Audience.PUBLIC
MONTH = "2026-10"
NOVEMBER = CLOCK._replace(chosen=None)


@pytest.fixture(scope="module")
def root(bundled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry at work, in a repository, with a power renamed in the month."""
    made = busy(bundled, tmp_path_factory.mktemp("busy") / "registry")
    power = made / "units" / UNIT / "powers" / "mz-2pn5um.yaml"
    now = power.read_text("utf-8")
    power.write_text(now.replace("城市街路巷命名、更名审核", "城市街路巷命名的审核"), "utf-8")
    subprocess.run(["git", "init", "-q"], cwd=made, check=True)
    commit(made, day="2026-08-01")
    power.write_text(now, "utf-8")
    commit(made, day="2026-10-11")
    return made


def texts(root: Path, folder: Path, documents: list[str], reader: Audience, *units: str) -> dict[str, str]:
    """The texts of all files of some documents, by path, without white space."""
    shutil.rmtree(folder, ignore_errors=True)
    render_to(root, plan(root, documents, units, None, NOVEMBER, audience=reader), folder, NOVEMBER)
    return {file.relative_to(folder).as_posix(): squeezed(file) for file in folder.rglob("*") if file.is_file()}


def squeezed(file: Path) -> str:
    content = file.read_bytes()
    if file.suffix == ".pdf":
        pages = pypdfium2.PdfDocument(content)
        return re.sub(r"[\s\u200b]+", "", "".join(page.get_textpage().get_text_bounded() for page in pages))
    if file.suffix in (".docx", ".xlsx"):
        return text_of(content, file.suffix[1:])
    return re.sub(r"<style>.*?</style>|<[^>]+>|\s+", "", content.decode(), flags=re.S)


SAID = {
    "register-form": {
        f"{UNIT}/register-form/blank.pdf": ("重新拟定，不是原表", "职权名称", "办理过程", "复核"),
        f"{UNIT}/register-form/{SHOWN}.pdf": (
            "重新拟定，不是原表", "收表编号：2026-031", "城市街路巷命名、更名审核", "永和街", "张家口市市政建设管理处",
            "征求意见：2026年8月25日至2026年8月27日", "通过办公室主任，2026年9月10日", "登记收件",
            "2026年9月2日审核同意，报市政府审批（局务会集体研究）", "内部材料",
        ),
    },
    "monthly-summary": {
        f"{UNIT}/monthly-summary/2026-09.pdf": (
            "2026年9月", "对被举报民办非企业单位违法线索的检查", "合计201", "2026年10月20日补报1件：承办科室补交",
            "张权备〔2026〕21号", "办公室主任，2026年10月9日", "钱某",
        ),
    },
    "status-report": {
        f"{UNIT}/status-report.pdf": ("登记表没有复核", "公开栏的目录不是现行版次", "2026年11月20日", "退回"),
        f"{UNIT}/status-report.html": ("登记表没有复核", "公开栏的目录不是现行版次", "2026年11月20日", "另有1项"),
    },
    "inspection-notice": {
        f"{UNIT}/inspection-notice/2026-10-20-autumn.pdf": (
            "张家口市民政局：", "在你单位发现3个问题", "两份登记表没有在一周内报送", "已逾期", "已经摆放",
        ),
        f"{UNIT}/inspection-notice/2026-10-20-autumn.html": ("在你单位发现3个问题", "已逾期", "限期补报，查明原因"),
    },
}  # fmt: skip


@pytest.mark.parametrize("document", SAID)
def test_a_paper_of_a_unit_says_what_the_office_needs(document: str, root: Path, tmp_path: Path) -> None:
    found = texts(root, tmp_path / "out", [document], INTERNAL, UNIT)
    for path, said in SAID[document].items():
        assert [word for word in said if word not in found[path]] == []
        for suffix in {".docx", ".xlsx"} & {Path(other).suffix for other in found}:
            same = found[str(Path(path).with_suffix(suffix))]
            assert [word for word in said if word not in same and (suffix, word) not in ELSEWHERE] == [], suffix


ELSEWHERE = {(".xlsx", "合计201")}
"""The sums of a spreadsheet stand in words below its figures, which can be sorted and filtered."""


@pytest.mark.parametrize("suffix", ["pdf", "txt", "docx"])
def test_a_briefing_tells_changes_uses_filings_findings_delays_and_what_units_report(
    suffix: str, root: Path, tmp_path: Path
) -> None:
    said = texts(root, tmp_path / "out", ["briefing"], INTERNAL)[f"briefing/{MONTH}.{suffix}"]
    wanted = (
        "职权更名或者改编码：城市街路巷命名、更名审核",
        "准予备案，张权备〔2026〕21号",
        "退回，1条意见",
        "内部通报",
    )
    wanted += (
        "2026年秋季督导检查发现3个问题",
        "登记表没有在一周内报送",
        "先审后补",
        "建议全市窗口试行",
        "内部材料",
        "2026年10月",
    )
    assert [word for word in wanted if word not in said] == []


@pytest.mark.parametrize("document", ["briefing", "press-digest"])
@pytest.mark.parametrize("suffix", ["pdf", "txt", "docx"])
def test_the_public_is_told_of_a_month_what_is_public(document: str, suffix: str, root: Path, tmp_path: Path) -> None:
    said = texts(root, tmp_path / "out", [document], PUBLIC)[f"{document}/{MONTH}.{suffix}"]
    assert "职权更名或者改编码：城市街路巷命名、更名审核" in said
    assert "公开九月行使情况" in said
    hidden = ("张权备", "退回", "内部", "督导", "逾期", "先审后补", "违法线索", "行政区划调整")
    assert [word for word in hidden if word in said] == []


def test_a_briefing_of_one_unit_tells_of_that_unit(root: Path, tmp_path: Path) -> None:
    found = texts(root, tmp_path / "out", ["briefing"], INTERNAL, "shenpi")
    (path, said), *_ = sorted(found.items())
    assert path.startswith("shenpi/briefing/")
    assert "先审后补" not in said
    assert "城市街路巷" not in said


def test_the_public_form_holds_what_was_disclosed_and_no_more(root: Path, tmp_path: Path) -> None:
    found = texts(root, tmp_path / "out", ["register-form", "monthly-summary"], PUBLIC, UNIT)
    assert {path.rpartition(".")[0] for path in found} == {
        f"{UNIT}/monthly-summary/2026-09",
        f"{UNIT}/register-form/{SHOWN}",
    }
    for said in found.values():
        assert "永和街" in said
        hidden = ("内部材料", "收表编号", "2026-031", "符合命名规则", "钱某", "违法线索", "办公室主任", "补报", "补正")
        assert [word for word in hidden if word in said] == []


MSHOWN = {
    "a person's name": ("counterpart", "孙大勇", "孙某"),
    "an identity number": ("matter", "核对130702199003070014的登记", "核对××××××××××××××××××的登记"),
    "a mobile number": ("overrun", "电话13800138000联系不上", "电话×××××××××××联系不上"),
}


@pytest.mark.parametrize("claim", MSHOWN)
def test_the_public_version_is_masked_once_more(claim: str, root: Path, tmp_path: Path) -> None:
    field, text, shown = MSHOWN[claim]
    copy = Path(shutil.copytree(root, tmp_path / "registry"))
    file = next(copy.glob(f"units/{UNIT}/records/*/{SHOWN}.yaml"))
    said = re.sub(rf"(?m)^{field}: .*\n", "", file.read_text("utf-8"))
    file.write_text(f"{said}{field}: {text}\n", "utf-8")
    found = texts(copy, tmp_path / "out", ["register-form", "monthly-summary"], PUBLIC, UNIT)
    assert shown in found[f"{UNIT}/register-form/{SHOWN}.pdf"]
    assert [path for path, each in found.items() if text in each] == []


HIDDEN = ("行政区划调整", "论证方案", "mz-recddd")
"""What only the leadership may know."""


def test_the_offices_are_not_told_what_only_the_leadership_may_know(root: Path, tmp_path: Path) -> None:
    documents = ["register-form", "monthly-summary", "status-report", "inspection-notice", "briefing", "withheld-list"]
    found = texts(root, tmp_path / "out", documents, INTERNAL, UNIT)
    assert [path for path, said in found.items() if any(word in path + said for word in HIDDEN)] == []
    found = texts(root, tmp_path / "out", documents, LEADERSHIP, UNIT)
    told = {
        path.split("/")[1].partition(".")[0]
        for path, said in found.items()
        if any(word in path + said for word in HIDDEN)
    }
    assert {"register-form", "withheld-list"} <= told
    assert "只限领导班子知悉，不在本表" not in found[f"{UNIT}/status-report.pdf"]


@pytest.mark.parametrize("document", [name for name in views() if PUBLIC not in declared(name).audiences])
def test_what_is_the_offices_alone_has_to_be_asked_for(document: str, root: Path) -> None:
    with pytest.raises(PtrError) as caught:
        plan(root, [document], [], None, NOVEMBER)
    assert "--audience internal" in caught.value.message[1]


def test_without_history_a_briefing_says_that_nothing_was_compared(bundled: Path, tmp_path: Path) -> None:
    plain = busy(bundled, tmp_path / "registry")
    said = texts(plain, tmp_path / "out", ["press-digest"], PUBLIC)[f"press-digest/{MONTH}.txt"]
    assert "没有可比的版本，变更没有比较" in said
    assert "没有变更" not in said.replace("变更没有比较", "")


@pytest.mark.parametrize("document", ["register-form", "monthly-summary"])
def test_personal_data_is_masked_for_the_public_alone_on_the_page_and_in_the_data(
    document: str, root: Path, tmp_path: Path
) -> None:
    made = Path(shutil.copytree(root, tmp_path / "registry"))
    record = made / f"units/{UNIT}/records/2026/{SHOWN}.yaml"
    text = record.read_text("utf-8")
    for old, new in (
        ("counterpart: 张家口市市政建设管理处", "counterpart: 张小明"),
        ("matter: ", "matter: 13812345678，"),
        ("document_number: 张民地审〔2026〕14号", 'document_number: "13912345678"'),
    ):
        assert old in text
        text = text.replace(old, new)
    record.write_text(text, "utf-8")
    personal = {"张小明", "13812345678", "13912345678"}
    for reader, known in ((INTERNAL, personal), (PUBLIC, set())):
        sheets = plan(made, [document], [UNIT], "pdf", NOVEMBER, audience=reader)
        printing = Printing(reading(made, None, NOVEMBER))
        (view,) = (printing.view(sheet) for sheet in sheets if sheet.part in (SHOWN, "2026-09"))
        data: str = getattr(view, "data", "")
        page = str(structs.replace(view, data=""))
        assert {each for each in personal if each in data} == known
        assert {each for each in personal if each in page} == known


def test_what_was_remarked_of_a_document_is_for_those_who_may_hear_of_it(root: Path, tmp_path: Path) -> None:
    made = Path(shutil.copytree(root, tmp_path / "registry"))
    decision = made / "offices/city/decisions/mz-filbbb.yaml"
    secret = next(
        path for path in made.glob(f"units/{UNIT}/withheld/*.yaml") if "scope: leadership" in path.read_text()
    )
    remark = f"  - document: {secret.relative_to(made).as_posix()}\n    problem: 论证的依据不足\n"
    decision.write_text(decision.read_text("utf-8") + remark, "utf-8")
    for reader, known in ((LEADERSHIP, True), (INTERNAL, False)):
        (sheet,) = plan(made, ["status-report"], [UNIT], "pdf", NOVEMBER, audience=reader)
        said = str(Printing(reading(made, None, NOVEMBER)).view(sheet))
        assert "没有写明监督电话" in said
        assert ("论证的依据不足" in said) is known


def test_what_an_inspection_found_of_a_power_that_is_no_more_is_not_told(root: Path, tmp_path: Path) -> None:
    made = Path(shutil.copytree(root, tmp_path / "registry"))
    secret = next(
        path for path in made.glob(f"units/{UNIT}/withheld/*.yaml") if "scope: leadership" in path.read_text()
    )
    secret.unlink()
    inspection = made / "offices/city/inspections/2026-10-20-autumn.yaml"
    problem = (
        f"  - id: secret\n    unit: {UNIT}\n    power: {secret.stem}\n    text: 论证没有登记\n    due: 2026-11-29\n"
    )
    inspection.write_text(inspection.read_text("utf-8") + problem, "utf-8")
    (sheet,) = plan(made, ["status-report"], [UNIT], "pdf", NOVEMBER, audience=INTERNAL)
    assert "论证没有登记" not in str(Printing(reading(made, None, NOVEMBER)).view(sheet))
