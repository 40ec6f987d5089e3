"""What Chalkshire's agencies counted themselves and sent as figures, return by return, through the real verbs.

Where the public 2015-16 annual report of the Buckinghamshire Safeguarding Children Board prints a number of the year,
the submissions add up to it; all else is invented. Only totals are re-stated, no sentence.
"""
