"""Conversations and what was agreed; what residents choose."""

from django.urls import path, register_converter
from django.urls.converters import IntConverter
from django.utils.translation import gettext_lazy as _

from straatwijs.agenda.views import choice_desk, choice_paper, choices
from straatwijs.shared.navigation import NavItem, members


class NumberConverter(IntConverter):
    """A whole number that any database can hold."""

    regex = "[0-9]{1,18}"


register_converter(NumberConverter, "agenda_number")

NAV = [NavItem(_("Choices"), "choices", members)]

urlpatterns = [
    path("keuze/<agenda_number:choice_id>", choices.choice, name="choice"),
    path("keuze/<agenda_number:choice_id>/stem", choices.cast, name="choice_cast"),
    path("keuze/<agenda_number:choice_id>/tellijst.pdf", choices.count_list, name="choice_count_list"),
    path("keuze/<agenda_number:choice_id>/<str:code>", choices.choice, name="choice_with_code"),
    path("team/keuzes/", choice_desk.choices, name="choices"),
    path("team/keuzes/nieuw", choice_desk.new, name="choice_new"),
    path("team/keuzes/<agenda_number:choice_id>", choice_desk.choice, name="choice_desk"),
    path("team/keuzes/<agenda_number:choice_id>/wijzig", choice_desk.change, name="choice_change"),
    path("team/keuzes/<agenda_number:choice_id>/klaar", choice_desk.ready, name="choice_ready"),
    path("team/keuzes/<agenda_number:choice_id>/ontwerp", choice_desk.draft, name="choice_draft"),
    path("team/keuzes/<agenda_number:choice_id>/stroken.pdf", choice_desk.slips, name="choice_slips"),
    path("team/keuzes/<agenda_number:choice_id>/stembiljet.pdf", choice_desk.paper, name="choice_ballot"),
    path("team/keuzes/<agenda_number:choice_id>/papier", choice_paper.paper, name="choice_paper"),
    path("team/keuzes/<agenda_number:choice_id>/terugnemen", choice_paper.withdraw, name="choice_withdraw"),
    path("team/keuzes/<agenda_number:choice_id>/besluit", choice_desk.decide, name="choice_decide"),
]
