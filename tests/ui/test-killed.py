#!/usr/bin/env python3
# test-killed.py: the program is killed while somebody types, and what was typed two seconds before is on the disk
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Usage: test-killed.py ACCORD, with ACCORD_DATA_DIR and GSETTINGS_SCHEMA_DIR in the environment when it is not installed.

import contextlib
import itertools
import re
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / 'support'))

from desk import Desk, Missed, Program, read, wait_until

STRATEGY = 'Integrated care strategy 2027-2032.*'
TEXT = 'Text of the section'
MARK = 'qx'          # begins each word that is typed here, and no word of English
LOSS = 2.0           # seconds of typing that a kill may take
SLACK = 1.0          # what a busy machine may need besides
N_STORED = 3         # how often it is stored before the kill


def open_text(desk, program):
    program.wait_keyboard()
    program.find('All changes stored')
    desk.press('Ctrl', '2')
    desk.click(*program.get_middle(STRATEGY, 'list item'))
    wait_until(lambda: program.look_for(TEXT), 'text of a section')
    desk.click(*program.get_middle(TEXT))
    program.wait_focus(TEXT)


def type_until_stored(desk, text, file):
    """Types without a pause, until the file has changed some times; when each word was on the screen."""
    typed = []
    stamps = {file.stat().st_mtime_ns}
    for number in itertools.count():
        word = f'{MARK}{number}'
        desk.type(f'{word} ')
        wait_until(lambda: f'{word} ' in read(text), f'“{word}” on the screen')
        typed.append((time.monotonic(), word))
        stamps.add(file.stat().st_mtime_ns)
        if len(stamps) > N_STORED:
            return typed
        if number > 2000:
            raise Missed('nothing is stored while somebody types')


def read_stored(file):
    """The words typed here; the first may stand against the word that was clicked on."""
    with contextlib.closing(sqlite3.connect(file)) as database:
        bodies = ' '.join(body for (body,) in database.execute('SELECT body FROM section'))
        return set(re.findall(f'{MARK}[0-9]+', bodies))


def run(accord):
    with Desk() as desk:
        process = desk.start(accord, '--sample')
        program = Program(process)
        try:
            open_text(desk, program)
        except Missed:
            print(*(f'# {line}' for line in program.describe()), sep='\n')
            raise
        (file,) = (Path(desk.environment['XDG_DATA_HOME']) / 'accord').glob('*.accord')
        typed = type_until_stored(desk, program.find(TEXT), file)
        process.kill()
        killed = time.monotonic()
        process.wait()
        subprocess.run([accord, 'verify', str(file)], env=desk.environment, check=True, stdout=subprocess.DEVNULL)
        stored = read_stored(file)
        lost = [word for when, word in typed if word not in stored and killed - when > LOSS + SLACK]
        found = [word for _, word in typed if word in stored]
        print(f'# {len(typed)} words typed in {killed - typed[0][0]:.1f} s, {len(found)} of them stored')
        if lost or not found:
            raise Missed(f'words lost that were typed {LOSS} s before the kill: {lost[:5]}')


def main():
    print('1..1')
    try:
        run(sys.argv[1])
    except (Missed, subprocess.CalledProcessError) as error:
        print(f'not ok 1 - killed while typing\n# {error}')
        return 1
    print('ok 1 - killed while typing')
    return 0


if __name__ == '__main__':
    sys.exit(main())
