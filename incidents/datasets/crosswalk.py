"""What columns and codes are called in the standards of the field, where these have a name for the same thing.

HTCDS is the Human Trafficking Case Data Standard 2.0 (IOM): its field names with their prefix, and the values of its
picklists. CTDC is the Counter Trafficking Data Collaborative: the variables of its global dataset. Both describe one
person a row where this record describes one incident, so a column here is what those of its people would add up to.
The codes of the vocabularies themselves stand in the terms. Nothing is matched that only resembles.
"""

from typing import NamedTuple


class Names(NamedTuple):
    """The names of one column in the standards; empty where they have none."""

    htcds: str = ""
    ctdc: str = ""


_PEOPLE = ("incidents", "counts")
_COLUMNS = {
    ("incidents", "summary"): Names("hte_Description"),
    ("incidents", "date_start"): Names("hte_Date"),
    ("incidents", "country"): Names("hte_Country", "CountryOfExploitation"),
    ("incidents", "admin1"): Names("hte_State"),
    ("incidents", "place"): Names("hte_City"),
    ("incidents", "latitude"): Names("hte_Latitude"),
    ("incidents", "longitude"): Names("hte_Longitude"),
    ("incidents", "exploitation"): Names("vic_TypeOfExploitation", "typeOfExploitConcatenated"),
    ("incidents", "sectors"): Names("vic_ForcedLabourIndustry", "typeOfLabourConcatenated"),
    ("incidents", "means"): Names("vic_MethodsOfControl", "meansOfControlConcatenated"),
    ("incidents", "recruitment"): Names("vic_MethodOfRecruitment"),
    ("incidents", "victim_status"): Names("vic_TraffickingStatus"),
    ("incidents", "status_decided_by"): Names("vic_TraffickingStatusDecisionMakingOrg"),
    ("incidents", "nationalities"): Names("prs_Citizenship", "citizenship"),
    ("counts", "nationality"): Names("prs_Citizenship", "citizenship"),
    ("followups", "nationality"): Names("prs_Citizenship", "citizenship"),
    ("involvements", "name"): Names("org_Name"),
    ("involvements", "type"): Names("org_Type"),
    ("involvements", "country"): Names("org_ShippingCountry"),
    **{(table, name): Names("prs_Gender", "gender") for table in ("incidents", "counts") for name in ("women", "men")},
    **{
        (table, name): Names("prs_Gender", "gender") for table in ("incidents", "counts") for name in ("girls", "boys")
    },
    **{(table, "minors"): Names("prs_Birthdate", "majorityStatus") for table in ("incidents", "counts")},
}
_VALUES = {
    ("victim_status", "possible"): "PossibleVictimOfTrafficking",
    ("victim_status", "actual"): "ActualVictimOfTrafficking",
    ("status_decided_by", "police"): "Police",
    ("status_decided_by", "ngo"): "NGO",
    ("status_decided_by", "court_or_prosecution"): "CourtOrProsecution",
    ("status_decided_by", "other_government"): "NonPoliceGovernmentalOrganization",
    ("status_decided_by", "other"): "Other",
    ("authority_type", "police"): "LawEnforcement",
    ("authority_type", "immigration"): "ImmigrationService",
    ("authority_type", "ngo"): "NGO",
}


def names_of(table: str, column: str) -> Names:
    """What a column is called in HTCDS 2.0 and in CTDC."""
    return _COLUMNS.get((table, column), Names())


def htcds_value(codes: str, value: str) -> str:
    """What a code of one of the fixed lists is called in HTCDS 2.0; empty where it has no name for it."""
    return _VALUES.get((codes, value), "")
