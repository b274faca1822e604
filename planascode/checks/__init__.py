"""Checks over a loaded plan: each a function ``(Content) -> problems``, listed in ``CHECKS`` below.

A check looks at the unfiltered plan and never stops at the first thing it finds. Of a plan with errors of form it sees what
could be read; ``NEEDS`` says what must be whole for a check to tell the truth, so that no gap is taken for a mistake.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from planascode.checks import editions, money, policy, references, structure, texts
from planascode.checks.content import Content
from planascode.problems import Problem

Check = Callable[[Content], Iterable[Problem]]

CHECKS: tuple[Check, ...] = (
    references.check_references_resolve,
    references.check_order_lists_name_children,
    editions.check_editions_exist,
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
    structure.check_codes_follow,
    money.check_parts_fit_in_their_whole,
    policy.check_goals_have_measures,
    policy.check_plannings_are_inside_the_period,
    policy.check_figures_are_not_copied,
    policy.check_no_contact_data,
)


NEEDS: Mapping[Check, str] = {
    references.check_references_resolve: "",
    references.check_order_lists_name_children: "plan",
    editions.check_editions_exist: "plan",
    editions.check_hidden_fields_are_optional: "",
    editions.check_open_records_refer_to_open_records: "plan",
    texts.check_texts_are_readable: "",
    texts.check_signs_can_be_printed: "",
    texts.check_text_references_resolve: "indeling",
    texts.check_texts_are_used: "indeling prioriteiten themas bijlagen",
    structure.check_one_home_for_planning: "",
    structure.check_states_are_on_axes: "assen",
    structure.check_bad_states_are_explained: "",
    structure.check_legend_shows_the_unknown: "assen toestanden",
    structure.check_figures_have_a_column: "plan",
    structure.check_tones_exist: "huisstijl",
    structure.check_columns_and_parts_exist: "indeling",
    structure.check_part_ids_are_free: "indeling",
    structure.check_codes_follow: "codes",
    money.check_parts_fit_in_their_whole: "",
    policy.check_goals_have_measures: "maatregelen",
    policy.check_plannings_are_inside_the_period: "plan",
    policy.check_figures_are_not_copied: "",
    policy.check_no_contact_data: "",
}
"""Check -> what it compares with and must therefore be whole: collections, ``plan``, ``indeling``, ``teksten``, ``huisstijl``.

Empty: it judges each record by itself. A check that is not here needs everything.
"""


def check(content: Content) -> list[Problem]:
    """All problems that the checks find, by place; none is accepted yet (``acceptance.accept``)."""
    able = (function for function in CHECKS if not content.lost or _is_able(function, content.lost))
    return sorted({problem for function in able for problem in function(content)})


def _is_able(function: Check, lost: frozenset[str]) -> bool:
    return function in NEEDS and lost.isdisjoint(NEEDS[function].split())
