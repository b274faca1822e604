"""Places to break a word that is wider than its table column.

Word hyphenates by itself only where the reader's computer knows the language; an optional hyphen works everywhere and
shows only where the word breaks.
"""

from __future__ import annotations

import re
from dataclasses import replace

from planascode.writers.docx_flow import Par
from planascode.writers.docx_metrics import Metrics, advance

_TEXT = re.compile(r"(?<=>)([^<>]+)(?=</w:t>)")
_WORD = re.compile(r"(?<![&\w])[^\W\d_]{8,}")  # never inside an entity
_SURE = 0.94  # another font or bold words may be wider
_OPEN = '<w:t xml:space="preserve">'


def breakable(par: Par, width: int, found: Metrics, lang: str) -> Par:
    """The paragraph with optional hyphens in each word wider than ``width`` twips; unchanged without such a word."""
    look = found.looks[par.style]
    room = (width - look.left - look.right) / 20 * _SURE
    wide = {
        word for text in _TEXT.findall(par.runs) for word in _WORD.findall(text) if advance(word, look, found) > room
    }
    if not wide:
        return par
    import pyphen  # type: ignore[import-untyped]

    hyphens = pyphen.Pyphen(lang=pyphen.language_fallback(lang.replace("-", "_")) or "en")
    soft = f"</w:t><w:softHyphen/>{_OPEN}"
    split = {word: soft.join(hyphens.inserted(word, "\u00ad").split("\u00ad")) for word in wide}
    return replace(
        par, runs=_TEXT.sub(lambda text: _WORD.sub(lambda word: split.get(word[0], word[0]), text[0]), par.runs)
    )
