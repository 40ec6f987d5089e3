"""What the Early Help Panel counts each month: families, levels, who leads, who comes (SYS-08; R-EH-01 to R-EH-05)."""

from __future__ import annotations

from safeboard.grammar.declarations.figures import Dimension, FigureReturn, Grid, Part
from safeboard.grammar.declarations.tables import Counts
from safeboard.grammar.measure.periods import PeriodKind

REFERRER = Dimension(
    "referrer",
    "Who referred the family",
    {
        "schools": "Schools",
        "health": "Health services",
        "police": "Police",
        "social_care": "Children's social care",
        "early_years": "Children's centres and early years",
        "housing": "Housing",
        "voluntary": "Voluntary organisations",
        "other": "Others",
        "not_recorded": "Referrer not recorded",
    },
)
LEAD = Dimension(
    "lead",
    "Agency that leads",
    {
        "family_resilience": "Family Resilience Service",
        "schools": "Schools",
        "health": "Health visiting and school nursing",
        "mental_health": "Mental health services",
        "childrens_centres": "Children's centres",
        "police": "Police",
        "youth_offending": "Youth offending service",
        "housing": "Housing",
        "voluntary": "Voluntary organisations",
        "other": "Others",
        "not_recorded": "Lead not recorded",
    },
)
MEMBER = Dimension(
    "member",
    "Agency with a place on the panel",
    {
        "family_resilience": "Family Resilience Service",
        "social_care": "Children's social care",
        "police": "Police",
        "schools": "Schools",
        "health": "Health",
        "mental_health": "Mental health services",
        "childrens_centres": "Children's centres",
        "youth_offending": "Youth offending service",
        "housing": "Housing",
        "voluntary": "Voluntary organisations",
    },
)

PANEL = FigureReturn(
    code="early_help_panel",
    title="Early help: the panel",
    about="Which families the Early Help Panel discussed, at which level, who leads for them and who came to the panel.",
    sender="The coordinator of the Early Help Panel at the county council",
    every=PeriodKind.MONTH,
    rules=("R-EH-01", "R-EH-02", "R-EH-03", "R-EH-05"),
    grids=(
        Grid(
            "panel_families",
            "Families by who referred them",
            (
                Part(
                    "families",
                    "Families",
                    "Families, not children; each once, in the month in which the panel discussed it first.",
                ),
                Part(
                    "level_3", "Of them, at level 3", "The panel named an agency to lead.", within="families"
                ),
                Part(
                    "level_4",
                    "Of them, above: to social care",
                    "Returned to First Response as a worry about harm.",
                    within="families",
                ),
                Part(
                    "neglect",
                    "Of them, with signs of neglect",
                    "Early signs of neglect are among the problems in the referral.",
                    within="families",
                ),
                Part("problems", "Problems, all families together", "Problems named in their referrals."),
            ),
            by=(REFERRER,),
        ),
        Grid(
            "panel_leads",
            "Families by the agency that leads",
            (Part("families", "Families", "Families for whom the panel named a lead in the month."),),
            by=(LEAD,),
        ),
        Grid(
            "panel_attendance",
            "Who came to the panel",
            (
                Part("held", "Panels held", "Panels to which the agency was to come."),
                Part("attended", "Of them, attended", "By the agency or by somebody it sent.", within="held"),
            ),
            by=(MEMBER,),
            counts=Counts.WORK,
        ),
    ),
)
