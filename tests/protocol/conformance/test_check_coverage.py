#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tries check_coverage.py on copies of the tables, one fault in each.   test_check_coverage.py PROGRAM

PROGRAM is tst_conformance_text, of which the faulty tests are.
"""

import pathlib
import sys
import tempfile
import unittest

import check_coverage

TABLES = pathlib.Path(__file__).resolve().parent
STATEMENT = "MQTT-1.5.5-1 Variable Byte Integers are written in their shortest form.\n"
TEST = "    tst_conformance_text::writesVariableByteIntegersInTheFewestBytes\n"


class CheckCoverage(unittest.TestCase):
    program = ""

    def offences(self, before="", after=""):
        table = (TABLES / "mqtt-5.0.txt").read_text(encoding="utf-8")
        start = table.index(STATEMENT)
        end = table.index("\nMQTT-", start) + 1
        paragraph = STATEMENT + TEST
        self.assertIn(before, paragraph)
        with tempfile.TemporaryDirectory() as scratch:
            changed = paragraph.replace(before, after, 1) if before else paragraph
            name = pathlib.Path(scratch) / "mqtt-5.0.txt"
            name.write_text(table[:start] + changed + table[end:], encoding="utf-8")
            found = check_coverage.read_table(pathlib.Path(scratch), "5.0")
        # Only the program at hand is asked.
        found.statements = {key: [t for t in tests if t[0] in ("tst_conformance_text", "tst_nowhere")]
                            for key, tests in found.statements.items()}  # fmt: skip
        check_coverage.check_programs([found], {"tst_conformance_text": self.program})
        return "\n".join(found.offences)

    def test_whole_table_passes(self):
        self.assertEqual(self.offences(), "")

    def test_missing_statement(self):
        self.assertIn("136 statements, but the standard has 137", self.offences(STATEMENT + TEST))

    def test_statement_that_stands_twice(self):
        twice = self.offences("MQTT-1.5.5-1", "MQTT-1.5.4-1")
        self.assertIn("MQTT-1.5.4-1 stands twice", twice)

    def test_statement_without_a_test(self):
        self.assertIn("MQTT-1.5.5-1 is shown by no test", self.offences(TEST))

    def test_misspelt_function(self):
        self.assertIn("has no function writesVariableBiteIntegers",
                      self.offences("ByteIntegersInTheFewestBytes", "BiteIntegersInTheFewestBytes"))  # fmt: skip

    def test_missing_data_row(self):
        self.assertIn("has no data row '129'", self.offences("FewestBytes", "FewestBytes(129)"))

    def test_data_row_that_is_there(self):
        self.assertEqual(self.offences("FewestBytes", "FewestBytes(128)"), "")

    def test_program_that_ctest_does_not_run(self):
        self.assertIn("tst_nowhere is no test program", self.offences("tst_conformance_text", "tst_nowhere"))

    def test_line_that_says_nothing(self):
        self.assertIn("is neither a statement nor a test", self.offences(TEST, "    a promise to test it\n" + TEST))


if __name__ == "__main__":
    CheckCoverage.program = sys.argv.pop(1)
    unittest.main()
