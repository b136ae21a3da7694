"""The server reads registers ahead of those who ask."""

import threading

from making import EAST_GATE
from offices import held
from youju.web.commands.desk.office import use
from youju.web.commands.registers.listing import warm
from youju.web.site import warming


def test_registers_are_read_while_the_server_runs(site, monkeypatch):
    office, read = use(site), threading.Event()
    monkeypatch.setattr(warming, "warm", lambda known, go_on: read.set())
    with warming.warmed(office):
        assert read.wait(30)


def test_reading_stops_when_the_server_does(site):
    office, asked = use(site), []
    held(office, "小王", EAST_GATE, "宪法宣讲", 40)
    warm(office, lambda: asked.append(1) or len(asked) < 3)
    assert len(asked) == len(office.pack().registers)
