"""Reports in the layouts of several agencies; the texts are made up."""

from __future__ import annotations

import pytest

from tests.desk.importing.conftest import Reader

TASS = """\
World

Putin, Erdogan discuss Nagorno-Karabakh by phone

28 October 2020, 14:05

MOSCOW, October 28. /TASS/. Russian President Vladimir Putin discussed the
situation in Nagorno-Karabakh and Libya with his Turkish counterpart Recep
Tayyip Erdogan, the press service said on Tuesday.

“We want a ceasefire as soon as it can be had,” spokesman Dmitry Peskov said.

Photo: Ivan Ivanov/TASS
Based on materials from TASS
"""


def test_a_report_with_everything(reader: Reader) -> None:
    reading = reader(TASS)
    assert reading.title.text == "Putin, Erdogan discuss Nagorno-Karabakh by phone"
    assert (reading.published.edtf, reading.published.doubt) == ("2020-10-28", "")
    assert reading.happened is not None
    assert reading.happened.edtf == "2020-10-27?"
    assert reading.happened.doubt == "“Tuesday”, counted back from the publication on 28 October 2020"
    assert reading.agency.text == "TASS"
    assert reading.photo_credit.text == "Ivan Ivanov/TASS"
    assert reading.based_on == "TASS"
    assert [mention.entry_id for mention in reading.mentions] == [
        "vladimir-putin",
        "erdogan",
        "karabakh",
        "libya",
        "peskov",
        "tass",
    ]
    (quotation,) = reading.quotations
    assert quotation.words == "We want a ceasefire as soon as it can be had"
    assert quotation.speaker is not None
    assert quotation.speaker.owner == "peskov"


def test_a_wire_text_without_title_and_year(reader: Reader) -> None:
    reading = reader(
        "Oct 28 (Reuters) - Russian President Vladimir Putin told Turkey's Tayyip Erdogan on Tuesday he was deeply "
        "worried about the fighting.\nReporting by Jane Doe; Editing by John Roe\n"
    )
    assert reading.title.text == ""
    assert reading.title.doubt == "the text has no title that could be told from its paragraphs"
    assert (reading.published.edtf, reading.published.doubt) == ("20XX", "the text gives a day, 28.10., and no year")
    assert reading.agency.text == "Reuters"
    assert reading.author == "Reporting by Jane Doe; Editing by John Roe"


def test_a_turkish_report(reader: Reader) -> None:
    reading = reader(
        "28 Ekim 2020 Çarşamba\nCumhurbaşkanı Erdoğan, Putin ile görüştü\nANKARA (AA) - Cumhurbaşkanı Recep Tayyip "
        'Erdoğan, Şuşa için "Bu konuda birlikte çalışabiliriz" dedi.\nFotoğraf: AA\n'.replace(
            "28 Ekim 2020 Çarşamba\n", "28 Ekim 2020 Çarşamba\n\n"
        )
    )
    assert reading.language == "tr"
    assert reading.title.text == "Cumhurbaşkanı Erdoğan, Putin ile görüştü"
    assert reading.published.edtf == "2020-10-28"
    assert (reading.agency.text, reading.photo_credit.text) == ("Anadolu Agency", "AA")
    assert [said.text for said in reading.conflicts] == ["karabakh"]
    assert reading.conflicts[0].doubt == "the text does not name it, but “Şuşa”, which belongs to it"
    assert [quotation.words for quotation in reading.quotations] == ["Bu konuda birlikte çalışabiliriz"]


def test_an_arabic_report(reader: Reader) -> None:
    reading = reader(
        "بوتين يبحث الوضع في ليبيا\n\n٢٨ تشرين الأول ٢٠٢٠\n\nموسكو-سانا\n\nبحث الرئيس فلاديمير بوتين مع رجب طيب "
        "أردوغان الوضع في ليبيا أمس.\n\nوقال بوتين: «نحتاج إلى وقف إطلاق النار الآن».\n"
    )
    assert reading.language == "ar"
    assert reading.title.text == "بوتين يبحث الوضع في ليبيا"
    assert reading.published.edtf == "2020-10-28"
    assert reading.happened is not None
    assert reading.happened.edtf == "2020-10-27?"
    assert reading.agency.text == "SANA"
    assert [mention.entry_id for mention in reading.mentions] == ["vladimir-putin", "libya", "erdogan"]
    (quotation,) = reading.quotations
    assert quotation.speaker is not None
    assert quotation.speaker.owner == "vladimir-putin"


