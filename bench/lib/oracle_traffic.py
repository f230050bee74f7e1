# SPDX-License-Identifier: Apache-2.0
"""Random messages of IPFIX and NetFlow v9 with elements of the whole registry, as captures."""
import os
import random
import struct

BYTES = {"unsigned8": 1, "unsigned16": 2, "unsigned32": 4, "unsigned64": 8, "unsigned256": 32, "signed8": 1, "signed16": 2,
         "signed32": 4, "signed64": 8, "float32": 4, "float64": 8, "boolean": 1, "macAddress": 6, "ipv4Address": 4,
         "ipv6Address": 16, "dateTimeSeconds": 4, "dateTimeMilliseconds": 8, "dateTimeMicroseconds": 8,
         "dateTimeNanoseconds": 8}
TEXTS = ("string", "octetArray")
# CACE's user and command, which tshark takes to have a length of their own: it reads all behind them at a wrong place.
UNFIT = {(32_622, 10), (32_622, 11)}
VARIABLE, REVERSE, NTP = 65_535, 29_305, 2_208_988_800
START = 1_700_000_000
# A message has a domain of its own, as tshark keeps the first template of a number.
DOMAINS, MESSAGES = 100, 500


class Field:
    def __init__(self, chance, enterprise, element, kind, protocol):
        self.enterprise, self.element, self.kind = enterprise, element, kind
        if kind in TEXTS:
            self.length = VARIABLE if protocol == 10 and chance.random() < 0.5 else chance.randint(1, 24)
        elif kind.startswith(("unsigned", "signed")) and kind != "unsigned256" and chance.random() < 0.3:
            self.length = chance.randint(1, BYTES[kind])
        elif kind == "float64" and chance.random() < 0.3:
            self.length = 4
        else:
            self.length = BYTES[kind]

    def specification(self):
        if self.enterprise:
            return struct.pack(">HHI", self.element | 0x8000, self.length, self.enterprise)
        return struct.pack(">HH", self.element, self.length)

    def value(self, chance):
        if self.length == VARIABLE:
            size = chance.choice((0, 1, 7, 20, 254, 255, 300)) if chance.random() < 0.2 else chance.randint(1, 20)
            prefix = bytes([size]) if size < 255 and chance.random() < 0.9 else b"\xff" + struct.pack(">H", size)
            return prefix + self.octets(chance, size)
        return self.octets(chance, self.length)

    def octets(self, chance, size):
        if chance.random() < 0.1:
            return b"\1" * size if self.kind == "boolean" else bytes(size)
        if self.kind == "string":
            text = "".join(chance.choice("abcXYZ019 .-/:\u00e9\u20ac") for _ in range(size)).encode()[:size]
            return text.decode(errors="ignore").encode().ljust(size, b"\0" if chance.random() < 0.5 else b"_")
        if self.kind == "boolean":
            return bytes([chance.randint(1, 2)])
        if self.kind.startswith("dateTime"):
            seconds = chance.randint(START - 10**9 // 2, START + 10**9 // 4)
            if self.kind == "dateTimeSeconds":
                return struct.pack(">I", seconds)
            if self.kind == "dateTimeMilliseconds":
                return struct.pack(">Q", seconds * 1000 + chance.randint(0, 999))
            return struct.pack(">II", seconds + NTP, chance.getrandbits(32))
        if self.kind.startswith("float"):
            return struct.pack(">f" if size == 4 else ">d", chance.uniform(-1e6, 1e6))
        return chance.randbytes(size)


class Message:
    def __init__(self, chance, number, protocol, elements):
        self.chance, self.number, self.protocol, self.elements = chance, number, protocol, elements
        self.sets, self.records = [], 0
        self.next = 256

    def fields(self, count):
        return [Field(self.chance, *self.chance.choice(self.elements), self.protocol) for _ in range(count)]

    def add(self, number, body, pad):
        missing = -len(body) % 4 if pad else 0
        self.sets.append(struct.pack(">HH", number, 4 + len(body) + missing) + body + bytes(missing))

    def template(self, options):
        fields, number = self.fields(self.chance.randint(1, 14)), self.next
        self.next += 1
        self.records += 1
        if options and self.protocol == 9:
            scope = [Field(self.chance, 0, 1, "unsigned32", 9)]
            body = struct.pack(">HHH", number, 4 * len(scope), 4 * len(fields))
            fields = scope + fields
        elif options:
            scope = [Field(self.chance, 0, 149, "unsigned32", 10)]
            fields = scope + fields
            body = struct.pack(">HHH", number, len(fields), len(scope))
        else:
            body = struct.pack(">HH", number, len(fields))
        self.add({(9, False): 0, (9, True): 1, (10, False): 2, (10, True): 3}[self.protocol, options],
                 body + b"".join(each.specification() for each in fields), True)
        return number, fields

    def data(self, number, fields):
        count = self.chance.randint(1, 4)
        self.records += count
        body = b"".join(each.value(self.chance) for _ in range(count) for each in fields)
        # Padding that could be a record is none.
        pad = sum(1 if each.length == VARIABLE else each.length for each in fields) > 3
        self.add(number, body, pad)

    def octets(self):
        known = [self.template(False) for _ in range(self.chance.randint(1, 3))]
        if self.chance.random() < 0.4:
            options = self.template(True)
            known.insert(self.chance.randint(0, len(known)), options)
        for _ in range(self.chance.randint(1, 2)):
            for number, fields in known:
                self.data(number, fields)
        body = b"".join(self.sets)
        domain = self.number % DOMAINS
        if self.protocol == 9:
            return struct.pack(">HHIIII", 9, self.records, 100_000, START, self.number, domain) + body
        return struct.pack(">HHIII", 10, 16 + len(body), START, self.number, domain) + body


def packet(number, payload):
    source = 0x0a000001 + number // DOMAINS
    head = struct.pack(">BBHHHBBHII", 0x45, 0, 28 + len(payload), number % 65536, 0, 64, 17, 0, source, 0xc6336401)
    udp = struct.pack(">HHHH", 50_000, 2055, 8 + len(payload), 0)
    data = head + udp + payload
    return struct.pack("<IIII", START + number // 1000, number % 1000 * 1000, len(data), len(data)) + data


def elements(registry, protocol):
    """Those whose values have a length and a form, (enterprise, number, type)."""
    found = [(enterprise, number, kind) for (enterprise, number), (_, kind) in registry.elements.items()
             if (kind in BYTES or kind in TEXTS) and (enterprise, number) not in UNFIT]
    if protocol == 9:
        return [each for each in found if each[0] == 0]
    found = [each for each in found if each[1] < 32_768]
    return found + [(REVERSE, number, kind) for enterprise, number, kind in found if enterprise == 0 and number < 300]


def write(folder, messages, seed, registry):
    """Captures of so many messages."""
    seed = random.SystemRandom().getrandbits(32) if seed is None else seed
    print("generated: --generated %d --seed %d" % (messages, seed))
    chance, paths = random.Random(seed), []
    for first in range(0, messages, MESSAGES):
        protocol = (10, 9)[len(paths) % 2]
        known = elements(registry, protocol)
        paths.append(os.path.join(folder, "generated-%d-%d.pcap" % (protocol, first)))
        with open(paths[-1], "wb") as file:
            file.write(struct.pack("<IHHiIII", 0xa1b2c3d4, 2, 4, 0, 0, 262_144, 101))
            for number in range(first, min(first + MESSAGES, messages)):
                file.write(packet(number, Message(chance, number, protocol, known).octets()))
    return paths
