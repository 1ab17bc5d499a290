"""Words for months, weekdays and near days, by language: what stands in datelines of news."""

from __future__ import annotations

import re

from explainer.model.dates import MONTHS

_MONTHS_BY_LANGUAGE = {
    "en": " ".join(MONTHS),
    "en, short": "Jan Feb Mar Apr May Jun Jul Aug Sep|Sept Oct Nov Dec",
    "ru": "января|январь февраля|февраль марта|март апреля|апрель мая|май июня|июнь июля|июль августа|август"
    " сентября|сентябрь октября|октябрь ноября|ноябрь декабря|декабрь",
    "ru, short": "янв фев|февр мар апр мая июн июл авг сен|сент окт ноя|нояб дек",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "az": "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr",
    "ar": "يناير فبراير مارس أبريل|ابريل|إبريل مايو|ماي يونيو|يونيه يوليو|يوليه أغسطس|اغسطس سبتمبر"
    " أكتوبر|اكتوبر نوفمبر ديسمبر",
    "ar, Levant": "كانون_الثاني|كانون_ثاني شباط آذار|اذار نيسان أيار|ايار حزيران تموز آب أيلول|ايلول"
    " تشرين_الأول|تشرين_الاول|تشرين_أول تشرين_الثاني|تشرين_ثاني كانون_الأول|كانون_الاول|كانون_أول",
    "ar, Maghreb": "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر",
    "fa": "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
    "hy": "հունվարի|հունվար փետրվարի|փետրվար մարտի|մարտ ապրիլի|ապրիլ մայիսի|մայիս հունիսի|հունիս հուլիսի|հուլիս"
    " օգոստոսի|օգոստոս սեպտեմբերի|սեպտեմբեր հոկտեմբերի|հոկտեմբեր նոյեմբերի|նոյեմբեր դեկտեմբերի|դեկտեմբեր",
    "de": "Januar|Jänner Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
}
_WEEKDAYS_BY_LANGUAGE = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "en, short": "Mon Tue|Tues Wed Thu|Thur|Thurs Fri Sat Sun",
    "ru": "понедельник|понедельника вторник|вторника среда|среду|среды четверг|четверга пятница|пятницу|пятницы"
    " суббота|субботу|субботы воскресенье|воскресенья",
    "uk": "понеділок вівторок середа|середу четвер п'ятниця|п'ятницю субота|суботу неділя|неділю",
    "tr": "Pazartesi Salı Çarşamba Perşembe Cuma Cumartesi Pazar",
    "az": "bazar_ertəsi çərşənbə_axşamı çərşənbə cümə_axşamı cümə şənbə bazar",
    "ar": "الاثنين|الإثنين|الأثنين الثلاثاء الأربعاء|الاربعاء الخميس الجمعة السبت الأحد|الاحد",
    "fa": "دوشنبه سه‌شنبه چهارشنبه پنجشنبه|پنج‌شنبه جمعه شنبه یکشنبه",
    "hy": "երկուշաբթի երեքշաբթի չորեքշաբթի հինգշաբթի ուրբաթ շաբաթ կիրակի",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag|Sonnabend Sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
}
_NEAR_DAYS = {
    0: "today|сегодня|сьогодні|bugün|bu gün|اليوم|امروز|այսօր|heute|aujourd'hui|aujourd’hui|hoy|oggi",
    -1: "yesterday|вчера|вчора|dün|dünən|أمس|امس|دیروز|երեկ|gestern|hier|ayer|ieri",
}

_ARABIC_DIGITS = {
    ord(mark): str(number) for first in "٠۰" for number, mark in enumerate(map(chr, range(ord(first), ord(first) + 10)))
}


def word_key(word: str) -> str:
    """A word as the tables have it: without case, dotless and dotted ı alike, white space folded, no full stop."""
    plain = word.replace("İ", "i").casefold().replace("ı", "i").replace("_", " ").rstrip(".")
    return " ".join(plain.split())


def western_digits(text: str) -> str:
    """The same text, as long, with ٢٠٢٠ as 2020."""
    return text.translate(_ARABIC_DIGITS)


def _table(by_language: dict[str, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for words in by_language.values():
        for number, alternatives in enumerate(words.split(), start=1):
            for word in alternatives.split("|"):
                found.setdefault(word_key(word), number)
    return found


def _written(words: dict[str, int]) -> str:
    """A pattern of the words of a table; ı, i and İ stand for one another."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    patterns = (re.escape(word).replace(r"\ ", r"\s+").replace("i", "[iıİ]") for word in longest_first)
    return "(?:" + "|".join(patterns) + ")"


MONTH_NUMBERS = _table(_MONTHS_BY_LANGUAGE)
"""From a month's word (as `word_key` gives it) to 1 to 12."""
WEEKDAY_NUMBERS = _table(_WEEKDAYS_BY_LANGUAGE)
"""From a weekday's word to 1 (Monday) to 7, as ISO 8601 counts."""
NEAR_DAYS = {word_key(word): distance for distance, words in _NEAR_DAYS.items() for word in words.split("|")}
"""From “yesterday” to -1."""

MONTH = _written(MONTH_NUMBERS)
WEEKDAY = _written(WEEKDAY_NUMBERS)
NEAR_DAY = _written(NEAR_DAYS)
