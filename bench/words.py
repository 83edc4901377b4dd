"""The words of invented records; all names are made up."""

from typing import Final

FIRMS: Final = (
    "Harbour Freight",
    "Norrland Robotics",
    "Kestrel Foods",
    "Bluestone Clinics",
    "Ardent Paper",
    "Velo Werk",
    "Lumen Schools",
    "Juniper Logistics",
    "Orchard Bank",
    "Tidewater Press",
    "Mason and Reed",
)
NAMES: Final = (
    "Anna",
    "Bilal",
    "Chiara",
    "Dov",
    "Elif",
    "Farid",
    "Greta",
    "Hanna",
    "Ines",
    "Jonas",
    "Kofi",
    "Lea",
    "Mirko",
)
TASKS: Final = (
    "Send the cost sheet for two sites",
    "Ask the planners for their rota of March",
    "Name the person who signs",
    "Write down what the pilot must show",
    "Offer two dates for the training",
    "Check whether the export keeps the old numbers",
    "Call the workshop about the spare part",
)
SENTENCES: Final = (
    "They plan each week by hand and lose half a day doing so",
    "The pilot begins once the works council has seen the list",
    "Two clinics share one planner since the spring",
    "Anna wants to see the night shift before anything else",
    "Nobody has told the drivers yet, and they fear for their breaks",
    "The old contract ends in May and cannot be cancelled before",
    "A short list of what goes wrong today would help them more than slides",
)
ABOUT: Final = ("Purpose", "Their week, step by step", "Next step")
