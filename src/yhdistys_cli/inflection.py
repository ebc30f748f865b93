"""Inflected forms: whether a word, as somebody typed it, is a form of a word or name that is known.

Finnish changes both the end of a word and its stem (Virta – Virran, Nurminen – Nurmiselta, tapahtuma – tapahtumien);
Swedish and English put short endings on it. A form is accepted only when the whole of what stands after a possible
stem is an ending, so that a word which merely begins alike (Virtanen, liikenne) is none. Texts are folded
(`words.fold`): lower case, ä as a and ö as o.
"""

import re
from collections.abc import Iterator

# What may stand after a stem: singular and plural cases, most of them with -kin, -ko and the like.
_CASES = "n|t|ssa|sta|lla|lta|lle|ksi|tta"
_PARTICLE = "(?:kin|kaan|ko|han|pa)?"
_SINGULAR = re.compile(rf"(?:{_CASES}|a|ta){_PARTICLE}")
# After one short vowel the partitive is -a, and -ta makes another word: Sari – Sarita, tila – tilata.
_SHORT_VOWEL = re.compile(rf"(?:{_CASES}|a){_PARTICLE}")
_WEAK = re.compile(rf"(?:{_CASES}){_PARTICLE}")
_PLURAL = re.compile(rf"(?:ssa|sta|lla|lta|lle|ksi|na|a|ta|en|den|tten|in|hin|n){_PARTICLE}")
_PLURAL_J = re.compile(rf"(?:a|en){_PARTICLE}")
_ESSIVE = re.compile("na")
_GERMANIC = re.compile("s|es|en|et|n|er|ar|or|na|ns|ens|ets|erna|arna|orna")
_GENITIVE = re.compile("s")

# The consonants before the last vowels: strong → weak. The longer come first.
_GRADES = (
    *(("nk", "ng"), ("nt", "nn"), ("lt", "ll"), ("rt", "rr"), ("mp", "mm"), ("ht", "hd"), ("kk", "k")),
    *(("pp", "p"), ("tt", "t"), ("lk", "l"), ("lk", "lj"), ("rk", "r"), ("rk", "rj"), ("hk", "h")),
)
_NOT_GRADED = ("s", "t", "h")  # sk, st and tk stay as they are
_VOWELS = "aeiouy"
# So many letters a word has of which there are forms. The first two are those of every form.
SHORTEST = 3


def is_form(asked: str, known: str, name: bool = False) -> bool:
    """Whether `asked` is `known` in some case, number or language; of a `name` only the singular of Finnish.

    Both are single words, folded. The word itself is a form of itself.
    """
    if asked == known:
        return True
    if len(known) < SHORTEST or asked[:2] != known[:2]:
        return False
    return any(
        asked.startswith(stem) and ending.fullmatch(asked, len(stem)) is not None for stem, ending in stems(known, name)
    )


def stems(word: str, name: bool = False) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The stems of a word of three letters or more, each with the endings that it takes."""
    yield word, _GENITIVE if name else _GERMANIC
    if word.endswith("nen"):
        stem = word[:-3]
        yield stem + "se", _SINGULAR
        yield stem + "seen", _NOTHING
        yield stem + "s", re.compile("ta|ten|ia|iin|illa|ille|ilta|issa|ista")
        return
    if not name and word.endswith("t") and word[-2] in _VOWELS:
        for singular in _singulars(word):  # palvelut – palveluissa
            yield singular, _NOTHING
            yield from stems(singular, name)
    if word[-1] in _VOWELS:
        yield from _vowel_stems(word, name)
    elif word.endswith("s"):
        yield from _s_stems(word, name)
    else:
        yield word + "i", _SINGULAR
        yield word + "iin", _NOTHING


_NOTHING = re.compile("")


def _singulars(plural: str) -> tuple[str, ...]:
    """What a nominative plural may be the plural of: palvelut – palvelu, avustukset – avustus, oikeudet – oikeus."""
    for ending, singular in (("kset", "s"), ("set", "nen"), ("udet", "us"), ("ydet", "ys")):
        if plural.endswith(ending):
            return (plural.removesuffix(ending) + singular,)
    return (plural[:-1],)


def _vowel_stems(word: str, name: bool) -> Iterator[tuple[str, re.Pattern[str]]]:
    last = word[-1]
    for stem in (word, word[:-1] + "e") if last == "i" else (word + "e",) if last == "e" else (word,):
        yield stem, _SINGULAR if stem[-2] in _VOWELS else _SHORT_VOWEL
        yield stem + stem[-1] + "n", _NOTHING  # Sannaan, Lahteen
        yield stem + "seen", _NOTHING  # Ormaaseen
        if stem[-2] in _VOWELS:
            yield f"{stem}h{stem[-1]}n", _NOTHING  # helmikuuhun
        for weak in _weak(stem):
            yield weak, _WEAK
    if name:
        return
    if last == "e":
        yield word, re.compile("tta|en|ena")
    yield word, _ESSIVE
    for strong in (word, *_weak(word)):
        yield from _plural_stems(strong)


def _plural_stems(word: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    base, last = word[:-1], word[-1]
    # a becomes o (seuroja), goes (tapahtumia) or is o already (vuoroja); i becomes e (saleja) or stays (saliin).
    for stem in {"a": (base + "o", base), "i": (base + "e", base), "e": (word,)}.get(last, (word,)):
        yield stem + "i", _PLURAL
        yield stem + "j", _PLURAL_J


def _s_stems(word: str, name: bool) -> Iterator[tuple[str, re.Pattern[str]]]:
    base = word[:-1]
    yield base + "kse", _SINGULAR
    yield base + "kseen", _NOTHING
    yield word, re.compile("ta")
    if word.endswith("as"):  # Tuomas – Tuomaan
        yield base + "a", _SINGULAR
        yield base + "aseen", _NOTHING
    if name:
        return
    yield base + "ksi", _PLURAL  # hakemuksia
    yield word, re.compile("ten")
    if base[-1:] in ("u", "y"):  # tilaisuus – tilaisuuden, tilaisuutta, tilaisuuksia
        yield base + "de", _SINGULAR
        yield base + "teen", _NOTHING
        yield base + "t", re.compile("ta|ena")


def _weak(stem: str) -> Iterator[str]:
    """The stem as it is before a closed syllable, in every way that it may be: Virta – Virra, Mäki – Mäe."""
    head = stem.rstrip(_VOWELS)
    tail = stem[len(head) :]
    for strong, weak in _GRADES:
        if head.endswith(strong):
            yield head[: -len(strong)] + weak + tail
    if len(head) > 1 and head[-2] not in (*_NOT_GRADED, head[-1]):
        if head.endswith("k"):
            yield head[:-1] + tail
            yield head[:-1] + "v" + tail
        if head.endswith("p"):
            yield head[:-1] + "v" + tail
        if head.endswith("t"):
            yield head[:-1] + "d" + tail
