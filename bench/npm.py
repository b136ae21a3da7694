"""`python -m bench.npm`: what users of Node.js would pick to fill a Word file, measured against ours; writes PEERS.md.

The peers are installed into a folder that is thrown away; Carbone's licence is no open-source one and nothing of it is kept. Each
side fills the same sentences in the same layout, warm, the best of several runs; the texts are compared.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from bench.lines.documents import drafts, filled, template, text_of
from bench.table import ROOT, Line, commit, machine, table
from bench.timing import progress, timed

PACKAGES = ("docxtemplater@3.71.0", "pizzip@3.2.0", "carbone@3.8.2")
COUNTS, RUNS = (60, 2_000), 7
_TAGS = {"docxtemplater": "{{f{0}}}", "carbone": "{{d.f{0}}}"}
SCRIPT = """
const fs = require('fs'), PizZip = require('pizzip'), Docx = require('docxtemplater'), carbone = require('carbone');
const [name, file, data, out, runs] = process.argv.slice(2), values = JSON.parse(fs.readFileSync(data, 'utf8'));
const content = fs.readFileSync(file);
const docxtemplater = () => new Promise(done => {
  const doc = new Docx(new PizZip(content)); doc.render(values); done(doc.toBuffer({compression: 'DEFLATE'}));
});
const withCarbone = () => new Promise((done, fail) => carbone.render(file, values, {}, (e, r) => e ? fail(e) : done(r)));
(async () => {
  let best = Infinity, result;
  for (let i = 0; i < runs; i++) {
    const begin = process.hrtime.bigint();
    result = await (name === 'carbone' ? withCarbone : docxtemplater)();
    best = Math.min(best, Number(process.hrtime.bigint() - begin) / 1e9);
  }
  fs.writeFileSync(out, result); console.log(best);
})();
"""


def main() -> int:
    """Measure and write the table; exit code 2 where npm is missing or texts differ."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        print("npm and node are needed for these peers; none was found.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="youju-npm-") as name:
        folder = Path(name)
        subprocess.run([npm, "install", "--no-audit", "--no-fund", "--silent", *PACKAGES], cwd=folder, check=True)
        (folder / "fill.js").write_text(SCRIPT, "utf-8")
        lines = [line for count in COUNTS for line in _lines(folder, node, count)]
        version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    print(table(lines, quick=False))
    (ROOT / "bench" / "PEERS.md").write_text(_page(lines, version), "utf-8")
    return 0


def _lines(folder: Path, node: str, count: int) -> list[Line]:
    draft, values = drafts(count)[0], {f"{n:012x}": f"{n * 37 + 11}余" for n in range(count)}
    (folder / "data.json").write_text(json.dumps({f"f{int(k, 16)}": v for k, v in values.items()}), "utf-8")
    found = []
    for letter, (peer, tag) in zip("ab", _TAGS.items(), strict=True):
        (folder / "template.docx").write_bytes(template([tag.format(n) for n in range(count)]))
        command = [node, "fill.js", peer, "template.docx", "data.json", "out.docx", str(RUNS)]
        theirs = float(subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout)
        times = [timed(partial(filled, draft, values)) for _ in range(RUNS)]
        if text_of(times[0][1]) != text_of((folder / "out.docx").read_bytes()):
            raise SystemExit(f"{peer}, {count} figures: the texts differ")
        ours = min(seconds for seconds, _ in times)
        progress(f"{count:,} figures: ours {ours * 1000:.0f} ms, {peer} {theirs * 1000:.0f} ms, texts equal")
        found.append(Line(f"{letter} {count:,} figures into a Word file", ours, theirs, None, _named(peer), True))
        time.sleep(1)  # let the machine settle between programs
    return found


def _named(peer: str) -> str:
    return next(name for name in PACKAGES if name.startswith(peer)) + ", inside its own process"


def _page(lines: Sequence[Line], version: str) -> str:
    told = (
        "# Peers that need npm",
        f"Measured {datetime.now().astimezone():%Y-%m-%d} at commit {commit()} by `python -m bench.npm` (`make bench-peers`).",
        table(lines, quick=False),
        "\n".join(f"- {fact}" for fact in (*machine(), f"Node.js {version}, {', '.join(PACKAGES)}")),
        "A ratio is the peer's time over ours: above 1 ours is faster. Carbone is source-available, not open source.",
    )
    return "\n\n".join(told) + "\n"


if __name__ == "__main__":
    sys.exit(main())
