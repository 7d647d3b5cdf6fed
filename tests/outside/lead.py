#!/usr/bin/env python3
"""Types the lines of a file into a command on a terminal of its own, each when it asks for one. See README.md beside this file."""

import os
import pty
import select
import sys

typed = open(sys.argv[1], encoding="utf-8").read().splitlines()
child, terminal = pty.fork()
if child == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
said = b""
while True:
    ready, _, _ = select.select([terminal], [], [], 20)
    try:
        piece = os.read(terminal, 65536) if ready else b""
    except OSError:
        piece = b""
    if not piece:
        break
    said += piece
    # A prompt ends with a sign and a blank.
    if said.endswith(b"> ") and typed:
        os.write(terminal, (typed.pop(0) + "\n").encode())
        said += b"\n"
_, status = os.waitpid(child, 0) if ready else (os.kill(child, 15), 1)
sys.stdout.buffer.write(said)
sys.exit(1 if typed else os.waitstatus_to_exitcode(status))
