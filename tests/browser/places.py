"""Every address of the site with somebody who may open it, and a furnished demonstration in which each leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
from django.urls import URLPattern, URLResolver
from openpyxl import Workbook

from youju.engine.base.periods import Period
from youju.web.accounts.actors import actor_for
from youju.web.commands.desk.office import Office
from youju.web.commands.editions.freezing import freeze_report
from youju.web.commands.imports.sittings import begin
from youju.web.commands.people.handover import Order, hand_over
from youju.web.commands.questions.asking import Scope, ask
from youju.web.commands.questions.questions import questions
from youju.web.commands.receipts.making import receipt_for
from youju.web.commands.reports import stating
from youju.web.commands.reports.papers import bring
from youju.web.commands.reports.reports import Asked
from youju.web.commands.requests.drop_run import take_in
from youju.web.commands.requests.drops import begin as begin_drop
from youju.web.commands.requests.issuing import issue
from youju.web.commands.requests.periods import save_period
from youju.web.commands.requests.requesting import Asking, make_request, request_of
from youju.web.store.log import writing
from youju.web.store.models import Record
from youju.web.ui.access import rule_of

ROLES = {
    "xiaowang": {"clerk"}, "laoli": {"office_reviewer", "admin"}, "shenji": {"auditor"}, "zhou": {"approver"},
}  # fmt: skip
OPENERS = {
    "figure-backing": "laoli",
    "home": "xiaowang",
    "question-list": "laoli",
    "question-page": "laoli",
    "requests-page": "laoli",
}
"""Who opens a page that others may open too, but with less on it."""
STATED = {
    "name": "常住人口", "value": "42.0万", "unit_word": "人", "period": "2025", "source": "统计公报", "office": "区统计局",
}  # fmt: skip
FILES = {
    "register-export": "a workbook",
    "evidence-file": "a file",
    "evidence-small": "a picture",
    "entry-suggest": "what a field offers, for its script",
    "entry-here": "an answer for the script",
    "entry-sent": "an answer for the script",
    "entry-worker": "the service worker",
    "certificate-file": "a file",
    "requests-burden": "a part of a page",
    "requests-marked": "a workbook",
    "requests-forms": "workbooks",
    "requests-form": "a workbook",
    "import-rejects": "a workbook",
    "import-numbered": "leads to the list of imports",
    "question-export": "a workbook",
    "report-file": "a file",
    "receipt-file": "a text",
    "figure-card": "a file",
    "figures-sheet-file": "a file",
    "edition-file": "a file",
    "edition-bundle": "an archive",
    "check-comments": "a file",
    "check-refreshed": "a file",
    "check-draft": "a file",
    "public-calendar": "a calendar",
    "signin-provider": "leads to the single sign-on",
    "signin-provider-back": "comes back from the single sign-on",
}
"""Addresses that answer with something else than a page."""


@dataclass(frozen=True, slots=True)
class Route:
    """An address: its name, its pattern with `<kind:argument>`, and who opens it ("": a visitor)."""

    name: str
    pattern: str
    login: str

    def path(self, samples: dict[str, str]) -> str:
        """The path with sample arguments; those of this address (`name.argument`) go before those for all."""

        def sample(found: re.Match[str]) -> str:
            return samples.get(f"{self.name}.{found[1]}") or samples[found[1]]

        return "/" + re.sub(r"<(?:\w+:)?(\w+)>", sample, self.pattern)


def routes(patterns: Iterable[URLPattern | URLResolver], before: str = "") -> Iterator[Route]:
    """Every address below these that is not known to be a file, in their order."""
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from routes(each.url_patterns, before + str(each.pattern))
        elif each.name not in FILES and not before.startswith("api/"):
            name = each.name or ""
            yield Route(name, before + str(each.pattern), OPENERS.get(name) or _opener(each.callback))


def _opener(view: Callable[..., object]) -> str:
    rule = rule_of(view)
    assert rule, f"{view} says not who may open it"
    if rule.anonymous:
        return ""
    return next(login for login, roles in ROLES.items() if not rule.roles or rule.roles & roles)


def furnish(office: Office) -> dict[str, str]:
    """Put into the opened demonstration what it lacks: a request, a question, a paper, a hand-over. Sample arguments."""
    clerk, reviewer = actor_for("xiaowang"), actor_for("laoli")
    own, waiting = (
        Record.objects.filter(**{what: value}).latest("id")
        for what, value in (("unit", clerk.unit), ("stage", "submitted"))
    )
    asked, _ = make_request(
        office,
        reviewer,
        Asking("第三季度宣讲", [clerk.unit], ["lecture_sessions"], "2025Q3", "2026-12-31"),
    )
    ask(office, reviewer, Scope(year=2025))
    period, _ = save_period(
        office,
        reviewer,
        {"title": "第三季度", "period": "2025Q3", "registers": "lecture_sessions", "due": "2025-10-10"},
    )
    stated, _ = stating.add(office, clerk, STATED)
    with writing():
        receipt_for(office, reviewer)
    handed, _ = hand_over(office, reviewer, Order("u7", clerk.id, office.today.isoformat()))
    holiday = Record.objects.filter(register="holidays").earliest("id")
    samples = {
        "record": own.id,
        "number": questions(office, reviewer)[0].number,
        "batch": waiting.id,
        "seq": waiting.seq,
    }
    samples |= {"review-one.record": waiting.id, "unit": clerk.unit, "requests-page.number": asked.record}
    samples |= {"settings-handover.record": handed, "settings-list-record.record": holiday.id}
    samples |= {"stated-page.number": stated.record, "stated-change.number": stated.record}
    samples |= {"receipt-page.number": Record.objects.filter(register="receipts").latest("id").id}
    samples |= {"settings-period.number": period.record, "settings-person.number": clerk.id[1:]}
    edition = freeze_report(office, reviewer, Asked("annual", Period.parse("2025"))).edition
    samples |= {"edition": edition.id if edition else ""}
    words = {"register": "lecture_sessions", "field": "people", "measure": "people", "file": "pack.toml"}
    words |= {
        "indicator": "lectures.offline.sessions",
        "report": "annual",
        "code": office.tree().code(clerk.unit, office.today),
        "section": "registers",
        "codelist": "programme",
    }
    words |= {
        "name": "lecture_sessions",
        "client_id": "none",
        "ending": "docx",
        "token": _workbook(office),
        "account-token-revoke.token": "1",
    }
    words |= {"settings-list.register": "holidays", "settings-list-new.register": "holidays"}
    words |= {"settings-list-record.register": "holidays", "checked.number": _paper(office)}
    words["requests-drop.token"] = _returned(office, asked.record)
    return {name: str(value) for name, value in samples.items()} | words


def _workbook(office: Office) -> str:
    book, content = Workbook(), BytesIO()
    for row in (
        ("日期", "题目", "地点", "形式", "场次", "听众"),
        ("2025-09-08", "防汛知识", "文化站", "线下", 1, "约60人"),
    ):
        book.worksheets[0].append(row)
    book.save(content)
    return begin(office, actor_for("xiaowang").id, "lecture_sessions", "", "宣讲.xlsx", [content.getvalue()]).token


def _returned(office: Office, request: int) -> str:
    """Two returned files dropped by 小王: a form as it was issued, and something else."""
    asked, clerk = request_of(office, request), actor_for("xiaowang")
    with TemporaryDirectory() as folder:
        form = issue(office, clerk, asked, clerk.unit, Path(folder) / "form.xlsx").read_bytes()
    drop = begin_drop(office, clerk.id, [("东关街道.xlsx", form), ("照片.xlsx", b"PK")], accept=False)
    take_in(office, clerk, drop)
    return drop.token


def _paper(office: Office) -> str:
    document, content = docx.Document(), BytesIO()
    document.add_paragraph("全年开展线下宣讲99场次，线下宣讲受众5万余人次，满意度98.6%。")
    document.save(content)
    return bring(office, actor_for("xiaowang"), "总结.docx", content.getvalue()).number
