"""The faults of a file of activities that content files cannot have: what they mean, and the words they are told with."""

from roadmap.content.catalogue import Catalogue


class ActivityCode(Catalogue):
    """One kind of fault."""

    UNKNOWN_DOMAIN = (
        "UNKNOWN_DOMAIN", "An activity is put in a domain that the framework does not have.",
        "no domain {found}; allowed: {allowed}",
    )  # fmt: skip
