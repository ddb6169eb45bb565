#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the whole program against a real mosquitto and prints one JSON line per figure.

  end_to_end.py BUILD_DIR [flood] [retained] [browse] [start] [idle]

flood     50,000 messages/s of 60-byte JSON over 1,000 topics from 8 devices for --seconds (60), window open
retained  100,000 retained topics: until the last is in the tree, beside mosquitto_sub in the same run
browse    100,000 topics in a window on a virtual screen: expanding all, scrolling by keys and wheel, sorting
start     from exec to a window that can be used
idle      CPU of a connected program with nothing to do
Each figure has its goal beside it; the exit status is 1 when one is missed.
"""
import argparse, json, os, pathlib, statistics, subprocess, sys, tempfile, time

from whole_program import Broker, Screen, Scope, missed, off_screen, report, xdotool


def flood(build, folder, seconds):
    with Broker(folder) as broker:
        scope = Scope(build, folder, broker.port)
        scope.wait(lambda s: s["t"] > 1.5, 20)
        before = len(scope.samples())
        sent = json.loads(subprocess.check_output(
            [pathlib.Path(build, "tests/bench/flood_publisher"), "--port", str(broker.port), "--topics", "1000",
             "--rate", "50000", "--seconds", str(seconds), "--payload", "60", "--connections", "8"]))
        last = scope.wait(lambda s: s["shown"] >= sent["sent"], 30)
        during = scope.samples()[before:]
        scope.close()
    p99 = max(s["loop_gap_ms"]["p99"] for s in during)
    p99_median = statistics.median(s["loop_gap_ms"]["p99"] for s in during)
    worst = max(s["loop_gap_ms"]["max"] for s in during)
    rss = max(s["rss_bytes"] for s in during) / 2**20
    report("flood_50k", sent["per_second"] >= 0.95 * 50_000 and last["received"] == sent["sent"] and last["dropped"] == 0 and p99_median <= 16 and worst <= 100,
           sent=sent["sent"], sender_per_second=sent["per_second"], received=last["received"], shown=last["shown"],
           dropped=last["dropped"], evicted=last["evicted"], gap_p99_ms_median=p99_median, gap_p99_ms_worst_second=p99,
           gap_max_ms=worst, rss_mib=round(rss, 1), goal="sender at 50,000/s, received = sent, dropped 0, p99 <= 16 ms, max <= 100 ms")


def retained(build, folder, topics=100_000, rounds=3):
    ratios, ours_s, theirs_s, gaps = [], [], [], []
    with Broker(folder) as broker:
        subprocess.check_output([pathlib.Path(build, "tests/bench/flood_publisher"), "--port", str(broker.port),
                                 "--topics", str(topics), "--once", "--retain", "--payload", "64"])
        for _ in range(rounds):
            begin = time.monotonic()
            subprocess.run(["mosquitto_sub", "-h", "127.0.0.1", "-p", str(broker.port), "-t", "#", "-C", str(topics), "-v"],
                           stdout=subprocess.DEVNULL, check=True)
            theirs = time.monotonic() - begin
            scope = Scope(build, folder, broker.port, "--summary", "--quit-after", str(6 + 10 * theirs))
            scope.wait(lambda s: s["topics"] >= topics, 60)
            summary = json.loads(scope.process.communicate(timeout=60)[0])
            gaps.append(max(s["loop_gap_ms"]["max"] for s in scope.samples()))
            assert summary["messages"] == topics, summary
            ours_s.append(summary["seconds_open_to_last_message"])
            theirs_s.append(theirs)
            ratios.append(ours_s[-1] / theirs)
    ratio = statistics.median(ratios)
    report("retained_100k", ratio <= 1.5, topics=topics, seconds=round(statistics.median(ours_s), 3),
           mosquitto_sub_seconds=round(statistics.median(theirs_s), 3), ratio=round(ratio, 2), gap_max_ms=max(gaps),
           goal="<= 1.5x mosquitto_sub")


def browse(build, folder, topics=100_000):
    """Loop gaps while a person (xdotool) opens the whole tree and moves through it."""
    figures = {}
    with Screen() as screen, Broker(folder) as broker:
        subprocess.check_output([pathlib.Path(build, "tests/bench/flood_publisher"), "--port", str(broker.port),
                                 "--topics", str(topics), "--once", "--retain", "--payload", "64"])
        scope = Scope(build, folder, broker.port)
        scope.wait(lambda s: s["topics"] >= topics, 60)
        time.sleep(3)
        window = screen.window()

        def during(name, *actions):
            before = len(scope.samples())
            for action in actions:
                xdotool(*action)
            time.sleep(2.5)
            gaps = [s["loop_gap_ms"] for s in scope.samples()[before:]]
            figures[name] = {"gap_p99_ms": statistics.median(g["p99"] for g in gaps), "gap_max_ms": max(g["max"] for g in gaps)}

        during("expand_all", ["key", "ctrl+Right"])
        during("page_down", ["key", "--delay", "15", *["Next"] * 120])
        during("wheel", ["mousemove", "--window", window, "300", "300"], ["click", "--repeat", "150", "--delay", "10", "5"])
        during("end_and_home", *([["key", "End"], ["key", "Home"]] * 5))
        during("collapse_all", ["key", "ctrl+Left"])
        scope.close()
    fluid = all(figure["gap_p99_ms"] <= 50 for figure in figures.values()) and max(f["gap_max_ms"] for f in figures.values()) <= 250
    report("browse_100k", fluid, topics=topics, **figures, goal="each: gap p99 <= 50 ms, max <= 250 ms")


def start(build, folder, rounds=7):
    times = []
    for _ in range(rounds):
        begin = time.clock_gettime(time.CLOCK_MONOTONIC)
        out = subprocess.check_output([pathlib.Path(build, "app/mqttscope"), "--config-dir", pathlib.Path(folder, "config-start"),
                                       "--summary", "--quit-after", "1"], env=off_screen(), stderr=subprocess.DEVNULL)
        times.append(json.loads(out)["usable_at_s"] - begin)
    median = statistics.median(times)
    report("start", median <= 0.5, seconds=round(median, 3), goal="<= 0.5 s")


def idle(build, folder, seconds=10):
    with Broker(folder) as broker:
        process = subprocess.Popen([pathlib.Path(build, "app/mqttscope"), f"mqtt://127.0.0.1:{broker.port}",
                                    "--config-dir", pathlib.Path(folder, "config-idle")], env=off_screen(),
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(4)

        def cpu():  # seconds on a processor, of all threads, to the nanosecond
            return sum(int((task / "schedstat").read_text().split()[0]) for task in pathlib.Path(f"/proc/{process.pid}/task").iterdir()) / 1e9

        before = cpu()
        time.sleep(seconds)
        percent = (cpu() - before) / seconds * 100
        rss = int(pathlib.Path(f"/proc/{process.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
        process.terminate()
        process.wait(10)
    report("idle", percent < 0.05, cpu_percent=round(percent, 3), rss_mib=round(rss, 1), goal="0 % CPU")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("what", nargs="*", default=[])
    parser.add_argument("--seconds", type=float, default=60)
    arguments = parser.parse_intermixed_args()
    what = arguments.what or ["start", "idle", "retained", "browse", "flood"]
    with tempfile.TemporaryDirectory() as folder:
        for name in what:
            if name == "flood":
                flood(arguments.build, folder, arguments.seconds)
            else:
                {"retained": retained, "browse": browse, "start": start, "idle": idle}[name](arguments.build, folder)
    sys.exit(1 if missed else 0)


main()
