"""The published rules of the return that are not run here, each with the reason: the reference names them.

Codes: DfE, SSDA903, OGL v3.0.
"""

from __future__ import annotations

from collections.abc import Mapping

_PROVIDERS = "It compares with the inspectorate's list of providers by URN, which Safeboard does not hold."
_PLACE = "It compares where a placement is with its authority, of which we work out the one from the other."

LEFT_OUT: Mapping[str, str] = {
    **dict.fromkeys(("219", "221", "224", "227", "228", "229", "1008"), _PROVIDERS),
    "411": _PLACE,
}
