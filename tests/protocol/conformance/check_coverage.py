#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the conformance tables beside this file against the tests that they name.

A table, mqtt-VERSION.txt, has one statement that binds a client per paragraph: its identifier, what it asks in short,
and indented below it the tests that fail when the engine breaks it:

    MQTT-3.3.1-2 DUP stays 0 at QoS 0.
        test_wire_rules::judges(DUP at QoS 0)

It is an offence when a statement has no test, stands twice or is missing from the standard's number of them, and when
a test is not one that ctest runs, has no such function or no such data row: the programs themselves are asked.

Usage: check_coverage.py --summary DIR                     prints the coverage, checks the tables alone
       check_coverage.py --build BUILD_DIR [--ctest CTEST] DIR   checks everything
"""

import argparse
import json
import os
import pathlib
import re
import subprocess
import sys

# How many statements of each standard bind a client.
STATEMENTS = {"5.0": 137, "3.1.1": 74}
STATEMENT = re.compile(r"(MQTT-[0-9.]+-[0-9.]+(?:-[0-9]+)?) (\S.*)")
TEST = re.compile(r"\s+(\w+)::(\w+)(?:\((.+)\))?")


class Table:
    def __init__(self, version):
        self.version = version
        self.statements = {}  # identifier: list of (program, function, row or None)
        self.offences = []

    def offence(self, text):
        self.offences.append(f"mqtt-{self.version}: {text}")

    def covered(self):
        return sum(1 for tests in self.statements.values() if tests)

    def summary(self):
        return (
            f"MQTT {self.version}: {self.covered()} of {STATEMENTS[self.version]} client statements"
            f" shown by {sum(map(len, self.statements.values()))} tests"
        )


def read_table(folder, version):
    table = Table(version)
    tests = None
    try:
        lines = (folder / f"mqtt-{version}.txt").read_text(encoding="utf-8").splitlines()
    except OSError as error:
        table.offence(str(error))
        return table
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        if match := STATEMENT.fullmatch(line):
            if match[1] in table.statements:
                table.offence(f"{match[1]} stands twice")
            tests = table.statements[match[1]] = []
        elif (match := TEST.fullmatch(line)) and tests is not None:
            tests.append((match[1], match[2], match[3]))
        else:
            table.offence(f"line {number} is neither a statement nor a test: {line}")
    for identifier, shown_by in table.statements.items():
        if not shown_by:
            table.offence(f"{identifier} is shown by no test")
    if len(table.statements) != STATEMENTS[version]:
        table.offence(f"{len(table.statements)} statements, but the standard has {STATEMENTS[version]}")
    return table


def programs_of(build, ctest):
    """The programs that ctest runs, by the names of their tests."""
    listing = subprocess.run(
        [ctest, "--test-dir", build, "--show-only=json-v1"], capture_output=True, check=True, text=True
    )
    return {test["name"]: test["command"][0] for test in json.loads(listing.stdout)["tests"] if test.get("command")}


def lines_from(program, option):
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    answer = subprocess.run([program, option], capture_output=True, env=environment, timeout=60, check=True)
    return answer.stdout.decode(errors="replace").splitlines()


class Program:
    """What a QtTest program says that it can run."""

    def __init__(self, path):
        self.functions = {line.strip().removesuffix("()") for line in lines_from(path, "-functions")}
        self.rows = set()
        for line in lines_from(path, "-datatags"):  # "TestClass function data row"
            parts = line.split(" ", 2)
            if len(parts) == 3:
                self.rows.add((parts[1], parts[2].strip()))


def check_programs(tables, commands):
    programs = {}
    for table in tables:
        for identifier, tests in table.statements.items():
            for name, function, row in tests:
                if name not in programs:
                    try:
                        programs[name] = Program(commands[name])
                    except (KeyError, OSError, subprocess.SubprocessError):
                        programs[name] = None
                program = programs[name]
                if program is None:
                    table.offence(f"{identifier}: {name} is no test program that ctest can run")
                elif function not in program.functions:
                    table.offence(f"{identifier}: {name} has no function {function}")
                elif row is not None and (function, row) not in program.rows:
                    table.offence(f"{identifier}: {name}::{function} has no data row '{row}'")


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--summary", action="store_true")
    arguments.add_argument("--build")
    arguments.add_argument("--ctest", default="ctest")
    arguments.add_argument("folder", type=pathlib.Path)
    options = arguments.parse_args()

    tables = [read_table(options.folder, version) for version in STATEMENTS]
    if options.build:
        check_programs(tables, programs_of(options.build, options.ctest))
    print("Conformance: " + "; ".join(table.summary() for table in tables))
    offences = [offence for table in tables for offence in table.offences]
    print("\n".join(offences), end="\n" if offences else "")
    return 1 if offences and not options.summary else 0


if __name__ == "__main__":
    sys.exit(main())
