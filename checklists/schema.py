"""The shape of a pack's file: checked for whoever writes one, published for editors.

Imports pydantic: for packs from outside only, never at start.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Final, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    WithJsonSchema,
)
from pydantic.json_schema import GenerateJsonSchema

from checklists import notation
from checklists.check import LONGEST_ON_PAPER, LONGEST_PROMPT
from checklists.condition import Condition
from checklists.errors import Fault
from checklists.pack import (
    AnswerKind,
    Channel,
    Family,
    Fills,
    Kind,
    Phase,
    Pillar,
)

_NAME: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_RULE: Final = rf"^({'|'.join(Pillar)})-\d\d$"


def _name(text: str) -> str:
    if not re.fullmatch(_NAME, text):
        raise ValueError(f'"{text}": use small letters, digits and hyphens.')
    return text


def _rule(text: str) -> str:
    if not re.fullmatch(_RULE, text):
        raise ValueError(f'"{text}" is no code of a rule, such as "STR-01".')
    return text


def _read_by(reader: Callable[[str], object]) -> AfterValidator:
    """Refuse text that its reader refuses, in the reader's own words."""

    def checked(text: str) -> str:
        reader(text)
        return text

    return AfterValidator(checked)


def _form(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern})


_Loose = Field(strict=False)
_Text = Annotated[str, Field(min_length=1)]
_Name = Annotated[str, _read_by(_name), _form(_NAME)]
_Rule = Annotated[str, _read_by(_rule), _form(_RULE)]
_When = Annotated[str, _read_by(Condition.parse)]
_Field = Annotated[str, _read_by(notation.row_field), _form(notation.FIELD_FORM)]
_Option = Annotated[str, _read_by(notation.option), _form(notation.OPTION_FORM)]
_Span = Annotated[str, _read_by(notation.span), _form(notation.SPAN_FORM)]
_Due = Annotated[str, _read_by(notation.due_rule), _form(notation.DUE_FORM)]
_PromiseKind = Literal[
    "promise",
    "answer",
    "recap",
    "thanks",
    "give",
    "invite",
    "look-in",
    "after-sales",
    "quote",
    "status",
    "correction",
    "parked",
    "own",
]


class _Table(BaseModel):
    """A table of the file: no key it does not know, no guessing of types."""

    model_config = ConfigDict(extra="forbid", strict=True)


class AgendaTable(_Table):
    """A line of the agenda that a kind of meeting starts from."""

    minutes: Annotated[int, Field(ge=1, le=600)]
    topic: _Text
    owner: Annotated[
        Literal["us", "they", "both"], Field(description="Whose minutes they are.")
    ]


class ItemTable(_Table):
    """A row of the checklist."""

    id: Annotated[_Name, Field(description="Never changed, never used again.")]
    order: Annotated[
        int,
        Field(description="Its place among all rows; without it, that in the file."),
    ] = 0
    phase: Annotated[Phase, _Loose]
    pillar: Annotated[Pillar, _Loose, Field(description="The virtue it serves.")]
    prompt: Annotated[
        str,
        Field(
            description="What is asked: one question, answered without looking up.",
            json_schema_extra={"minLength": 1, "maxLength": LONGEST_PROMPT},
        ),
    ]
    paper: Annotated[
        str,
        Field(
            description="The prompt in a few words, for a printed page.",
            json_schema_extra={"maxLength": LONGEST_ON_PAPER},
        ),
    ] = ""
    why: Annotated[str, Field(description="Why it is worth asking.")] = ""
    cites: Annotated[list[_Text], Field(description="Where the idea is from.")] = []
    answer: Annotated[AnswerKind, _Loose]
    killer: Annotated[bool, Field(description="A must row: never cut.")] = False
    full_only: Annotated[bool, Field(description="Asked in full lists only.")] = False
    when: Annotated[
        _When,
        Field(description="When it is asked: facts joined by ' and '."),
    ] = "always"
    good: Annotated[str, Field(description="What a good answer looks like.")] = ""
    help: Annotated[str, Field(description="Where its first draft comes from.")] = ""
    rules: Annotated[list[_Rule], Field(description="Rules that read it.")] = []
    record: Annotated[Family | None, _Loose] = None
    fills: Annotated[Fills, _Loose] = Fills.HAND
    private: Annotated[
        bool, Field(description="Its answer never leaves this computer.")
    ] = False
    fields: Annotated[
        list[_Field],
        Field(description="Named parts of the answer; * marks a required one."),
    ] = []
    options: Annotated[
        list[_Option],
        Field(description="What a choice offers; after a colon, what it asks for."),
    ] = []
    zero: Annotated[
        str, Field(description="What the key 0 answers in full, such as none.")
    ] = ""
    range: Annotated[
        _Span | None,
        Field(description="Of a number: least, most and unit."),
    ] = None
    shares_line_with: Annotated[
        _Name | None, Field(description="The row on whose line it stands.")
    ] = None
    promise: Annotated[
        _PromiseKind | None,
        Field(description="The kind of promise a follow row becomes."),
    ] = None
    due: Annotated[
        list[_Due],
        Field(description="When that promise falls due."),
    ] = []


