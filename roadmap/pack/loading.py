"""Gathers the content a pack is made from."""

from datetime import date

from roadmap.content.loading import find_framework, find_ladder, load_fixed_sentences, load_guide, load_support, load_words
from roadmap.pack.making import PackParts


def pack_parts(written_on: date, framework: str = "trauma_informed", ladder: str = "tlap_coproduction") -> PackParts:
    """The parts of a pack for a framework and a ladder, by id or path; ContentFaults where one cannot be used."""
    return PackParts(
        framework=find_framework(framework),
        ladder=find_ladder(ladder),
        guide=load_guide(),
        words=load_words("pack_en"),
        report_words=load_words("report_en"),
        screen_words=load_words(),
        fixed=load_fixed_sentences(),
        support=load_support(),
        written_on=written_on,
    )