PAGE = """<!doctype html><html lang="ru"><head><meta charset="windows-1251"><title>Путин и Ливия — РИА Новости</title>
<meta property="og:site_name" content="РИА Новости">
<link rel="canonical" href="https://ria.ru/20201027/call-1.html">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Путин обсудил Ливию",
 "datePublished": "2020-10-27T20:14:00+03:00"}</script></head>
<body><nav><a href="/">Главная</a></nav><div class="wrap"><h1>Путин обсудил Ливию</h1>
<figure><img src="x"><figcaption>Президент. © РИА Новости / А. Б.</figcaption></figure>
<div class="text"><p><b>МОСКВА, 27 окт — РИА Новости.</b> Владимир Путин обсудил с Эрдоганом положение в Ливии.</p>
<p>«Мы обеспокоены участием боевиков с Востока», — заявил Дмитрий Песков.</p></div>
<div class="related"><p>Читайте также: Ильхам Алиев и многое другое на нашем сайте</p></div></div>
<footer><p>Сетевое издание, все права защищены, редакция не отвечает за материалы</p></footer></body></html>"""


def test_a_page_in_windows_1251(reader: Reader) -> None:
    reading = reader(PAGE.encode("windows-1251"), "page.html")
    assert reading.title.text == "Путин обсудил Ливию"
    assert reading.published.edtf == "2020-10-27"
    assert (reading.publisher.text, reading.agency.text) == ("RIA Novosti", "RIA Novosti")
    assert reading.url == "https://ria.ru/20201027/call-1.html"
    assert reading.photo_credit.text == "РИА Новости / А. Б"
    assert [quotation.words for quotation in reading.quotations] == ["Мы обеспокоены участием боевиков с Востока"]
    assert not any("Алиев" in candidate.words for candidate in reading.candidates)


def test_a_markdown_file_with_front_matter(reader: Reader) -> None:
    reading = reader(
        "---\ntitle: The call\ndate: 2020-10-28\nsource: https://www.aljazeera.com/news/2020/10/28/call\n---\n"
        "# Turkey and **Libya**\n\n![Two men](x.jpg \"Photo: AP\")\n\nThe presidents of [Turkey](http://x) spoke.\n",
        "call.md",
    )  # fmt: skip
    assert reading.title.text == "The call"
    assert reading.published.edtf == "2020-10-28"
    assert reading.publisher.text == "Al Jazeera"
    assert reading.photo_credit.text == "AP"
    assert [mention.entry_id for mention in reading.mentions] == ["turkey"]


def test_a_transcript_gives_short_excerpts_of_turns(reader: Reader) -> None:
    words = " ".join(f"word{number}" for number in range(60))
    reading = reader(f"Meeting on Libya\n\nOctober 28, 2020\n\nThe Kremlin, Moscow\n\nVladimir Putin: {words}.\n")
    (quotation,) = reading.quotations
    assert quotation.cut
    assert len(quotation.words.split()) == 26
    assert quotation.words.endswith(" word24 […]")


def test_dates_that_disagree_are_doubtful(reader: Reader) -> None:
    page = (
        '<html><meta property="article:published_time" content="2020-10-26"><h1>Call</h1><p>28 October 2020</p><p>'
        + ("The two presidents spoke. " * 3)
    )
    reading = reader(page, "a.html")
    assert reading.published.edtf == "2020-10-26?"
    assert reading.published.doubt == "“2020-10-26” and “28 October 2020” disagree"


def test_unknown_names_are_candidates_and_known_ones_are_not(reader: Reader) -> None:
    reading = reader("A title here\n\nIn Moscow, Vladimir Putin met Jens Stoltenberg of NATO. Then he left Moscow.\n")
    assert [candidate.words for candidate in reading.candidates] == ["Moscow", "Jens Stoltenberg", "NATO"]


