"""Channels of recruitment."""

from django.utils.translation import gettext_noop as _

from .seed import Seed

RECRUITMENT = [
    Seed(
        "online_social_network",
        _("Online social networks"),
        _("Messages, groups and posts in social networks and chats."),
        htcds="ThroughOnlineSocialNetworks",
    ),
    Seed(
        "online_advertisement",
        _("Online advertisement"),
        _("Job advertisements on the internet."),
        htcds="ThroughAnOnlineAdvertisement",
    ),
    Seed(
        "television_advertisement",
        _("Television advertisement"),
        _("Advertisements on television."),
        htcds="ThroughATelevisionAdvert",
    ),
    Seed(
        "newspaper_advertisement",
        _("Newspaper advertisement"),
        _("Advertisements in print."),
        htcds="ThroughANewspaperAdvert",
    ),
    Seed("family", _("Family"), _("Relatives, or an event of the family."), htcds="ThroughFamilyOrFamilyEvents"),
    Seed(
        "friends", _("Friends"), _("Friends, acquaintances or a social event."), htcds="ThroughFriendsOrSocialEvents"
    ),
    Seed("work", _("At work"), _("At the place where the victim worked."), htcds="AtWork"),
    Seed("business", _("At a place of business"), _("In a shop, bar or other business."), htcds="AtAPlaceOfBusiness"),
    Seed("school", _("At school"), _("At a school, college or university."), htcds="AtAnEducationalInstitution"),
    Seed("broker", _("Agency or broker"), _("A recruitment agency or labour broker, licensed or not.")),
    Seed(
        "abduction",
        _("Abduction"),
        _("Taken by force, without any offer."),
        ctdc="isAbduction",
        palermo="abduction",
    ),
    Seed("other_recruitment", _("Other channel"), _("A channel that has no code here."), htcds="Other"),
]
