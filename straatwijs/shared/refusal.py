"""Something that was asked for can't be done."""


class Refused(Exception):
    """`field` says which part of the form, `sentence` what to do about it."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(field)
        self.field = field
        self.sentence = sentence
