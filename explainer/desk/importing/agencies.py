"""News agencies and publishers by the names their datelines and credits give them, and by their hosts."""

from __future__ import annotations

import re

import msgspec


class House(msgspec.Struct, frozen=True):
    """A house that publishes news: `name` in English, `forms` as datelines have it, `hosts` of its sites."""

    name: str
    forms: tuple[str, ...]
    hosts: tuple[str, ...] = ()
    agency: bool = True


def _house(name: str, forms: str, hosts: str = "", *, agency: bool = True) -> House:
    return House(name, (name, *filter(None, forms.split("|"))), tuple(hosts.split()), agency)


HOUSES = (
    _house("TASS", "ITAR-TASS|ТАСС|ИТАР-ТАСС|تاس|وكالة تاس", "tass.com tass.ru itar-tass.com"),
    _house("Anadolu Agency", "Anadolu Ajansı|Anadolu|AA|الأناضول|وكالة الأناضول|Анадолу", "aa.com.tr"),
    _house("Reuters", "Thomson Reuters|Рейтер|رويترز", "reuters.com"),
    _house("SANA", "Syrian Arab News Agency|سانا|وكالة سانا|САНА", "sana.sy"),
    _house("AFP", "Agence France-Presse|Agence France Presse|АФП|أ ف ب|فرانس برس|أ.ف.ب", "afp.com"),
    _house("Associated Press", "AP|The Associated Press|أسوشيتد برس|أ ب", "apnews.com ap.org"),
    _house("RIA Novosti", "РИА Новости|РИА|ريا نوفوستي|نوفوستي", "ria.ru rian.ru"),
    _house("Interfax", "Интерфакс|INTERFAX.RU|إنترفاكس", "interfax.ru interfax.com interfax-russia.ru"),
    _house("Sputnik", "Спутник|سبوتنيك", "sputniknews.com sputnikglobe.com sputnikarabic.ae"),
    _house("Xinhua", "Синьхуа|شينخوا|新华社", "xinhuanet.com news.cn"),
    _house("dpa", "DPA|د ب أ", "dpa.com"),
    _house("UPI", "United Press International", "upi.com"),
    _house("EFE", "", "efe.com"),
    _house("ANSA", "", "ansa.it"),
    _house("Demirören News Agency", "DHA|Demirören Haber Ajansı", "dha.com.tr"),
    _house("İhlas News Agency", "İHA|İhlas Haber Ajansı", "iha.com.tr"),
    _house("IRNA", "ИРНА|إرنا|ایرنا", "irna.ir"),
    _house("Tasnim", "Тасним|تسنيم|تسنیم", "tasnimnews.com"),
    _house("Fars News Agency", "FNA|Fars|فارس", "farsnews.ir"),
    _house("Mehr News Agency", "MNA|Mehr|مهر", "mehrnews.com"),
    _house("Trend", "Тренд", "trend.az"),
    _house("APA", "АПА", "apa.az"),
    _house("Azertac", "AZERTAC|АЗЕРТАДЖ|AZƏRTAC|АЗЕРТАДЖ", "azertag.az"),
    _house("Turan", "Туран", "turan.az"),
    _house("Report News Agency", "Report", "report.az"),
    _house("Armenpress", "ARMENPRESS|Арменпресс|Արմենպրես", "armenpress.am"),
    _house("LANA", "وال|وكالة الأنباء الليبية", "lana.gov.ly lana-news.ly"),
    _house("KUNA", "كونا", "kuna.net.kw"),
    _house("WAM", "وام", "wam.ae"),
    _house("Petra", "بترا", "petra.gov.jo"),
    _house("SPA", "واس", "spa.gov.sa"),
    _house("MENA", "أ ش أ", "mena.org.eg"),
    _house("NINA", "", "ninanews.com"),
    _house("ANHA", "هاوار|وكالة هاوار", "hawarnews.com"),
    _house("North Press", "نورث برس", "npasyria.com"),
    _house("Agenzia Nova", "Nova|نوفا", "agenzianova.com"),
    _house("Ukrinform", "Укринформ|Укрінформ", "ukrinform.ua ukrinform.net"),
    _house("Kremlin Press Service", "President of Russia|Президент России", "kremlin.ru en.kremlin.ru", agency=False),
    _house(
        "Al Jazeera",
        "الجزيرة|الجزيرة نت|Al Jazeera English|Aljazeera|Аль-Джазира",
        "aljazeera.com aljazeera.net",
        agency=False,
    ),
    _house("Al Arabiya", "العربية", "alarabiya.net", agency=False),
    _house("BBC", "BBC News|Би-би-си|بي بي سي", "bbc.com bbc.co.uk", agency=False),
    _house("Deutsche Welle", "DW|دويتشه فيله", "dw.com", agency=False),
    _house("RFE/RL", "Radio Free Europe|Радио Свобода", "rferl.org svoboda.org azatutyun.am", agency=False),
    _house("TRT World", "TRT|TRT Haber", "trtworld.com trthaber.com", agency=False),
    _house("Daily Sabah", "", "dailysabah.com", agency=False),
    _house("Hürriyet", "Hürriyet Daily News", "hurriyet.com.tr hurriyetdailynews.com", agency=False),
    _house("RT", "Russia Today|روسيا اليوم", "rt.com", agency=False),
    _house("Kommersant", "Коммерсантъ|Коммерсант", "kommersant.ru", agency=False),
    _house("Libya Observer", "The Libya Observer", "libyaobserver.ly", agency=False),
    _house("Libya Herald", "", "libyaherald.com", agency=False),
    _house(
        "Group of Strategic Vision “Russia – Islamic World”", "", "russia-islworld.ru", agency=False,
    ),
)  # fmt: skip
_BY_FORM = {re.sub(r"[\s.]+", " ", form).strip().casefold(): house for house in HOUSES for form in house.forms}


def house_called(words: str) -> House | None:
    """The house that a name belongs to, whatever its case; None when it is not known here."""
    key = re.sub(r"[\s.]+", " ", words.strip(" \t/()[].,:;–—-«»“”\"'")).strip().casefold()
    key = re.sub(r"^(?:the|агентств[оа]|новостное агентство|وكالة) (?=.)", "", key)
    return _BY_FORM.get(key) or _BY_FORM.get("the " + key)


def house_at(host: str) -> House | None:
    """The house whose site a host is, or a part of."""
    for house in HOUSES:
        if any(host == known or host.endswith("." + known) for known in house.hosts):
            return house
    return None


def house_in(words: str) -> House | None:
    """The agency that a short text names somewhere, the one named first."""
    found = [
        (place.start(), -len(form), house)
        for house in HOUSES
        for form in house.forms
        if (place := re.search(rf"(?<!\w){re.escape(form)}(?!\w)", words))
    ]
    return min(found, key=lambda item: item[:2])[2] if found else None
