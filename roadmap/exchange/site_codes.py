"""The catalogue of faults of site releases and of programmes that join them."""

from roadmap.content.catalogue import Catalogue


class SiteCode(Catalogue):
    """One kind of fault."""

    NOT_A_SITE = (
        "NOT_A_SITE", "The file is no site release.",
        "this is no site release: {detail}. Make one from the site's archive with 'release'",
    )  # fmt: skip
    NOT_A_PROGRAMME = (
        "NOT_A_PROGRAMME", "The file given with --before is no programme.",
        "this is no programme: {detail}. Name the programme.json that 'programme' wrote",
    )  # fmt: skip
    NEWER = (
        "NEWER", "The file was written by a newer version of this tool.",
        "this file has format {found_plain}, and this version reads up to {detail}: install the newer version, then try again",
    )  # fmt: skip
    ALTERED = (
        "ALTERED", "The file is damaged, or was changed after it was written.",
        "this file is damaged, or was changed after it was written ({detail}): ask the site for it again",
    )  # fmt: skip
    SAME_SITE_TWICE = (
        "SAME_SITE_TWICE", "One site is there twice, with the same round.",
        "this is the same site and round as {detail}: keep one of the two",
    )  # fmt: skip
    TWO_ROUNDS = (
        "TWO_ROUNDS", "One site is there with two rounds.",
        "this is another round of the site in {detail}: a site is counted once, so keep one round of it",
    )  # fmt: skip
    OTHER_FRAMEWORK = (
        "OTHER_FRAMEWORK", "A site used another framework than the others.",
        "this site used {detail}, so its answers say something else: join sites of one framework",
    )  # fmt: skip
    EXAMPLE_AMONG_REAL = (
        "EXAMPLE_AMONG_REAL", "Fictional and real sites are mixed.",
        "{detail}: a programme is of real sites, or of examples alone",
    )  # fmt: skip
    SITE_LEFT_OUT = (
        "SITE_LEFT_OUT", "A site of the programme given with --before is not there any more.",
        "the site {found_plain} of this programme is not among the files: without it, the earlier programme minus the new one "
        "would show it alone",
    )  # fmt: skip
    SITE_CHANGED = (
        "SITE_CHANGED", "A site of the programme given with --before has other figures now.",
        "this is site {found_plain} of the earlier programme with other figures than then: give the file that was joined then. "
        "For a new round of all sites, begin a new programme without --before",
    )  # fmt: skip
