"""A month of a unit at work, laid upon the registry that comes with ptr: records, a report, filings, an inspection."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any, Final

UNIT: Final = "minzheng"
POWER: Final = "mz-2pn5um"
HIDDEN: Final = "mz-5x2wtw"
LEADERS: Final = "mz-iccees"
ASKED: Final = "mz-recaac"
"""A power open to the offices alone, one for the leadership alone; the record of the one disclosed use."""

LATE: Final = {"post": "affairs-clerk", "date": "2026-09-14"}
RECORD: Final[dict[str, Any]] = {
    "id": ASKED,
    "power": POWER,
    "edition": "2026-1",
    "case_number": "2026-路-014",
    "matter": "东沙河新建道路命名为“永和街”的审核",
    "counterpart": "张家口市市政建设管理处",
    "accepted": "2026-08-20",
    "correction": {"asked": "2026-08-21", "supplied": "2026-08-24"},
    "steps": [
        {"step": "accept", "post": "boundaries-clerk", "start": "2026-08-20", "end": "2026-08-24", "opinion": "材料补正后齐全，受理"},
        {"step": "check", "post": "boundaries-clerk", "start": "2026-08-25", "end": "2026-08-31", "opinion": "不重名、不同音，符合命名规则"},
        {"step": "sign", "post": "deputy-affairs", "start": "2026-09-01", "end": "2026-09-02", "opinion": "同意报市政府审批"},
    ],
    "suspensions": [{"kind": "征求意见", "start": "2026-08-25", "end": "2026-08-27"}],
    "notified": {"date": "2026-08-24", "how": "送达受理通知书，写明程序、时限和救济渠道"},
    "heard": {"date": "2026-08-27", "how": "在街道公示栏征求沿线居民意见，收到两条，均已采纳"},
    "decision": {"date": "2026-09-02", "text": "审核同意，报市政府审批", "procedure": "局务会集体研究"},
    "execution": {"date": "2026-09-05", "text": "市政府批准后公告"},
    "result": {"date": "2026-09-06", "text": "标准地名公告已经发布，门牌设置通知已经发出"},
    "informed": {"date": "2026-09-06", "how": "书面告知申请单位"},
    "document_number": "张民地审〔2026〕14号",
    "exercised": "2026-09-06",
    "filled": {"post": "affairs-clerk", "date": "2026-09-07"},
    "received": {"serial": "2026-031", "post": "office-clerk", "date": "2026-09-08"},
    "reviews": [{"outcome": "passed", "post": "office-chief", "date": "2026-09-10"}],
    "disclosed": {"scope": "public", "carriers": ["website", "notice-board"], "date": "2026-09-11"},
}  # fmt: skip
OPEN: Final = {key: RECORD[key] for key in ("power", "edition", "matter", "counterpart", "accepted")}
REPORT: Final[dict[str, Any]] = {
    "month": "2026-09",
    "made": {"post": "office-chief", "date": "2026-10-09"},
    "figures": [{"power": POWER, "used": 1, "disclosed": 1}, {"power": HIDDEN, "used": 1}],
    "records": [ASKED, "mz-reccad"],
    "supplements": [{"date": "2026-10-20", "records": ["mz-recabd"], "reason": "承办科室补交"}],
    "remarks": "本月没有逾期办理的事项。",
}
FILES: Final[dict[str, dict[str, Any]]] = {
    f"units/{UNIT}/records/2026/{ASKED}.yaml": RECORD,
    f"units/{UNIT}/records/2026/mz-recabd.yaml": {
        **OPEN, "id": "mz-recabd", "counterpart": "钱某", "exercised": "2026-09-12", "filled": LATE,
        "received": {"serial": "2026-032", "post": "office-clerk", "date": "2026-10-12"},
    },
    f"units/{UNIT}/records/2026/mz-reccad.yaml": {
        **OPEN, "id": "mz-reccad", "power": HIDDEN, "matter": "核查举报线索", "counterpart": {"none": "没有相对人"},
        "exercised": "2026-09-13", "filled": LATE,
    },
    f"units/{UNIT}/records/2026/mz-recddd.yaml": {
        **OPEN, "id": "mz-recddd", "power": LEADERS, "matter": "论证方案", "exercised": "2026-09-13", "filled": LATE,
    },
    f"units/{UNIT}/reports/2026-09.yaml": REPORT,
    f"units/{UNIT}/feedback/2026-10-08-window.yaml": {
        "kind": "experience", "title": "窗口办件先审后补的做法", "date": "2026-10-08", "department": "general-office",
        "text": "材料缺项的先行审查，缺件容后补交，群众少跑一趟。", "suggestion": "建议全市窗口试行。",
    },
    f"units/{UNIT}/publications/2026-10-12-records.yaml": {
        "subject": "records", "title": "九月行使情况", "records": [ASKED], "powers": [POWER], "scope": "public",
        "carriers": ["notice-board"], "where": "一楼大厅公开栏", "posted": "2026-10-12",
    },
    f"units/{UNIT}/publications/2026-10-13-inner.yaml": {
        "subject": "other", "title": "内部通报", "scope": "internal", "carriers": ["bulletin"], "posted": "2026-10-13",
    },
    f"units/{UNIT}/filings/mz-filaaa.yaml": {
        "id": "mz-filaaa", "office": "city", "subject": "report", "of": "2026-09", "digest": "0" * 64,
        "submitted": {"post": "office-clerk", "date": "2026-10-10"}, "files": {f"units/{UNIT}/reports/2026-09.yaml": "0" * 64},
    },
    f"units/{UNIT}/filings/mz-filbbb.yaml": {
        "id": "mz-filbbb", "office": "city", "subject": "flows", "digest": "1" * 64,
        "submitted": {"post": "office-clerk", "date": "2026-10-11"}, "files": {f"units/{UNIT}/flows/mz-2aqxia.yaml": "1" * 64},
    },
    "offices/city/decisions/mz-filaaa.yaml": {
        "filing": "mz-filaaa", "outcome": "accepted", "number": "张权备〔2026〕21号", "date": "2026-10-15",
    },
    "offices/city/decisions/mz-filbbb.yaml": {
        "filing": "mz-filbbb", "outcome": "returned", "date": "2026-10-16", "due": "2026-11-20",
        "remarks": [{"document": f"units/{UNIT}/flows/mz-2aqxia.yaml", "problem": "没有写明监督电话"}],
    },
    "offices/city/inspections/2026-10-20-autumn.yaml": {
        "title": "2026年秋季督导检查", "date": "2026-10-20", "by": "市领导小组办公室", "level": "municipal",
        "units": [UNIT, "shenpi"],
        "problems": [
            {"id": "late", "unit": UNIT, "power": POWER, "text": "两份登记表没有在一周内报送",
             "demand": "限期补报，查明原因", "due": "2026-10-30"},
            {"id": "board", "unit": UNIT, "text": "公开栏的目录不是现行版次", "demand": "换上现行版次", "due": "2026-11-20"},
            {"id": "card", "unit": UNIT, "text": "窗口没有摆放明白卡", "due": "2026-10-25",
             "rectified": {"date": "2026-10-24", "text": "已经摆放", "confirmed": "2026-10-26"}},
        ],
    },
}  # fmt: skip


def busy(bundled: Path, folder: Path) -> Path:
    """Copy the bundled registry and add the month."""
    root = Path(shutil.copytree(bundled, folder))
    for path, content in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(json.dumps(content, ensure_ascii=False, indent=1), "utf-8")
    return root
