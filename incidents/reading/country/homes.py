"""Where the press of a language is at home, which says what country the name of a town means."""

# Where nearly all press in a language is at home: of several bearers of a name it means its own.
ONE = {
    "id": "ID", "ms": "MY", "tl": "PH", "th": "TH", "vi": "VN", "km": "KH", "my": "MM", "lo": "LA", "hi": "IN",
    "bn": "BD", "ne": "NP",
}  # fmt: skip
# Languages at home in several countries: there a name means one of theirs before any small town elsewhere.
SEVERAL = {
    "es": "ES MX GT HN SV NI CR PA CU DO PR CO VE EC PE BO CL AR UY PY GQ",
    "pt": "PT BR AO MZ CV GW ST TL",
    "fr": "FR BE CH LU CA HT LB SN ML BF NE CI GN TG BJ CM GA CG CD TD CF BI RW DJ KM MG MU MR MA DZ TN",
    "ar": "EG SD LY TN DZ MA MR SA AE KW QA BH OM YE IQ JO SY LB PS SO DJ KM TD",
}  # fmt: skip


def several(language: str) -> frozenset[str]:
    """The countries (ISO 3166) a language is at home in, where they are several; none where they are one, or all."""
    return frozenset(SEVERAL.get(language, "").split())
