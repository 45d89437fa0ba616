"""The guards themselves: what they refuse, and what they let pass."""

import socket

import pytest
from django.db import connection
from django.http import HttpResponse
from django.template import Context, engines
from django.template.base import Origin, Template
from django.test import RequestFactory

from tests.house.guards import (
    PRODUCT,
    UndefinedInTemplateError,
    WriteInGetError,
    get_never_writes,
    is_reading,
)


def _writing_view(request):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM places_area")
    return HttpResponse("written")


@pytest.mark.django_db
def test_get_that_writes_fails():
    with pytest.raises(WriteInGetError, match="DELETE FROM places_area"):
        get_never_writes(_writing_view)(RequestFactory().get("/"))


@pytest.mark.django_db
def test_post_that_writes_passes():
    assert get_never_writes(_writing_view)(RequestFactory().post("/")).content == b"written"


@pytest.mark.parametrize(
    ("sql", "reads"),
    [
        ("SELECT 1", True),
        ("SAVEPOINT x", True),
        ("WITH a AS (SELECT 1) SELECT * FROM a", True),
        ("WITH a AS (SELECT 1) INSERT INTO places_area SELECT * FROM a", False),
        ("INSERT INTO places_area VALUES (1)", False),
        ("UPDATE places_area SET name = 1", False),
        ("SELECT 1 FROM places_area FOR UPDATE", False),
        ("DROP TABLE places_area", False),
        ("UPDATE django_session SET session_data = 1", True),
    ],
)
def test_reading_is_told_from_writing(sql, reads):
    assert is_reading(sql) is reads


def _template(text: str, path: str) -> Template:
    return Template(text, origin=Origin(name=path), engine=engines["django"].engine)


def test_undefined_variable_in_our_template_fails():
    with pytest.raises(UndefinedInTemplateError, match="nothing_like_it"):
        _template("{{ nothing_like_it }}", str(PRODUCT / "web/templates/web/x.html")).render(Context())


def test_undefined_variable_in_a_library_template_is_empty():
    assert _template("({{ nothing_like_it }})", "/elsewhere/x.html").render(Context()) == "()"


def test_network_is_out_of_reach():
    with socket.socket() as out, pytest.raises(RuntimeError, match="reached for the network"):
        out.connect(("192.0.2.1", 80))


def test_network_of_this_machine_is_within_reach():
    with socket.socket() as listener, socket.socket() as caller:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        caller.connect(listener.getsockname())
        assert caller.getpeername() == listener.getsockname()
