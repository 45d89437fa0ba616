"""One JSON object per line, built from a short list of fields: what is not listed can't leak into a log."""

import json
import logging
import traceback
from datetime import UTC, datetime

_FIELDS = ("method", "page", "status", "milliseconds", "command")


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            # The message template without its arguments: arguments may hold paths, words or names.
            "message": str(record.msg),
        }
        line |= {field: getattr(record, field) for field in _FIELDS if hasattr(record, field)}
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            # Places in the code only: the text of an exception may quote what somebody wrote.
            line["at"] = [
                f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(record.exc_info[2])
            ][-8:]
        return json.dumps(line, ensure_ascii=False)
