"""The pages of stories and threads: a group set right in two moves, without a script, and nothing that was typed is lost."""

import re

import pytest
from django.test import Client
from django.utils.html import escape

from straatwijs.fieldwork.models import Thread, ThreadStory
from tests.fieldwork.labelled import read

MOULD, GARDEN, BUS = "mould in the bathrooms", "the shared vegetable garden", "the bus that no longer stops"


def references(answer) -> list[int]:
    """What can be ticked on the page, in its order."""
    return [int(one) for one in re.findall(r'name="ref" value="(\d+)"', answer.content.decode())]


def post(desk: Client, path: str, **form):
    return desk.post(path, form, follow=True)


@pytest.fixture
def two_threads(desk, tell) -> tuple[Thread, Thread]:
    """Mould with four stories, one of which belongs to the garden with three."""
    mould, garden = tell(MOULD, 3), tell(GARDEN, 4)
    move = "/team/draden/verplaats"
    post(desk, move, into="new", name="Schimmel", ref=[*mould, garden[0]])
    post(desk, move, into="new", name="De moestuin", ref=garden[1:])
    return Thread.objects.get(name="Schimmel"), Thread.objects.get(name="De moestuin")


def test_group_is_named_from_its_suggestion(desk, tell):
    mould = tell(MOULD, 6)
    tell(BUS, 4)
    page = desk.get("/team/draden/")
    assert sorted(references(page)) == mould
    assert page.content.decode().count(" checked") == 6

    answer = post(desk, "/team/draden/verplaats", suggested="1", into="new", name="Schimmel", ref=mould[:5])
    assert answer.redirect_chain == [("/team/draden/?plek=de-kade", 302)]
    assert "5 verhalen staan nu in “Schimmel”." in answer.content.decode()
    answer = post(desk, "/team/draden/ongedaan")
    assert not Thread.objects.exists()
    assert sorted(references(answer)) == mould

    answer = post(desk, "/team/draden/geen", ref=mould)
    assert "Deze groep wordt niet meer voorgesteld." in answer.content.decode()
    assert references(answer) == []


def test_suggestions_that_may_be_chance_say_so_and_come_last(desk, tell):
    for thread in sorted({story.thread for story in read("development")}):
        tell(thread, {"": 32, MOULD: 6}.get(thread, 2))
    said = re.findall(
        "horen vaker bij elkaar|Dit kan toeval zijn", desk.get("/team/draden/").content.decode()
    )
    assert said == ["horen vaker bij elkaar"] * 5 + ["Dit kan toeval zijn"]


def test_wrong_story_goes_to_its_thread_in_two_moves(desk, two_threads):
    """Tick it, press the button of the other thread; the button needs no list to open."""
    mould, garden = two_threads
    page = desk.get(f"/team/draden/{mould.pk}")
    wrong = next(story.contribution for story in mould.stories.order_by("-contribution"))
    assert wrong in references(page)
    assert f'name="into" value="{garden.pk}">Naar “De moestuin”</button>' in page.content.decode()

    here = f"/team/draden/{mould.pk}"
    answer = post(desk, "/team/draden/verplaats", into=garden.pk, ref=wrong, terug=here)
    assert answer.redirect_chain == [(here, 302)]
    assert (mould.stories.count(), garden.stories.count()) == (3, 4)
    post(desk, "/team/draden/ongedaan", terug=here)
    assert (mould.stories.count(), garden.stories.count()) == (4, 3)


def test_threads_are_joined_renamed_laid_aside_and_split(desk, two_threads):
    mould, garden = two_threads
    answer = post(desk, f"/team/draden/{garden.pk}/samen", into=mould.pk)
    assert "“De moestuin” hoort nu bij deze draad." in answer.content.decode()
    assert desk.get(f"/team/draden/{garden.pk}").status_code == 404
    assert len(references(answer)) >= 7

    post(desk, f"/team/draden/{mould.pk}/naam", name="Vocht in huis")
    post(desk, f"/team/draden/{mould.pk}/opzij", what="lay_aside")
    listed = desk.get("/team/draden/").content.decode()
    assert listed.index("Opzij gelegd") < listed.index("Vocht in huis")
    post(desk, f"/team/draden/{mould.pk}/opzij", what="take_up")

    some = list(mould.stories.values_list("contribution", flat=True)[:2])
    post(desk, "/team/draden/verplaats", into="new", name="Douche", ref=some)
    assert Thread.objects.get(name="Douche").stories.count() == 2
    answer = post(desk, "/team/draden/verplaats", into="out", ref=some)
    assert "2 verhalen staan nu in geen draad." in answer.content.decode()


