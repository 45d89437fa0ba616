"""Receipts for everyone, and the team's desk."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from straatwijs.feedback.views import answering, audit, chain, inbox, people, receipt, room, sharing, team
from straatwijs.shared import converters  # noqa: F401 -- teaches the addresses what a number is
from straatwijs.shared.navigation import NavItem, members

NAV = [NavItem(_("Team"), "team", members)]

urlpatterns = [
    path("bon/teruggenomen", receipt.taken_back, name="receipt_taken_back"),
    path("bon/<str:token>", receipt.receipt, name="receipt"),
    path("bon/<str:token>/strook.pdf", receipt.slip, name="receipt_slip"),
    path("bon/<str:token>/aanvullen", receipt.add, name="receipt_add"),
    path("bon/<str:token>/terugnemen", receipt.withdraw, name="receipt_withdraw"),
    path("bon/<str:token>/beter", receipt.verdict, name="receipt_verdict"),
    path("gesprek/<number:conversation_id>/inbreng", room.speak, name="speak"),
    path("team/gesprek/<number:conversation_id>/vast", chain.set_agenda, name="set_agenda"),
    path("team/gesprek/<number:conversation_id>/sluiten", chain.close, name="close_conversation"),
    path("team/onderwerp/<number:topic_id>/besluit", chain.decide, name="decide_topic"),
    path("team/onderwerp/<number:topic_id>/samen", chain.merge, name="merge_topic"),
    path("team/onderwerp/<number:topic_id>/afspraak", chain.agree, name="agree_action"),
    path("team/afspraken/", chain.action_points, name="action_points"),
    path("team/afspraken/<number:action_id>", chain.action_point, name="action_point"),
    path("team/afspraken/<number:action_id>/nieuws", chain.advance, name="advance_action"),
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
