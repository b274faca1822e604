"""Checks over a loaded plan: each a function ``(Content) -> problems``, listed in ``CHECKS`` below.

A check looks at the whole, unfiltered plan and never stops at the first thing it finds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from planascode.checks import anchors, editions, money, policy, references, sizes, structure, texts
from planascode.checks.content import Content
from planascode.problems import Problem

CHECKS: tuple[Callable[[Content], Iterable[Problem]], ...] = (
    references.check_references_resolve,
    references.check_order_lists_name_children,
    editions.check_editions_exist,
    editions.check_editions_show_something,
    editions.check_hidden_fields_are_optional,
    editions.check_open_records_refer_to_open_records,
    texts.check_texts_are_readable,
    texts.check_signs_can_be_printed,
    texts.check_text_references_resolve,
    texts.check_texts_are_used,
    structure.check_one_home_for_planning,
    structure.check_states_are_on_axes,
    structure.check_bad_states_are_explained,
    structure.check_legend_shows_the_unknown,
    structure.check_figures_have_a_column,
    structure.check_tones_exist,
    structure.check_columns_and_parts_exist,
    structure.check_part_ids_are_free,
    anchors.check_parts_are_named_once,
    anchors.check_places_have_one_name,
    structure.check_codes_follow,
    money.check_parts_fit_in_their_whole,
    policy.check_goals_have_measures,
    policy.check_plannings_are_inside_the_period,
    policy.check_figures_are_not_copied,
    policy.check_no_contact_data,
    sizes.check_words_can_be_broken,
)


def check(content: Content) -> list[Problem]:
    """All problems that the checks find, by place; none is accepted yet (``acceptance.accept``)."""
    return sorted({problem for function in CHECKS for problem in function(content)})
