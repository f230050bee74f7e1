#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Sends test NetFlow v5 to a collector (Python 3 standard library only).

    generate_test_netflow.py --count 5 --flows 3 [--host 127.0.0.1] [--port 2055]

For v9, IPFIX, many exporters, rates and captures use `weir generate`.
"""
import argparse
import random
import socket
import struct
import sys
import time

MOST_FLOWS = 30
UPTIME_MS = 3_600_000
HEADER = struct.Struct(">HHIIIIBBH")
RECORD = struct.Struct(">4s4s4sHHIIIIHHBBBBHHBBH")


def record(rng, uptime_ms):
    """One flow record: 48 bytes of plausible values."""
    packets = rng.randint(1, 1000)
    end = uptime_ms - rng.randint(1, 5000)
    start = end - rng.randint(0, 60000)
    protocol = rng.choice((6, 6, 17))
    return RECORD.pack(
        bytes((10, rng.randrange(256), rng.randrange(256), rng.randint(1, 254))),
        bytes((198, 18, rng.randrange(256), rng.randint(1, 254))),
        bytes((192, 0, 2, rng.randint(1, 254))),
        rng.randint(1, 48), rng.randint(1, 48),
        packets, packets * rng.randint(40, 1500), start, end,
        rng.randint(1024, 65535), rng.choice((53, 80, 123, 443, 8080)),
        0, rng.randrange(64) if protocol == 6 else 0, protocol, rng.choice((0, 0, 184)),
        rng.randint(64496, 64511), rng.randint(64496, 64511), 24, 16, 0)


def datagram(rng, flows, sequence, started):
    """A NetFlow v5 datagram of a router an hour old at `started`; `sequence` counts the flows before it."""
    now = time.time()
    uptime_ms = (UPTIME_MS + int((now - started) * 1000)) & 0xffffffff
    header = HEADER.pack(5, flows, uptime_ms, int(now), int(now % 1 * 1e9), sequence & 0xffffffff, 0, 0, 0)
    return header + b"".join(record(rng, uptime_ms) for _ in range(flows))


def send(args):
    """Sends all datagrams; returns how many bytes."""
    rng = random.Random(args.seed)
    started = time.time()
    sent = 0
    family, _, _, _, target = socket.getaddrinfo(args.host, args.port, type=socket.SOCK_DGRAM)[0]
    with socket.socket(family, socket.SOCK_DGRAM) as sock:
        sock.connect(target)
        for i in range(args.count):
            if i and args.rate:
                time.sleep(max(0, started + i / args.rate - time.time()))
            sent += sock.send(datagram(rng, args.flows, i * args.flows, started))
        sock.setblocking(False)
        try:
            sock.recv(1)
        except BlockingIOError:
            return sent  # no answer: that is what a collector gives
    return sent


def arguments():
    """Reads the command line; argparse ends with 2 if it is bad."""
    parser = argparse.ArgumentParser(description="Sends test NetFlow v5 to a collector.")
    parser.add_argument("--count", type=int, default=5, help="datagrams (default 5)")
    parser.add_argument("--flows", type=int, default=3, help="flows in each, 1 to 30 (default 3)")
    parser.add_argument("--host", default="127.0.0.1", help="collector (default 127.0.0.1)")
    parser.add_argument("--port", type=int, default=2055, help="UDP port (default 2055)")
    parser.add_argument("--version", type=int, default=5, choices=(5,), help="NetFlow version (only 5)")
    parser.add_argument("--rate", type=float, default=0, help="datagrams per second, 0: as fast as possible")
    parser.add_argument("--seed", type=int, default=1, help="all values follow from it (default 1)")
    args = parser.parse_args()
    if args.count < 1 or not 1 <= args.flows <= MOST_FLOWS or args.rate < 0 or not 0 < args.port < 65536:
        parser.error("--count must be 1 or more, --flows 1 to 30, --port 1 to 65535, --rate 0 or more")
    return args


def main():
    """Entry point: 0 if all was sent, 1 if nothing listens."""
    args = arguments()
    try:
        size = send(args)
    except ConnectionRefusedError:
        print("error: nothing listens on %s:%d; is the collector running?" % (args.host, args.port), file=sys.stderr)
        return 1
    except OSError as e:
        print("error: cannot send to %s:%d: %s" % (args.host, args.port, e), file=sys.stderr)
        return 1
    print("sent %d datagrams of NetFlow v5, %d flows, %d bytes to %s:%d"
          % (args.count, args.count * args.flows, size, args.host, args.port))
    return 0


if __name__ == "__main__":
    sys.exit(main())
