"""The sentences of the prompt; each is used only where it applies."""

from __future__ import annotations

TASK = (
    "Translate from {source} into {target}.",
    "The user sends the texts of one slide or page as JSON, in their order. "
    "Translate each text that has a number, as a careful native speaker would write it there.",
    "Add nothing and leave nothing out; keep all numbers, names, units and line breaks.",
)
CONTEXT = 'Texts under "context" are there to be understood. Do not translate them.'
TAGS = (
    "Keep every tag, such as <1>…</1> and <2/>, with its number, exactly once. "
    "<1>…</1> stays around the words that correspond to those in the source."
)
TERMS = (
    'Use the words under "terms". They are base forms, so inflect them as the sentence needs, '
    "and let articles, adjectives and verbs agree with them."
)
FORBIDDEN = 'Do not translate a source under "avoid" with its words under "not".'
NAMES = 'Write the words under "keep" as they are. Do not translate them.'
ROOM = 'A translation may have at most as many characters as its "room" says.'
PLURAL = (
    'Where a text has "forms", answer with an object that has one translation for each form, '
    "as it reads with the example number of that form."
)
NOTES = '"note", "role" and "msgctxt" say what a text is for. Do not translate them.'
EXAMPLES = 'Follow the words and the style of "examples", which are translations that people have confirmed.'
FORMALITY = {"formal": "Address the reader formally.", "informal": "Address the reader informally."}
AGAIN = 'Where a text has "rejected", that translation was not taken; "finding" says why. Write a better one.'
WHOLE = 'The last answer was not taken; the "finding" of the slide says why. Answer in the form that is asked.'
FORM = "Answer with one JSON object and nothing else: {shape}. It has the numbers {numbers}, and no others."
FORM_OF_ONE = "Answer with one JSON object and nothing else: {shape}. It has the number 1, and no others."

ALL = (
    *TASK, CONTEXT, TAGS, TERMS, FORBIDDEN, NAMES, ROOM, PLURAL, NOTES, EXAMPLES, *FORMALITY.values(), AGAIN, WHOLE,
    FORM, FORM_OF_ONE,
)  # fmt: skip
"""Every sentence, for the hash of the prompt."""
