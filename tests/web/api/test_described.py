"""The description tells the truth: every answer of the cast fits the schema that the operation names."""

import json

import pytest
from django.test import Client

from making import EAST_GATE
from offices import held, with_pack
from youju.web.accounts.models import Account
from youju.web.api import schemas
from youju.web.api.urls import api

READING = (
    "/registers", "/registers/lectures", "/registers/lectures/records", "/records/{n}", "/records/{n}/history",
    "/records/{n}/evidence", "/figures?period=2025", "/figures/lectures.people/trace", "/me", "/requests",
    "/registers/nothing", "/records/999", "/records/x", "/registers/lectures/records?limit=0",
)  # fmt: skip


@pytest.fixture
def client(site, tmp_path):
    office = with_pack(site, tmp_path / "small")
    client = Client()
    client.number = held(office, "小王", EAST_GATE, "宪法", 40)
    client.force_login(Account.objects.get(login="laoli"))
    return client


@pytest.fixture(scope="module")
def described():
    return json.loads(json.dumps(api.get_openapi_schema(), default=str))


def operation_of(described, path):
    """The described operation that a path belongs to: one segment of braces stands for any."""
    asked = f"/api{path}".split("?")[0].split("/")
    for address, operations in described["paths"].items():
        parts = address.split("/")
        if len(parts) == len(asked) and all(p == a or p[:1] == "{" for p, a in zip(parts, asked, strict=True)):
            return operations["get"]
    raise KeyError(path)


@pytest.mark.parametrize("path", READING)
def test_an_answer_fits_its_description(client, described, path):
    answer = client.get(f"/api{path.format(n=client.number)}")
    content = operation_of(described, path)["responses"][str(answer.status_code)]["content"]["application/json"][
        "schema"
    ]
    many = content.get("type") == "array"
    model = getattr(schemas, (content["items"] if many else content)["$ref"].rsplit("/", 1)[-1])
    for one in answer.json() if many else [answer.json()]:
        assert model.model_validate(one, extra="forbid")
        assert set(one) == set(model.model_fields)


def test_every_operation_says_what_it_does_and_what_stands_against_it(described):
    for operations in described["paths"].values():
        for operation in operations.values():
            assert operation["summary"]
            assert {"401", "403", "404", "422"} <= set(operation["responses"])
            assert operation["security"]


def test_no_number_is_described_as_a_float(described):
    assert '"type": "number"' not in json.dumps(described)