@pytest.mark.parametrize("start", ["thread", "suggestion", "stories"])
def test_refusal_says_what_to_do_and_keeps_what_was_typed_and_ticked(start, desk, tell, two_threads):
    mould, _garden = two_threads
    loose = tell(BUS, 10)
    sent = {
        "thread": {"from": mould.pk, "ref": [s.contribution for s in mould.stories.all()[:2]]},
        "suggestion": {"suggested": "1", "group": loose[0], "ref": loose[:2]},
        "stories": {"ref": loose[:2], "terug": "/team/verhalen/?kant=annoying"},
    }[start]
    answer = desk.post("/team/draden/verplaats", {"into": "new", "name": "Mevrouw Jansen belt", **sent})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "een naam" in text
    for reference in sent["ref"]:
        if reference in references(answer):
            assert re.search(rf'id="ref{reference}" checked', text)
    if start != "suggestion":
        assert 'value="Mevrouw Jansen belt"' in text
    assert not Thread.objects.filter(name__contains="Jansen").exists()


def test_stories_are_chosen_by_theme_and_side_and_words_are_escaped(desk, tell, given, little_town):
    annoying = tell(BUS, 2, indicator="story_traffic_annoying")
    calm = {"side": "pleasant", "text": "<b>Rustig</b> verkeer", "instrument": "story"}
    pleasant = given("story_traffic_pleasant", **calm).reference
    given("loose_tiles", text="Een losse tegel")  # a note: no story
    assert sorted(references(desk.get("/team/verhalen/"))) == sorted([*annoying, pleasant])
    assert references(desk.get("/team/verhalen/?kant=pleasant&thema=traffic")) == [pleasant]
    assert references(desk.get("/team/verhalen/?thema=green")) == []
    assert "Niets past" in desk.get("/team/verhalen/?thema=green").content.decode()
    assert escape("<b>Rustig</b> verkeer") in desk.get("/team/verhalen/").content.decode()
    assert desk.get("/team/verhalen/?plek=akkerlaan").status_code == 404
    assert references(desk.get("/team/verhalen/?plek=de-kade&kant=onzin&bladzij=99"))[:1] != []


def test_more_like_this_shows_the_nearest_stories(desk, tell):
    mould = tell(MOULD, 6)
    tell(BUS, 4)
    shown = references(desk.get(f"/team/verhalen/{mould[0]}"))
    assert shown[0] == mould[0]
    assert len(set(shown[1:]) & set(mould)) >= 3
    assert desk.get("/team/verhalen/999999").status_code == 404


def test_thread_page_reads_no_word_of_another_circle(sign_in, neighbourhood_worker, tell, two_threads):
    mould, _garden = two_threads
    worker = sign_in(neighbourhood_worker)
    page = worker.get(f"/team/draden/{mould.pk}")
    assert page.status_code == 200
    assert references(page) == []
    assert not any(story.text[:30] in page.content.decode() for story in read("development"))
    assert "Er zijn hier geen verhalen die je mag lezen." in page.content.decode()


def test_empty_places_say_what_to_do(desk, little_town):
    assert "Nog geen verhalen hier." in desk.get("/team/verhalen/").content.decode()
    assert "Er zijn hier 0 verhalen." in desk.get("/team/draden/").content.decode()


def test_pages_ask_the_database_as_often_for_one_story_as_for_many(desk, tell, django_assert_num_queries):
    def queries(path: str, number: int) -> None:
        with django_assert_num_queries(number):
            desk.get(path)

    tell(MOULD, 1)
    queries("/team/draden/", 10)
    queries("/team/verhalen/", 10)
    tell(GARDEN, 6)
    queries("/team/draden/", 10)
    queries("/team/verhalen/", 10)
    assert not ThreadStory.objects.exists()
