"""The chapters of the annual report that belong to no process: the county and its children, and what the data cannot say."""

from __future__ import annotations

from safeboard.grammar.declarations.sections import Section

COUNTY = Section(
    code="county",
    title="Our county and our children",
    order=5,
    owner="Data analyst",
    indicators=(),
    county=True,
    made=("county",),
    phrases=(
        "aged 0 to 17",
        "aged 0 to 4",
        "aged 5 to 9",
        "aged 10 to 14",
        "aged 15 to 19",
        "census of 2011",
        "under 16",
        "mid-2015",
        "index of need of 2015",
        "a low income",
        "least deprived part",
    ),
    drafts=(
        "In mid-2015 {county children} children aged 0 to 17 lived in our county.",
        "Of all children and young people, {county age-0-4} were aged 0 to 4 and {county age-5-9} were aged 5 to 9. "
        "Then {county age-10-14} were aged 10 to 14 and {county age-15-19} were aged 15 to 19.",
        "At the census of 2011, {county minority-children} of children came from minority ethnic groups. In England it was "
        "{county minority-children England}.",
        "In January 2016, {county eal-primary} of pupils in primary schools did not have English as their first language. In England it "
        "was {county eal-primary England}. In secondary schools it was {county eal-secondary}. In England it was "
        "{county eal-secondary England}.",
        "In primary schools {county meals-primary} of pupils could have free school meals. In England it was "
        "{county meals-primary England}. In secondary schools it was {county meals-secondary}. In England it was "
        "{county meals-secondary England}.",
        "In <year>, {county low-income} of children under 16 lived in a family with a low income. In England it was "
        "{county low-income England}.",
        "In England's index of need of 2015, {county areas-least-half} of our small areas lay in the least deprived part of "
        "England. In the part with the deepest need there were {county areas-most-tenth}, and {county areas-second-tenth} in the next.",
        "These figures were published by others. We did not count them, so we did not test them.",
    ),
)
LIMITS = Section(
    code="limits",
    title="What the data cannot say",
    order=90,
    owner="Data analyst",
    indicators=(),
    made=("limits",),
    phrases=("too early", "counts of 1 to 5"),
    drafts=(
        "Figures tell what was written down. They do not tell how a child feels, or whether a child is safe.",
        "This chapter is made by the program from what it holds. It was not chosen by a person.",
        "Where we do not know, we say so here. A gap does not mean that all is well.",
    ),
)
SECTIONS = (COUNTY, LIMITS)
