"""The words with a meaning of their own in answers and results."""

DONT_KNOW = "dont_know"
NOT_APPLICABLE = "not_applicable"
NOT_ASKED = "not_asked"
WE_DO_NOT_AGREE = "we_do_not_agree"
EVERYONE = "everyone"
#: No stage or perspective may use them as its id.
RESERVED = (DONT_KNOW, NOT_APPLICABLE, NOT_ASKED, WE_DO_NOT_AGREE, EVERYONE, "blank", "withheld")
