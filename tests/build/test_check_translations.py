#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tries check_translations.py on small TS files, one fault in each.   test_check_translations.py LUPDATE"""

import pathlib
import sys
import tempfile
import unittest

import check_translations

SOURCE = """
#include <QCoreApplication>
namespace ui {
class Window {
    Q_DECLARE_TR_FUNCTIONS(ui::Window)
    QString file() { return tr("&File"); }
    QString copy() { return tr("Copy\\tCtrl+C"); }
    QString lost(int n) { return tr("%1 lost %n byte(s)", nullptr, n).arg(1); }
};
}
"""

GOOD = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ui::Window</name>
    <message><source>&amp;File</source><translation>文件(&amp;F)</translation></message>
    <message><source>Copy\tCtrl+C</source><translation>复制\tCtrl+C</translation></message>
    <message numerus="yes"><source>%1 lost %n byte(s)</source>
        <translation><numerusform>%1 丢失 %n 字节</numerusform></translation></message>
</context>
</TS>
"""


class CheckTranslations(unittest.TestCase):
    lupdate = ""

    def problems(self, before="", after=""):
        self.assertIn(before, GOOD)
        with tempfile.TemporaryDirectory() as scratch:
            root = pathlib.Path(scratch)
            for folder in check_translations.FOLDERS:
                (root / folder).mkdir()
            (root / "ui" / "window.cpp").write_text(SOURCE, encoding="utf-8")
            ts = root / "mqttscope_zh_CN.ts"
            ts.write_text(GOOD.replace(before, after) if before else GOOD, encoding="utf-8")
            found = check_translations.extract(self.lupdate, root, root / "found.ts")
            return "\n".join(check_translations.check(ts, found))

    def test_complete_file_passes(self):
        self.assertEqual(self.problems(), "")

    def test_missing_entry(self):
        entry = "<message><source>&amp;File</source><translation>文件(&amp;F)</translation></message>"
        self.assertIn("“&File” is missing", self.problems(entry))

    def test_entry_in_the_wrong_context(self):
        self.assertIn("ui::Window: “&File” is missing", self.problems("ui::Window", "Window"))

    def test_unfinished(self):
        self.assertIn("is unfinished", self.problems("<translation>文件", '<translation type="unfinished">文件'))

    def test_empty(self):
        self.assertIn("is empty", self.problems("文件(&amp;F)"))

    def test_lost_placeholder(self):
        self.assertIn("has other placeholders", self.problems("%1 丢失", "丢失"))

    def test_lost_count(self):
        self.assertIn("has other placeholders", self.problems("丢失 %n", "丢失"))

    def test_other_mnemonic(self):
        self.assertIn("has another mnemonic", self.problems("(&amp;F)", "(&amp;W)"))

    def test_lost_shortcut(self):
        self.assertIn("has another shortcut", self.problems("复制\tCtrl+C", "复制"))

    def test_number_of_forms(self):
        form = "<numerusform>%1 丢失 %n 字节</numerusform>"
        self.assertIn("has 2 forms, not 1", self.problems(form, form + form))


if __name__ == "__main__":
    CheckTranslations.lupdate = sys.argv.pop(1)
    unittest.main()
