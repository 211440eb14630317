"""Who may do what: users and their roles, sessions, tokens, and the log of what was done."""

from truceline.access.access import Access, SignedIn, TooManyTries
from truceline.access.forms import fits, form_secret, masked
from truceline.access.hosts import Hosts, is_loopback, name_of
from truceline.access.names import LONGEST_NAME, folded, is_name
from truceline.access.place import access_place
from truceline.access.rights import SAFE, needed
from truceline.access.roles import Role, Who
from truceline.access.users import Users
from truceline.store.access import Entry

__all__ = [
    "LONGEST_NAME",
    "SAFE",
    "Access",
    "Entry",
    "Hosts",
    "Role",
    "SignedIn",
    "TooManyTries",
    "Users",
    "Who",
    "access_place",
    "fits",
    "folded",
    "form_secret",
    "is_loopback",
    "is_name",
    "masked",
    "name_of",
    "needed",
]
