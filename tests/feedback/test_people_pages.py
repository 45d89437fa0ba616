"""Who is in the team: inviting, roles, letting go; only for who looks after the places."""

import re

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from straatwijs.accounts.models import Member
from straatwijs.places.models import Assignment
from straatwijs.shared.models import AuditRecord

INVITATION = {
    "name": "Nora Baan",
    "email": "Nora@straatwijs.example",
    "organisation": "Welzijn",
    "role": "worker",
    "place": "de-kade",
}


@pytest.fixture
def office(sign_in, administrator) -> Client:
    return sign_in(administrator)


def roles_of(member):
    return sorted(member.assignments.values_list("role", "area__slug"))


def did():
    return list(AuditRecord.objects.order_by("pk").values_list("action", flat=True))


def test_invitation_gives_a_link_that_sets_the_password(office):
    answer = office.post("/team/mensen/", INVITATION)

    member = Member.objects.get(email="nora@straatwijs.example")
    assert roles_of(member) == [("worker", "de-kade")]
    assert answer["Cache-Control"] == "no-store"
    link = answer.context["link"].removeprefix("http://localhost:8000")
    assert Client().get(link).status_code == 302
    assert did() == ["invite", "give role", "make password link"]


def test_known_member_serves_here_too_and_gets_no_link(office, coordinator):
    answer = office.post("/team/mensen/", {**INVITATION, "email": coordinator.email})
    assert answer["Location"] == f"/team/mensen/{coordinator.pk}"
    assert roles_of(coordinator) == [("coordinator", "de-kade"), ("worker", "de-kade")]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"email": "nora"}, "email"),
        ({"name": ""}, "name"),
        ({"role": "king"}, "role"),
        ({"place": "nowhere"}, "place"),
    ],
)
def test_refused_invitation_keeps_what_was_typed(office, wrong, field):
    answer = office.post("/team/mensen/", {**INVITATION, **wrong})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert answer.context["form"]["organisation"].value() == "Welzijn"
    assert Member.objects.filter(email="nora@straatwijs.example").count() == 0


def test_place_may_be_named_as_people_say_it(office):
    office.post("/team/mensen/", {**INVITATION, "place": "de kade"})
    assert roles_of(Member.objects.get(name="Nora Baan")) == [("worker", "de-kade")]


@pytest.mark.parametrize("who", ["scout", "neighbourhood_worker", "coordinator", "analyst", "outsider"])
def test_people_are_looked_after_by_administrators_only(sign_in, request, who, administrator):
    browser = sign_in(request.getfixturevalue(who))
    assert browser.get("/team/mensen/").status_code == 403
    assert browser.post("/team/mensen/", INVITATION).status_code == 403
    assert browser.get(f"/team/mensen/{administrator.pk}").status_code == 403
    for way in ("naam", "rol", "toegang", "link", "tweede-stap"):
        assert browser.post(
            f"/team/mensen/{administrator.pk}/{way}", {"name": "x", "take": "1"}
        ).status_code in {403, 404}
    assert did() == []


def test_roles_are_given_and_taken(office, coordinator):
    office.post(f"/team/mensen/{coordinator.pk}/rol", {"role": "scout", "place": "wilgenstraat"})
    assert roles_of(coordinator) == [("coordinator", "de-kade"), ("scout", "wilgenstraat")]

    office.post(
        f"/team/mensen/{coordinator.pk}/rol",
        {"take": Assignment.objects.get(role="coordinator", member=coordinator).pk},
    )

    assert roles_of(coordinator) == [("scout", "wilgenstraat")]
    assert did() == ["give role", "take role"]


def test_last_administrator_keeps_the_role(office, administrator):
    office.post(f"/team/mensen/{administrator.pk}/rol", {"take": administrator.assignments.get().pk})
    assert roles_of(administrator) == [("administrator", "kleinstad")]


def test_administrator_cannot_let_oneself_go(office, administrator):
    office.post(f"/team/mensen/{administrator.pk}/toegang", {})
    administrator.refresh_from_db()
    assert administrator.is_active is True


def test_member_is_let_go_and_back_in(office, sign_in, coordinator):
    at_work = sign_in(coordinator)
    office.post(f"/team/mensen/{coordinator.pk}/toegang", {})
    assert at_work.get("/team/").status_code == 302

    office.post(f"/team/mensen/{coordinator.pk}/toegang", {"active": "1"})

    assert sign_in(coordinator).get("/team/").status_code == 200
    assert did() == ["let go", "let back in"]


def test_name_is_changed(office, coordinator):
    office.post(f"/team/mensen/{coordinator.pk}/naam", {"name": "Carla de Wit", "organisation": "Gemeente"})
    coordinator.refresh_from_db()
    assert (coordinator.name, coordinator.organisation) == ("Carla de Wit", "Gemeente")


def test_link_and_second_step_leave_a_record(office, coordinator):
    assert office.post(f"/team/mensen/{coordinator.pk}/link").status_code == 200
    office.post(f"/team/mensen/{coordinator.pk}/tweede-stap")
    assert did() == ["make password link", "remove second factor"]


@pytest.fixture
def small_office(sign_in, little_town) -> Client:
    """An administrator of one neighbourhood."""
    member = Member.objects.create_user(
        "klein@straatwijs.example", "een heel lang wachtwoord", name="Kim Klein"
    )
    Assignment.objects.create(member=member, area=little_town.veld, role="administrator")
    return sign_in(member)


def test_administrator_of_a_neighbourhood_stays_within_it(small_office, coordinator):
    assert small_office.get(f"/team/mensen/{coordinator.pk}").status_code == 404
    assert small_office.post(f"/team/mensen/{coordinator.pk}/link").status_code == 404
    assert small_office.post("/team/mensen/", {**INVITATION, "place": "de-kade"}).status_code == 422
    assert Member.objects.filter(name="Nora Baan").count() == 0


def test_account_of_who_also_serves_elsewhere_is_not_ones_to_change(small_office, little_town, coordinator):
    Assignment.objects.create(member=coordinator, area=little_town.veld, role="scout")
    assert small_office.get(f"/team/mensen/{coordinator.pk}").context["whole"] is False
    for way in ("naam", "toegang", "link", "tweede-stap"):
        assert small_office.post(f"/team/mensen/{coordinator.pk}/{way}", {"name": "x"}).status_code == 403
    own = Assignment.objects.get(member=coordinator, area=little_town.kade)
    assert small_office.post(f"/team/mensen/{coordinator.pk}/rol", {"take": own.pk}).status_code == 403


def test_people_page_lists_the_team(office, coordinator, scout):
    assert [member.name for member in office.get("/team/mensen/").context["people"]] == [
        "Agnes Kowalska",
        "Carla Dijkgraaf",
        "Sanne Wolters",
    ]


def test_member_command_makes_the_first_administrator(little_town, capsys):
    call_command("member", "eerste@straatwijs.example", "--name", "Eerste", "--role", "administrator")

    assert roles_of(Member.objects.get()) == [("administrator", "kleinstad")]
    link = re.search(r"http://localhost:8000(\S+)", capsys.readouterr().out)
    assert Client().get(link.group(1)).status_code == 302


@pytest.mark.parametrize(
    "arguments",
    [
        ("nora",),
        ("nora@straatwijs.example",),
        ("nora@straatwijs.example", "--name", "N", "--role", "scout", "--area", "nowhere"),
    ],
)
def test_member_command_says_what_is_missing_and_keeps_nothing(little_town, arguments):
    with pytest.raises(CommandError):
        call_command("member", *arguments)
    assert Member.objects.count() == 0
