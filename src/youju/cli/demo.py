"""`youju demo [DIR]`: the demo office, its figures, where they come from, its pages."""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from youju.cli.check import coverage_line
from youju.cli.figures import print_figures
from youju.cli.output import language, progress, say, show_problems, text
from youju.cli.serve import port, serve_until_stopped
from youju.engine.base.labels import Label
from youju.engine.base.periods import Period
from youju.engine.base.problems import errors
from youju.engine.definitions import read_pack
from youju.engine.document.package import Package
from youju.engine.report.telling import sentences
from youju.engine.sample import Sample, answer_key, generate, read_recipe
from youju.web.commands.definitions.definitions import pack_folder
from youju.web.commands.demo import fill
from youju.web.commands.desk.office import Office, use
from youju.web.commands.figures.figures import Question, figures, refresh
from youju.web.commands.reports.checking import check_package
from youju.web.commands.reports.printing import write_report
from youju.web.commands.reports.reports import Asked, make_report
from youju.web.site.serving import Listening
from youju.web.site.setup import Site, create_site, open_site


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("demo", help=text("建一个示范单位并算出它的数", "make the demo office"))
    parser.add_argument("folder", nargs="?", type=Path, default=Path("demo"), metavar="DIR")
    parser.add_argument("--pack", default="district_office")
    parser.add_argument("--small", action="store_true", help=text("约三千行", "about 3,000 rows"))
    parser.add_argument("--seed", type=int, default=20250101, metavar="N")
    parser.add_argument("--no-serve", action="store_true", help=text("不打开网页", "do not serve the pages"))
    parser.add_argument("--port", type=port, default=8000, metavar="P")


def run(args: argparse.Namespace) -> int:
    """Make the site, print the figures, serve. A demo made before is shown as it is."""
    began = time.monotonic()
    made: Office | None
    if (args.folder / "youju.toml").is_file():
        say(_THERE, folder=args.folder)
        made, found = use(open_site(args.folder)), 0
    else:
        made, found = _make(args)
    if made is None:
        return 2
    _show(made, args, time.monotonic() - began)
    _report(made)
    if not args.no_serve:
        serve_until_stopped(made, Listening(args.port))
    return 1 if found else 0


_THERE = Label(
    "{folder} 里已有示范单位，直接打开；要重建请先删除这个文件夹。",
    "{folder} holds a demo already, shown as it is; remove the folder to make it anew.",
)


def _make(args: argparse.Namespace) -> tuple[Office | None, int]:
    folder = pack_folder(args.pack)
    pack, problems = read_pack([folder])
    recipe, more = read_recipe((folder / "sample.toml").read_text("utf-8"), str(folder / "sample.toml"))
    if pack is None or recipe is None:
        show_problems((*problems, *more))
        return None, 0
    with progress() as display:
        display.add_task(text("生成示范台账", "Composing the sample ledger"), total=None)
        sample = generate(pack, recipe, args.seed, args.small)
    office = use(create_site(_site(args, sample)))
    found = _fill(office, sample)
    _keep_key(office, sample)
    return office, found


def _site(args: argparse.Namespace, sample: Sample) -> Site:
    root = sample.units[0]
    today = Period.parse(f"{sample.today}..{sample.today}").start
    folder = args.folder.resolve()
    return Site(folder, args.pack, root.name, root.code, today=today, language=language(), demo=True)


def _fill(office: Office, sample: Sample) -> int:
    with progress() as display:
        task = display.add_task(text("逐条填报、审核", "Entering and reviewing"), total=len(sample.steps) * 2)
        done = fill(office, sample, lambda n, total: display.update(task, completed=n, total=total))
        display.update(task, description=text("整理批次", "Building the snapshot"), total=None)
        refresh(office)
    return show_problems(errors(done.problems), limit=20)


def _keep_key(office: Office, sample: Sample) -> None:
    """The answer key of the planted faults lies beside the site, for whoever measures a check against it."""
    path = office.site.path("answer-key.json")
    path.write_text(json.dumps(answer_key(sample), ensure_ascii=False, indent=1), "utf-8")


def _show(office: Office, args: argparse.Namespace, seconds: float) -> None:
    asked = Question(Period.parse(str(office.today.year)))
    found, problems = figures(office, (), asked)
    print_figures(office, found)
    show_problems(problems)
    head = office.source.head()
    made = Label(
        "{folder}：{revisions} 号修订，用时 {seconds:.0f} 秒（不含下载）。",
        "{folder}: {revisions} revisions, {seconds:.0f} s of Youju's own work.",
    )
    say(made, folder=args.folder, revisions=head, seconds=seconds)
    trace = Label(
        "一个数从哪里来：youju trace {id} --site {folder}", "Where one comes from: youju trace {id} --site {folder}"
    )
    say(trace, id=found[5].id if len(found) > 5 else found[0].id, folder=args.folder)


def _report(office: Office) -> None:
    """The yearly report as a Word file, read back and checked, unless it lies there already: people may have written in it since."""
    year = str(office.today.year)
    path = office.site.path("reports") / f"{year}-annual.docx"
    report = office.pack().reports.get("annual")
    if path.exists() or report is None or not report.template:
        return
    made = make_report(office, Asked("annual", Period.parse(year)))
    show_problems((*made.problems, *write_report(office, made, path)), limit=20)
    done = Label(
        "报告已写好：{path}，{count} 个数都绑在里面。", "The report: {path}, with {count} figures bound in it."
    )
    say(done, path=path, count=len(made.rendered.bound))
    for sentence in sentences(made.rendered.package):
        say(Label("  {sentence}"), sentence=sentence)
    checked, _ = check_package(Package.open(path, path.name), office, year, language())
    say(Label("  {line}"), line=coverage_line(checked))
