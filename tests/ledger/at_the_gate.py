"""What a branch may bring to the gate, by the words of the operator's guide: each act is one row of its table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from keys import CITY, Keys
from office import CHART, CHARTED, KEY, POWER, Office
from repositories import git
from test_permits import RECORD, TEXT, allow, blot
from test_signers import CITY_OFFICE, SUPERIOR

Act: TypeAlias = Callable[[Office, Keys], None]
ACTS: dict[str, Act] = {}
DECISION = "offices/city/decisions/a-f2g3h4.yaml"


def row(words: str) -> Callable[[Act], Act]:
    """Let an act be what a row of the table says."""

    def named(act: Act) -> Act:
        ACTS[words] = act
        return act

    return named


def branch(office: Office, day: str = "2026-01-01") -> None:
    """Bring what was done so far to main, and begin a branch."""
    office.commit(day)
    git(office.root, "switch", "-qc", "branch")


def submitted(office: Office) -> None:
    """Let a filing wait on main for its decision."""
    office.submit("2025-12-30")
    office.commit("2025-12-30")


@row("a power is renamed, and no statement says so")
def unstated(office: Office, keys: Keys) -> None:
    branch(office)
    office.rename()


@row("its statement is of another kind, or names another power")
def misnamed(office: Office, keys: Keys) -> None:
    unstated(office, keys)
    office.state("2026-01-02", kinds="elements_changed")
    office.state("2026-01-02", powers="b-q5r6st", slug="2026-01-02-other")


@row("its statement has an event in 2099")
def event_in_2099(office: Office, keys: Keys) -> None:
    unstated(office, keys)
    office.state("2099-01-01")


@row("its statement has an event in 2099, and so has the commit")
def commit_in_2099(office: Office, keys: Keys) -> None:
    event_in_2099(office, keys)
    office.commit("2099-01-02")


@row("its statement lies where Git ignores it")
def ignored(office: Office, keys: Keys) -> None:
    unstated(office, keys)
    office.write(".gitignore", "adjustments/\n")
    office.commit("2026-01-02")
    office.state("2026-01-02")


@row("its statement is an old one under a new name")
def renamed_statement(office: Office, keys: Keys) -> None:
    path = office.state("2025-12-20")
    office.rename("对擅自堆放渣土的处罚")
    office.commit("2025-12-20")
    unstated(office, keys)
    (office.root / path).rename(office.root / path.replace("2025-12-20", "2026-01-02"))


@row("the terms of the policy are raised in the same change")
def policy(office: Office, keys: Keys) -> None:
    unstated(office, keys)
    office.edit("statement_days: 10", "statement_days: 365", "registry.yaml")


@row("the registry is given another day (`as_of`) in the same change")
def as_of(office: Office, keys: Keys) -> None:
    unstated(office, keys)
    office.edit("format: 3\n", "format: 3\nas_of: 2020-01-01\n", "registry.yaml")


@row("`main_line` becomes `none` in the same change")
def no_main_line(office: Office, keys: Keys) -> None:
    unstated(office, keys)
    office.edit("format: 3\n", "format: 3\nmain_line: none\n", "registry.yaml")


@row("`main_line` becomes the branch itself in the same change")
def own_main_line(office: Office, keys: Keys) -> None:
    unstated(office, keys)
    office.edit("format: 3\n", "format: 3\nmain_line: branch\n", "registry.yaml")


@row("a waiver of A001 comes with it")
def waiver(office: Office, keys: Keys) -> None:
    unstated(office, keys)
    terms = "basis: 无\nreason: 无\nuntil: 2030-01-01\n"
    office.write("offices/city/waivers/a.yaml", f"rule: A001\nplaces: [{{path: {POWER}}}]\n{terms}")


@row("the unit goes back to an earlier stage in the same change")
def stage(office: Office, keys: Keys) -> None:
    unstated(office, keys)
    office.edit("stage: catalogued", "stage: started", "units/a/unit.yaml")


@row("the acceptance that ended the first inventory is revoked in the same change")
def revoked(office: Office, keys: Keys) -> None:
    submitted(office)
    office.decide("2025-12-31")
    unstated(office, keys)
    office.decide("2026-01-02", name="a-f2g3h4-r", outcome="returned", more="revokes: a-f2g3h4\nreason: 误批\n")


@row("the power moves to the folder of a unit that is new")
def moved(office: Office, keys: Keys) -> None:
    branch(office)
    text = (office.root / "units/b/unit.yaml").read_text("utf-8")
    office.write("units/c/unit.yaml", text.replace("id: b\n", "id: c\n").replace("prefix: b\n", "prefix: c\n"))
    (office.root / "units/c/powers").mkdir()
    (office.root / POWER).rename(office.root / POWER.replace("units/a", "units/c"))


@row("attributes of Git say that documents are binary, or not to be compared")
def attributes(office: Office, keys: Keys) -> None:
    unstated(office, keys)
    office.write(".gitattributes", "*.yaml binary -diff export-ignore filter=none\n")


@row("Git is told that the file has not changed (`assume-unchanged`, `skip-worktree`)")
def hidden(office: Office, keys: Keys) -> None:
    branch(office)
    git(office.root, "update-index", "--assume-unchanged", POWER)
    office.rename()


@row("the base is replaced by the branch (`git replace`)")
def replaced(office: Office, keys: Keys) -> None:
    unstated(office, keys)
    office.commit("2026-01-02")
    git(office.root, "replace", "main^{commit}", "branch")


@row("the document is made one that cannot be read, or a link")
def unread(office: Office, keys: Keys) -> None:
    branch(office)
    (office.root / POWER).unlink()
    (office.root / POWER).symlink_to("/dev/null")


@row("a record of the main line is altered")
def altered(office: Office, keys: Keys) -> None:
    office.write(RECORD, TEXT)
    branch(office)
    blot(office)


@row("a record of the main line is removed")
def removed(office: Office, keys: Keys) -> None:
    office.write(RECORD, TEXT)
    branch(office)
    (office.root / RECORD).unlink()


@row("a record is altered, and the office's permit comes in the same change")
def own_permit(office: Office, keys: Keys) -> None:
    office.write(RECORD, TEXT)
    branch(office)
    allow(office)
    office.commit("2026-01-02")
    blot(office)


@row("a decision stands in the folder of an office that is none, or not the one addressed")
def foreign(office: Office, keys: Keys) -> None:
    submitted(office)
    branch(office)
    office.decide("2026-01-02", office="nobody")


@row("a decision comes from an office that the same change brings")
def new_office(office: Office, keys: Keys) -> None:
    branch(office)
    office.edit(CITY_OFFICE, SUPERIOR, "registry.yaml")
    office.submit("2026-01-02")
    office.edit("office: city", "office: province", "units/a/filings/a-f2g3h4.yaml")
    office.commit("2026-01-02")
    office.decide("2026-01-02", office="province")


@row("a decision has no signature, and its office has keys")
def unsigned(office: Office, keys: Keys) -> None:
    keys.register(office, "old")
    submitted(office)
    branch(office)
    office.decide("2026-01-02")


@row("the list of keys is changed in the same change as a decision that its new key signed")
def new_key(office: Office, keys: Keys) -> None:
    keys.register(office, "old")
    submitted(office)
    branch(office)
    keys.register(office, "new")
    office.decide("2026-01-02")
    keys.sign(office, "new", DECISION)


@row("the list of keys is removed")
def no_keys(office: Office, keys: Keys) -> None:
    keys.register(office, "old")
    branch(office)
    (office.root / CITY).unlink()


@row("a power is renamed, with its statement")
def stated(office: Office, keys: Keys) -> None:
    unstated(office, keys)
    office.state("2026-01-01")


@row("the statement comes late, after the change has come to main")
def late(office: Office, keys: Keys) -> None:
    office.rename()
    branch(office)
    office.state("2025-12-20")


@row("the statement comes before its change")
def early(office: Office, keys: Keys) -> None:
    branch(office)
    office.state("2026-01-02")


@row("terms are raised, and all is stated")
def policy_stated(office: Office, keys: Keys) -> None:
    stated(office, keys)
    office.edit("filing_days: 15", "filing_days: 365", "registry.yaml")


@row("something is to be filed, posted or revised, even late; or late on main")
def unfiled(office: Office, keys: Keys) -> None:
    office.rename()
    branch(office, "2025-12-02")
    office.edit("当场清除的一般不予罚款", "当场清除的不予罚款")


@row("a unit joins with its first inventory")
def joins(office: Office, keys: Keys) -> None:
    branch(office)
    for file in list((office.root / "units/b").rglob("*.yaml")):
        text = file.read_text("utf-8").replace("id: b\n", "id: c\n").replace("prefix: b\n", "prefix: c\n")
        path = file.relative_to(office.root).as_posix().replace("units/b/", "units/c/")
        office.write(path.replace("b-q5r6st", "c-q5r6st"), text.replace("b-q5r6st", "c-q5r6st"))


@row("a key is renamed by `ptr rename`")
def rekeyed(office: Office, keys: Keys) -> None:
    branch(office)
    office.rekey("post", "street-clerk", "street-officer")


@row("a leader, a post's holder, a telephone is another")
def leader(office: Office, keys: Keys) -> None:
    branch(office)
    office.edit("lead: deputy", "lead: director")


@row("a chart is corrected, and the statement names its power")
def charted(office: Office, keys: Keys) -> None:
    office.write(CHART, CHARTED)
    branch(office)
    office.edit("第五十四条", "第五十五条", CHART)
    office.state("2026-01-01", kinds="elements_changed", powers=KEY)


@row("a record is filled where it was empty")
def filled(office: Office, keys: Keys) -> None:
    path = office.post("2025-12-05")
    branch(office)
    office.write(path, (office.root / path).read_text("utf-8") + "removed: 2026-01-02\n")


@row("a statement's file gets another name")
def renamed_file(office: Office, keys: Keys) -> None:
    path = office.state("2025-12-20")
    office.rename()
    branch(office)
    (office.root / path).rename(office.root / path.replace("-s.yaml", "-name.yaml"))


@row("a record is altered as a permit on main allows")
def permitted(office: Office, keys: Keys) -> None:
    office.write(RECORD, TEXT)
    office.commit("2026-01-01")
    allow(office)
    branch(office)
    blot(office)


@row("an office or unit registers its first keys")
def first_keys(office: Office, keys: Keys) -> None:
    branch(office)
    keys.register(office, "old")


@row("a list of keys is changed, signed by a key that it had or by the superior office")
def signed_list(office: Office, keys: Keys) -> None:
    keys.register(office, "old")
    branch(office)
    keys.register(office, "new")
    keys.sign(office, "old", CITY)


@row("a second decision comes that revokes nothing: the first one stands")
def second(office: Office, keys: Keys) -> None:
    submitted(office)
    office.decide("2025-12-31")
    branch(office)
    office.decide("2026-01-02", name="a-f2g3h4-2", outcome="returned")
