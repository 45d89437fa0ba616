"""Planned works of others, where energy is, and what people decided about linking them. Organisations and roles only."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from straatwijs.agenda.models.choices import Option
from straatwijs.agenda.models.topics import Topic
from straatwijs.places.models import Area
from straatwijs.plans.link_states import OWN, LinkState
from straatwijs.plans.models.goals import Goal
from straatwijs.plans.models.measures import Measure
from straatwijs.plans.models.plans import MOST_WORDS


class WorksFile(models.Model):
    """One file that was taken in, so that it can be taken back."""

    municipality = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    at = models.DateTimeField()
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-at", "-id"]

    class Privacy:
        plain = ("id", "municipality", "name", "at", "new", "changed")

    def __str__(self) -> str:
        return self.name


class Work(models.Model):
    """`kinds` are codes of the vocabulary. `key` is by what the same work is known again, within its municipality.

    `geometry` is the point or line of the file in degrees, empty when it named a place only; `longitude` and `latitude`
    are its middle, or that of the place.
    """

    file = models.ForeignKey(WorksFile, null=True, on_delete=models.SET_NULL, related_name="works")
    municipality = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=64)
    external_id = models.CharField(max_length=80, blank=True)
    who = models.CharField(max_length=120)
    what = models.CharField(max_length=200)
    kinds = models.JSONField(default=list)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="works")
    geometry = models.TextField(blank=True)
    longitude = models.FloatField(null=True)
    latitude = models.FloatField(null=True)
    begins_on = models.DateField()
    ends_on = models.DateField()
    opens_ground = models.BooleanField(default=False)
    opens_front_door = models.BooleanField(default=False)
    # Whole euros; None: not said.
    money = models.PositiveBigIntegerField(null=True)
    # An organisation and a role there, never a person.
    contact = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["begins_on", "id"]
        indexes = [models.Index(fields=["area", "ends_on"], name="works_of_an_area")]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "key"], name="the_same_work_once"),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("begins_on")),
                name="works_end_after_they_begin",
                violation_error_message=_("The end must lie after the beginning."),
            ),
            models.CheckConstraint(
                condition=~models.Q(who="") & ~models.Q(what=""), name="works_say_who_and_what"
            ),
        ]

    class Privacy:
        plain = (
            "id", "file", "municipality", "key", "external_id", "who", "what", "kinds", "area", "geometry", "longitude", "latitude", "begins_on",
            "ends_on", "opens_ground", "opens_front_door", "money", "contact",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.what


class EnergyKind(models.TextChoices):
    INITIATIVE = "initiative", _("initiative")
    PLACE = "place", _("key place")
    GROUP = "group", _("group")


class Energy(models.Model):
    """What is already going on and could be joined: an initiative, a place where people come, a group. Never a person."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=EnergyKind)
    what = models.CharField(max_length=200)
    themes = models.JSONField(default=list)

    class Meta:
        ordering = ["what", "id"]
        constraints = [
            models.UniqueConstraint(fields=["area", "what"], name="energy_once"),
            models.CheckConstraint(condition=~models.Q(what=""), name="energy_says_what"),
        ]

    class Privacy:
        plain = ("id", "area", "kind", "what", "themes")

    def __str__(self) -> str:
        return self.what


class WorkLink(models.Model):
    """What people decided on a proposal of the search: these works under this link, with the wishes and goals it had then.

    A proposal of the search that nobody decided on has no row: the search finds it again. What somebody added by hand has
    one from the start, with its `title`, `why` it fits and the `last_day` to agree on it; those are empty for all others.
    """

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="links")
    # Where the works lie, or the smaller place in it for which it was decided.
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    # Of the catalogue, or of the general rule of a theme.
    link = models.CharField(max_length=60)
    state = models.CharField(max_length=20, choices=LinkState, default=LinkState.PROPOSED)
    title = models.CharField(max_length=120, blank=True)
    why = models.CharField(max_length=300, blank=True)
    last_day = models.DateField(null=True)
    reason = models.TextField(_("reason"), max_length=MOST_WORDS, blank=True)
    topics = models.ManyToManyField(Topic, related_name="work_links")
    options = models.ManyToManyField(Option, related_name="work_links")
    goals = models.ManyToManyField(Goal, related_name="work_links")
    joined_with = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="joined")
    measure = models.ForeignKey(Measure, null=True, on_delete=models.SET_NULL, related_name="work_links")
    decided_on = models.DateField()
    # In which role it was decided; who it was stands in the audit record.
    by_role = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["-decided_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["work", "link", "area"], name="decided_once"),
            models.CheckConstraint(
                condition=~models.Q(state=LinkState.REJECTED) | ~models.Q(reason=""),
                name="rejecting_a_link_needs_a_reason",
                violation_error_message=_("Say why not. An honest no comes with its reason."),
            ),
            models.CheckConstraint(
                condition=models.Q(joined_with__isnull=True) | ~models.Q(joined_with=models.F("id")),
                name="a_link_is_not_joined_with_itself",
            ),
            models.CheckConstraint(
                condition=models.Q(title="", why="", last_day__isnull=True)
                | (~models.Q(title="") & ~models.Q(why="") & models.Q(last_day__isnull=False)),
                name="an_own_link_says_why",
                violation_error_message=_("Say in a sentence why these fit together."),
            ),
        ]

    class Privacy:
        plain = (
            "id", "work", "area", "link", "state", "title", "why", "last_day", "reason", "topics", "options", "goals", "joined_with", "measure",
            "decided_on", "by_role",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.link} {self.state}"

    @property
    def is_own(self) -> bool:
        """Somebody added it by hand."""
        return self.link.startswith(OWN)
