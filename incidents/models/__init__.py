"""The ledger: what staff record. Public code never imports this package (DESIGN §3)."""

from .articles import Article, ArticleCopy, Outlet
from .authorities import Authority, Involvement
from .counts import Citation, FollowUp, VictimCount
from .drawn_form import DrawnForm
from .editions import PrintRequest, PublicEvent
from .help import HelpLine
from .incident import Incident
from .places import LoadedGazetteer, Place
from .proposals import FactDecision, JobRun, Proposal
from .sign_in import SignInCount
from .suggestions import Suggestion, SuggestionCount
from .terms import Term
from .told_apart import ToldApart

__all__ = [
    "Article",
    "ArticleCopy",
    "Authority",
    "Citation",
    "DrawnForm",
    "FactDecision",
    "FollowUp",
    "HelpLine",
    "Incident",
    "Involvement",
    "JobRun",
    "LoadedGazetteer",
    "Outlet",
    "Place",
    "PrintRequest",
    "Proposal",
    "PublicEvent",
    "SignInCount",
    "Suggestion",
    "SuggestionCount",
    "Term",
    "ToldApart",
    "VictimCount",
]
