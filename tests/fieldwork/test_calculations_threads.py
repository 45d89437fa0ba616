"""Suggested groups and "more like this", on stories that were labelled before any method was tried."""

import pytest

from straatwijs.fieldwork.calculations.subjects import subjects
from straatwijs.fieldwork.calculations.threads import Alike
from straatwijs.fieldwork.calculations.words import stem, words
from tests.fieldwork.labelled import (
    ENOUGH,
    SETS,
    agreement,
    baseline_first,
    baseline_groups,
    labels,
    likeness,
    read,
    suggested,
)

MARGIN = 0.2


@pytest.fixture(scope="module")
def sets():
    """Each set of labelled stories with what was found in it."""
    found = {}
    for name in SETS:
        stories = read(name)
        found[name] = stories, Alike([story.text for story in stories])
    return found


@pytest.mark.any_database
def test_labelled_stories_are_as_many_and_as_different_as_promised():
    own = read("development") + read("held_out")
    threads = {story.thread for story in own} - {""}
    assert len(own) >= 220
    assert len(threads) >= 16
    assert sum(not story.thread for story in own) >= 50
    assert min(sum(story.thread == thread for story in own) for thread in threads) >= 7
    assert {story.thread for story in read("development")} & {s.thread for s in read("held_out")} == {""}


@pytest.mark.any_database
@pytest.mark.parametrize("name", SETS)
def test_groups_beat_plain_clustering_by_a_clear_margin(sets, name):
    stories, alike = sets[name]
    truth = labels(stories)
    plain = max(agreement(truth, groups).f1 for groups in baseline_groups(stories).values())
    assert agreement(truth, suggested(alike)).f1 > plain + MARGIN


@pytest.mark.any_database
@pytest.mark.parametrize("name", SETS)
def test_more_like_this_has_three_of_five_of_the_same_thread(sets, name):
    stories, alike = sets[name]
    ours = likeness(stories, [alike.like(number) for number in range(len(stories))])
    plain = likeness(stories, baseline_first(stories))
    assert ours.mean >= ENOUGH
    assert ours.share > plain.share + MARGIN


@pytest.mark.any_database
def test_same_stories_give_the_same_groups_in_any_process(sets):
    stories, alike = sets["development"]
    again = Alike([story.text for story in stories])
    assert again.groups() == alike.groups()
    assert again.groups()[0].words == ("douche", "schimmel", "huur")


@pytest.mark.any_database
@pytest.mark.parametrize("texts", [[], ["Bus weg"], ["Bus weg", ""], ["", "?", "12"], ["zzz", "qqq", "xxx"]])
def test_few_or_empty_stories_make_no_group(texts):
    alike = Alike(texts)
    assert alike.groups() == []
    assert [alike.like(number) for number in range(len(texts))] == [[] for _text in texts]


@pytest.mark.any_database
def test_story_finds_what_is_told_in_other_words():
    texts = ["de lantaarn is stuk", "Pikkedonker hier s avonds", "Wat een lekkere soep", "hond in het gras"]
    assert Alike(texts).like(0, 1) == [1]


@pytest.mark.any_database
def test_word_is_the_same_in_all_its_forms():
    assert {stem(word) for word in ("boom", "bomen", "boompje", "boompjes")} == {stem("boom")}
    assert {stem(word) for word in ("huis", "huizen", "huisje")} == {stem("huis")}
    assert words("Café ‘t Hoekje, 3x’s: één!") == ["cafe", "t", "hoekje", "xs", "een"]


@pytest.mark.any_database
def test_list_of_words_can_be_read_by_anybody_and_has_no_subject_twice():
    names = subjects().names
    assert len(names) > 80
    assert len(set(names)) == len(names)
    number = names.index("mould")
    assert subjects().of("badkamerschimmel")[number] == subjects().of("schimmels")[number] == 1
    assert subjects().of("plafond")[number] < 1
