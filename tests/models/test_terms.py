"""The vocabularies and how they are brought up to date."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.utils.translation import override

from incidents.models import PrintRequest, Term
from incidents.models.term_list import TERMS
from incidents.models.vocabularies.seed import Seed
from tests.factories import make_incident

pytestmark = pytest.mark.django_db
DESIGN_CODES = {
    "sexual_exploitation", "forced_labour", "forced_criminality", "domestic_servitude", "forced_begging",
    "forced_marriage", "organ_removal", "child_exploitation", "other",
}  # fmt: skip
SEEDS = [(scheme.value, seed) for scheme, seeds in TERMS.items() for seed in seeds]


def load() -> str:
    said = StringIO()
    call_command("load_terms", stdout=said)
    return said.getvalue()


def test_a_new_ledger_has_all_terms() -> None:
    assert set(Term.objects.values_list("scheme", "code")) == {(scheme, seed.code) for scheme, seed in SEEDS}


def test_the_forms_of_exploitation_are_those_that_articles_are_read_into() -> None:
    assert set(Term.objects.filter(scheme="exploitation").values_list("code", flat=True)) == DESIGN_CODES


def test_forced_criminality_has_its_sub_forms() -> None:
    narrower = Term.objects.get(scheme="exploitation", code="forced_criminality").narrower
    assert set(narrower.values_list("code", flat=True)) == {
        "online_scam", "drugs", "theft", "illegal_gambling", "other_crime",
    }  # fmt: skip


def test_loading_again_changes_nothing_and_says_nothing() -> None:
    before = list(Term.objects.values())
    assert load() == ""
    assert list(Term.objects.values()) == before


def test_loading_mends_what_differs_and_keeps_the_row() -> None:
    term = Term.objects.get(scheme="sector", code="fishing")
    Term.objects.filter(pk=term.pk).update(label="Fish", parent=None, htcds="Invented")
    assert load() == "Terms: 0 added, 1 changed.\n"
    mended = Term.objects.get(pk=term.pk)
    assert (mended.label, mended.htcds, mended.parent.code) == ("Fishing", None, "agriculture_forestry_fishing")


def test_loading_adds_what_is_missing() -> None:
    Term.objects.filter(scheme="means", code="debt_bondage").delete()
    assert load() == "Terms: 1 added, 0 changed.\n"
    assert Term.objects.filter(scheme="means", code="debt_bondage").exists()


def test_a_term_of_staff_or_of_an_older_list_stays() -> None:
    Term.objects.create(scheme="sector", code="pearl_diving", label="Pearl diving", definition="Diving for pearls.")
    incident = make_incident(sectors=["pearl_diving"])
    load()
    assert [term.code for term in incident.sectors.all()] == ["pearl_diving"]


@pytest.mark.parametrize(("scheme", "seed"), SEEDS, ids=[f"{scheme} {seed.code}" for scheme, seed in SEEDS])
def test_a_term_is_whole(scheme: str, seed: Seed) -> None:
    term = Term.objects.get(scheme=scheme, code=seed.code)
    term.full_clean(validate_unique=False, validate_constraints=False)
    assert term.definition.endswith(".")
    assert bool(term.parent) == bool(seed.broader)


HTCDS = {
    "exploitation": {
        "ForcedLabour", "SexualExploitation", "ChildLabour", "ForcedMarriage", "Servitude", "OrganRemoval",
        "ForcedBegging", "Other",
    },
    "means": {
        "PhysicalThreats", "ThreatsLawEnforcement", "ThreatensChildrenFamily", "DebtBondage", "FalsePromises",
        "PhysicalAbuse", "SexualAbuse", "TakesEarnings", "RestrictsFinancialAccess", "RestrictsMedicalCare",
        "WithholdsNecessities", "PsychologicalAbuse", "PsychoactiveSubstance", "ExcessiveWorkingHours",
        "WithholdsDocuments", "Other",
    },
    "recruitment": {
        "AtAPlaceOfBusiness", "AtAnEducationalInstitution", "AtWork", "ThroughOnlineSocialNetworks",
        "ThroughAnOnlineAdvertisement", "ThroughATelevisionAdvert", "ThroughANewspaperAdvert",
        "ThroughFamilyOrFamilyEvents", "ThroughFriendsOrSocialEvents", "Other",
    },
}  # fmt: skip


@pytest.mark.parametrize("scheme", HTCDS)
def test_all_choices_of_htcds_have_a_term(scheme: str) -> None:
    codes = set(Term.objects.filter(scheme=scheme).exclude(htcds=None).values_list("htcds", flat=True))
    assert codes == HTCDS[scheme]


def test_no_code_of_ic_tip_is_claimed_before_it_is_checked() -> None:
    assert not Term.objects.exclude(ictip=None).exists()


def test_a_missing_code_is_null_and_never_blank() -> None:
    for name in ("htcds", "ctdc", "palermo", "ictip"):
        assert not Term.objects.filter(**{name: ""}).exists()


def test_a_term_is_named_in_the_language_of_whoever_reads() -> None:
    term = Term.objects.get(scheme="exploitation", code="forced_labour")
    with override("id"):
        assert str(term) == "Kerja paksa"
    assert str(term) == "Forced labour"


def test_changed_words_are_owed_to_the_public() -> None:
    call_command("print_edition", verbosity=0)
    Term.objects.filter(code="online_scam").update(label="Fraud")
    load()
    assert PrintRequest.objects.filter(done_at=None).count() == 1


def test_terms_that_stay_as_they_are_owe_no_print() -> None:
    call_command("print_edition", verbosity=0)
    load()
    assert not PrintRequest.objects.filter(done_at=None).exists()
