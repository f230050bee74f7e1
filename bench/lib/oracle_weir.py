# SPDX-License-Identifier: Apache-2.0
"""What Weir decodes of a capture: its lines by datagram, and where the value of an element may stand in one."""
import collections
import csv
import json
import os
import subprocess

REVERSE = 29_305
# Enterprises that NetFlow v9 has numbers of its own for, and the first of them; FROM_9 is v9 in IPFIX.
CISCO, CISCO_9, NTOP, NTOP_9, FROM_9 = 9, 32_768, 35_632, 57_472, 4_294_967_295
# The columns that say what an element says. Of times, prefixes and names the element stands beside them.
COLUMNS = {1: "bytes", 23: "bytes", 2: "packets", 24: "packets", 5: "ip_tos", 6: "tcp_flags", 7: "src_port",
           180: "src_port", 182: "src_port", 11: "dst_port", 181: "dst_port", 183: "dst_port", 8: "src_addr",
           27: "src_addr", 12: "dst_addr", 28: "dst_addr", 44: "src_addr", 366: "src_addr", 170: "src_addr",
           45: "dst_addr", 169: "dst_addr", 10: "in_if", 252: "in_if", 14: "out_if", 253: "out_if", 15: "next_hop",
           62: "next_hop", 18: "bgp_next_hop", 63: "bgp_next_hop", 16: "src_as", 17: "dst_as", 31: "ipv6_flow_label",
           52: "ip_ttl", 192: "ip_ttl", 53: "ip_ttl", 54: "fragment_id", 56: "src_mac", 81: "src_mac", 80: "dst_mac",
           57: "dst_mac", 58: "vlan_id", 243: "vlan_id", 245: "vlan_id", 59: "dst_vlan", 254: "dst_vlan",
           255: "dst_vlan", 88: "fragment_offset", 89: "forwarding_status", 128: "next_hop_as",
           138: "observation_point_id", 176: "icmp_type", 178: "icmp_type", 177: "icmp_code", 179: "icmp_code"}
COLUMNS.update({each: "time_flow_start_ns" for each in (150, 152, 154, 156)})
COLUMNS.update({each: "time_flow_end_ns" for each in (151, 153, 155, 157)})
# The same of Cisco's.
AVC = {12_236: "src_addr", 12_238: "src_addr", 12_237: "dst_addr", 12_239: "dst_addr", 12_240: "src_port",
       12_241: "dst_port"}


class Registry:
    """Names and types of elements, from the tables that Weir has."""

    def __init__(self, root):
        self.folder = os.path.join(root, "codecs", "src", "main", "resources", "io", "weir", "codec", "element")
        self.elements = {(int(row[0]), int(row[1])): (row[2], row[3]) for row in self.rows("elements.csv")}
        self.bits = {int(row[0]): int(row[4]) for row in self.rows("enterprises.csv") if row[4]}

    def rows(self, table):
        with open(os.path.join(self.folder, table), encoding="utf-8", newline="") as file:
            yield from csv.reader(line for line in file if not line.startswith("#"))

    def find(self, enterprise, element):
        known = self.elements.get((enterprise, element))
        if known:
            return known
        if enterprise == REVERSE:
            return reverse(self.elements.get((0, element)) if element < CISCO_9 else None)
        if enterprise == 0:
            return self.elements.get((NTOP, element - NTOP_9)) or self.elements.get((CISCO, element - CISCO_9))
        if enterprise == FROM_9:
            return self.find(0, element + CISCO_9) if element < CISCO_9 else None
        bit = self.bits.get(enterprise, 0)
        return reverse(self.elements.get((enterprise, element ^ bit))) if element & bit else None

    def name(self, enterprise, element):
        found = self.find(enterprise, element)
        return found[0] if found else "%d:%d" % (enterprise, element)

    def type(self, enterprise, element):
        found = self.find(enterprise, element)
        return found[1] if found else None


def reverse(known):
    """The element of the other direction."""
    return known and ("reverse" + known[0][0].upper() + known[0][1:], known[1])


def decode(weir, path):
    """Weir's lines by (exporter, time in ns, sequence number)."""
    done = subprocess.run([weir, "decode", "-fields=all", "-nsel=all", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          text=True, check=False)
    lines = collections.defaultdict(list)
    for text in done.stdout.splitlines():
        line = json.loads(text)
        lines[line["sampler_address"], line["time_received_ns"], line["sequence_num"]].append(line)
    return lines


def candidates(line, name, field, place, count):
    """Where the value of the element's field may stand: (key, value); the element itself if the line has it."""
    if name in line:
        value = line[name]
        if count > 1 and isinstance(value, list) and len(value) > place:
            value = value[place]
        return [(name, value)]
    of_avc = field.enterprise == CISCO or field.enterprise == 0 and field.id >= CISCO_9
    column = AVC.get(field.id % CISCO_9) if of_avc else COLUMNS.get(field.id) if field.enterprise == 0 else None
    return [(column, line[column])] if column else []
