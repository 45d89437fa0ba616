"""Money: a source comes in, goes to measures, and is never given out twice."""

from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.agenda.models import Choice
from straatwijs.plans.actions import gates, rights
from straatwijs.plans.actions.rights import said
from straatwijs.plans.models import Allocation, Measure, MeasureCost, MoneySource, Plan
from straatwijs.plans.models.money import MOST_EUROS
from straatwijs.plans.models.plans import MOST_WORDS
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused


@transaction.atomic
def add_source(
    *,
    plan: Plan,
    name: str,
    who: str,
    amount: int | None,
    begins_on: date | None,
    ends_on: date | None,
    conditions: str,
    residents_decide: bool,
    by: Member,
    choice: Choice | None = None,
) -> MoneySource:
    """Raises Refused (field and sentence) and PermissionDenied."""
    found = rights.locked_full(plan, by)
    made = MoneySource(
        plan=found,
        name=said(found.area, "name", name, most=120, needed=_("Say what this money is called.")),
        who=said(found.area, "who", who, most=120, needed=_("Say which organisation gives it.")),
        conditions=said(found.area, "conditions", conditions, most=MOST_WORDS),
        residents_decide=residents_decide or choice is not None,
        choice=choice,
    )
    made.amount = _euros("amount", amount)
    if begins_on is None or ends_on is None:
        raise Refused("begins_on", _("Say from which day to which day it can be spent."))
    if ends_on < begins_on:
        raise Refused("ends_on", _("The last day must lie after the first."))
    made.begins_on, made.ends_on = begins_on, ends_on
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        raise Refused("name", _("Money of this name is here already. Give it another name.")) from None
    record(by=by, action="add", thing="money source", key=made.pk, plan=found.pk)
    return made


@transaction.atomic
def remove_source(*, source: MoneySource, by: Member) -> None:
    plan = rights.locked(source.plan, by)
    found = plan.money_sources.get(pk=source.pk)
    hangs = list(found.allocations.values_list("measure__title", flat=True))
    if hangs:
        raise Refused(
            "",
            _("This money goes to: %(measures)s. Take it back there first.") % {"measures": "; ".join(hangs)},
        )
    record(by=by, action="remove", thing="money source", key=found.pk, plan=plan.pk)
    found.delete()


@transaction.atomic
def allocate(*, source: MoneySource, measure: Measure, amount: int | None, by: Member) -> Allocation | None:
    """`amount` takes the place of what went there before; nothing (0) takes it back. Raises Refused and PermissionDenied."""
    plan = rights.locked(source.plan, by)
    found = plan.money_sources.get(pk=source.pk)
    goes_to = plan.measures.get(pk=measure.pk)
    given = 0 if amount == 0 else _euros("amount", amount)
    elsewhere = found.allocations.exclude(measure=goes_to).aggregate(total=Sum("amount", default=0))["total"]
    if elsewhere + given > found.amount:
        raise Refused(
            "amount",
            _("Of “%(name)s” € %(left)s is left. The same money can't be given twice.")
            % {"name": found.name, "left": found.amount - elsewhere},
        )
    if given and goes_to.starts_on and goes_to.starts_on > found.ends_on:
        raise Refused(
            "amount",
            _("“%(name)s” ends on %(day)s, before this begins. Choose other money, or begin sooner.")
            % {"name": found.name, "day": f"{found.ends_on:%-d-%-m-%Y}"},
        )
    record(by=by, action="allocate", thing="money source", key=found.pk, measure=goes_to.pk, amount=given)
    if not given:
        found.allocations.filter(measure=goes_to).delete()
        gates.hold(plan)
        return None
    return Allocation.objects.update_or_create(source=found, measure=goes_to, defaults={"amount": given})[0]


@transaction.atomic
def set_cost(*, measure: Measure, planned: int | None, spent: int | None, by: Member) -> MeasureCost:
    """A `planned` of nothing (0) says that it costs nothing."""
    plan = rights.locked(measure.plan, by)
    found = plan.measures.get(pk=measure.pk)
    defaults = {"planned": _euros("planned", planned, least=0), "spent": _euros("spent", spent or 0, least=0)}
    record(by=by, action="set cost", thing="measure", key=found.pk, **defaults)
    kept, _made = MeasureCost.objects.update_or_create(measure=found, defaults=defaults)
    gates.hold(plan)
    return kept


def _euros(field: str, amount: int | None, *, least: int = 1) -> int:
    if amount is None or not least <= amount <= MOST_EUROS:
        raise Refused(field, _("Give an amount in whole euros."))
    return amount
