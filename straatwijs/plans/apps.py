from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "straatwijs.plans"
    label = "plans"

    def ready(self) -> None:
        """What residents agreed to count stands in plans; the form that asks it belongs to an earlier stage."""
        from straatwijs.fieldwork import agreed  # noqa: PLC0415 -- models are not there before this moment
        from straatwijs.plans.queries import own_measuring  # noqa: PLC0415 -- as above

        agreed.offer(own_measuring.INSTRUMENT, own_measuring.choices_at)