@pytest.mark.parametrize(
    ("start", "place", "agency"),
    [
        ("ANKARA (AA) – The", "ANKARA", "Anadolu Agency"),
        ("MOSCOW, Oct 28 (Reuters) - The", "MOSCOW", "Reuters"),
        ("МОСКВА, 28 окт — РИА Новости. Президент", "МОСКВА", "RIA Novosti"),
        ("Москва. 28 октября. INTERFAX.RU - Президент", "Москва", "Interfax"),
        ("Damascus, SANA- The", "Damascus", "SANA"),
        ("إسطنبول/ الأناضول", "إسطنبول", "Anadolu Agency"),
        ("YEREVAN, OCTOBER 28, ARMENPRESS. The", "YEREVAN", "Armenpress"),
        ("BEIRUT — The", "BEIRUT", ""),
    ],
)
def test_datelines(start: str, place: str, agency: str) -> None:
    from explainer.desk.importing.datelines import read_dateline

    found = read_dateline(f"{start} two presidents spoke by telephone.")
    assert found is not None
    assert (found.place, found.agency) == (place, agency)


def test_brackets_in_a_sentence_are_no_dateline() -> None:
    from explainer.desk.importing.datelines import read_dateline

    assert read_dateline("Putin met the head of the government of Libya (GNA) - the talks went on.") is None


def test_lines_with_labels(reader: Reader) -> None:
    reading = reader(
        "Title: A truce holds\nDate: March 6, 2020\nSource: https://tass.com/world/1\n\nTurkey agreed in Moscow on "
        "5 March 2020 on a truce in Libya. (Reporting by Jane Doe; editing by John Roe)\n"
    )
    assert (reading.title.text, reading.published.edtf) == ("A truce holds", "2020-03-06")
    assert reading.happened is not None
    assert (reading.happened.edtf, reading.happened.doubt) == ("2020-03-05", "")
    assert (reading.url, reading.publisher.text) == ("https://tass.com/world/1", "TASS")
    assert reading.author == "Reporting by Jane Doe; editing by John Roe"


def test_old_pages_that_part_paragraphs_by_line_breaks(reader: Reader) -> None:
    reading = reader(
        "<html><body><h1>A truce in Libya</h1><div>October 23, 2020 - 14:33 <br> Written By: Jane Doe</div><div><br>"
        "Turkey and others agreed on Friday on a lasting truce in Libya.<br><br>\"It is a good turning point\", Dmitry "
        "Peskov said.</div><div>Tags: <a>Libya</a></div></body></html>",
        "old.html",
    )  # fmt: skip
    assert (reading.title.text, reading.published.edtf, reading.author) == (
        "A truce in Libya",
        "2020-10-23",
        "Jane Doe",
    )
    assert [quotation.words for quotation in reading.quotations] == ["It is a good turning point"]


def test_headers_of_agency_pages_are_no_titles(reader: Reader) -> None:
    reading = reader(
        "27 ОКТ, 20:30\nОбновлено 20:52\nПереговоры о Ливии\nМОСКВА, 27 октября. /ТАСС/. Стороны обсудили Ливию.\n"
        "27 сентября 2020 года начались бои.\n"
    )
    assert reading.title.text == "Переговоры о Ливии"
    assert reading.published.edtf == "2020-10-27?"
    assert reading.published.doubt == "the dateline has no year; this is the youngest that the text names"


def test_classes_that_speak_of_the_report_do_not_hide_it(reader: Reader) -> None:
    reading = reader(
        '<html><body class="has-sidebar"><div class="layout with-sidebar comments"><h1>A truce in Libya</h1>'
        '<article class="post tag-libya comments-open"><time datetime="2020-10-23">Friday</time>'
        "<p>Turkey and others agreed on a lasting truce for the whole of Libya.</p></article>"
        '<div class="related-posts"><p>Vladimir Putin spoke at length about something else altogether.</p></div>'
        '<div id="sidebar"><p>Dmitry Peskov on a subject that is not of this report.</p></div></div></body></html>',
        "post.html",
    )
    assert (reading.title.text, reading.published.edtf) == ("A truce in Libya", "2020-10-23")
    assert [mention.entry_id for mention in reading.mentions] == ["libya", "turkey"]
