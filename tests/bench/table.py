#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Passes the benchmarks' JSON lines through and ends with tables of them: figures alone, cases with a goal, and the peers.

  tests/bench/run BUILD_DIR | tests/bench/table.py
"""
import json, sys

PEERS = ["mqttscope", "libmosquitto", "paho"]


def number(value):
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return str(value)
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3g}" if isinstance(value, float) else str(value)


def table(title, rows, heads):
    if not rows:
        return
    rows = [heads, *rows]
    widths = [max(len(row[i]) for row in rows) for i in range(len(heads))]
    print(f"\n{title}")
    for i, row in enumerate(rows):
        print("  " + "  ".join(cell.ljust(width) if at == 0 else cell.rjust(width)
                              for at, (cell, width) in enumerate(zip(row, widths))).rstrip())
        if i == 0:
            print("  " + "  ".join("-" * width for width in widths))


def figures_of(line):
    """What stands beside name and goal, nested objects flattened."""
    for key, value in line.items():
        if key in ("bench", "name", "goal", "goal_met"):
            continue
        if isinstance(value, dict):
            yield from ((f"{key}.{inner}", v) for inner, v in value.items())
        else:
            yield key, value


def main():
    lines = []
    for text in sys.stdin:
        print(text, end="", flush=True)
        try:
            lines.append(json.loads(text))
        except ValueError:
            pass
    lines = [line for line in lines if isinstance(line, dict)]
    table("Parts", [[line["name"], number(line["value"]), line["unit"]] for line in lines if "unit" in line], ["name", "value", "unit"])
    table("Shapes of a stream", [[line["bench"], number(line["seconds"]), number(line["linearity"]), number(line["most_buffer"])]
                                 for line in lines if "linearity" in line], ["case", "seconds", "linearity", "bytes buffered"])

    peers = [line for line in lines if line.get("bench", "").startswith("throughput_")]
    rows = []
    for line in peers:
        ours = {"": line["msgs_per_s"], "cpu": line["cpu_us_per_msg"]}
        rows.append([line["bench"].removeprefix("throughput_"), number(ours[""]), number(ours["cpu"])])
        for peer in PEERS[1:]:
            rows[-1] += [number(line.get(f"{peer}_msgs_per_s", "-")), number(line.get(f"{peer}_cpu_us_per_msg", "-")),
                         f"{number(line[f'{peer}_ratio'])}x" if f"{peer}_ratio" in line else "-"]
    heads = ["messages per second, CPU us each", PEERS[0], "us"]
    for peer in PEERS[1:]:
        heads += [peer, "us", "ours is"]
    table("Beside the peers on this machine", rows, heads)

    goals = [line for line in lines if "goal" in line and line not in peers]
    if goals:
        print("\nThe whole program")
    for line in goals:
        print(f"  {'met   ' if line['goal_met'] else 'MISSED'}  {line['bench']}: {line['goal']}")
        for key, value in figures_of(line):
            print(f"            {key:<40} {number(value):>14}")
    missed = [line["bench"] for line in lines if line.get("goal_met") is False]
    print(f"\n{len(missed)} of {sum('goal' in line for line in lines)} goals missed{': ' if missed else ''}{', '.join(missed)}")


main()
