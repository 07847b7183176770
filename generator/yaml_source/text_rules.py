"""What the text of a file must be like, before anyone asks what it says."""

from generator.problems import Rule

SIZE_LIMIT = 1_000_000  # bytes
DEPTH_LIMIT = 32  # levels of lists and groups of fields

SIZE = Rule(
    "OUT101",
    f"A file has at most {SIZE_LIMIT:,} bytes.",
    wrong="title: Imagine a file of more than 1,000,000 bytes\n",
    right="title: A file of a few thousand bytes\n",
    why="A write-up is a few thousand bytes long; a larger file is a mistake or an attempt to stop the build.",
)
ENCODING = Rule(
    "OUT102",
    "A file is saved as UTF-8.",
    wrong="title: Imagine that the é of Café was saved in an older encoding\n",
    right="title: Café, saved as UTF-8\n",
    why="In any other encoding the letters that are not plain English ones come out as different letters.",
)
BYTE_ORDER_MARK = Rule(
    "OUT103",
    "A file begins with its text, not with a byte order mark.",
    wrong="title: Imagine that a byte order mark, which cannot be seen, stands before this line\n",
    right="title: Nothing stands before this line\n",
    why="The mark cannot be seen, and tools that do not expect it take it for a part of the first word.",
)
HIDDEN_CHARACTER = Rule(
    "OUT104",
    "A file has no control characters, no hidden line separators and nothing hidden that turns the direction of writing.",
    wrong='title: "A bell \\a that nobody sees"\n',
    right="title: Only what can be seen\n",
    why="They come in by copying from web pages or PDF files, cannot be seen, and break pages or make them read otherwise "
    "than they are written. Urdu, Arabic and Hebrew need none of them.",
)
WHITE_SPACE = Rule(
    "OUT105",
    "Fields are indented and set apart by ordinary spaces, never by tabs or no-break spaces.",
    wrong="title: A tab before the word level\nscope:\n\tlevel: national\n",
    right="title: Two spaces before the word level\nscope:\n  level: national\n",
    why="How far a tab reaches differs from editor to editor, and in YAML the indentation carries meaning.",
)
SYNTAX = Rule(
    "OUT106",
    "A file is well-formed YAML.",
    wrong="title: Internet cut: the second day\n",
    right='title: "Internet cut: the second day"\n',
)
EMPTY = Rule("OUT107", "A file says something.", wrong="# title: nothing but a comment\n", right="title: Something\n")
FIELDS = Rule(
    "OUT108",
    'A file is a group of fields, each written "name: value".',
    wrong="- a list\n- with no title\n",
    right="title: A field\n",
)
ONE_DOCUMENT = Rule(
    "OUT109",
    "A file holds one YAML document.",
    wrong="title: The first document\n---\ntitle: The second document\n",
    right="title: The only document\n",
    why="Each incident has a file of its own; its name is the address of its page.",
)
DIRECTIVE = Rule(
    "OUT110",
    "A file has no %YAML or %TAG lines.",
    wrong="%YAML 1.2\n---\ntitle: With a directive\n",
    right="title: Without a directive\n",
    why="Every file is read by the same rules, those of YAML 1.2.",
)
ANCHOR = Rule(
    "OUT111",
    "Nothing is marked for repetition with &name.",
    wrong="title: An anchor\nstart: &day 2024-01-20\n",
    right="title: A plain value\nstart: 2024-01-20\n",
    why="What a field says stands in that field, so that it can be read, quoted and changed alone.",
)
ALIAS = Rule(
    "OUT112",
    "Nothing is repeated with *name.",
    wrong="title: An alias\nend: *day\n",
    right="title: The value itself\nend: 2024-01-20\n",
    why="What a field says stands in that field, so that it can be read, quoted and changed alone.",
)
TAG = Rule(
    "OUT113",
    "Nothing has a !tag.",
    wrong="title: A tag\nstart: !!str 2024\n",
    right='title: Quotes make a text\nstart: "2024"\n',
    why="The field says of what type its value is.",
)
MERGE_KEY = Rule(
    "OUT114",
    'No field is called "<<".',
    wrong="title: A merge key\nscope:\n  <<: {level: national}\n",
    right="title: The fields themselves\nscope:\n  level: national\n",
    why="Merging groups of fields is not a part of YAML 1.2, and hides from the reader what a file says.",
)
FIELD_NAME = Rule(
    "OUT115",
    "The name of a field is text.",
    wrong="title: A list for a name\n? [facebook, tiktok]\n: [voa]\n",
    right="title: One field for each\nfacebook: [voa]\ntiktok: [voa]\n",
)
TWICE = Rule(
    "OUT116",
    "A field stands once in its group.",
    wrong="title: The first title\ntitle: The second title\n",
    right="title: The only title\n",
    why="Programs differ in which of the two they take.",
)
DEPTH = Rule(
    "OUT117",
    f"Lists and groups of fields are nested at most {DEPTH_LIMIT} levels deep.",
    wrong=f"title: Too many brackets\nscope: {'[' * DEPTH_LIMIT}{']' * DEPTH_LIMIT}\n",
    right="title: One pair of brackets\nscope: []\n",
)
COMMENT = Rule(
    "OUT118",
    "A comment has a line of its own.",
    wrong="title: Protest against #XDown in Oslo\n",
    right='title: "Protest against #XDown in Oslo"\n# A comment.\n',
    why="Behind an unquoted value, a hashtag and all that follows would be a comment, and would be lost without a word.",
)

RULES: tuple[Rule, ...] = (
    SIZE,
    ENCODING,
    BYTE_ORDER_MARK,
    HIDDEN_CHARACTER,
    WHITE_SPACE,
    SYNTAX,
    EMPTY,
    FIELDS,
    ONE_DOCUMENT,
    DIRECTIVE,
    ANCHOR,
    ALIAS,
    TAG,
    MERGE_KEY,
    FIELD_NAME,
    TWICE,
    DEPTH,
    COMMENT,
)
