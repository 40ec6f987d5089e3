"""Chalkshire, the demonstration county: invented children, shaped on figures DfE published for Buckinghamshire.

Nobody in it exists. The totals come from published statistics (`targets`, Open Government Licence v3.0); every
child, family, date and team is made up from one seed. Nothing in the product imports this folder.
"""
