"""The children in need census as it was first read here: the collection 2009-10.

Source: Department for Education, children in need census, element and code lists of its published schemas (Open
Government Licence v3.0); what each year collected also from the "Data Resource Profile: Children in Need Census"
(BMJ Open 2019, table 2) and the census pages of the department.

Known: this collection has child protection plans, section 47 enquiries, the date of an initial conference and the
referral with no further action. Not known to us, and therefore taken as being there from the first year: InitialCPCtarget,
ICPCnotRequired, FormerUPN, UPNunknown with its codes UN6 and UN7, the reviews of a plan. Until 2012-13 the census asked
for initial and core assessments; the names of their elements are in none of our sources, so they are told as not read
(layout.py says where they were looked for).
"""

from __future__ import annotations

from safeboard.grammar.statutory.layouts import Column, Kind, Layout, TableLayout

CATEGORIES = ("NEG", "PHY", "SAB", "EMO", "MUL")

HEADER = TableLayout(
    "Header",
    (
        Column("Collection"),
        Column("Year", Kind.NUMBER),
        Column("ReferenceDate", Kind.DATE),
        Column("SourceLevel"),
        Column("LEA", required=True),
        Column("SoftwareCode"),
        Column("Release"),
        Column("SerialNo"),
        Column("DateTime"),
    ),
    one="header",
    about_children=False,
)
CHILD_IDENTIFIERS = TableLayout(
    "ChildIdentifiers",
    (
        Column("LAchildID", required=True),
        Column("UPN"),
        Column("FormerUPN"),
        Column("UPNunknown", Kind.CODE, ("UN1", "UN2", "UN3", "UN4", "UN5", "UN6", "UN7")),
        Column("PersonBirthDate", Kind.DATE),
        Column("ExpectedPersonBirthDate", Kind.DATE),
        Column("GenderCurrent", Kind.CODE, ("1", "2", "0", "9"), required=True),
        Column("PersonDeathDate", Kind.DATE),
    ),
    one="child",
)
ETHNICITIES = (
    *("WBRI", "WIRI", "WIRT", "WOTH", "WROM"),
    *("MWBC", "MWBA", "MWAS", "MOTH"),
    *("AIND", "APKN", "ABAN", "AOTH"),
    *("BCRB", "BAFR", "BOTH"),
    *("CHNE", "OOTH", "REFU", "NOBT"),
)
DISABILITIES = (
    *("NONE", "MOB", "HAND", "PC", "INC", "COMM", "LD"),
    *("HEAR", "VIS", "BEH", "CON", "AUT", "DDA"),
)
NEEDS = ("N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8", "N9", "N0")
CLOSURES = ("RC1", "RC2", "RC3", "RC4", "RC5", "RC6", "RC7", "RC8")

FIRST = Layout(
    "cin",
    2010,
    (
        HEADER,
        CHILD_IDENTIFIERS,
        TableLayout(
            "ChildCharacteristics",
            (Column("Ethnicity", Kind.CODE, ETHNICITIES, required=True),),
            one="description of a child",
            within="ChildIdentifiers",
        ),
        TableLayout(
            "Disabilities",
            (Column("Disability", Kind.CODE, DISABILITIES),),
            one="disability",
            within="ChildIdentifiers",
        ),
        TableLayout(
            "CINdetails",
            (
                Column("CINreferralDate", Kind.DATE, required=True),
                Column("PrimaryNeedCode", Kind.CODE, NEEDS),
                Column("CINclosureDate", Kind.DATE),
                Column("ReasonForClosure", Kind.CODE, CLOSURES),
                Column("DateOfInitialCPC", Kind.DATE),
                Column("ReferralNFA", Kind.FLAG, required=True),
            ),
            one="referral",
            within="ChildIdentifiers",
        ),
        TableLayout(
            "Section47",
            (
                Column("S47ActualStartDate", Kind.DATE, required=True),
                Column("InitialCPCtarget", Kind.DATE),
                Column("DateOfInitialCPC", Kind.DATE),
                Column("ICPCnotRequired", Kind.FLAG, required=True),
            ),
            one="section 47 enquiry",
            within="CINdetails",
        ),
        TableLayout(
            "ChildProtectionPlans",
            (
                Column("CPPstartDate", Kind.DATE, required=True),
                Column("CPPendDate", Kind.DATE),
                Column("InitialCategoryOfAbuse", Kind.CODE, CATEGORIES, required=True),
                Column("LatestCategoryOfAbuse", Kind.CODE, CATEGORIES, required=True),
                Column("NumberOfPreviousCPP", Kind.NUMBER, required=True),
            ),
            one="child protection plan",
            within="CINdetails",
        ),
        TableLayout(
            "Reviews",
            (Column("CPPreviewDate", Kind.DATE),),
            one="review of a child protection plan",
            within="ChildProtectionPlans",
        ),
    ),
)
