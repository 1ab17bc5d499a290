"""Whose words a quotation is, in the order of words of several languages."""

from __future__ import annotations

import pytest

from tests.desk.importing.conftest import Reader

LEAD = {
    "en": "The title of a report\n\nThe talks were held in the capital and that is what was said of them.\n\n",
    "ru": "Заголовок сообщения агентства\n\nПереговоры прошли в столице и продолжались долго.\n\n",
    "tr": "Haberin başlığı burada duruyor\n\nGörüşmeler başkentte yapıldı ve uzun sürdü, bir anlaşma olmadı.\n\n",
    "ar": "عنوان الخبر هنا اليوم\n\nجرت المحادثات في العاصمة واستمرت طويلا بين الطرفين.\n\n",
}


@pytest.mark.parametrize(
    ("language", "sentence", "speaker", "words"),
    [
        ("en", "“We want peace soon,” Dmitry Peskov said.", "peskov", "We want peace soon"),
        ("en", "“We want peace soon”, said Dmitry Peskov.", "peskov", "We want peace soon"),
        ("en", '"We want peace soon." Dmitry Peskov told reporters.', "peskov", "We want peace soon."),
        ("en", 'Dmitry Peskov told Vladimir Putin: "We want peace soon."', "peskov", "We want peace soon."),
        ("en", "According to Dmitry Peskov, ‘we want peace soon’.", "peskov", "we want peace soon"),
        ("en", "Turkey’s Recep Tayyip Erdogan said “we want peace soon”.", "erdogan", "we want peace soon"),
        ("ru", "«Мы хотим мира», — заявил Дмитрий Песков.", "peskov", "Мы хотим мира"),
        ("ru", "Владимир Путин подчеркнул: «Мы хотим мира».", "vladimir-putin", "Мы хотим мира"),
        ("ru", "По словам Дмитрия Пескова, «мы хотим мира».", "peskov", "мы хотим мира"),
        ("ru", "Как отметил Дмитрий Песков, „мы хотим мира“.", "peskov", "мы хотим мира"),
        ("ru", "— Мы хотим мира, — сказал Владимир Путин журналистам.", "vladimir-putin", "Мы хотим мира"),
        ("tr", 'Recep Tayyip Erdoğan, Vladimir Putin ile, "Barış hemen şart" dedi.', "erdogan", "Barış hemen şart"),
        ("tr", 'Recep Tayyip Erdoğan, şunları söyledi: “Barış istiyoruz hemen.”', "erdogan", "Barış istiyoruz hemen."),
        ("ar", "وقال رجب طيب أردوغان: «نريد السلام الآن».", "erdogan", "نريد السلام الآن"),
        ("ar", 'وأكد فلاديمير بوتين أن "الحل السياسي ممكن" في ليبيا.', "vladimir-putin", "الحل السياسي ممكن"),
    ],
)  # fmt: skip
def test_the_speaker_is_found(reader: Reader, language: str, sentence: str, speaker: str, words: str) -> None:
    (quotation,) = reader(LEAD[language] + sentence).quotations
    assert quotation.words == words
    assert quotation.speaker is not None
    assert (quotation.speaker.owner, quotation.doubt) == (speaker, "")


def test_a_speaker_without_an_entry_is_named(reader: Reader) -> None:
    (quotation,) = reader(LEAD["en"] + "“We want peace soon,” said Jens Stoltenberg.").quotations
    assert quotation.speaker is not None
    assert (quotation.speaker.words, quotation.speaker.owner) == ("Jens Stoltenberg", "")


def test_a_pronoun_leads_to_who_spoke_last_and_is_doubtful(reader: Reader) -> None:
    said = reader(LEAD["en"] + "“We want peace soon,” Dmitry Peskov said.\n\n“It must last long,” he added.").quotations
    assert said[1].speaker is not None
    assert said[1].speaker.owner == "peskov"
    assert said[1].speaker.doubt == "the text names no speaker here; this one spoke last"


def test_who_speaks_for_somebody_is_not_that_one(reader: Reader) -> None:
    (quotation,) = reader(LEAD["en"] + "A spokesman for Vladimir Putin said: “We want peace soon.”").quotations
    assert quotation.speaker is not None
    assert quotation.speaker.doubt == "the words may be those of somebody who speaks for this one"


@pytest.mark.parametrize(
    "text", ["He saw the film “Gone With Dawn” again.", "A “terrorist” was held.", "The “Wagner” group left."]
)
def test_names_and_single_words_in_marks_are_no_quotations(reader: Reader, text: str) -> None:
    assert reader(LEAD["en"] + text).quotations == ()


def test_quotations_within_quotations_stay_inside(reader: Reader) -> None:
    (quotation,) = reader(LEAD["ru"] + "«Мы читали «Войну и мир» все вместе», — сказал Владимир Путин.").quotations
    assert quotation.words == "Мы читали «Войну и мир» все вместе"


def test_who_speaks_for_somebody_is_named_before(reader: Reader) -> None:
    sentence = "Ibrahim Kalin, a spokesman for Recep Tayyip Erdogan, told Al Jazeera: “We want peace soon.”"
    (quotation,) = reader(LEAD["en"] + sentence).quotations
    assert quotation.speaker is not None
    assert (quotation.speaker.words, quotation.speaker.owner) == ("Ibrahim Kalin", "")


def test_a_long_quotation_is_cut_at_a_comma_and_never_behind_a_negation(reader: Reader) -> None:
    words = (
        "This attack on the centre is a sign to all of us here that a lasting peace in the whole of this region is not"
    )
    (quotation,) = reader(LEAD["en"] * 2 + f"“{words} what they are after,” said Dmitry Peskov.").quotations
    assert quotation.words == words.removesuffix(" is not") + " […]"
    long = "One two three four five six seven eight nine ten eleven twelve thirteen fourteen, " + "and so on " * 9
    (quotation,) = reader(LEAD["en"] * 2 + f"“{long}”, said Dmitry Peskov.").quotations
    assert quotation.words.endswith("thirteen fourteen […]")


def test_who_was_named_last_speaks_when_nobody_has_spoken(reader: Reader) -> None:
    text = LEAD["ar"] + "التقى فلاديمير بوتين الوفد.\n\nوأضاف: «نريد السلام الآن»."
    (quotation,) = reader(text).quotations
    assert quotation.speaker is not None
    assert quotation.speaker.doubt == "the text names no speaker here; this one was named last"
