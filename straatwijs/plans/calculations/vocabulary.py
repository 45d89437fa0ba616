"""What works offer to others, what wishes and goals are about, and which of the two meet without any known case."""

from enum import StrEnum


class WorkKind(StrEnum):
    HEAT_NETWORK = "heat_network"
    SEWER = "sewer"
    CABLES = "cables"
    STREET = "street"
    PUBLIC_SPACE = "public_space"  # a square, a park, the ground between flats
    GREENERY = "greenery"
    WATER = "water"
    RENOVATION = "renovation"
    NEW_BUILDING = "new_building"  # demolition too
    ENERGY_SAVING = "energy_saving"
    GAS_FREE = "gas_free"
    BUILDING = "building"  # of a school, a church, a centre: also when it closes
    SCHOOL_MEALS = "school_meals"
    OTHER = "other"


class Offer(StrEnum):
    """What works bring along that somebody else could use."""

    GROUND = "ground"  # it is opened
    ROAD = "road"  # the whole road comes back
    SPACE = "space"  # public space is laid out anew
    TENDING = "tending"  # people who tend the greenery
    FRONT_DOOR = "front_door"  # somebody comes into every home
    CREWS = "crews"  # work for many hands
    ROOM = "room"  # rooms stand empty or are made
    EXPLAINING = "explaining"  # everybody has questions
    MEALS = "meals"  # people eat together


class Theme(StrEnum):
    SPEED = "speed"
    TRAFFIC = "traffic"
    CYCLING = "cycling"
    PAVEMENT = "pavement"
    LIGHT = "light"
    CLEAN = "clean"
    GREEN = "green"
    WATER = "water"
    HEAT = "heat"
    PLAY = "play"
    MOVING = "moving"
    MEETING = "meeting"
    FOOD = "food"
    HEALTH = "health"
    CARE = "care"
    LONELINESS = "loneliness"
    DEBTS = "debts"
    WORK = "work"
    LEARNING = "learning"
    SAFETY = "safety"
    INFORMATION = "information"
    ENERGY = "energy"


_K, _O, _T = WorkKind, Offer, Theme

OFFERS: dict[WorkKind, frozenset[Offer]] = {
    _K.HEAT_NETWORK: frozenset({_O.GROUND, _O.ROAD, _O.CREWS, _O.EXPLAINING}),
    _K.SEWER: frozenset({_O.GROUND, _O.ROAD, _O.CREWS}),
    _K.CABLES: frozenset({_O.GROUND}),
    _K.STREET: frozenset({_O.ROAD, _O.SPACE, _O.CREWS}),
    _K.PUBLIC_SPACE: frozenset({_O.SPACE, _O.CREWS}),
    _K.GREENERY: frozenset({_O.TENDING}),
    _K.WATER: frozenset({_O.GROUND}),
    _K.RENOVATION: frozenset({_O.FRONT_DOOR, _O.CREWS, _O.ROOM, _O.EXPLAINING}),
    _K.NEW_BUILDING: frozenset({_O.SPACE, _O.CREWS, _O.ROOM, _O.EXPLAINING}),
    _K.ENERGY_SAVING: frozenset({_O.FRONT_DOOR, _O.EXPLAINING}),
    _K.GAS_FREE: frozenset({_O.FRONT_DOOR, _O.CREWS, _O.EXPLAINING}),
    _K.BUILDING: frozenset({_O.ROOM, _O.CREWS}),
    _K.SCHOOL_MEALS: frozenset({_O.MEALS}),
    _K.OTHER: frozenset(),
}
# From this sum there is work for more than a few hands, whatever the works are.
MONEY_FOR_CREWS = 500_000

# A theme is served by works that offer any of these.
ASKS: dict[Theme, frozenset[Offer]] = {
    _T.SPEED: frozenset({_O.ROAD}),
    _T.TRAFFIC: frozenset({_O.ROAD, _O.SPACE}),
    _T.CYCLING: frozenset({_O.ROAD, _O.SPACE}),
    _T.PAVEMENT: frozenset({_O.ROAD, _O.GROUND}),
    _T.LIGHT: frozenset({_O.ROAD, _O.SPACE, _O.GROUND}),
    _T.CLEAN: frozenset({_O.SPACE, _O.TENDING}),
    _T.GREEN: frozenset({_O.ROAD, _O.SPACE, _O.TENDING}),
    _T.WATER: frozenset({_O.ROAD, _O.SPACE, _O.GROUND}),
    _T.HEAT: frozenset({_O.ROAD, _O.SPACE, _O.TENDING}),
    _T.PLAY: frozenset({_O.SPACE}),
    _T.MOVING: frozenset({_O.ROAD, _O.SPACE}),
    _T.MEETING: frozenset({_O.SPACE, _O.ROOM, _O.MEALS}),
    _T.FOOD: frozenset({_O.SPACE, _O.TENDING, _O.MEALS}),
    _T.HEALTH: frozenset({_O.FRONT_DOOR, _O.MEALS}),
    _T.CARE: frozenset({_O.FRONT_DOOR}),
    _T.LONELINESS: frozenset({_O.FRONT_DOOR, _O.MEALS}),
    _T.DEBTS: frozenset({_O.FRONT_DOOR}),
    _T.WORK: frozenset({_O.CREWS}),
    _T.LEARNING: frozenset({_O.CREWS}),
    _T.SAFETY: frozenset({_O.SPACE}),
    _T.INFORMATION: frozenset({_O.EXPLAINING}),
    _T.ENERGY: frozenset({_O.FRONT_DOOR}),
}
# About how people live, wherever in the neighbourhood; the others are about one spot outside.
ABOUT_PEOPLE = frozenset(
    {_T.MEETING, _T.FOOD, _T.HEALTH, _T.CARE, _T.LONELINESS, _T.DEBTS, _T.WORK, _T.LEARNING, _T.INFORMATION, _T.ENERGY, _T.SAFETY}
)  # fmt: skip


def offers_of(kinds: frozenset[WorkKind], *, ground: bool, front_door: bool, money: int) -> frozenset[Offer]:
    """What is said of the works themselves counts beside what such works usually bring."""
    usual = frozenset().union(*(OFFERS[kind] for kind in kinds))
    said = {
        offer
        for offer, there in (
            (Offer.GROUND, ground),
            (Offer.FRONT_DOOR, front_door),
            (Offer.CREWS, money >= MONEY_FOR_CREWS),
        )
        if there
    }
    return usual | said
