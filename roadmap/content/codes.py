"""The catalogue of faults: every code, what it means, and the words with which it is told."""

from enum import StrEnum

from roadmap.content.catalogue import Catalogue


class Kind(StrEnum):
    """How far a file got before a fault was found."""

    FILE = "file"  # it could not be read as YAML
    SHAPE = "shape"  # it is YAML, but not of this kind of file
    MEANING = "meaning"  # names and rules do not fit each other; nothing can be computed from it
    WORDING = "wording"  # it works, but breaks a limit or a promise; `check` tells, loading does not refuse
    SPREADSHEET = "spreadsheet"  # a spreadsheet that was to become a framework


class Code(Catalogue):
    """One kind of fault in a content file."""

    kind: Kind

    def __init__(self, value: str, kind: Kind, meaning: str, template: str) -> None:
        super().__init__(value, meaning, template)
        self.kind = kind

    # --- the file ------------------------------------------------------------------------
    CANNOT_READ = (
        "CANNOT_READ", Kind.FILE, "The file or folder is not there or may not be read.",
        "cannot be read: {detail}",
    )  # fmt: skip
    UNKNOWN_KIND = (
        "UNKNOWN_KIND", Kind.FILE, "Nothing says which kind of content file this is.",
        "it is not clear which kind of file this is: name its schema on line 1, one of {allowed}",
    )  # fmt: skip
    TOO_LARGE = (
        "TOO_LARGE", Kind.FILE, "The file is larger than a content file can sensibly be.",
        "larger than {detail} bytes: split it, or look whether this is the right file",
    )  # fmt: skip
    NOT_UTF8 = (
        "NOT_UTF8", Kind.FILE, "The file is not UTF-8 text.",
        "not UTF-8 text: save it as UTF-8",
    )  # fmt: skip
    EMPTY_FILE = (
        "EMPTY_FILE", Kind.FILE, "The file is empty or holds comments only.",
        "there is nothing in this file",
    )  # fmt: skip
    TAB = (
        "TAB", Kind.FILE, "A line is indented with a tab, which YAML does not allow.",
        "a tab at the start of the line: indent with spaces",
    )  # fmt: skip
    NOT_YAML = (
        "NOT_YAML", Kind.FILE, "The file breaks the rules of YAML.",
        "this is not YAML: {detail}",
    )  # fmt: skip
    SEVERAL_DOCUMENTS = (
        "SEVERAL_DOCUMENTS", Kind.FILE, "The file holds more than one YAML document.",
        "a second document begins here: keep one document a file, without '---' between",
    )  # fmt: skip
    ALIAS = (
        "ALIAS", Kind.FILE, "The file uses an anchor (&name) or an alias (*name).",
        "anchors and aliases (& and *) are not used here: write the text out, or quote it if it begins with & or *",
    )  # fmt: skip
    TAG = (
        "TAG", Kind.FILE, "A value carries a tag such as !!python or !name.",
        "the tag {found} is not used here: remove it, or quote the text if it begins with !",
    )  # fmt: skip
    TOO_DEEP = (
        "TOO_DEEP", Kind.FILE, "Lists or mappings are nested deeper than any content file needs.",
        "nested more than {detail} deep",
    )  # fmt: skip
    DUPLICATE_KEY = (
        "DUPLICATE_KEY", Kind.FILE, "The same key stands twice in one mapping, so one value would be lost.",
        "the key {found} stands here a second time: keep one",
    )  # fmt: skip
    # --- the shape -----------------------------------------------------------------------
    UNKNOWN_KEY = (
        "UNKNOWN_KEY", Kind.SHAPE, "A key is not one of those this kind of file knows.",
        "{found} is not a key here; allowed: {allowed}",
    )  # fmt: skip
    MISSING_KEY = (
        "MISSING_KEY", Kind.SHAPE, "A key that is always needed is not there.",
        "the key {found} is missing here",
    )  # fmt: skip
    WRONG_TYPE = (
        "WRONG_TYPE", Kind.SHAPE, "A value is of another type than is needed, such as a list for a text.",
        "{found} stands where {detail} is expected",
    )  # fmt: skip
    NEEDS_QUOTES = (
        "NEEDS_QUOTES", Kind.SHAPE, "YAML reads an unquoted yes, no, on, off, number or date as something other than text.",
        "{found} without quotes is not text in YAML: put quotes around it, as in \"{found_plain}\"",
    )  # fmt: skip
    BAD_ID = (
        "BAD_ID", Kind.SHAPE, "An id has characters that ids do not have.",
        "{found} cannot be an id: begin with a small letter, then small letters, digits and _ (in sources also -), 64 at most",
    )  # fmt: skip
    EMPTY_TEXT = (
        "EMPTY_TEXT", Kind.SHAPE, "A text is needed and nothing is written.",
        "a text is needed here and nothing is written",
    )  # fmt: skip
    TEXT_TOO_LONG = (
        "TEXT_TOO_LONG", Kind.SHAPE, "A text has more characters than its place allows.",
        "this text has {detail} characters; at most {allowed}",
    )  # fmt: skip
    NOT_ALLOWED = (
        "NOT_ALLOWED", Kind.SHAPE, "A value is not one of the few that are possible.",
        "{found} is not possible here; allowed: {allowed}",
    )  # fmt: skip
    TOO_FEW = (
        "TOO_FEW", Kind.SHAPE, "A list has fewer entries than it needs.",
        "this list has {found}; it needs at least {allowed}",
    )  # fmt: skip
    TOO_MANY = (
        "TOO_MANY", Kind.SHAPE, "A list has more entries than it may.",
        "this list has {found}; it may have at most {allowed}",
    )  # fmt: skip
    OUT_OF_RANGE = (
        "OUT_OF_RANGE", Kind.SHAPE, "A number is smaller or larger than is possible.",
        "{found} is out of range; it must be {allowed}",
    )  # fmt: skip
    # --- the meaning, any file -------------------------------------------------------------
    FILE_NAME = (
        "FILE_NAME", Kind.MEANING, "A file is named otherwise than by its id, or a folder otherwise than by its framework's.",
        "the id {found} does not fit the name {allowed}: make them the same",
    )  # fmt: skip
    DUPLICATE_ID = (
        "DUPLICATE_ID", Kind.MEANING, "Two things of one kind have the same id.",
        "the {detail} id {found} is used a second time: give it one of its own",
    )  # fmt: skip
    REPEATED = (
        "REPEATED", Kind.MEANING, "A list names the same thing twice.",
        "{found} is named twice in this list",
    )  # fmt: skip
    RESERVED_WORD = (
        "RESERVED_WORD", Kind.MEANING, "An id is a word with a meaning of its own in answers and results.",
        "{found} has a meaning of its own in answers and results: choose another id",
    )  # fmt: skip
    # --- the meaning of frameworks -------------------------------------------------------
    ID_CLASH = (
        "ID_CLASH", Kind.MEANING, "An item's id is also the id of an action or a stage, or an earlier id of another item.",
        "the item id {found} is also the id of {detail}: give the item another",
    )  # fmt: skip
    MISSING_DOMAIN = (
        "MISSING_DOMAIN", Kind.MEANING, "framework.yaml names a domain for which there is no file.",
        "there is no file {found_plain}.yaml for this domain; files here: {allowed}",
    )  # fmt: skip
    EXTRA_FILE = (
        "EXTRA_FILE", Kind.MEANING, "A file lies in a framework's folder that framework.yaml does not name.",
        "framework.yaml does not list the domain {found}: add it there, or move this file; listed: {allowed}",
    )  # fmt: skip
    UNKNOWN_PRINCIPLE = (
        "UNKNOWN_PRINCIPLE", Kind.MEANING, "An item is tagged with a principle that the framework does not have.",
        "no principle {found}; allowed: {allowed}",
    )  # fmt: skip
    UNKNOWN_PERSPECTIVE = (
        "UNKNOWN_PERSPECTIVE", Kind.MEANING, "A perspective is named that the framework does not have.",
        "no perspective {found}; allowed: {allowed}",
    )  # fmt: skip
    UNKNOWN_STAGE = (
        "UNKNOWN_STAGE", Kind.MEANING, "A stage is named that the scale does not have.",
        "no stage {found} on this scale; allowed: {allowed}",
    )  # fmt: skip
    UNKNOWN_SCALE = (
        "UNKNOWN_SCALE", Kind.MEANING, "A domain is rated on a scale that the framework does not have.",
        "no scale {found}; allowed: {allowed}",
    )  # fmt: skip
    UNKNOWN_SET = (
        "UNKNOWN_SET", Kind.MEANING, "An item is put in a set that the framework does not have.",
        "no set {found}; allowed: {allowed}",
    )  # fmt: skip
    UNKNOWN_SOURCE = (
        "UNKNOWN_SOURCE", Kind.MEANING, "A source is cited that is not in the list of sources.",
        "no source {found}; allowed: {allowed}",
    )  # fmt: skip
    UNKNOWN_WAVE = (
        "UNKNOWN_WAVE", Kind.MEANING, "A wave is named that the evaluation does not have.",
        "no wave {found}; allowed: {allowed}",
    )  # fmt: skip
    SCALE_ALL_ONE_SIDE = (
        "SCALE_ALL_ONE_SIDE", Kind.MEANING, "Every answer of an evaluation's scale counts as agreement, or none does.",
        "say with 'agrees: true' which answers count as agreement: some must, and some must not",
    )  # fmt: skip
    UNKNOWN_FACTOR = (
        "UNKNOWN_FACTOR", Kind.MEANING, "An item names a factor that its domain does not have.",
        "no factor {found} in this domain; allowed: {allowed}",
    )  # fmt: skip
    NO_FACTOR = (
        "NO_FACTOR", Kind.MEANING, "A readiness domain has no factors, or one of its items names none.",
        "{detail}",
    )  # fmt: skip
    CAN_SEE = (
        "CAN_SEE", Kind.MEANING, "can_see explains other perspectives than those that are asked.",
        "can_see must explain the perspectives in ask and no others: {detail}",
    )  # fmt: skip
    MISSING_DESCRIPTOR = (
        "MISSING_DESCRIPTOR", Kind.MEANING, "An item describes some stages of its scale and leaves others out.",
        "the descriptor for the stage {found} is missing",
    )  # fmt: skip
    SHARED_PLAIN = (
        "SHARED_PLAIN", Kind.MEANING, "An item of a shared set has a second, plain wording, so views could not be compared.",
        "an item of the shared set {found} has one wording: put the plain words in text and remove plain",
    )  # fmt: skip
    MUST_ASK = (
        "MUST_ASK", Kind.MEANING, "An item of a set leaves out a perspective that the set promises to ask.",
        "every item of the set {detail} must ask {found}",
    )  # fmt: skip
    READINGS = (
        "READINGS", Kind.MEANING, "planning.yaml lacks words for a factor of readiness, or has words for none.",
        "{detail}",
    )  # fmt: skip
    HIDE_FIRST = (
        "HIDE_FIRST", Kind.MEANING, "hide_first does not name every perspective exactly once.",
        "hide_first must name every perspective once: {detail}",
    )  # fmt: skip
    WEIGHTS = (
        "WEIGHTS", Kind.MEANING, "Numbers in planning.yaml or framework.yaml contradict each other.",
        "{detail}",
    )  # fmt: skip
    # --- the wording of frameworks -------------------------------------------------------
    INCOMPLETE = (
        "INCOMPLETE", Kind.WORDING, "The framework promises complete items and a part of this one is missing.",
        "the item {detail} has no {found}, and limits.complete promises it",
    )  # fmt: skip
    TOO_MANY_WORDS = (
        "TOO_MANY_WORDS", Kind.WORDING, "A text has more words than the framework's limits allow.",
        "{found} words; {detail} may have at most {allowed}",
    )  # fmt: skip
    SET_SIZE = (
        "SET_SIZE", Kind.WORDING, "A set has more or fewer items than its limits say.",
        "{detail}; its limits say {allowed}",
    )  # fmt: skip
    SAME_ACTION = (
        "SAME_ACTION", Kind.WORDING, "Two actions of one item begin with the same verb and object.",
        "this action does the same as {detail} (\"{found_plain}\"): make it another step, or remove it",
    )  # fmt: skip
    FILLER = (
        "FILLER", Kind.WORDING, "An action begins with words that could mean anything.",
        "{found} says nothing that can be done and seen: name what will be done",
    )  # fmt: skip
    MUST_NAME = (
        "MUST_NAME", Kind.WORDING, "The domain promises that every action names something which this one does not.",
        "every action of this domain must name {found} (actions_must_name)",
    )  # fmt: skip
    # --- ladders ------------------------------------------------------------------------
    UNKNOWN_CRITERION = (
        "UNKNOWN_CRITERION", Kind.MEANING, "A criterion is named that neither the ladder nor criteria.yaml has.",
        "no criterion {found}; allowed: {allowed}",
    )  # fmt: skip
    UNKNOWN_OPTION = (
        "UNKNOWN_OPTION", Kind.MEANING, "An option is named that the criterion does not have.",
        "the criterion {detail} has no option {found}; allowed: {allowed}",
    )  # fmt: skip
    UNKNOWN_ACTION = (
        "UNKNOWN_ACTION", Kind.MEANING, "A condition names an action that neither the ladder nor criteria.yaml has.",
        "no action {found}; allowed: {allowed}",
    )  # fmt: skip
    UNKNOWN_RUNG = (
        "UNKNOWN_RUNG", Kind.MEANING, "A rung is named that the ladder does not have.",
        "no rung {found}; allowed: {allowed}",
    )  # fmt: skip
    UNKNOWN_LADDER = (
        "UNKNOWN_LADDER", Kind.MEANING, "Worked examples or a session plan are for a ladder that is not there.",
        "no ladder {found}; allowed: {allowed}",
    )  # fmt: skip
    CONDITION_FORM = (
        "CONDITION_FORM", Kind.MEANING, "A condition is neither a criterion with options nor 'any' of several conditions.",
        "a condition names either a criterion with its options, or 'any' of several conditions",
    )  # fmt: skip
    MOVES_BESIDE = (
        "MOVES_BESIDE", Kind.MEANING, "A rung or stop rests on a criterion that is only shown beside.",
        "the criterion {found} is marked beside and cannot move a rung",
    )  # fmt: skip
    SAME_RUNG = (
        "SAME_RUNG", Kind.MEANING, "A rung asks for nothing that the rung below does not ask.",
        "the rung {found} adds no condition to {detail}: it could never be told from it",
    )  # fmt: skip
    UNREACHABLE_RUNG = (
        "UNREACHABLE_RUNG", Kind.MEANING, "No answers can meet all conditions of a rung.",
        "no answers reach the rung {found}: its conditions{detail} contradict each other",
    )  # fmt: skip
    QUICK_NOT_USED = (
        "QUICK_NOT_USED", Kind.MEANING, "The quick form asks a criterion that the ladder does not use.",
        "quick names {found}, which is not in uses or among the ladder's own criteria; allowed: {allowed}",
    )  # fmt: skip
    # --- session plans ------------------------------------------------------------------
    PLAN_MINUTES = (
        "PLAN_MINUTES", Kind.MEANING, "The minutes of a session's blocks do not add up to its own.",
        "the blocks add up to {found} minutes, and the session has {allowed}",
    )  # fmt: skip
    SCREEN_TIME = (
        "SCREEN_TIME", Kind.WORDING, "Screens are on for longer or more often than the session plan promises.",
        "{detail}",
    )  # fmt: skip
    EXERCISE_NEEDS = (
        "EXERCISE_NEEDS", Kind.MEANING, "An exercise lacks something that its kind cannot do without.",
        "an exercise of the kind {detail} needs {found}",
    )  # fmt: skip
    UNKNOWN_ITEM = (
        "UNKNOWN_ITEM", Kind.MEANING, "A session plan or a guidance card names an item that the framework does not have.",
        "the framework {detail} has no item {found}",
    )  # fmt: skip
    UNKNOWN_DOMAIN = (
        "UNKNOWN_DOMAIN", Kind.MEANING, "A session plan or a guidance card names a domain that the framework does not have.",
        "no domain {found}; allowed: {allowed}",
    )  # fmt: skip
    # --- guidance -----------------------------------------------------------------------
    CARD_LENGTH = (
        "CARD_LENGTH", Kind.WORDING, "A guidance card has fewer than 80 or more than 160 words.",
        "the card '{detail}' has {found} words; between {allowed}",
    )  # fmt: skip
    UNKNOWN_THEME = (
        "UNKNOWN_THEME", Kind.MEANING, "A guidance card names a theme that has no file.",
        "no theme {found}; allowed: {allowed}",
    )  # fmt: skip
    # --- words and support ---------------------------------------------------------------
    BAD_DATE = (
        "BAD_DATE", Kind.MEANING, "A date is not a day of the calendar written as year-month-day.",
        "{found} is not a date: write it as \"2026-11-30\"",
    )  # fmt: skip
    BAD_TIME = (
        "BAD_TIME", Kind.MEANING, "An opening time is not a time of day, or a day not one of 0 (Monday) to 6.",
        "{found} is not possible: times are \"00:00\" to \"24:00\", days 0 (Monday) to 6",
    )  # fmt: skip
    OLD_SUPPORT = (
        "OLD_SUPPORT", Kind.WORDING, "The support lines were last checked longer ago than they are valid (a warning).",
        "the support lines were checked on {found}, {detail} days ago; check every number and opening time again",
    )  # fmt: skip
    FIXED_SENTENCE = (
        "FIXED_SENTENCE", Kind.MEANING, "A fixed sentence no longer names what people are owed to know.",
        "the fixed sentence {detail} must name {found}: it can be translated, nothing of it can be left out",
    )  # fmt: skip
    NOT_FILLED = (
        "NOT_FILLED", Kind.MEANING, "A fixed sentence has a {place} that nothing would fill.",
        "nothing fills {found} here; allowed: {allowed}",
    )  # fmt: skip
    # --- spreadsheets --------------------------------------------------------------------
    NOT_SPREADSHEET = (
        "NOT_SPREADSHEET", Kind.SPREADSHEET, "The file is not an .xlsx spreadsheet.",
        "this is not an .xlsx spreadsheet: {detail}",
    )  # fmt: skip
    MACROS = (
        "MACROS", Kind.SPREADSHEET, "The spreadsheet carries macros.",
        "the spreadsheet carries macros: save it as .xlsx without them",
    )  # fmt: skip
    TOO_MUCH = (
        "TOO_MUCH", Kind.SPREADSHEET, "The spreadsheet unpacks to more than is reasonable, or has too many rows.",
        "{detail}",
    )  # fmt: skip
    NO_HEADER = (
        "NO_HEADER", Kind.SPREADSHEET, "No row names the columns driver and activity.",
        "no heading for {found}: name two columns 'driver' and 'activity' in one of the first ten rows",
    )  # fmt: skip
    HEADER_TWICE = (
        "HEADER_TWICE", Kind.SPREADSHEET, "Two columns have the same heading.",
        "the heading {found} stands a second time",
    )  # fmt: skip
    STAGES = (
        "STAGES", Kind.SPREADSHEET, "The stage columns are fewer than three or more than seven.",
        "{found} stage columns: use three to seven, or none at all",
    )  # fmt: skip
    EMPTY_CELL = (
        "EMPTY_CELL", Kind.SPREADSHEET, "A cell is empty that must be filled.",
        "empty: write the {detail}",
    )  # fmt: skip
    DUPLICATE_ACTIVITY = (
        "DUPLICATE_ACTIVITY", Kind.SPREADSHEET, "An activity stands twice.",
        "this activity stands already in {detail}",
    )  # fmt: skip
    CELL_TOO_LONG = (
        "CELL_TOO_LONG", Kind.SPREADSHEET, "A cell has more characters than its place allows.",
        "{found} characters; at most {allowed}",
    )  # fmt: skip
    CELL_ERROR = (
        "CELL_ERROR", Kind.SPREADSHEET, "A cell holds a formula's error or a formula without its result.",
        "{found} is not text: write the words themselves",
    )  # fmt: skip
    NO_ACTIVITIES = (
        "NO_ACTIVITIES", Kind.SPREADSHEET, "The spreadsheet has headings and no activity.",
        "no activities below the headings",
    )  # fmt: skip
    FOLDER_NOT_EMPTY = (
        "FOLDER_NOT_EMPTY", Kind.SPREADSHEET, "A starting point was to be written where something lies already.",
        "there is something here already: choose a new or empty folder",
    )  # fmt: skip
