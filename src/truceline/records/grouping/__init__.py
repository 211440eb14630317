"""Which strands are of the same ceasefire: the same groups for every order in which they come."""

from truceline.records.grouping.group import Group, Member
from truceline.records.grouping.linked import linked
from truceline.records.grouping.parts import Parts

__all__ = ["Group", "Member", "Parts", "linked"]
