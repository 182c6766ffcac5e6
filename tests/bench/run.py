#!/usr/bin/env python3
"""Runs the benchmarks and prints one table of what they found, each figure beside its anchor.

SPDX-License-Identifier: GPL-3.0-or-later

Usage: run.py BUILD [NAME...]     ./dev bench does this, after building BUILD

A benchmark is a program that prints lines of `row`, parted by tabs; see accord-bench.c. Nothing here fails for a target
that is not met: that is told, not tested.
"""

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
ROWS = int(os.environ.get('ACCORD_BENCH_ROWS') or 100_000)

# In the order in which they run; whether they need a display.
BENCHES = {
    'start': True,
    'import': False,
    'search': False,
    'trail': False,
    'table': True,
    'prose': True,
    'checks': False,
    'edit': False,
    'replace': False,
    'redline': False,
    'membership': False,
    'paper': False,
}


def program(build, name):
    return build / 'tests' / 'bench' / f'accord-bench-{name}'


def command(build, name):
    beside = program(build, name).parent
    if name == 'prose':
        return [program(build, name), beside / 'libfirst-frame.so']
    accord = build / 'src' / 'app' / 'accord'
    if name == 'paper':
        return [program(build, name), accord]
    if name != 'start':
        return [program(build, name)]
    return [program(build, name), accord, beside / 'bare-window', beside / 'libfirst-frame.so']


def generate(build):
    """Makes the partnership of this size, unless the one that is there is by this very generator."""
    folder = build / 'bench-data'
    made = folder / f'{ROWS}.made'
    generator = program(build, 'generate')
    if not made.exists() or made.stat().st_mtime < generator.stat().st_mtime:
        print(f'generating {ROWS} activities', file=sys.stderr)
        folder.mkdir(exist_ok=True)
        subprocess.run([generator, str(ROWS), folder], check=True,
                       env={**os.environ, 'ACCORD_DATA_DIR': str(SOURCE / 'data')})
        made.touch()
    return folder


@contextmanager
def display():
    """A virtual display with a session bus, in the environment that programs are started with."""
    read, write = os.pipe()
    server = subprocess.Popen(['Xvfb', '-displayfd', str(write), '-screen', '0', '1280x900x24', '-nolisten', 'tcp'],
                              pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    bus = subprocess.Popen(['dbus-daemon', '--session', '--nofork', '--print-address'], stdout=subprocess.PIPE,
                           stderr=subprocess.DEVNULL, text=True)
    try:
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        yield {'DISPLAY': f':{number}', 'DBUS_SESSION_BUS_ADDRESS': bus.stdout.readline().strip(), 'GDK_BACKEND': 'x11',
               'GSK_RENDERER': 'cairo', 'GTK_A11Y': 'none', 'GSETTINGS_BACKEND': 'memory', 'NO_AT_BRIDGE': '1'}
    finally:
        for process in (bus, server):
            process.terminate()
            process.wait()


def run(build, name, data, environment):
    """The rows that one benchmark prints; the rest of what it says goes to the terminal."""
    scratch = build / 'bench-scratch'
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    print(f'running {name}', file=sys.stderr)
    process = subprocess.run(
        command(build, name), stdout=subprocess.PIPE, text=True,
        env={**os.environ, **environment, 'ACCORD_BENCH_DATA': str(data), 'ACCORD_BENCH_ROWS': str(ROWS),
             'TMPDIR': str(scratch), 'XDG_DATA_HOME': str(scratch / 'data'),
             'GSETTINGS_SCHEMA_DIR': str(build / 'data'), 'ACCORD_DATA_DIR': str(SOURCE / 'data')})
    shutil.rmtree(scratch, ignore_errors=True)
    rows = []
    for line in process.stdout.splitlines():
        if line.startswith('row\t'):
            rows.append(line.split('\t')[1:])
        else:
            print(line, file=sys.stderr)
    if process.returncode != 0:
        print(f'{name} ended with {process.returncode}', file=sys.stderr)
    return rows


def figure(text, unit):
    number = float(text)
    if number == 0:
        return f'0 {unit}'
    return f'{number:.0f} {unit}' if number >= 100 else f'{number:.3g} {unit}'


def ratio(text):
    number = float(text)
    return f'{number:.2f}' if number >= 0.1 or number == 0 else f'1/{1 / number:.0f}'


def table(rows):
    lines = [('target', 'what', 'measured', 'anchor', 'ratio', 'asked', '')]
    for target, what, measured, unit, anchor, value, found, kind, limit, verdict in rows:
        asked = f'<= {ratio(limit)} x' if kind == 'ratio' else f'<= {float(limit):g} {unit}'
        lines.append((target, what, figure(measured, unit), f'{figure(value, unit)}: {anchor}', ratio(found), asked, verdict))
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    return '\n'.join('  '.join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip() for line in lines)


def main():
    build = Path(sys.argv[1]).resolve()
    names = sys.argv[2:] or list(BENCHES)
    for name in names:
        if name not in BENCHES:
            print(f'there is no benchmark named {name}; there are: {" ".join(BENCHES)}', file=sys.stderr)
            return 2
    data = generate(build)
    rows = []
    with display() as on_display:
        for name in names:
            rows += run(build, name, data, on_display if BENCHES[name] else {})
    load = ', '.join(f'{number:.1f}' for number in os.getloadavg())
    print(f'\n{ROWS} activities, {os.cpu_count()} processors, load {load}\n')
    print(table(sorted(rows, key=lambda row: int(row[0]))))
    return 0


if __name__ == '__main__':
    sys.exit(main())
