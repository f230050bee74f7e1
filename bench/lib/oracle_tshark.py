# SPDX-License-Identifier: Apache-2.0
"""What tshark decodes of a capture: its data records, and of each field the element, the bytes and the value."""
import collections
import os
import re
import subprocess
import xml.etree.ElementTree

# Elements of the fixed layouts by tshark's names; v5 and v7 name the rest by position.
FIXED = {"srcaddr": 8, "dstaddr": 12, "nexthop": 15, "inputint": 10, "outputint": 14, "packets": 2, "octets": 1,
         "timestart": 22, "timeend": 21, "srcport": 7, "dstport": 11, "tcpflags": 6, "protocol": 4, "tos": 5, "srcas": 16,
         "dstas": 17, "srcmask": 9, "dstmask": 13, "routersc": 43}
STARTS = {22, 150, 152, 154, 156, 158}
ENDS = {21, 151, 153, 155, 157, 159}
VERSIONS = {1, 5, 7, 9, 10}
VARIABLE = 65_535
# What XML 1.0 has no form for.
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Field:
    """A field of a record: its element, and the items that tshark shows of its bytes."""

    def __init__(self, enterprise, element, size, shown, kinds):
        self.enterprise, self.id, self.size = enterprise, element, size
        self.shown = shown
        one = shown[0] if shown else None
        self.hex = "".join(each.get("unmaskedvalue") or each.get("value", "") for each in shown) if shown else ""
        # In parts, or of a type that tshark does not know: bytes.
        self.kind = kinds.get(one.get("name"), "FT_BYTES") if len(shown) == 1 else "FT_BYTES"
        self.show = one.get("show", "") if one is not None else ""

    def text(self):
        names = "+".join(each.get("name") or each.get("show", "")[:40] for each in self.shown)
        return "%s %s=%s [%s]" % (self.kind[3:], names, self.show[:100], self.hex[:80])


class Record:
    def __init__(self, frame, fields, text):
        self.frame, self.fields, self.text = frame, fields, text


