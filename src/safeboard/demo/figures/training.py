"""What the training manager sent: courses, events, who came, confidence before and after, three months later."""

from __future__ import annotations

from safeboard.demo.figures.submissions import Answers, Submission, over_the_year, spread, together

QUARTERS = (0.9, 0.8, 1.2, 1.1)
# Printed for 2015-16: how often each course ran (33), and by how many points of 100 knowledge and confidence rose.
# Course: sessions, days a session, points, matched delegates (invented), mean at the start (invented).
COURSES = {
    "everyones_responsibility": (5, 1, 16, 78, 58),
    "working_together": (10, 2, 20, 154, 55),
    "exploitation": (4, 1, 26, 71, 49),
    "domestic_abuse": (3, 2, 25, 44, 50),
    "neglect": (2, 1, 19, 27, 57),
    "mentally_ill_parents": (3, 1, 21, 39, 54),
    "sexual_abuse": (3, 1, 18, 41, 56),
    "challenging_families": (2, 2, 21, 25, 55),
    "core_groups": (1, 1, 24, 14, 52),
}
# Delegates of the full-day courses: 591 is printed for 2015-16, "broadly in line" with the year before.
ATTENDED = {"2013-14": 548, "2014-15": 583, "2015-16": 591}
PLACES = {"2013-14": 690, "2014-15": 700, "2015-16": 704}
# 32 further events in 2015-16, 15 of them briefings on conferences with over 600 people, 2 for a housing trust.
EVENTS = {
    "conference_model": (15, 612), "briefing": (4, 130), "lunchtime": (6, 88), "bespoke": (2, 31),
    "train_trainers": (2, 17), "learning": (3, 96), "other": (0, 0),
}  # fmt: skip
FROM = {
    "social_care": 118, "early_help": 74, "council_other": 41, "district_councils": 16, "police": 9, "justice": 12,
    "hospital": 63, "mental_health": 27, "general_practice": 14, "early_years": 82, "schools": 96, "voluntary": 34,
    "other": 5,
}  # fmt: skip
IN_LINE = {"2013-14": 0.93, "2014-15": 0.98, "2015-16": 1.0}


def submission() -> Submission:
    """Three years of quarters."""
    return Submission("training", "board-office", _answers(), email="training-manager@chalkshire.example")


def _answers() -> Answers:
    years = []
    for year, attended in ATTENDED.items():
        years += [_courses(year, attended), _events(year), _delegates(year, attended), _after(year)]
    return together(*years)


def _courses(year: str, attended: int) -> Answers:
    sessions = {course: round(said[0] * IN_LINE[year]) for course, said in COURSES.items()}
    came = dict(zip(sessions, spread(attended, list(sessions.values())), strict=True))
    places = dict(zip(sessions, spread(PLACES[year], list(sessions.values())), strict=True))
    held = over_the_year(
        year,
        "quarter",
        {f"training_courses.sessions.{code}": count for code, count in sessions.items()},
        QUARTERS,
    )
    found: dict[str, dict[str, int | str]] = {quarter: dict(said) for quarter, said in held.items()}
    for course, (_, days, points, matched, start) in COURSES.items():
        run = [held[quarter][f"training_courses.sessions.{course}"] for quarter in held]
        for quarter, ran, delegates, offered, both in zip(
            held,
            run,
            spread(came[course], run),
            spread(places[course], run),
            spread(round(matched * IN_LINE[year]), run),
            strict=True,
        ):
            found[quarter] |= {
                f"training_courses.full_days.{course}": ran * days,
                f"training_courses.pool_sessions.{course}": ran * 2 // 3,
                f"training_courses.places.{course}": max(offered, delegates),
                f"training_courses.attended.{course}": delegates,
                f"training_confidence.matched.{course}": both,
                f"training_confidence.points_before.{course}": both * start,
                f"training_confidence.points_after.{course}": both * (start + points),
            }
    return found


def _events(year: str) -> Answers:
    totals = {}
    for code, (events, people) in EVENTS.items():
        totals[f"training_events.events.{code}"] = round(events * IN_LINE[year])
        totals[f"training_events.attended.{code}"] = round(people * IN_LINE[year])
    return over_the_year(year, "quarter", totals, (1.0,))


def _delegates(year: str, attended: int) -> Answers:
    came = dict(zip(FROM, spread(attended, list(FROM.values())), strict=True))
    found = over_the_year(
        year,
        "quarter",
        {f"training_delegates.attended.{code}": count for code, count in came.items()},
        QUARTERS,
    )
    booked = {
        quarter: {
            box.replace(".attended.", ".booked.", 1): number + (number + 4) // 7
            for box, number in said.items()
        }
        for quarter, said in found.items()
    }
    return together(found, booked)


def _after(year: str) -> Answers:
    totals = {}
    for course, (sessions, *_) in COURSES.items():
        for who, asked, answers in (("delegate", 4, 0.62), ("manager", 2, 0.45)):
            answered = round(sessions * asked * answers)
            totals[f"training_impact.asked.{course}.{who}"] = sessions * asked
            totals[f"training_impact.answered.{course}.{who}"] = answered
            totals[f"training_impact.changed.{course}.{who}"] = round(answered * 0.74)
    found = over_the_year(
        year, "quarter", {code: count for code, count in totals.items() if ".asked." in code}, (1.0,)
    )
    for code, count in totals.items():
        if ".asked." in code:
            continue
        asked = [found[quarter][code.replace(code.split(".")[1], "asked", 1)] for quarter in found]
        most = (
            asked
            if ".answered." in code
            else [found[quarter][code.replace(".changed.", ".answered.", 1)] for quarter in found]
        )
        for quarter, number, limit in zip(
            list(found), spread(count, most if sum(most) else [1] * 4), most, strict=True
        ):
            found[quarter][code] = min(number, limit)
    observed = {"board": (4, 3, 3), "agency": (6, 3, 2), "voluntary": (2, 1, 1), "other": (0, 0, 0)}
    for code, (due, done, good) in observed.items():
        first, *rest = list(found)
        for quarter in rest:
            found[quarter] |= {f"training_observations.{part}.{code}": 0 for part in ("due", "done", "good")}
        found[first] |= {
            f"training_observations.due.{code}": due,
            f"training_observations.done.{code}": done,
            f"training_observations.good.{code}": good,
        }
    return found
