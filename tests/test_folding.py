"""A search compares text without what readers leave out and without letters that look alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalogue.folding import folded, other_forms

SAME = {
    "capitals": ("YouTube", "youtube"),
    "accents": ("Türkiye", "turkiye"),
    "an Arabic yeh": ("ٹيلي", "ٹیلی"),
    "an Arabic kaf": ("پاكستان", "پاکستان"),
    "heh in its three forms": ("ٹیلی تهون", "ٹیلی تھون"),
    "teh marbuta": ("مظاہرة", "مظاہرہ"),
    "vowel signs": ("سَبَب", "سبب"),
    "a joiner": ("سو\u200cشل", "سوشل"),
    "a lengthened word": ("بـــند", "بند"),
    "a hamza above": ("جرأت", "جرات"),
    "a hamza on its own": ("علماء", "علما"),
    "a nasal nun": ("یہاں", "یہان"),
}


@pytest.mark.parametrize("what", SAME)
def test_two_ways_to_write_a_word_are_one_as_to(what: str) -> None:
    one, other = SAME[what]
    assert folded(one) == folded(other)


def test_letters_that_readers_tell_apart_stay_apart() -> None:
    words = ["بند", "پند", "ٹند", "ڈند", "گند", "چند", "ژند", "بے", "بی"]
    assert len({folded(word) for word in words}) == len(words)


@given(st.text())
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    # A capital that Unicode takes apart into a small letter and a sign needs a second time.
    assert folded(folded(folded(text))) == folded(folded(text))


def test_the_words_that_can_be_asked_for_in_another_form_are_given_in_it() -> None:
    assert other_forms("Social media, پاکستان میں بھی") == ("بہی", "مین")
    assert other_forms("Nothing here is written otherwise.") == ()
