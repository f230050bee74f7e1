# SPDX-License-Identifier: Apache-2.0
"""Stands in for systemd: holds a UDP socket, and starts a command with it again and again, until stdin ends.

usage: socket-holder.py PORT COMMAND...
"""
import os, select, socket, sys

held = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
held.bind(("127.0.0.1", int(sys.argv[1])))
while not select.select([sys.stdin], [], [], 0)[0]:
    pid = os.fork()
    if pid == 0:
        os.dup2(held.fileno(), 3)
        os.set_inheritable(3, True)
        os.environ["LISTEN_FDS"] = "1"
        os.environ["LISTEN_PID"] = str(os.getpid())
        os.execv(sys.argv[2], sys.argv[2:])
    print("started=%d" % pid, file=sys.stderr, flush=True)
    os.waitpid(pid, 0)
