#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the translations with the strings the sources hold now.

  check_translations.py LUPDATE ROOT

Fails, naming each entry, when a string of app, ui or model has no entry in the Chinese file (or, if it counts
something, in the English plural file), when an entry is unfinished or empty, when it has the wrong number of
plural forms, or when its placeholders, mnemonic or shortcut differ from the source's.
Reads the sources through lupdate into a scratch file; writes nothing in ROOT.
"""

import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

FOLDERS = ("app", "ui", "model")
PLURAL_FORMS = {"en": 2, "zh_CN": 1}
PLACEHOLDER = re.compile(r"%(?:L?[0-9]{1,2}|n)")
MNEMONIC = re.compile(r"&(\w)")


class Message:
    """One entry of a TS file."""

    def __init__(self, context, element):
        self.source = element.findtext("source", "")
        self.key = (context, self.source, element.findtext("comment", ""))
        self.plural = element.get("numerus") == "yes"
        translation = element.find("translation")
        self.state = translation.get("type", "finished")
        self.forms = [form.text or "" for form in translation.iter("numerusform" if self.plural else "translation")]

    def __str__(self):
        return "{}: “{}”".format(*self.key[:2])


def read(path):
    """The language of a TS file and its entries by key."""
    root = ElementTree.parse(path).getroot()
    entries = {}
    for context in root.iter("context"):
        for element in context.iter("message"):
            message = Message(context.findtext("name"), element)
            entries[message.key] = message
    return root.get("language"), entries


def extract(lupdate, root, target):
    """The entries lupdate finds in the sources; `-I .` lets it see the classes' namespaces."""
    subprocess.run([lupdate, "-silent", "-I", ".", *FOLDERS, "-locations", "none", "-ts", str(target)],
                   cwd=root, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return read(target)[1]


def form_problems(source, form):
    """What is wrong with one translated form."""
    if not form.strip() and source.strip():
        return ["is empty"]
    problems = []
    # A form for exactly one may say “one” instead of %n; none of ours does, so the sets must agree.
    if sorted(set(PLACEHOLDER.findall(source))) != sorted(set(PLACEHOLDER.findall(form))):
        problems.append("has other placeholders: “{}”".format(form))
    mnemonics = [[key.lower() for key in MNEMONIC.findall(text)] for text in (source, form)]
    if mnemonics[0] != mnemonics[1]:
        problems.append("has another mnemonic: “{}”".format(form))
    if source.partition("\t")[2] != form.partition("\t")[2]:
        problems.append("has another shortcut: “{}”".format(form))
    return problems


def entry_problems(language, message):
    """What is wrong with one entry of a TS file."""
    if message.state != "finished":
        return ["is " + message.state]
    expected = PLURAL_FORMS[language] if message.plural else 1
    if len(message.forms) != expected:
        return ["has {} forms, not {}".format(len(message.forms), expected)]
    return [problem for form in message.forms for problem in form_problems(message.source, form)]


def check(path, wanted):
    """Everything wrong with a TS file that shall hold the entries `wanted`."""
    language, entries = read(path)
    name = pathlib.Path(path).name
    problems = ["{}: {} is missing".format(name, message) for key, message in wanted.items() if key not in entries]
    for message in entries.values():
        problems += ["{}: {} {}".format(name, message, problem) for problem in entry_problems(language, message)]
    return problems


def main():
    lupdate, root = sys.argv[1], pathlib.Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as scratch:
        found = extract(lupdate, root, pathlib.Path(scratch) / "found.ts")
    if not found:
        sys.exit("lupdate found no strings in {}".format(root))
    folder = root / "resources" / "i18n"
    problems = check(folder / "mqttscope_zh_CN.ts", found)
    problems += check(folder / "mqttscope_en.ts", {key: entry for key, entry in found.items() if entry.plural})
    for problem in problems:
        print(problem)
    if problems:
        sys.exit("{} problems; build the target update_translations, then translate".format(len(problems)))


if __name__ == "__main__":
    main()
