"""Means of control."""

from django.utils.translation import gettext_noop as _

from .seed import Seed

MEANS = [
    Seed(
        "physical_threats",
        _("Physical threats"),
        _("Threatening to hurt the victim."),
        htcds="PhysicalThreats",
        ctdc="meansOfControlThreats",
        palermo="threat or use of force",
    ),
    Seed(
        "threats_of_law_enforcement",
        _("Threats with the authorities"),
        _("Threatening to hand the victim to the police or immigration service."),
        htcds="ThreatsLawEnforcement",
        ctdc="meansOfControlThreatOfLawEnforcement",
    ),
    Seed(
        "threats_to_family",
        _("Threats to the family"),
        _("Threatening to harm children or other relatives."),
        htcds="ThreatensChildrenFamily",
    ),
    Seed(
        "debt_bondage",
        _("Debt bondage"),
        _("Holding people by a debt that they cannot work off."),
        htcds="DebtBondage",
        ctdc="meansOfControlDebtBondage",
    ),
    Seed(
        "false_promises",
        _("False promises"),
        _("Deceiving people about the work, the pay or the place."),
        htcds="FalsePromises",
        ctdc="meansOfControlFalsePromises",
        palermo="deception",
    ),
    Seed(
        "physical_abuse",
        _("Physical abuse"),
        _("Beating, electric shocks and other violence."),
        htcds="PhysicalAbuse",
        ctdc="meansOfControlPhysicalAbuse",
        palermo="threat or use of force",
    ),
    Seed(
        "sexual_abuse",
        _("Sexual abuse"),
        _("Sexual violence used to control."),
        htcds="SexualAbuse",
        ctdc="meansOfControlSexualAbuse",
    ),
    Seed(
        "restricted_movement",
        _("Confinement"),
        _("Locked doors, guards, fences: people could not leave."),
        ctdc="meansOfControlRestrictsMovement",
    ),
    Seed(
        "takes_earnings",
        _("Taking the earnings"),
        _("Keeping all or most of what the victim earns, unpaid wages among it."),
        htcds="TakesEarnings",
        ctdc="meansOfControlTakesEarnings",
    ),
    Seed(
        "restricts_finances",
        _("Keeping from money"),
        _("Holding bank cards or accounts, or forbidding the use of money."),
        htcds="RestrictsFinancialAccess",
        ctdc="meansOfControlRestrictsFinancialAccess",
    ),
    Seed(
        "restricts_medical_care",
        _("Keeping from medical care"),
        _("Refusing a doctor or medicine."),
        htcds="RestrictsMedicalCare",
        ctdc="meansOfControlRestrictsMedicalCare",
    ),
    Seed(
        "withholds_necessities",
        _("Withholding necessities"),
        _("Keeping back food, water, sleep or shelter."),
        htcds="WithholdsNecessities",
        ctdc="meansOfControlWithholdsNecessities",
    ),
    Seed(
        "psychological_abuse",
        _("Psychological abuse"),
        _("Humiliation, isolation and intimidation."),
        htcds="PsychologicalAbuse",
        ctdc="meansOfControlPsychologicalAbuse",
    ),
    Seed(
        "drugs_and_alcohol",
        _("Drugs or alcohol"),
        _("Giving drugs or alcohol to control."),
        htcds="PsychoactiveSubstance",
        ctdc="meansOfControlPsychoactiveSubstances",
    ),
    Seed(
        "excessive_hours",
        _("Excessive working hours"),
        _("Working days that leave no time to rest."),
        htcds="ExcessiveWorkingHours",
        ctdc="meansOfControlExcessiveWorkingHours",
    ),
    Seed(
        "withholds_documents",
        _("Withholding documents"),
        _("Taking away passports or other papers."),
        htcds="WithholdsDocuments",
        ctdc="meansOfControlWithholdsDocuments",
    ),
    Seed(
        "other_means",
        _("Other means"),
        _("A means of control that has no code here."),
        htcds="Other",
        ctdc="meansOfControlOther",
    ),
]
