"""Checks over a loaded plan: each a function ``(Content) -> problems``, listed in ``CHECKS`` below.

A check looks at the unfiltered plan and never stops at the first thing it finds. Of a plan with errors of form it sees what
could be read; ``NEEDS`` says what must be whole for a check to tell the truth, so that no gap is taken for a mistake.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from planascode.checks import (
    anchors,
    college,
    completeness,
    contradictions,
    decision,
    editions,
    figures,
    frozen,
    language,
    measures,
    money,
    names,
    pictures,
    pointers,
    privacy,
    progress,
    publication,
    references,
    sizes,
    structure,
    texts,
    wording,
)
from planascode.checks.content import Content
from planascode.problems import Problem

Check = Callable[[Content], Iterable[Problem]]

CHECKS: tuple[Check, ...] = (
    references.check_references_resolve,
    references.check_order_lists_name_children,
    editions.check_editions_exist,
    editions.check_editions_show_something,
    editions.check_hidden_fields_are_optional,
    editions.check_open_records_refer_to_open_records,
    editions.check_measures_with_hidden_parts,
    texts.check_texts_are_readable,
    texts.check_nothing_is_left_behind,
    texts.check_points_are_whole_sentences,
    texts.check_signs_can_be_printed,
    texts.check_marks_do_something,
    texts.check_text_references_resolve,
    texts.check_links_name_what_they_lead_to,
    texts.check_texts_are_used,
    structure.check_one_home_for_planning,
    structure.check_states_are_on_axes,
    structure.check_what_is_unknown_has_a_reason,
    structure.check_bad_states_are_explained,
    structure.check_legend_shows_the_unknown,
    structure.check_figures_have_a_column,
    structure.check_tones_exist,
    structure.check_columns_and_parts_exist,
    structure.check_part_ids_are_free,
    anchors.check_parts_are_named_once,
    anchors.check_places_have_one_name,
    structure.check_codes_follow,
    pictures.check_pictures_have_their_file,
    pictures.check_pictures_are_placed_once,
    pictures.check_pictures_can_be_printed,
    measures.check_goals_have_measures,
    measures.check_plannings_are_inside_the_period,
    measures.check_measures_have_a_trekker,
    measures.check_measures_have_a_goal,
    measures.check_plannings_are_known,
    measures.check_measures_have_a_code,
    measures.check_measures_are_measured,
    measures.check_measures_change_something,
    measures.check_measures_are_no_copies,
    measures.check_measures_serve_their_own_priority,
    measures.check_indicators_measure_their_own_priority,
    measures.check_measures_name_money_of_their_own_priority,
    measures.check_plannings_fit_the_code,
    measures.check_how_it_is_followed_is_no_planning,
    measures.check_themes_have_measures,
    measures.check_names_differ_in_one_place,
    progress.check_work_is_not_late,
    progress.check_standen_keep_the_rhythm,
    progress.check_standen_are_of_their_time,
    progress.check_derived_standen_follow_the_planning,
    progress.check_standen_stand_in_order,
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
    figures.check_counts_of_persons_are_considered,
    figures.check_traceable_figures_are_counts,
    figures.check_withheld_numbers_are_not_told_in_words,
    decision.check_decision_comes_before_what_follows,
    decision.check_moments_stand_in_order,
    decision.check_plan_has_come_to_its_stage,
    decision.check_title_names_the_years_of_the_plan,
    decision.check_status_agrees_with_the_stage,
    decision.check_force_is_after_the_publication,
    decision.check_nothing_is_open_that_must_be_known,
    decision.check_publication_has_its_numbers,
    decision.check_numbers_are_written_well,
    decision.check_status_names_a_day_of_the_plan,
    frozen.check_what_was_decided_is_unchanged,
    frozen.check_what_was_replaced_has_ended,
    decision.check_ground_names_an_article,
    decision.check_basis_was_adopted,
    decision.check_annexes_are_finished,
    decision.check_remarks_are_answered,
    decision.check_the_sample_is_gone,
    decision.check_figures_are_described,
    college.check_bodies_are_those_of_the_decision,
    college.check_what_is_withdrawn_is_another_plan,
    college.check_the_decision_says_from_when_it_works,
    college.check_bodies_and_signers_are_officers,
    college.check_what_the_college_needs_is_known,
    college.check_the_college_sees_what_it_decides_on,
    college.check_days_are_on_their_side_of_the_decision,
    college.check_points_of_the_decision_follow_on_what_is_printed,
    publication.check_choices_can_be_filled_in,
    publication.check_publication_is_between_decision_and_force,
    publication.check_annexes_outside_the_text_are_permitted,
    publication.check_trial_import_names_its_template,
    completeness.check_priorities_are_described,
    completeness.check_other_priorities_say_something,
    language.check_sentences_are_short,
    language.check_lists_have_items,
    language.check_no_opinions,
    wording.check_words_are_plain,
    wording.check_words_are_spelled_alike,
    wording.check_fields_say_something,
    wording.check_foreign_words_are_used,
    names.check_abbreviations_are_explained,
    names.check_names_are_written_one_way,
    pointers.check_texts_point_by_link,
    pointers.check_numbers_are_those_of_the_plan,
    pointers.check_days_have_a_year,
    pointers.check_documents_say_where_they_are,
    privacy.check_no_contact_data,
    privacy.check_no_watched_names,
    privacy.check_no_persons,
    sizes.check_words_can_be_broken,
)


NEEDS: Mapping[Check, str] = {
    references.check_references_resolve: "",
    references.check_order_lists_name_children: "plan",
    editions.check_editions_exist: "plan",
    editions.check_editions_show_something: "plan prioriteiten assen toestanden",
    editions.check_hidden_fields_are_optional: "",
    editions.check_open_records_refer_to_open_records: "plan",
    texts.check_texts_are_readable: "",
    texts.check_signs_can_be_printed: "",
    texts.check_marks_do_something: "",
    texts.check_text_references_resolve: "indeling",
    texts.check_texts_are_used: "indeling prioriteiten themas bijlagen",
    structure.check_one_home_for_planning: "",
    structure.check_states_are_on_axes: "assen",
    structure.check_what_is_unknown_has_a_reason: "",
    structure.check_bad_states_are_explained: "",
    structure.check_legend_shows_the_unknown: "assen toestanden",
    structure.check_figures_have_a_column: "plan",
    structure.check_tones_exist: "huisstijl",
    structure.check_columns_and_parts_exist: "indeling",
    structure.check_part_ids_are_free: "indeling",
    structure.check_codes_follow: "codes",
    money.check_parts_fit_in_their_whole: "",
    pictures.check_pictures_have_their_file: "figuren",
    pictures.check_pictures_are_placed_once: "figuren teksten",
    measures.check_goals_have_measures: "maatregelen",
    measures.check_plannings_are_inside_the_period: "plan",
    figures.check_figures_are_not_copied: "",
    figures.check_unfinished_periods_are_provisional: "",
    figures.check_counts_of_persons_are_considered: "plan",
    figures.check_traceable_figures_are_counts: "",
    figures.check_withheld_numbers_are_not_told_in_words: "",
    decision.check_decision_comes_before_what_follows: "plan",
    decision.check_force_is_after_the_publication: "plan",
    decision.check_numbers_are_written_well: "plan",
    publication.check_choices_can_be_filled_in: "",
    publication.check_annexes_outside_the_text_are_permitted: "",
    publication.check_trial_import_names_its_template: "",
    language.check_sentences_are_short: "",
    language.check_no_opinions: "",
    pointers.check_days_have_a_year: "",
    privacy.check_no_contact_data: "",
    privacy.check_no_watched_names: "personen",
    anchors.check_parts_are_named_once: "indeling",
    sizes.check_words_can_be_broken: "",
}
"""Check -> what it compares with and must therefore be whole: collections, ``plan``, ``indeling``, ``teksten``, ``huisstijl``.

Empty: it judges each record by itself. A check that is not here needs everything.
"""


def check(content: Content) -> list[Problem]:
    """All problems that the checks find, by place; none is accepted yet (``acceptance.accept``).

    A record that refers to what is not there is not whole either.
    """
    dangling = set(references.check_references_resolve(content))
    lost = content.lost | {problem.address.partition("/")[0] for problem in dangling}
    seen = replace(content, lost=lost) if lost != content.lost else content
    others = (function for function in CHECKS if function is not references.check_references_resolve)
    able = (function for function in others if not lost or _is_able(function, lost))
    return sorted(dangling.union(*(function(seen) for function in able)))


def _is_able(function: Check, lost: frozenset[str]) -> bool:
    return function in NEEDS and lost.isdisjoint(NEEDS[function].split())