def run(words):
    done = subprocess.run(["tshark", *words], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    return done.stdout.decode("utf-8", "replace")


def kinds():
    """The type of each of tshark's cflow fields."""
    rows = (line.split("\t") for line in run(["-G", "fields"]).splitlines())
    return {row[2]: row[3] for row in rows if row[0] == "F" and row[2].startswith("cflow.")}


def decode_as(path):
    """What tells tshark which ports are NetFlow's: those whose payload begins with a version of it."""
    ports = set()
    for line in run(["-n", "-r", path, "-T", "fields", "-E", "occurrence=f", "-e", "udp.dstport", "-e",
                     "udp.payload"]).splitlines():
        port, _, payload = line.partition("\t")
        if port and len(payload) >= 8 and int(payload[:4], 16) in VERSIONS:
            ports.add(port)
    return [word for port in sorted(ports) for word in ("-d", "udp.port==%s,cflow" % port)]


def records(path, types):
    """The records by datagram: (exporter, time in ns, sequence number)."""
    known = decode_as(path)
    found = collections.OrderedDict()
    if not known:
        return found
    text = run(["-n", "-r", path, "-o", "cflow.max_template_fields:0", *known, "-T", "pdml", "-J",
                "frame ip ipv6 udp cflow"])
    templates = {}
    for packet in xml.etree.ElementTree.fromstring(ILLEGAL.sub("?", text)).iter("packet"):
        add(packet, templates, found, types)
    return found


def first(packet, proto, name):
    for each in packet.findall("proto[@name='%s']/field[@name='%s']" % (proto, name)):
        return each.get("show")
    return None


def nanoseconds(seconds):
    whole, _, fraction = seconds.partition(".")
    return int(whole) * 10**9 + int((fraction + "0" * 9)[:9])


def add(packet, templates, found, types):
    message = packet.find("proto[@name='cflow']")
    if message is None:
        return
    frame = first(packet, "frame", "frame.number")
    key = (first(packet, "ip", "ip.src") or first(packet, "ipv6", "ipv6.src"),
           nanoseconds(first(packet, "frame", "frame.time_epoch")), int(first(packet, "cflow", "cflow.sequence") or 0))
    for part in message.findall("field"):
        show = part.get("show", "")
        if part.get("name") == "" and show.startswith("pdu "):
            found.setdefault(key, []).append(Record(frame, fixed(part, types), show))
        elif part.get("name") == "" and re.match(r"(Flow)?Set \d+ ", show):
            found.setdefault(key, []).extend(in_set(part, frame, templates, types))


def fixed(part, types):
    return [Field(0, FIXED[name], int(each.get("size")), [each], types) for each in part.iter("field")
            for name in [each.get("name", "").partition(".")[2]] if name in FIXED]


def in_set(part, frame, templates, types):
    for each in part.findall("field"):
        show = each.get("show", "")
        if show.startswith("Template (") or show.startswith("Options Template ("):
            number = each.find("field[@name='cflow.template_id']")
            number = number if number is not None else each.find("field[@name='cflow.options_template_id']")
            templates[frame, int(re.search(r"Id = (\d+)", show).group(1))] = None if show.startswith("O") else [
                definition(field.get("value")) for field in each.findall("field")
                if re.match(r"Field \(", field.get("show", ""))]
    used = part.find("field[@name='cflow.template_frame']")
    if used is None:
        return []
    layout = templates.get((used.get("show"), int(part.find("field[@name='cflow.flowset_id']").get("show"))))
    flows = [each for each in part.findall("field") if re.match(r"Flow \d+( |$)", each.get("show", ""))]
    start, octets = int(part.get("pos")), bytes.fromhex(part.get("value", ""))
    read = [(each, fields(each, octets[int(each.get("pos")) - start:], layout, types)) for each in flows if layout]
    return [Record(frame, each, flow.get("value", "")[:80]) for flow, each in read if each is not None]


def definition(hexadecimal):
    """Enterprise, number and length of a field in a template, from its bytes."""
    octets = bytes.fromhex(hexadecimal)
    number, length = int.from_bytes(octets[:2], "big"), int.from_bytes(octets[2:4], "big")
    return (int.from_bytes(octets[4:8], "big"), number & 0x7fff, length) if len(octets) == 8 else (0, number, length)


def items(of):
    """The items of a flow at any depth, but not what other protocols show of them."""
    for each in of:
        if each.tag == "field":
            yield each
            yield from items(each)


def fields(flow, octets, layout, types):
    """
    The fields of a flow, whose bytes are the first of these: tshark cuts the flow's own after variable lengths. None if it
    goes beyond its set: tshark reads padding as a record where a variable length may be empty.
    """
    start = int(flow.get("pos"))
    by_place = collections.defaultdict(list)
    for each in items(flow):
        # The time between start and end is no field, and prefixes of lengths stand at wrong places.
        no_field = each.get("name", "").startswith("cflow.string_len_") or each.get("name") == "cflow.timedelta" and len(each)
        if each.get("value") and int(each.get("size", "0")) and not no_field:
            by_place[int(each.get("pos")) - start].append(each)
    found, at = [], 0
    for enterprise, element, length in layout:
        if length == VARIABLE:
            length = octets[at] if at < len(octets) else 0
            at += 1
            if length == 255:
                length = int.from_bytes(octets[at:at + 2], "big")
                at += 2
        shown = moved(flow, enterprise, element, octets[at:at + length]) or cover(by_place, at, length)
        found.append(Field(enterprise, element, length, shown, types))
        at += length
    return found if at <= len(octets) else None


def moved(flow, enterprise, element, octets):
    """The start or end of a flow behind a variable length, which tshark puts at a wrong place."""
    name = "start" if element in STARTS else "end" if element in ENDS else None
    return [each for each in flow.iterfind("field[@name='cflow.timedelta']/field") if enterprise == 0 and name
            and each.get("name").endswith(name) and each.get("value") == octets.hex()][:1]


def cover(by_place, at, length):
    """The item of just these bytes that has a name, or one that has none, or those that together are these bytes."""
    exact = [each for each in by_place.get(at, ()) if int(each.get("size")) == length]
    exact.sort(key=lambda each: (not each.get("name"), "unmaskedvalue" in each.attrib))
    if exact:
        return exact[:1]
    parts, to = [], at
    while to < at + length:
        here = [each for each in by_place.get(to, ()) if int(each.get("size")) <= at + length - to]
        if not here:
            return []
        parts.append(max(here, key=lambda each: int(each.get("size"))))
        to += int(parts[-1].get("size"))
    return parts
