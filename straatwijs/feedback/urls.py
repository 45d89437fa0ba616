"""Receipts for everyone, and the team's desk."""

from django.urls import path, register_converter
from django.urls.converters import IntConverter
from django.utils.translation import gettext_lazy as _

from straatwijs.feedback.views import (
    answering,
    audit,
    inbox,
    news,
    news_sheets,
    people,
    receipt,
    sharing,
    subscription,
    team,
    wishes,
)
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
    path("bon/<str:token>/bericht", subscription.from_receipt, name="receipt_mail"),
    path("straat/<slug:slug>/bericht", subscription.from_place, name="street_mail"),
    path("bericht/gevraagd", subscription.asked, name="mail_asked"),
    path("bericht/<str:secret>", subscription.subscription, name="subscription"),
    path("bericht/<str:secret>/stop", subscription.stop, name="subscription_stop"),
    path("straat/<slug:slug>/wensen", wishes.wishes, name="street_wishes"),
    path("straat/<slug:slug>/wensen.pdf", wishes.poster, name="street_wishes_poster"),
    path("gebied/<slug:slug>/wensen", wishes.wishes, name="area_wishes"),
    path("gebied/<slug:slug>/wensen.pdf", wishes.poster, name="area_wishes_poster"),
    path("gebied/<slug:slug>/bericht", subscription.from_place, name="area_mail"),
    path("straat/<slug:slug>/nieuws.xml", news.feed, name="street_feed"),
    path("gebied/<slug:slug>/nieuws.xml", news.feed, name="area_feed"),
    path("gebied/<slug:slug>/gesprekken.ics", news.conversations, name="conversations_calendar"),
    path("gesprek/<number:conversation_id>/agenda.ics", news.conversation, name="conversation_calendar"),
    path("nieuws/<number:sheet_id>", news_sheets.sheet, name="news_sheet"),
    path("nieuws/<number:sheet_id>.pdf", news_sheets.paper, name="news_sheet_paper"),
    path("team/nieuws/", news_sheets.sheets, name="news_sheets"),
    path("team/nieuws/<number:sheet_id>", news_sheets.edit, name="news_sheet_edit"),
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
