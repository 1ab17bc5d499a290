"""Words that say that somebody said something, by language."""

from __future__ import annotations

import re

_SAYING = {
    "en": r"said|says|saying|told|tells|added|adds|stressed|stresses|noted|notes|stated|states|declared|"
    r"announced|warned|"
    r"explained|emphasi[sz]ed|underlined|underscored|wrote|tweeted|asked|replied|answered|claimed|insisted|"
    r"argued|continued|"
    r"concluded|recalled|pointed out|remarked|commented|quoted|reiterated|urged|confirmed|denied|vowed|pledged|"
    r"reported|"
    r"described|posted|called|expressed|voiced|"
    r"highlighted|maintained|acknowledged|read a statement|statement (?:said|read)",
    "ru": r"сказал\w*|заявля\w+|заявил\w*|отметил\w*|отмечает|добавил\w*|подчеркнул\w*|подчёркивает|"
    r"подчеркивает|сообщил\w*|сообщает|"
    r"пояснил\w*|рассказал\w*|указал\w*|напомнил\w*|предупредил\w*|уточнил\w*|считает|говорит\w*|говорил\w*|"
    r"ответил\w*|"
    r"заключил\w*|призвал\w*|написал\w*|пишет|констатировал\w*|признал\w*|заверил\w*|объявил\w*|подтвердил\w*|"
    r"резюмировал\w*|"
    r"продолжил\w*|утверждает|цитирует|выразил\w*|объяснил\w*|обратил\w* внимание",
    "uk": r"сказав|сказала|заявив|заявила|зазначив|зазначила|додав|додала|підкреслив|повідомив|повідомила|наголосив",
    "tr": r"dedi|dediler|söyledi|söylemişti|belirtti|vurguladı|ifade etti|kaydetti|açıkladı|konuştu|bulundu|kullandı|"
    r"bildirdi|aktardı|dile getirdi|ekledi|diyerek|diye|şeklinde|yazdı|anlattı|uyardı|sözleriyle|"
    r"açıklamasını yaptı|ifade eden|"
    r"belirten|vurgulayan|söyleyen|kaydeden",
    "az": r"deyib|bildirib|qeyd edib|vurğulayıb|söyləyib|əlavə edib|qeyd etdi|vurğuladı|deyir",
    "ar": r"[وف]?(?:قالت?|أضافت?|اضافت?|أكدت?|اكدت?|أوضحت?|اوضحت?|صرحت?|صرّحت?|أعلنت?|اعلنت?|ذكرت?|أشارت?|لفتت?|"
    r"شددت?|شدّدت?|تابعت?|"
    r"كتبت?|اعتبرت?|رأى|رأت|نقلت?|كشفت?|حذرت?|دعا|بيّ?نت?|نوهت?|أردفت?|استطردت?|يقول|تقول|جاء في|قائلا[ًَ]?|"
    r"قائلةً?|مضيفا[ًَ]?|مؤكدا[ًَ]?|مشيرا[ًَ]?|"
    r"موضحا[ًَ]?|مشددا[ًَ]?)",
    "fa": r"گفت|افزود|تاکید کرد|تأکید کرد|اظهار داشت|اظهار کرد|تصریح کرد|خاطرنشان کرد|نوشت",
    "hy": r"ասաց|ասել է|ասել|նշեց|նշել է|հայտարարեց|հայտարարել է|ընդգծեց|ընդգծել է|շեշտել է|գրել է",
    "de": r"sagte|sagt|erklärte|betonte|teilte .{0,40}mit|schrieb|warnte|fügte .{0,30}hinzu",
    "fr": r"a déclaré|a dit|a affirmé|a indiqué|a souligné|a ajouté|a estimé|a averti|a écrit|déclare|affirme",
    "es": r"dijo|afirmó|declaró|señaló|agregó|añadió|subrayó|aseguró|advirtió|escribió",
    "it": r"ha detto|ha dichiarato|ha affermato|ha aggiunto|ha sottolineato|ha spiegato|ha scritto",
}
_ACCORDING = (
    r"according to|in the words of|as quoted by|quoting|по словам|по мнению|по утверждению|по заявлению|согласно|как|"
    r"за словами|[وف]?(?:بحسب|حسب|وفقا[ًَ]? ?ل?|نقلا[ًَ]? عن)|laut|selon|según|secondo|göre|görə|ըստ"
)
_PRONOUNS = (
    r"he|she|they|it|who|which|the (?:president|minister|spokes\w+|official|diplomat|leader|statement|ministry)|"
    r"он|она|они|который|которая|"
    r"президент|министр|глава \w+|дипломат|политик|o|kendisi|bakan|هو|هي|الرئيس|الوزير|المتحدث|er|sie|il|elle|"
    r"él|ella|egli"
)

SAYING = re.compile(rf"\b(?:{'|'.join(_SAYING.values())})\b", re.IGNORECASE)
"""A verb of speech in any of the languages."""
ACCORDING = re.compile(rf"(?<!\w)(?:{_ACCORDING})(?!\w)", re.IGNORECASE)
"""Words that the speaker follows."""
PRONOUN = re.compile(rf"\b(?:{_PRONOUNS})\b", re.IGNORECASE)
"""Words that stand for somebody named before."""
FOR_ANOTHER = re.compile(
    r"(?:spokes\w+|adviser|advisor|aide|deputy|office|ministry|envoy|ambassador|lawyer|member|official|"
    r"supporters?|forces)"
    r"\s+(?:for|of|to|from)\s+(?:the\s+)?$|(?:представител\w+|пресс-секретар\w+|помощник\w*|советник\w*|"
    r"посол\w*|заместител\w+|глав\w+)"
    r"\s+(?:президента\s+)?$|(?:المتحدث|متحدث|الناطق|مستشار|مبعوث|سفير)\S*\s+(?:الرسمي\s+)?(?:باسم\s+)?$",
    re.IGNORECASE,
)
"""What makes the name behind it not the speaker's, but that of whom the speaker speaks for."""
VERB_FIRST = frozenset({"ar"})
"""Languages whose verb comes before its subject."""
VERB_LAST = frozenset({"tr", "az", "fa"})
"""Languages whose verb ends the sentence."""
