#!/usr/bin/env python3
"""Reads what `casebook cite` writes with the libraries of other people. See README.md beside this file."""

import json
import subprocess
import sys

import bibtexparser
import rispy
from bibtexparser.bparser import BibTexParser

binary = sys.argv[1]
is_all = "--all" in sys.argv


def run(*words):
    ended = subprocess.run([binary, *words, "--quiet"], capture_output=True, check=False)
    assert ended.returncode == 0, (words, ended.stderr.decode())
    return ended.stdout.decode()


listed = json.loads(run("list", "--format", "json"))["records"]
names = [record["id"] for record in listed]
if not is_all:
    names = names[::10]

faults = 0


def fault(*words):
    global faults
    faults += 1
    print("fault:", *words)


def plain(text):
    """Takes the braces and commands of BibTeX away."""
    for command, sign in [
        ("\\textbackslash{}", "\0"), ("\\textbraceleft{}", "\1"), ("\\textbraceright{}", "\2"),
        ("\\textasciitilde{}", "~"), ("\\textasciicircum{}", "^"),
    ]:
        text = text.replace(command, sign)
    text = text.replace("{", "").replace("}", "")
    for sign in "%&$#_":
        text = text.replace("\\" + sign, sign)
    return text.replace("\0", "\\").replace("\1", "{").replace("\2", "}")


count = 0
for start in range(0, len(names), 40):
    batch = names[start : start + 40]
    for more in ([], ["--sources"]):
        told = json.loads(run("cite", *batch, *more, "--format", "json"))["citations"]
        known = {one["key"]: one for one in told}
        if len(known) != len(told):
            fault("keys are not unique", batch)
        parser = BibTexParser(common_strings=True, ignore_nonstandard_types=False)
        bibtex = bibtexparser.loads(run("cite", *batch, *more, "--format", "bibtex"), parser).entries
        ris = rispy.loads(run("cite", *batch, *more, "--format", "ris"))
        if not len(told) == len(bibtex) == len(ris):
            fault("counts differ", batch, len(told), len(bibtex), len(ris))
        for entry in bibtex:
            one = known[entry["ID"]]
            if plain(entry["title"]) != one["title"].strip():
                fault("title in BibTeX", entry["ID"], entry["title"], one["title"])
            if entry.get("year") != one.get("date", "")[:4] and "date" in one:
                fault("year in BibTeX", entry["ID"])
            if ("year" in entry) != ("date" in one):
                fault("a date that is not known", entry["ID"])
        for entry in ris:
            one = known[entry["id"]]
            if entry["title"] != one["title"].strip():
                fault("title in RIS", entry["id"], entry["title"], one["title"])
            if entry.get("year", "") != one.get("date", "")[:4]:
                fault("year in RIS", entry["id"])
            # A semicolon parts two addresses.
            if entry.get("urls", []) != [one["url"].replace(";", "%3B")] if "url" in one else "urls" in entry:
                fault("address in RIS", entry["id"])
            if "authors" in entry and "authors" not in one:
                fault("an author nobody told", entry["id"])
        count += len(told)

print(f"{count} citations of {len(names)} records, {faults} faults")
sys.exit(1 if faults else 0)
