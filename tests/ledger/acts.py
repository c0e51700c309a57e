"""What an office does, well or badly: each act changes the texts on a desk, or nothing where it does not apply."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from desk import TERMS, UNITS, Desk

from ptr.ledger.memory.submission import Submission
from ptr.model.documents.adjustment import AdjustmentKind
from ptr.model.documents.filing import FilingSubject
from ptr.model.results.obligation import Demand

Act = Callable[[Desk], None]
ACTS: dict[str, Act] = {}
LIVING = ("powers/", "flows/", "withheld/", "unit.yaml", "registry.yaml", "catalogue.yaml", "laws/")
"""Where living documents stand, which may go back to what they were; all else are records."""
WITHHOLDING = {
    "ground": "internal_affairs",
    "basis": [{"law": "市容条例", "article": "第二十五条"}],
    "reason": "内部事务",
    "duration": "permanent",
    "review": datetime.date(2027, 1, 1),
}


def act(what: Act) -> Act:
    ACTS[what.__name__] = what
    return what


def edit(desk: Desk, folder: str, field: Callable[[dict[str, Any]], None]) -> None:
    """Change one document of a folder."""
    paths = desk.paths(folder)
    if paths:
        path = desk.pick(paths)
        data = desk.read(path)
        field(data)
        desk.write(path, data)


@act
def rename(desk: Desk) -> None:
    name = desk.pick(("对擅自堆放垃圾的处罚", "对擅自堆放渣土的处罚", "对擅自堆放杂物的处罚"))
    edit(desk, "powers", lambda power: power.update(name=name))


@act
def change_limit(desk: Desk) -> None:
    days = desk.pick((30, 45, 60))
    edit(desk, "powers", lambda power: power["limits"]["promised"].update(value=days))


@act
def change_words(desk: Desk) -> None:
    field, words = desk.pick(("commitments", "conditions", "discipline")), desk.pick(("甲项要求", "乙项要求"))
    edit(desk, "powers", lambda power: power.update({field: [words]}))


@act
def summarise(desk: Desk) -> None:
    words = desk.pick(("管堆放的", "管摆放的"))
    edit(desk, "powers", lambda power: power.update(summary=words))


@act
def change_basis(desk: Desk) -> None:
    article = desk.pick(("第二十五条", "第二十六条", "第二十七条"))
    edit(desk, "powers", lambda power: power["legal_basis"][0].update(article=article))


@act
def reassign(desk: Desk) -> None:
    post = desk.pick(("deputy", "director", "inspector"))
    edit(desk, "powers", lambda power: power.update(lead=post))


@act
def move_duty(desk: Desk) -> None:
    post = desk.pick(("street-clerk", "inspector"))
    edit(desk, "powers", lambda power: power["posts"][0].update(post=post))


@act
def change_body(desk: Desk) -> None:
    body = desk.pick(("示例市市容管理局", "示例市城市管理局"))
    edit(desk, "powers", lambda power: power.update(body=body))


@act
def reclassify(desk: Desk) -> None:
    to = desk.pick(("penalty", "licence", "other"))
    edit(desk, "powers", lambda power: power.update({"class": to}))


@act
def suspend_or_abolish(desk: Desk) -> None:
    status = desk.pick(("suspended", "abolished", "active"))
    until = desk.day if status == "abolished" else None
    span = {"from": datetime.date(2008, 5, 1)} | ({"until": until} if until else {})
    edit(desk, "powers", lambda power: power.update(status=status, effective=span))


@act
def narrow(desk: Desk) -> None:
    scope = desk.pick(("internal", "public", "on_request"))
    edit(desk, "powers", lambda power: power["disclosure"].update(scope=scope))


@act
def change_carriers(desk: Desk) -> None:
    carriers = desk.pick((["website"], ["website", "notice-board"], ["notice-board"]))
    edit(desk, "powers", lambda power: power["disclosure"].update(carriers=carriers))


@act
def redraw(desk: Desk) -> None:
    words, place = desk.pick(("立案登记", "立案调查")), desk.pick((0, 1))
    edit(desk, "flows", lambda flow: flow["steps"][place].update(text=words))


@act
def move_step(desk: Desk) -> None:
    post = desk.pick(("street-clerk", "street-chief", "inspector"))
    edit(desk, "flows", lambda flow: flow["lanes"][1].update(post=post))


@act
def chart(desk: Desk) -> None:
    """Draw a chart of one power, or drop one."""
    power = desk.pick(desk.paths("powers") or [""])
    if not power:
        return
    unit, key = power.split("/")[1], power.rpartition("/")[2][:-5]
    mine = [path for path in desk.paths(f"{unit}/flows") if desk.read(path).get("powers") == [key]]
    if mine:
        del desk.texts[mine[0]]
        return
    flow = {**desk.read(desk.paths("a/flows")[0])} if desk.paths("a/flows") else None
    if flow:
        flow.pop("class", None)
        flow |= {"id": desk.key(unit), "title": desk.read(power)["name"] + "流程图", "powers": [key]}
        desk.write(f"units/{unit}/flows/{flow['id']}.yaml", flow)


@act
def change_telephone(desk: Desk) -> None:
    path, number = f"units/{desk.pick(UNITS)}/unit.yaml", desk.pick(("12345", "12346"))
    desk.write(path, desk.read(path) | {"contacts": {"consultation": number, "complaint": "12345"}})


@act
def rename_in_unit(desk: Desk) -> None:
    path, words = f"units/{desk.pick(UNITS)}/unit.yaml", desk.pick(("甲", "乙"))
    unit, what = desk.read(path), desk.pick(("unit", "post", "department", "rule"))
    held = unit if what == "unit" else unit[f"{what}s"][-1]
    held["name"] = held["name"][:5] + words
    desk.write(path, unit)


@act
def drop_post(desk: Desk) -> None:
    path = f"units/{desk.pick(UNITS)}/unit.yaml"
    unit = desk.read(path)
    gone = [post for post in unit["posts"] if post["id"] == "street-clerk"]
    kept = [post for post in unit["posts"] if post["id"] != "street-clerk"]
    desk.write(path, unit | {"posts": kept if gone else [*kept, {**kept[-1], "id": "street-clerk", "name": "经办岗"}]})


@act
def change_policy(desk: Desk) -> None:
    term, days = desk.pick(sorted(TERMS)), desk.pick((5, 15, 60))
    registry = desk.read("registry.yaml")
    registry["policy"][term] = days
    desk.write("registry.yaml", registry)


@act
def change_registry(desk: Desk) -> None:
    registry, what = desk.read("registry.yaml"), desk.pick(("classes", "carriers", "offices"))
    registry[what][-1]["name"] = desk.pick(("甲类", "乙类"))
    desk.write("registry.yaml", registry)


@act
def amend_law(desk: Desk) -> None:
    day = desk.pick((datetime.date(2026, 1, 1), datetime.date(2026, 6, 1)))
    path = "laws/市容条例.yaml"
    law = desk.read(path)
    law["editions"] = [*law["editions"][:2], {"date": day, "articles": 41}]
    desk.write(path, law)


@act
def withhold_or_release(desk: Desk) -> None:
    paths = [*desk.paths("powers"), *desk.paths("withheld")]
    path = desk.pick(paths)
    power = desk.read(path)
    del desk.texts[path]
    if "/withheld/" in path:
        power.pop("withholding")
        power["disclosure"]["scope"] = "public"
        desk.write(path.replace("/withheld/", "/powers/"), power)
    else:
        power["disclosure"]["scope"] = "internal"
        desk.write(path.replace("/powers/", "/withheld/"), power | {"withholding": WITHHOLDING})


@act
def add(desk: Desk) -> None:
    paths = desk.paths("powers")
    if paths:
        path = desk.pick(paths)
        power = desk.read(path)
        unit = path.split("/")[1]
        power |= {"id": desk.key(unit), "code": f"{unit.upper()}-03-{len(paths):03d}"}
        power["name"] = "对擅自张贴广告的处罚"
        desk.write(f"units/{unit}/powers/{power['id']}.yaml", power)


@act
def delete(desk: Desk) -> None:
    paths = [*desk.paths("powers"), *desk.paths("withheld"), *desk.paths("flows")]
    if len(paths) > 2:
        del desk.texts[desk.pick(paths)]


@act
def transfer(desk: Desk) -> None:
    """Move a power, or give it away and let somebody else take it later."""
    paths = desk.paths("powers")
    if not paths:
        return
    path = desk.pick(paths)
    giver = path.split("/")[1]
    taker = next(unit for unit in UNITS if unit != giver)
    if desk.pick((True, False)):
        desk.texts[path.replace(f"units/{giver}/", f"units/{taker}/")] = desk.texts[path]
    del desk.texts[path]
    if desk.pick((True, True, False)):
        agreed = [{"unit": taker, "position": "agreed", "date": desk.day}] if desk.pick((True, False)) else []
        key = path.rpartition("/")[2][:-5]
        desk.state(giver, desk.day, ["transferred"], powers=[key], concerns=[taker], opinions=agreed)


@act
def end_or_revive_unit(desk: Desk) -> None:
    """End a unit, with its powers and charts gone to another or left where they are; or let it work again."""
    unit = desk.pick(UNITS)
    path, other = f"units/{unit}/unit.yaml", next(each for each in UNITS if each != unit)
    data = desk.read(path)
    span = {"from": datetime.date(2005, 3, 11)}
    if data["status"] == "abolished":
        desk.write(path, data | {"status": "active", "effective": span})
        return
    desk.write(path, data | {"status": "abolished", "effective": span | {"until": desk.day}})
    if desk.pick((True, True, False)):
        powers = [*desk.paths(f"{unit}/powers"), *desk.paths(f"{unit}/withheld")]
        charts = desk.paths(f"{unit}/flows") if desk.pick((True, False)) else []
        for each in [*powers, *charts]:
            desk.texts[each.replace(f"units/{unit}/", f"units/{other}/")] = desk.texts.pop(each)
        agreed = [{"unit": other, "position": "agreed", "date": desk.day}] if desk.pick((True, False)) else []
        keys = [each.rpartition("/")[2][:-5] for each in powers]
        if keys and desk.pick((True, False)):
            desk.state(unit, desk.day, ["transferred"], powers=keys, concerns=[other], opinions=agreed)


@act
def take_over(desk: Desk) -> None:
    given = desk.books.ledger.memory.pending
    if given:
        was = given[desk.pick(sorted(given))].path
        unit = desk.pick(UNITS)
        path = "/".join(("units", unit, *was.split("/")[2:]))
        text = next((state[was] for state in reversed(desk.books.states) if was in state), None)
        if text and not any(each.endswith(was.rpartition("/")[2]) for each in desk.texts):
            desk.texts[path] = text


@act
def go_back(desk: Desk) -> None:
    """Put living documents, or one of them, back to what they were some commits ago."""
    old = desk.pick(desk.books.states[::-1][:4])
    paths = sorted(path for path in {*old, *desk.texts} if any(part in path for part in LIVING))
    differing = [path for path in paths if old.get(path) != desk.texts.get(path)]
    if not differing:
        return
    for path in differing if desk.pick((True, False)) else [desk.pick(differing)]:
        desk.texts.pop(path, None)
        if path in old:
            desk.texts[path] = old[path]


@act
def move_record(desk: Desk) -> None:
    """Give a statement or posting another file name, as `git mv` does."""
    paths = [*desk.paths("adjustments"), *desk.paths("publications")]
    if paths:
        path = desk.pick(paths)
        desk.texts[path.replace(".yaml", "-moved.yaml")] = desk.texts.pop(path)


@act
def issue(desk: Desk) -> None:
    desk.issue(desk.pick(UNITS))


def event(desk: Desk) -> datetime.date:
    return desk.day + datetime.timedelta(desk.pick((0, -3, -20, 5)))


@act
def state_what_is_owed(desk: Desk) -> None:
    asked = desk.books.ledger.open(Demand.STATEMENT)
    if asked:
        owed = desk.pick(asked)
        kinds = [desk.pick(owed.stated_as).value] if owed.stated_as else ["renamed"]
        explains = list(owed.changes) if desk.pick((False, True)) else []
        day = desk.pick((owed.opened, desk.day, owed.opened - datetime.timedelta(2)))
        about = [name for name in owed.names if name in ("unit", "registry")]
        flows, powers = [], []
        for name in owed.names:
            if name not in about:
                is_flow = any(path.endswith(f"/{name}.yaml") for path in desk.paths("flows"))
                (flows if is_flow else powers).append(name)
        desk.state(owed.unit, day, kinds, powers=powers[:2], flows=flows, about=about, explains=explains)


@act
def state_anything(desk: Desk) -> None:
    unit, kind = desk.pick(UNITS), desk.pick(AdjustmentKind).value
    keys = sorted({path.rpartition("/")[2][:-5] for path in desk.paths(f"{unit}/powers")})
    if keys:
        old = list(desk.paths(f"{unit}/adjustments"))
        replaces = desk.pick(["", *old]).rpartition("/")[2].removesuffix(".yaml")
        desk.state(unit, event(desk), [kind], powers=[desk.pick(keys)], replaces=replaces)


@act
def cancel(desk: Desk) -> None:
    """Change back what a statement explained, or forget to, and say in another that it is undone."""
    explained = [owed for owed in desk.books.ledger.memory.owed if owed.demand is Demand.STATEMENT and owed.closed]
    stated = [owed for owed in explained if owed.closed and owed.closed.path in desk.texts]
    if not stated:
        return
    owed = desk.pick(stated)
    assert owed.closed
    unit, key = owed.closed.path.split("/")[1], owed.closed.path.rpartition("/")[2][:-5]
    was = owed.former.path if owed.former else ""
    old = desk.books.states[owed.step - 1].get(was)
    if old and was in desk.texts and desk.pick((True, True, True, False)):
        desk.texts[was] = old
    powers = [] if desk.pick((True, False)) else [name for name in owed.names if name not in ("unit", "registry")]
    desk.state(unit, event(desk), [desk.pick(AdjustmentKind).value], powers=powers, cancels=key)


@act
def submit(desk: Desk) -> None:
    unit = desk.pick(UNITS)
    subject = desk.pick((FilingSubject.CATALOGUE, FilingSubject.CATALOGUE, FilingSubject.FLOWS, FilingSubject.WITHHELD))
    desk.submit(unit, subject, answers=_answered(desk, unit, subject), ago=desk.pick((0, 0, 3, 30)))


@act
def submit_statement(desk: Desk) -> None:
    paths = desk.paths("adjustments")
    if paths:
        path = desk.pick(paths)
        unit, of = path.split("/")[1], path.rpartition("/")[2][:-5]
        subject = FilingSubject.ADJUSTMENT
        desk.submit(unit, subject, of, _answered(desk, unit, subject))


def _answered(desk: Desk, unit: str, subject: FilingSubject) -> str:
    """Return a returned filing that a new one may answer; sometimes none."""
    known = desk.books.ledger.memory.submissions.values()
    returned = [each.key for each in known if (each.unit, each.files) == (unit, subject) and _is_returned(each)]
    return desk.pick([*returned, ""])


def _is_returned(submission: Submission) -> bool:
    return bool(submission.ruling and not submission.is_accepted)


@act
def decide(desk: Desk) -> None:
    pending = [each.key for each in desk.books.ledger.memory.submissions.values() if each.is_pending]
    if pending:
        desk.decide(desk.pick(pending), desk.pick(("accepted", "accepted", "returned")))


@act
def decide_again(desk: Desk) -> None:
    decided = [each for each in desk.books.ledger.memory.submissions.values() if each.ruling]
    if decided:
        each = desk.pick(decided)
        assert each.ruling
        desk.decide(each.key, desk.pick(("returned", "accepted")), revokes=desk.pick((each.ruling.key, "")))


@act
def withdraw(desk: Desk) -> None:
    known = [each for each in desk.books.ledger.memory.submissions.values() if each.path in desk.texts]
    if known:
        path = desk.pick(known).path
        desk.write(path, desk.read(path) | {"withdrawn": {"post": "deputy", "date": desk.day, "reason": "不再报送"}})


@act
def post(desk: Desk) -> None:
    unit = desk.pick(UNITS)
    paths = desk.sheets(unit)
    if paths:
        chosen = paths if desk.pick((True, False)) else [desk.pick(paths)]
        carriers = desk.pick((["website", "notice-board"], ["website"], ["notice-board"]))
        desk.post(unit, chosen, carriers, ago=desk.pick((0, 0, 3, 30)))


@act
def take_down(desk: Desk) -> None:
    paths = desk.paths("publications")
    if paths:
        path = desk.pick(paths)
        desk.write(path, {"removed": desk.day} | desk.read(path))


@act
def cancel_posting(desk: Desk) -> None:
    paths = desk.paths("publications")
    if paths:
        path = desk.pick(paths)
        name = path.rpartition("/")[2][:-5]
        desk.write(path.replace(name, f"{desk.day}-{desk.key('c')}"), desk.read(path) | {"cancels": name})


@act
def review(desk: Desk) -> None:
    reviewed = {"date": desk.day, "reason": "无须修订"}
    edit(desk, "flows", lambda flow: flow.update(reviewed=reviewed))
