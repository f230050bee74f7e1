# SPDX-License-Identifier: Apache-2.0
"""Whether a value of tshark and one of Weir are the same: numbers, times, addresses and bytes in one form."""
import calendar
import decimal
import ipaddress
import re
import struct
import time

PADDING = 210
LISTS = ("basicList", "subTemplateList", "subTemplateMultiList")
DATE = re.compile(r"(\d{4,})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?Z$")
# Zero bytes at the end, as tshark shows them of some texts.
ESCAPED = re.compile(r"(\\000)+$")
SHOWN_DATE = re.compile(r"(\w{3} +\d+, \d+ \d\d:\d\d:\d\d)(?:\.(\d+))? ")


def judge(field, kind, candidates):
    """equal, untyped (bytes to tshark), value, unset (all bytes are zero), form or missing; and Weir's value."""
    if not candidates:
        return "missing", None
    key, ours = candidates[0]
    return verdict(field, kind, ours), "%s=%s" % (key, str(ours)[:160])


def verdict(field, kind, ours):
    theirs = reading(field)
    if same(field, theirs, ours):
        return "equal"
    octets = bytes.fromhex(field.hex)
    if encodes(octets, kind, ours):
        return "untyped" if field.kind in ("FT_BYTES", "FT_NONE") else "form"
    return "value" if any(octets) else "unset"


def number(text):
    try:
        return int(text, 0)
    except ValueError:
        return int(text) if re.fullmatch(r"0\d+", text) else None


def reading(field):
    """tshark's value in the form of its type; None if it shows none."""
    kind, show = field.kind, field.show
    if kind.startswith(("FT_UINT", "FT_INT")):
        return number(show)
    if kind == "FT_BOOLEAN":
        return {"1": True, "0": False, "True": True, "False": False}.get(show)
    if kind in ("FT_IPv4", "FT_IPv6"):
        return ipaddress.ip_address(show)
    if kind == "FT_ABSOLUTE_TIME":
        return shown_time(show)
    if kind == "FT_RELATIVE_TIME":
        return decimal.Decimal(show)
    if kind == "FT_FLOAT" or kind == "FT_DOUBLE":
        return float(show)
    return ESCAPED.sub("", show)


def shown_time(show):
    found = SHOWN_DATE.match(show)
    if not found:
        return None
    seconds = calendar.timegm(time.strptime(found.group(1), "%b %d, %Y %H:%M:%S"))
    return seconds * 10**9 + int(((found.group(2) or "") + "0" * 9)[:9])


def date(text):
    """Nanoseconds since 1970 of Weir's form of a date; None if it is none."""
    found = DATE.match(text) if isinstance(text, str) else None
    if not found:
        return None
    seconds = calendar.timegm(tuple(int(each) for each in found.groups()[:6]))
    return seconds * 10**9 + int(((found.group(7) or "") + "0" * 9)[:9])


def same(field, theirs, ours):
    """By the type that tshark gives the field."""
    kind = field.kind
    if theirs is None:
        return False
    if kind.startswith(("FT_UINT", "FT_INT")):
        return not isinstance(ours, bool) and isinstance(ours, (int, float)) and ours == theirs
    if kind == "FT_BOOLEAN":
        return ours is theirs
    if kind in ("FT_IPv4", "FT_IPv6"):
        return is_address(ours) and ipaddress.ip_address(ours) == theirs
    if kind == "FT_ETHER":
        return isinstance(ours, str) and ours.lower() == theirs.lower()
    if kind == "FT_ABSOLUTE_TIME":
        return theirs in (ours, date(ours))
    if kind == "FT_RELATIVE_TIME":
        return isinstance(ours, int) and any(theirs * unit == ours for unit in (1, 10**3, 10**6, 10**9))
    if kind in ("FT_FLOAT", "FT_DOUBLE"):
        return isinstance(ours, (int, float)) and abs(ours - theirs) <= 1e-5 * abs(theirs)
    if kind == "FT_STRING":
        return isinstance(ours, str) and theirs in (ours.rstrip("\0"), ascii_only(ours.rstrip("\0")))
    return False


def ascii_only(value):
    """As tshark shows a text that it takes for ASCII: each byte above 127 is a replacement character."""
    return "".join(chr(each) if each < 128 else "\ufffd" for each in value.encode())


def is_address(text):
    try:
        ipaddress.ip_address(text)
        return isinstance(text, str)
    except ValueError:
        return False


def encodes(octets, kind, ours):
    """Whether these bytes are Weir's value, read by the type that the registry gives the element."""
    value = int.from_bytes(octets, "big")
    if isinstance(ours, bool):
        return value == (1 if ours else 2)
    if isinstance(ours, (int, float)):
        if kind and kind.startswith("float"):
            form = {4: ">f", 8: ">d"}.get(len(octets))
            return form is not None and struct.pack(form, ours) == octets
        return ours in (value, int.from_bytes(octets, "big", signed=True))
    if not isinstance(ours, str):
        return False
    if kind == "string":
        return text(octets) == ours.rstrip("\0")
    if date(ours) is not None:
        return date(ours) == {"dateTimeSeconds": value * 10**9, "dateTimeMilliseconds": value * 10**6}.get(
            kind, ((value >> 32) - 2_208_988_800) * 10**9 + ((value & 0xffffffff) * 10**9 >> 32))
    if is_address(ours):
        return ipaddress.ip_address(ours).packed == octets
    return octets.hex() in (ours, ours.replace(":", "").lower())


def text(octets):
    return octets.decode("utf-8", "replace").rstrip("\0")