class PackTable(_Table):
    """A checklist pack of Earnest."""

    id: Annotated[_Name, Field(description="What meetings know the pack by.")]
    name: _Text
    version: Annotated[int, Field(ge=1)] = 1
    kind: Annotated[
        Kind | None, _Loose, Field(description="Only for meetings of this kind.")
    ] = None
    channel: Annotated[
        Channel | None, _Loose, Field(description="Only for meetings on this channel.")
    ] = None
    purpose: str = ""
    minutes: Annotated[int, Field(ge=0, le=600)] = 0
    done_when: str = ""
    agenda: list[AgendaTable] = []
    item: Annotated[list[ItemTable], Field(min_length=1)]


def schema_text() -> str:
    """Give the JSON Schema (Draft 2020-12) that editors check a pack against."""
    schema = PackTable.model_json_schema()
    dialect = {"$schema": GenerateJsonSchema.schema_dialect, "title": "Earnest pack"}
    return json.dumps(dialect | schema | dialect, indent=2, ensure_ascii=False) + "\n"


def shape_faults(
    text: str, file: str
) -> tuple[tuple[Fault, ...], dict[str, Any] | None]:
    """Find all that is wrong with a file's shape, and what of it can be read.

    The second is the file's table without its faulty rows and keys, None when it
    has no id or name, or is not TOML at all.
    """
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as broken:
        return (Fault(file, "", "", f"{broken}."),), None
    try:
        PackTable.model_validate(table)
    except ValidationError as refusal:
        errors = refusal.errors()
    else:
        return (), table
    faults = tuple(_fault(error, table, file) for error in errors)
    return faults, _sound(table, [error["loc"] for error in errors])


def _fault(error: Mapping[str, Any], table: Mapping[str, Any], file: str) -> Fault:
    place = error["loc"]
    item = ""
    if place[:1] == ("item",) and len(place) > 1:
        row = table["item"][place[1]]
        named = isinstance(row, dict) and isinstance(row.get("id"), str)
        item = row["id"] if named else f"row {place[1] + 1}"
        place = place[2:]
    field = " ".join(str(part + 1) if isinstance(part, int) else part for part in place)
    return Fault(file, item, field, _sentence(error))


def _sentence(error: Mapping[str, Any]) -> str:
    context = error.get("ctx", {})
    match error["type"]:
        case "value_error":
            return str(context["error"])
        case "missing":
            return "Missing."
        case "extra_forbidden":
            return "No such key."
        case "enum" | "literal_error":
            return f'"{error["input"]}" is not one of {context["expected"]}.'
        case "string_too_short":
            return "It says nothing."
        case "string_type":
            return "Write text in quotes."
        case "int_type":
            return "Write a whole number."
        case "bool_type":
            return "Write true or false."
        case "list_type":
            return "Write a list in brackets."
        case "model_type":
            return "Write a table."
        case "too_short":
            return "It has no rows."
        case _:
            return f"{error['msg']}."


def _sound(
    table: dict[str, Any], places: list[tuple[int | str, ...]]
) -> dict[str, Any] | None:
    rows = {place[1] for place in places if place[:1] == ("item",) and place[1:]}
    keys = {place[0] for place in places if place[:1] != ("item",) or not place[1:]}
    if keys & {"id", "name"}:
        return None
    sound = {key: value for key, value in table.items() if key not in keys}
    if "item" in sound:
        sound["item"] = [
            row for place, row in enumerate(sound["item"]) if place not in rows
        ]
    return sound
