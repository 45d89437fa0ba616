"""Places as a tree, their boundaries per year, priority areas, and who in the team serves which place."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from straatwijs.accounts.roles import ROLES
from straatwijs.shared.retention import Keep


class AreaKind(models.TextChoices):
    MUNICIPALITY = "municipality", _("municipality")
    DISTRICT = "district", _("city district")
    QUARTER = "quarter", _("quarter")
    NEIGHBOURHOOD = "neighbourhood", _("neighbourhood")
    STREET = "street", _("street")
    SQUARE = "square", _("square")
    PARK = "park", _("park")
    ENTRANCE = "entrance", _("entrance")


# Where people note: what has a QR code and a page of its own.
OUTDOORS = (AreaKind.STREET, AreaKind.SQUARE, AreaKind.PARK)


class Area(models.Model):
    """One place over the years; name and parent are those of the newest boundary year.

    `path` holds the codes from the municipality down to itself, each followed by a slash. A slug stands on
    paper, so it never changes, except when a place that had no name yet gets one.
    """

    code = models.CharField(max_length=100, unique=True)
    kind = models.CharField(max_length=20, choices=AreaKind)
    name = models.CharField(max_length=100)
    slug = models.SlugField(max_length=120, unique=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    path = models.CharField(max_length=250, db_index=True)
    # Identification of the public space in the national address register (BAG): 16 digits.
    bag_id = models.CharField(max_length=16, blank=True)
    # False where a newer boundary year no longer has it.
    current = models.BooleanField(default=True)
    dwellings = models.PositiveIntegerField(null=True)
    length_m = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    latitude = models.FloatField(null=True)

    class Meta:
        ordering = ["name", "code"]

    class Privacy:
        plain = (
            "id", "code", "kind", "name", "slug", "parent", "path", "bag_id", "current",
            "dwellings", "length_m", "longitude", "latitude",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/straat/{self.slug}" if self.is_outdoors else f"/gebied/{self.slug}"

    @property
    def is_outdoors(self) -> bool:
        return self.kind in OUTDOORS

    @property
    def note_path(self) -> str:
        """Where a QR code leads."""
        return f"/s/{self.slug}"


class Boundary(models.Model):
    """How a place lay in one boundary year: name, parent, shape (GeoJSON in degrees) and figures."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="boundaries")
    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=100)
    parent = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="+")
    geometry = models.TextField()
    # Its box, so that what lies near is found without reading shapes; empty: look at the shape.
    west = models.FloatField(null=True)
    south = models.FloatField(null=True)
    east = models.FloatField(null=True)
    north = models.FloatField(null=True)
    figures = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "year"], name="one_boundary_per_year")]
        indexes = [models.Index(fields=["west", "south"], name="boundary_box")]

    class Privacy:
        plain = (
            "id", "area", "year", "name", "parent", "geometry", "west", "south", "east", "north", "figures",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.name} {self.year}"


class PriorityArea(models.Model):
    """Streets and squares that a team works on together, for a purpose and a time."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(max_length=100, unique=True)
    purpose = models.TextField(_("purpose"), max_length=600)
    begins_on = models.DateField(_("begins on"))
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    municipality = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    areas = models.ManyToManyField(Area, verbose_name=_("streets and squares"), related_name="priority_areas")

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gt=models.F("begins_on")),
                name="priority_area_ends_after_it_begins",
                violation_error_message=_("The end must lie after the beginning."),
            )
        ]

    class Privacy:
        plain = ("id", "name", "slug", "purpose", "begins_on", "ends_on", "municipality", "areas")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/gebied/prioritair/{self.slug}"


class Assignment(models.Model):
    """A team member serves a place, and everything below it, in a role."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="assignments")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=20, choices=[(role.name, role.label) for role in ROLES.values()])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "area", "role"], name="one_assignment_each")]

    class Privacy:
        indirect = {"member": Keep.WHILE_MEMBER, "area": Keep.WHILE_MEMBER, "role": Keep.WHILE_MEMBER}
        plain = ("id",)

    def __str__(self) -> str:
        return f"{self.member}: {self.role}, {self.area}"
