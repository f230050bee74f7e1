# SPDX-License-Identifier: Apache-2.0
"""What Weir decodes of a capture: its lines by datagram, and where the value of an element may stand in one."""
import collections
import csv
import json
import os
import subprocess

REVERSE = 29_305
CISCO = 9
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


class Registry:
    """Names and types of elements, from the table that Weir has."""

    def __init__(self, root):
        path = os.path.join(root, "codecs", "src", "main", "resources", "io", "weir", "codec", "element", "elements.csv")
        with open(path, encoding="utf-8", newline="") as file:
            rows = csv.reader(line for line in file if not line.startswith("#"))
            self.elements = {(int(row[0]), int(row[1])): (row[2], row[3]) for row in rows}

    def find(self, enterprise, element):
        if enterprise == REVERSE and (0, element) in self.elements:
            name, kind = self.elements[0, element]
            return "reverse" + name[0].upper() + name[1:], kind
        if enterprise == 0 and element >= 32_768 and (0, element) not in self.elements:
            return self.elements.get((CISCO, element - 32_768))
        return self.elements.get((enterprise, element))

    def name(self, enterprise, element):
        found = self.find(enterprise, element)
        return found[0] if found else "%d:%d" % (enterprise, element)

    def type(self, enterprise, element):
        found = self.find(enterprise, element)
        return found[1] if found else None


def decode(weir, path):
    """Weir's lines by (exporter, time in ns, sequence number)."""
    done = subprocess.run([weir, "decode", "-fields=all", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
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
    column = COLUMNS.get(field.id) if field.enterprise == 0 else None
    return [(column, line[column])] if column else []
