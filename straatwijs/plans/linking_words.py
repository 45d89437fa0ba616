"""Kinds of works, themes and links in words for people."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from straatwijs.instruments.definition import Text
from straatwijs.plans.calculations.linking import general_rules
from straatwijs.plans.calculations.vocabulary import ABOUT_PEOPLE, Offer, Theme, WorkKind
from straatwijs.plans.definition import Oriented
from straatwijs.plans.queries.known_links import known_links

KINDS: dict[WorkKind, Text] = {
    WorkKind.HEAT_NETWORK: _("heat network"),
    WorkKind.SEWER: _("sewer"),
    WorkKind.CABLES: _("cables and pipes"),
    WorkKind.STREET: _("street laid anew"),
    WorkKind.PUBLIC_SPACE: _("square, park or other public space"),
    WorkKind.GREENERY: _("tending greenery"),
    WorkKind.WATER: _("water and banks"),
    WorkKind.RENOVATION: _("renovation of homes"),
    WorkKind.NEW_BUILDING: _("demolition and new homes"),
    WorkKind.ENERGY_SAVING: _("saving energy in homes"),
    WorkKind.GAS_FREE: _("homes without gas"),
    WorkKind.BUILDING: _("school, church or centre"),
    WorkKind.SCHOOL_MEALS: _("meals at school"),
    WorkKind.OTHER: _("other works"),
}
THEMES: dict[Theme, Text] = {
    Theme.SPEED: _("driving too fast"),
    Theme.TRAFFIC: _("safe traffic"),
    Theme.CYCLING: _("cycling"),
    Theme.PAVEMENT: _("pavement"),
    Theme.LIGHT: _("light in the street"),
    Theme.CLEAN: _("a clean street"),
    Theme.GREEN: _("green"),
    Theme.WATER: _("rain and drought"),
    Theme.HEAT: _("heat in summer"),
    Theme.PLAY: _("playing"),
    Theme.MOVING: _("walking and moving"),
    Theme.MEETING: _("meeting each other"),
    Theme.FOOD: _("growing food and eating well"),
    Theme.HEALTH: _("health"),
    Theme.CARE: _("help and care"),
    Theme.LONELINESS: _("being alone"),
    Theme.DEBTS: _("debts and little money"),
    Theme.WORK: _("work"),
    Theme.LEARNING: _("learning"),
    Theme.SAFETY: _("safety"),
    Theme.INFORMATION: _("questions and information"),
    Theme.ENERGY: _("the energy bill"),
}
OFFERS: dict[Offer, Text] = {
    Offer.GROUND: _("the ground is opened"),
    Offer.ROAD: _("the road is laid anew"),
    Offer.SPACE: _("public space is laid out anew"),
    Offer.TENDING: _("people tend the greenery"),
    Offer.FRONT_DOOR: _("somebody comes into every home"),
    Offer.CREWS: _("there is work for many hands"),
    Offer.ROOM: _("there are rooms to use"),
    Offer.EXPLAINING: _("everybody has questions"),
    Offer.MEALS: _("people eat together"),
}
ORIENTED: dict[Oriented, Text] = {
    Oriented.PEOPLE: _("for people"),
    Oriented.AREA: _("for the place"),
}
_GENERAL = {rule.id: rule for rule in general_rules()}


@dataclass(frozen=True)
class LinkWords:
    """`seen`: in how many cases; 0 for what fits by itself."""

    id: str
    title: Text
    reason: str
    condition: Text
    oriented: Text
    seen: int


def words_of(link_id: str, offers: frozenset[Offer]) -> LinkWords | None:
    """For people who look at works that offer this. None for a link that the catalogue has no longer."""
    if link := known_links().get(link_id):
        oriented = ORIENTED[link.oriented]
        return LinkWords(link_id, link.title, str(link.reason), link.condition, oriented, len(link.seen))
    if rule := _GENERAL.get(link_id):
        theme = rule.answers[0]
        title = _("A chance for: %(theme)s") % {"theme": THEMES[theme]}
        oriented = ORIENTED[Oriented.PEOPLE if theme in ABOUT_PEOPLE else Oriented.AREA]
        return LinkWords(link_id, title, _general_reason(theme, offers & rule.one_of), "", oriented, 0)
    return None


def _general_reason(theme: Theme, offers: frozenset[Offer]) -> str:
    met = [str(label) for offer, label in OFFERS.items() if offer in offers]
    sentence = _("During these works %(offer)s, and people here want something about this: %(theme)s.")
    return sentence % {"offer": met[0] if met else _("something changes"), "theme": THEMES[theme]}
