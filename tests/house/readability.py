"""Every Dutch text of ours, as a reader meets it, and how hard it is.

`make readability` prints the ten hardest, for whoever writes them.
"""

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from babel.messages import Message

from tests.house.plain_dutch import RESIDENT, TEAM, Score, ease, is_passive, score, sentences, words

# All texts of one file together, as on a page, where it says at least a hundred words.
PAGE_WORDS, PAGE_EASE = 100, 70

# A text is for residents unless every file that says it is here.
TEAM_FILES = (
    "accounts/adapter.py",
    "accounts/templates/account/",
    "accounts/templates/accounts/",
    "accounts/templates/mfa/",
    "accounts/templates/socialaccount/",
    "agenda/actions/",
    "agenda/forms/",
    "agenda/templates/agenda/_decide.html",
    "agenda/templates/agenda/choice_desk.html",
    "agenda/templates/agenda/choice_edit.html",
    "agenda/templates/agenda/choice_paper.html",
    "agenda/templates/agenda/choice_withdraw.html",
    "agenda/templates/agenda/choices.html",
    "agenda/templates/agenda/conversations.html",
    "agenda/templates/agenda/plan.html",
    "agenda/templates/agenda/workbench.html",
    "agenda/views/choice_desk.py",
    "agenda/views/choice_paper.py",
    "agenda/views/workbench.py",
    "fieldwork/actions/",
    "fieldwork/models/",
    "fieldwork/pictures.py",
    "fieldwork/templates/fieldwork/_sheets.html",
    "fieldwork/templates/fieldwork/judge_lines.html",
    "fieldwork/templates/fieldwork/judge_sheet.html",
    "fieldwork/templates/fieldwork/paper.html",
    "fieldwork/templates/fieldwork/round.html",
    "fieldwork/templates/fieldwork/round_outcome.html",
    "fieldwork/templates/fieldwork/rounds.html",
    "fieldwork/templates/fieldwork/route.html",
    "fieldwork/templates/fieldwork/type_sheet.html",
    "fieldwork/typing.py",
    "fieldwork/views/judge.py",
    "fieldwork/views/rounds.py",
    "fieldwork/views/type_in.py",
    "fieldwork/views/walks.py",
    "early_signals/actions/",
    "early_signals/forms.py",
    "early_signals/templates/early_signals/signal.html",
    "early_signals/templates/early_signals/signals.html",
    "feedback/actions/answers.py",
    "feedback/actions/key_people.py",
    "feedback/actions/people.py",
    "feedback/actions/reach.py",
    "feedback/actions/standing.py",
    "feedback/templates/feedback/_done.html",
    "feedback/templates/feedback/_consent.html",
    "feedback/templates/feedback/_key_people.html",
    "feedback/templates/feedback/_key_person_fields.html",
    "feedback/templates/feedback/_live.html",
    "feedback/templates/feedback/_note.html",
    "feedback/templates/feedback/_role.html",
    "feedback/templates/feedback/_roles.html",
    "feedback/templates/feedback/_share.html",
    "feedback/templates/feedback/_urge.html",
    "feedback/templates/feedback/action_point.html",
    "feedback/templates/feedback/action_points.html",
    "feedback/templates/feedback/answer.html",
    "feedback/templates/feedback/audit.html",
    "feedback/templates/feedback/contribution.html",
    "feedback/templates/feedback/handover.html",
    "feedback/templates/feedback/handover_places.html",
    "feedback/templates/feedback/inbox.html",
    "feedback/templates/feedback/member.html",
    "feedback/templates/feedback/news_sheet_edit.html",
    "feedback/templates/feedback/news_sheets.html",
    "feedback/templates/feedback/password_link.html",
    "feedback/templates/feedback/people.html",
    "feedback/templates/feedback/sources.html",
    "feedback/templates/feedback/team.html",
    "feedback/views/answering.py",
    "feedback/views/audit.py",
    "feedback/views/chain.py",
    "feedback/views/handover.py",
    "feedback/views/handover_sections.py",
    "feedback/views/inbox.py",
    "feedback/views/people.py",
    "feedback/views/sharing.py",
    "places/actions/",
    "places/forms.py",
    "places/templates/places/posters.html",
    "places/templates/places/priority_area_delete.html",
    "places/templates/places/priority_area_edit.html",
    "places/templates/places/priority_areas.html",
    "places/urls.py",
    "places/views/priority_areas.py",
    "plans/actions/energy.py",
    "plans/actions/import_works.py",
    "plans/actions/links.py",
    "plans/forms/linking.py",
    "plans/templates/plans/_linking_",
    "plans/templates/plans/energy.html",
    "plans/templates/plans/linking",
    "plans/templates/plans/works.html",
    "plans/views/linking.py",
    "plans/views/works.py",
    "plans/works_files/",
)

