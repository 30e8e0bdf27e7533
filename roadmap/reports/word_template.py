"""Fits an organisation's Word template to a report: its own styles stay, those it lacks are added in its own type."""

from io import BytesIO
from typing import Any

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart

from roadmap.reports.templates import TemplateProblem
from roadmap.reports.word_parts import NAMESPACES
from roadmap.reports.word_styles import BUILT_IN, PARAGRAPHS, add_missing

#: Attributes and elements by which one style, paragraph or list names another style.
_NAMING = ("w:pStyle", "w:basedOn", "w:next", "w:link", "w:tblStyle")
_LISTS = {"List Bullet": ("bullet", "•", 'w:ascii="Arial" w:hAnsi="Arial"'), "List Number": ("decimal", "%1.", "")}


def missing_styles(content: bytes) -> tuple[str, ...]:
    """The names of Word's own styles that a report needs and a template lacks."""
    there = {name.casefold() for name in _styles(_opened(content))}
    return tuple(name for name in BUILT_IN if name.casefold() not in there)


def open_template(content: bytes) -> Any:
    """The template as an empty document with every style that a report uses; its header, footer and page stay."""
    word = _opened(content)
    body = word.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    if body.sectPr is None:
        raise TemplateProblem("damaged")
    _name_as_ours(word)
    lacking = {name.casefold() for name in PARAGRAPHS} - {name.casefold() for name in _styles(word)}
    add_missing(word, {name for name in PARAGRAPHS if name.casefold() in lacking})
    _have_lists(word)
    return word


def _opened(content: bytes) -> Any:
    try:
        word = docx.Document(BytesIO(content))
        assert word.styles.element is not None
    except (SyntaxError, OpcError, KeyError, ValueError, AttributeError, AssertionError, TypeError) as error:
        raise TemplateProblem("damaged") from error  # what python-docx raises on a broken file
    return word


def _styles(word: Any) -> dict[str, Any]:
    """Every style's element by its name."""
    return {style.find(qn("w:name")).get(qn("w:val")): style for style in word.styles.element.findall(qn("w:style"))}


def _name_as_ours(word: Any) -> None:
    """Gives the styles that reports use the ids that reports know; Word in another language has other ids."""
    wanted = {name.casefold(): name.replace(" ", "") for name in PARAGRAPHS} | {"report table": "ReportTable"}
    changed = {}
    for name, style in _styles(word).items():
        ours, now = wanted.get(name.casefold()), style.get(qn("w:styleId"))
        if ours and ours != now:
            style.set(qn("w:styleId"), ours)
            changed[now] = ours
    if not changed:
        return
    for part in word.part.package.iter_parts():
        element: Any = getattr(part, "element", None)
        if element is None:
            continue
        for tag in _NAMING:
            for one in element.iter(qn(tag)):
                one.set(qn("w:val"), changed.get(one.get(qn("w:val")), one.get(qn("w:val"))))


def _have_lists(word: Any) -> None:
    """Gives the two styles of lists their marks and numbers where the template has none."""
    for name, (kind, text, fonts) in _LISTS.items():
        style = word.styles[name].element
        if style.pPr is not None and style.pPr.numPr is not None and style.pPr.numPr.numId is not None:
            continue
        numbering = _numbering(word)
        used = [int(one.get(qn("w:abstractNumId"))) for one in numbering.findall(qn("w:abstractNum"))]
        abstract = max(used, default=0) + 1
        made = parse_xml(
            f'<w:abstractNum {NAMESPACES} w:abstractNumId="{abstract}"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr>{f"<w:rPr><w:rFonts {fonts}/></w:rPr>" if fonts else ""}'
            "</w:lvl></w:abstractNum>"
        )
        first = numbering.find(qn("w:num"))
        numbering.append(made) if first is None else first.addprevious(made)
        number = numbering.add_num(abstract).numId
        style.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number


def _numbering(word: Any) -> Any:
    """The part with the lists, made where the template has none."""
    try:
        return word.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element
    except KeyError:
        element = parse_xml(f"<w:numbering {NAMESPACES}/>")
        part = NumberingPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, element, word.part.package)
        word.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
        return element
