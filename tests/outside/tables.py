#!/usr/bin/env python3
"""Reads every CSV the program writes with the library of Python, and looks for cells that a spreadsheet would run. See
README.md beside this file."""

import csv
import io
import pathlib
import subprocess
import sys
import tempfile

binary = sys.argv[1]
home = tempfile.mkdtemp()
FORMULAS = "=+-@\t\r"
HOSTILE = ["=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "=HYPERLINK(\"x\",\"y\")"]

faults = 0


def fault(*words):
    global faults
    faults += 1
    print("fault:", *words)


def run(*words, library=None):
    where = ["--library", library] if library else []
    environment = {"HOME": home, "PATH": "/usr/bin:/bin"}
    ended = subprocess.run([binary, *where, *words, "--quiet"], capture_output=True, check=False, env=environment)
    assert ended.returncode == 0, (words, ended.stderr.decode())
    return ended.stdout.decode("utf-8")


def read(name, text):
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    widths = {len(row) for row in rows}
    if len(rows) < 2 or len(widths) != 1:
        fault(name, len(rows), "rows of", widths, "cells")
    for row in rows:
        for cell in row:
            # A number may begin with a sign; anything else that a spreadsheet would reckon has a ' before it.
            if cell and cell[0] in FORMULAS and not is_number(cell):
                fault(name, repr(cell[:40]))
    return rows


def is_number(cell):
    try:
        float(cell)
    except ValueError:
        return False
    return True


tables = {"records": run("export", "--query", "", "--to", "csv")}
for view in ["matrix", "lessons", "timeline", "map", "coverage", "contributions"]:
    tables[view] = run("atlas", view, "--format", "csv")
tables["comparison"] = run("compare", "tgo-novissi", "kor-ssis-2022-failure", "--format", "csv")
rows = sum(len(read(name, text)) for name, text in tables.items())

# A library in which every text that can be is a formula.
library = pathlib.Path(tempfile.mkdtemp())
cases = library / "content" / "cases"
cases.mkdir(parents=True)
(library / "content" / "library.toml").write_text("")
for number, text in enumerate(HOSTILE):
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    (cases / f"a-{number}.md").write_text(
        f'+++\ntitle = "{quoted}"\nsummary = "{quoted}"\ntopics = []\nkeywords = ["{quoted}"]\norganisation = "{quoted}"\n'
        f'countries = ["TGO"]\noutcome = "success"\nperiod = {{ start = 2020 }}\n'
        f'[[lessons]]\ntext = "{quoted}"\n+++\n\n## Context\n\nText.\n'
    )
hostile = {
    "records": run("export", "--query", "", "--to", "csv", library=str(library)),
    "lessons": run("atlas", "lessons", "--format", "csv", library=str(library)),
}
for name, text in hostile.items():
    held = [cell for row in read("hostile " + name, text) for cell in row]
    if not any("1+1" in cell for cell in held):
        fault("hostile", name, "lost its texts")

print(f"{rows} rows of {len(tables)} tables, {faults} faults")
sys.exit(1 if faults else 0)