# What stands in the gaps of a text when somebody reads it. Any other gap holds a number.
FILLED = {
    "author": "Maryam Bakkali",
    "address": "www.straatwijs.nl/s/korte-kade",
    "begin": "1",
    "budget": "9",
    "day": "dinsdag 3 maart",
    "field": "straat",
    "first": "1 januari",
    "had": "gedaan",
    "kinds": "zwerfvuil en lawaai",
    "last": "31 maart",
    "name": "De Kade",
    "neighbourhood": "De Kade",
    "others": "de Lange Kade en de Sluisstraat",
    "place": "De Kade",
    "season": "Deze lente",
    "side": "Fijn",
    "span": "van 2 tot 9 maart",
    "state": "gedaan",
    "street": "Korte Kade",
    "time": "19.30 uur",
    "title": "Schone straten",
    "town": "Kadedam",
    "wanted": "bezig",
    "ways": "De Kade, Kadedam",
    "weekday": "dinsdag",
    "what": "Zwerfvuil",
    "where": "de Korte Kade",
    "who": "de gemeente",
    "why": "er was nog iets vergeten",
}
_GAP = re.compile(r"%\((\w+)\)[a-z]|\{(\w*)\}|%[sd]")
_TAG = re.compile(r"<[^>]+>")


def as_read(text: str) -> str:
    """The text as it stands on the page: gaps filled, tags gone."""
    filled = _GAP.sub(lambda gap: FILLED.get(gap[1] or gap[2] or "", "12"), text)
    return _TAG.sub(" ", filled).replace("%%", "%")


def files_of(message: Message) -> tuple[str, ...]:
    return tuple(place.removeprefix("straatwijs/") for place, _line in message.locations)


def is_for_team(files: Iterable[str]) -> bool:
    return all(file.startswith(TEAM_FILES) for file in files)


def scores(messages: Iterable[Message]) -> Iterator[Score]:
    """Every Dutch text of the catalogue, both forms of a plural."""
    for message in messages:
        files = files_of(message)
        texts = (message.string,) if isinstance(message.string, str) else message.string
        for text in dict.fromkeys(texts):
            yield score(as_read(text), TEAM if is_for_team(files) else RESIDENT, files)


def hard_pages(all_scores: Iterable[Score]) -> dict[str, float]:
    """Files for residents whose texts together are too hard, with their reading ease."""
    pages = defaultdict(list)
    for one in all_scores:
        for file in one.files:
            if not file.startswith(TEAM_FILES):
                pages[file].append(one.text)
    together = {file: "\n".join(texts) for file, texts in pages.items()}
    return {
        file: round(ease(text), 1)
        for file, text in together.items()
        if len(words(text)) >= PAGE_WORDS and ease(text) < PAGE_EASE
    }


def report(all_scores: list[Score]) -> Iterator[str]:
    for who, limit in (("residents", RESIDENT), ("the team only", TEAM)):
        mine = [one for one in all_scores if one.limit is limit]
        said = [sentence for one in mine for sentence in sentences(one.text)]
        mean = sum(len(words(sentence)) for sentence in said) / len(said)
        passive = sum(map(is_passive, said)) / len(said)
        hard = sum(bool(one.complaints()) for one in mine)
        yield (
            f"{len(mine)} texts for {who}: {hard} too hard; {len(said)} sentences of {mean:.1f} words on "
            f"average, about {passive:.0%} with “wordt” or “worden”."
        )
    yield "The ten hardest (1 is the limit):"
    for one in sorted(all_scores, key=Score.hardness, reverse=True)[:10]:
        ease_of = "too short" if one.ease is None else f"{one.ease:.0f}"
        yield f"\n{one.hardness():.2f}  {one.text}\n      {', '.join(one.files)}"
        yield f"      longest sentence {one.longest}, reading ease {ease_of}"
        yield from (f"      {complaint}" for complaint in one.complaints())


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "straatwijs.config.settings")
    django.setup()
    from straatwijs.web.management.commands import messages

    found = list(scores(messages.texts(messages.read(messages.CATALOGUE)).values()))
    print("\n".join(report(found)))
