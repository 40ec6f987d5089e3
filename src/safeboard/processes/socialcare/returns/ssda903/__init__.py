"""The return on children looked after (SSDA903): its layout, its rules, and a writer (source: DfE, OGL v3.0)."""
