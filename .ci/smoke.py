#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Starts a built Weir with goflow2's command line, sends NetFlow v5 to it and compares what comes out.

usage: smoke.py BIN_WEIR

Checks: each line byte for byte (receive time aside), stdout free of anything else after SIGQUIT and SIGHUP, the log
words that users search for, exit code 0 on SIGTERM. Says how long the start took and how much memory was used.
"""
import json
import os
import re
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time

DATAGRAMS, FLOWS = 5, 3
UPTIME, SECONDS, NANOSECONDS = 3_600_000, 1_700_000_000, 123_456_789
ZERO_MAC = "00:00:00:00:00:00"


def fail(text):
    print("smoke: error: " + text)
    sys.exit(1)


def free_port():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def bound(port):
    for table in ("/proc/net/udp", "/proc/net/udp6"):
        if os.path.exists(table):
            with open(table) as lines:
                if any(line.split()[1].endswith(":%04X" % port) for line in list(lines)[1:]):
                    return True
    return False


def await_that(what, condition, seconds=20):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            fail("waited in vain for " + what)
        time.sleep(0.005)


def flow(n):
    """The n-th flow, as numbers from which both the datagram and the line are made."""
    return {"src": "192.0.2.%d" % (n + 1), "dst": "198.51.100.%d" % (n + 2), "hop": "203.0.113.%d" % (n + 3),
            "in": n + 10, "out": n + 20, "packets": n * 7 + 1, "bytes": 4_000_000_000 + n, "first": 1000 + n,
            "last": 2000 + n, "sport": 40_000 + n, "dport": 443, "flags": 0x1b, "proto": 6, "tos": 184,
            "sas": 64_500, "das": 64_501}


def datagram(sequence, flows):
    head = struct.pack("!HHIIIIBBH", 5, len(flows), UPTIME, SECONDS, NANOSECONDS, sequence, 1, 2, 0x4000 | 100)
    return head + b"".join(record(f) for f in flows)


def record(f):
    addresses = b"".join(socket.inet_aton(f[k]) for k in ("src", "dst", "hop"))
    return addresses + struct.pack("!HHIIIIHHBBBBHHBBH", f["in"], f["out"], f["packets"], f["bytes"], f["first"],
                                   f["last"], f["sport"], f["dport"], 0, f["flags"], f["proto"], f["tos"], f["sas"],
                                   f["das"], 24, 16, 0)


def line(sequence, f):
    base = SECONDS * 10**9 + NANOSECONDS
    fields = {
        "type": "NETFLOW_V5", "time_received_ns": 0, "sequence_num": sequence, "sampling_rate": 100,
        "sampler_address": "127.0.0.1", "time_flow_start_ns": base - (UPTIME - f["first"]) * 10**6,
        "time_flow_end_ns": base - (UPTIME - f["last"]) * 10**6, "bytes": f["bytes"], "packets": f["packets"],
        "src_addr": f["src"], "dst_addr": f["dst"], "etype": "IPv4", "proto": "TCP", "src_port": f["sport"],
        "dst_port": f["dport"], "in_if": f["in"], "out_if": f["out"], "src_mac": ZERO_MAC, "dst_mac": ZERO_MAC,
        "src_vlan": 0, "dst_vlan": 0, "vlan_id": 0, "ip_tos": f["tos"], "forwarding_status": 0, "ip_ttl": 0,
        "ip_flags": 0, "tcp_flags": f["flags"], "icmp_type": 0, "icmp_code": 0, "ipv6_flow_label": 0,
        "fragment_id": 0, "fragment_offset": 0, "src_as": f["sas"], "dst_as": f["das"], "next_hop": f["hop"],
        "next_hop_as": 0, "src_net": "192.0.2.0/24", "dst_net": "198.51.0.0/16", "bgp_next_hop": "",
        "bgp_communities": [], "as_path": [], "mpls_ttl": [], "mpls_label": [], "mpls_ip": [],
        "observation_domain_id": 0, "observation_point_id": 0, "layer_stack": [], "layer_size": [],
        "ipv6_routing_header_addresses": [], "ipv6_routing_header_seg_left": 0}
    return json.dumps(fields, separators=(",", ":"))


def lines_of(path):
    with open(path, "rb") as f:
        return re.sub(rb'"time_received_ns":\d+', b'"time_received_ns":0', f.read()).decode()


def peak_kib(pid):
    with open("/proc/%d/status" % pid) as status:
        return int(re.search(r"VmHWM:\s+(\d+)", status.read()).group(1))


def run(weir, folder):
    port = free_port()
    out, err = os.path.join(folder, "out"), os.path.join(folder, "err")
    started = time.monotonic()
    with open(out, "wb") as o, open(err, "wb") as e:
        process = subprocess.Popen([weir, "-listen=netflow://:%d" % port, "-addr=", "-format=json", "-transport=file",
                                    "-transport.file="], stdout=o, stderr=e)
    try:
        check(process, port, out, err, started)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def check(process, port, out, err, started):
    await_that("the socket: " + lines_of(err), lambda: bound(port) or process.poll() is not None)
    if process.poll() is not None:
        fail("Weir ended: " + lines_of(err))
    start_ms = (time.monotonic() - started) * 1000
    want = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.bind(("127.0.0.1", 0))
        for d in range(DATAGRAMS):
            flows = [flow(d * FLOWS + i) for i in range(FLOWS)]
            s.sendto(datagram(d * FLOWS, flows), ("127.0.0.1", port))
            want += [line(d * FLOWS, f) for f in flows]
    await_that("%d lines" % len(want), lambda: lines_of(out).count("\n") >= len(want))
    process.send_signal(signal.SIGQUIT)
    await_that("a thread dump on stderr", lambda: "Full thread dump" in lines_of(err))
    process.send_signal(signal.SIGHUP)
    time.sleep(0.2)
    peak = peak_kib(process.pid)
    process.send_signal(signal.SIGTERM)
    code = process.wait(15)
    compare(want, lines_of(out), lines_of(err), code)
    print("smoke: ok: %d flows, %.0f ms until the socket was bound, %d MiB resident at most"
          % (len(want), start_ms, peak // 1024))


def compare(want, got, log, code):
    if got != "".join(w + "\n" for w in want):
        for w, g in zip(want, got.split("\n")):
            if w != g:
                fail("line differs\nwant %s\ngot  %s" % (w, g))
        fail("%d lines wanted, got\n%s" % (len(want), got))
    for words in ("starting Weir", "starting collection", "transporter closed"):
        if words not in log:
            fail("the log has no line with \"%s\":\n%s" % (words, log))
    if "NETFLOW_V5" in log:
        fail("the log holds a flow's type name")
    if re.search(r"^WARNING:|^OpenJDK.*warning", log, re.M):
        fail("the JVM warns:\n" + log)
    if code != 0:
        fail("exit code %d after SIGTERM:\n%s" % (code, log))


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory(prefix="weir-smoke") as folder:
        run(sys.argv[1], folder)


main()
