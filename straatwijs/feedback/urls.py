"""Receipts for everyone, and the team's desk."""

from django.urls import path, register_converter
from django.urls.converters import IntConverter
from django.utils.translation import gettext_lazy as _

from straatwijs.feedback.views import answering, audit, inbox, people, receipt, sharing, team
from straatwijs.shared.navigation import NavItem, members


class NumberConverter(IntConverter):
    """A whole number that any database can hold."""

    regex = "[0-9]{1,18}"


register_converter(NumberConverter, "number")

NAV = [NavItem(_("Team"), "team", members)]

urlpatterns = [
    path("bon/teruggenomen", receipt.taken_back, name="receipt_taken_back"),
    path("bon/<str:token>", receipt.receipt, name="receipt"),
    path("bon/<str:token>/strook.pdf", receipt.slip, name="receipt_slip"),
    path("bon/<str:token>/aanvullen", receipt.add, name="receipt_add"),
    path("bon/<str:token>/terugnemen", receipt.withdraw, name="receipt_withdraw"),
    path("team/", team.home, name="team"),
    path("team/postvak/", inbox.inbox, name="inbox"),
    path("team/bijdrage/<number:reference>", inbox.contribution, name="contribution"),
    path("team/antwoord", answering.answer, name="answer"),
    path("team/gezien", answering.seen, name="mark_seen"),
    path("team/antwoord/<number:answer_id>/ongedaan", answering.undo, name="undo_answer"),
    path("team/delen", sharing.share, name="share"),
    path("team/delen/ongedaan", sharing.undo, name="undo_share"),
    path("team/mensen/", people.people, name="people"),
    path("team/mensen/<number:member_id>", people.member, name="member"),
    path("team/mensen/<number:member_id>/naam", people.rename, name="member_rename"),
    path("team/mensen/<number:member_id>/rol", people.role, name="member_role"),
    path("team/mensen/<number:member_id>/toegang", people.access, name="member_access"),
    path("team/mensen/<number:member_id>/link", people.link, name="member_link"),
    path("team/mensen/<number:member_id>/tweede-stap", people.second_factor, name="member_second_factor"),
    path("team/verslag/", audit.audit, name="audit"),
]
