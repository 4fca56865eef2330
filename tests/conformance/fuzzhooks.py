# SPDX-License-Identifier: GPL-3.0-or-later
"""What the fuzzer of tst_fuzzedapi has to know about bodies of lines."""
import json

import schemathesis


@schemathesis.serializer("application/x-ndjson")
def line(context, value):
    """The schema is that of a line: a body of one."""
    return value if isinstance(value, bytes) else json.dumps(value).encode() + b"\n"


@schemathesis.deserializer("application/x-ndjson")
def first_line(context, response):
    """The schema is that of a line; every line has to be JSON, the first is looked at."""
    lines = [json.loads(text) for text in response.content.splitlines()]
    return lines[0] if lines else {"index": 0, "status": 200}  # a body without items has no results
