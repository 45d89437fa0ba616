"""Instruments as XLSForm, the spreadsheet of ODK, KoboToolbox and Enketo, and back.

Standard columns hold what other programs understand; columns that begin with `straatwijs_` hold the rest, so that a form
of ours comes back the same. Texts stand in English and in Dutch.
"""

from straatwijs.instruments.xlsform.module import module_text
from straatwijs.instruments.xlsform.problems import NotADraft, Problem
from straatwijs.instruments.xlsform.reading import draft
from straatwijs.instruments.xlsform.spoken import spoken
from straatwijs.instruments.xlsform.writing import workbook

__all__ = ["NotADraft", "Problem", "draft", "module_text", "spoken", "workbook"]
