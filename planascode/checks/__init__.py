"""Checks over a loaded plan: each a function ``(Content) -> problems``, listed in ``CHECKS`` below.

A check looks at the whole, unfiltered plan and never stops at the first thing it finds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from planascode.checks import (
    completeness,
    contradictions,
    decision,
    editions,
    figures,
    language,
    measures,
    money,
    names,
    pointers,
    privacy,
    progress,
    references,
    structure,
    texts,
    wording,
)
from planascode.checks.content import Content
from planascode.problems import Problem

CHECKS: tuple[Callable[[Content], Iterable[Problem]], ...] = (
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
    measures.check_goals_have_measures,
    measures.check_plannings_are_inside_the_period,
    measures.check_measures_have_a_trekker,
    measures.check_measures_have_a_goal,
    measures.check_plannings_are_known,
    measures.check_measures_have_a_code,
    measures.check_measures_are_measured,
    measures.check_measures_change_something,
    measures.check_plannings_fit_the_code,
    measures.check_how_it_is_followed_is_no_planning,
    measures.check_themes_have_measures,
    progress.check_work_is_not_late,
    progress.check_standen_keep_the_rhythm,
    progress.check_nothing_to_come_has_passed,
    contradictions.check_texts_agree_with_the_code,
    money.check_parts_fit_in_their_whole,
    money.check_money_is_counted_once,
    money.check_ledger_posts_have_one_home,
    money.check_amounts_are_covered_or_not,
    money.check_amounts_stand_with_a_post,
    figures.check_figures_are_not_copied,
    figures.check_names_are_for_readers,
    figures.check_priorities_have_figures,
    figures.check_indicators_measure_something,
    figures.check_unfinished_periods_are_provisional,
    figures.check_indicators_can_be_judged,
    figures.check_targets_are_better,
    decision.check_decision_comes_before_what_follows,
    decision.check_moments_stand_in_order,
    decision.check_adopted_plan_names_its_decision,
    decision.check_ground_names_an_article,
    decision.check_basis_was_adopted,
    decision.check_annexes_are_finished,
    decision.check_remarks_are_answered,
    decision.check_figures_are_described,
    completeness.check_priorities_are_described,
    completeness.check_other_priorities_say_something,
    language.check_sentences_are_short,
    language.check_lists_have_items,
    language.check_no_opinions,
    wording.check_words_are_plain,
    wording.check_words_are_spelled_alike,
    wording.check_fields_say_something,
    names.check_abbreviations_are_explained,
    names.check_names_are_written_one_way,
    pointers.check_texts_point_by_link,
    pointers.check_numbers_are_those_of_the_plan,
    pointers.check_days_have_a_year,
    pointers.check_documents_say_where_they_are,
    privacy.check_no_contact_data,
    privacy.check_no_persons,
)


def check(content: Content) -> list[Problem]:
    """All problems that the checks find, by place; none is accepted yet (``acceptance.accept``)."""
    return sorted({problem for function in CHECKS for problem in function(content)})
