#!/usr/bin/env python3
# test-journey.py: some work in the window as a person does it, with real keys and a real pointer
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Usage: test-journey.py ACCORD, with ACCORD_DATA_DIR and GSETTINGS_SCHEMA_DIR in the environment when it is not installed.
#
# Everything is done by pressing and clicking, and known only from what assistive technology is told: what a person who
# hears the window instead of seeing it cannot find, this test cannot find either.

import json
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / 'support'))

from desk import Desk, Missed, Program, read, wait_until

ALL_SEATS = '28 seats, 1 vacant'
SEAT = 'Healthwatch Kingsferry, .*'
OTHER_SEAT = 'Kingsferry Health and Care Partnership, .*'
APPOINTED_BY = 'The board of trustees'
TITLE = 'Drop-in at the market hall'
WHEN = 'Oct-Nov 2026'
SPAN = '01/10/2026 to 30/11/2026'     # how it is understood
ROW = 'table row'
MANY_TABS = 60      # more than a page has controls


class Journey:
    def __init__(self, desk, accord):
        self.desk = desk
        self.accord = accord
        self.process = desk.start(accord, '--sample')
        self.program = Program(self.process)
        self.program.wait_keyboard()

    # --- moving about ---

    def tab_to(self, pattern, *roles):
        """Presses Tab until the focus is where it is wanted."""
        for _ in range(MANY_TABS):
            before = self.program.get_focus()
            if self.program.has_focus(pattern, *roles):
                return
            self.desk.press('Tab')
            wait_until(lambda: self.program.get_focus() not in (None, before), 'move of the focus by Tab')
        raise Missed(f'“{pattern}” is not reached by Tab')

    def wait_text(self, text):
        """Waits for what stands where the focus is."""
        wait_until(lambda: read(self.program.get_focus()) == text, f'“{text}” in the entry')

    def take_back_and_do_again(self):
        """Takes back the date of the activity and does it again, wherever the focus is."""
        self.desk.press('Ctrl', 'z')
        self.program.wait_heard('Undone: .*“When” changed')
        self.program.wait_gone(SPAN)
        self.desk.press('Ctrl', 'Shift', 'z')
        self.program.wait_heard('Done again: .*“When” changed')
        self.program.find(SPAN)
        self.program.find(f'{TITLE}, {WHEN}', ROW)

    # --- the steps, in their order ---

    def the_sample_opens(self):
        window = self.program.find('Norwold & West Fenshire Integrated Care Partnership', 'frame')
        self.program.find('All changes stored')
        self.desk.press('Super', 'Up')
        self.program.wait_size(window, 1280, 900)

    def a_body_is_found_by_typing(self):
        self.desk.press('Ctrl', '3')
        self.program.find(ALL_SEATS)
        self.desk.press('Ctrl', 'f')
        self.program.wait_focus('Search')
        self.desk.type('kingsferry health')
        self.program.find(f'2 shown of {ALL_SEATS}')
        self.program.find(SEAT, ROW)
        self.program.wait_gone('Norwold County Council, .*', ROW)

    def a_seat_is_chosen_by_keys(self):
        self.tab_to(OTHER_SEAT, ROW)
        self.desk.press('Down')     # the first time it chooses the row that has the focus
        self.program.wait_selected(OTHER_SEAT, ROW)
        self.desk.press('Down')
        self.program.wait_selected(SEAT, ROW)
        self.desk.press('Enter')
        self.program.wait_focus('Title')

    def what_is_typed_is_stored_when_the_field_is_left(self):
        self.tab_to('Appointed by')
        self.wait_text('Healthwatch Kingsferry')
        self.desk.press('Ctrl', 'a')
        self.desk.type(APPOINTED_BY)
        self.wait_text(APPOINTED_BY)
        self.desk.press('Tab')
        self.program.wait_focus('To be held by')
        self.program.find('All changes stored')

    def undo_takes_back_typing_first_and_then_the_edit(self):
        self.desk.press('Shift', 'Tab')
        self.program.wait_focus('Appointed by')
        self.wait_text(APPOINTED_BY)
        self.desk.press('End')
        self.desk.type('xyz')
        self.wait_text(f'{APPOINTED_BY}xyz')
        self.desk.press('Ctrl', 'z')
        self.wait_text(APPOINTED_BY)
        if self.program.hears('Undone: .*'):
            raise Missed('typing was not taken back before the edit')
        self.desk.press('Ctrl', 'z')
        self.program.wait_heard('Undone: .*')
        self.wait_text('Healthwatch Kingsferry')
        self.desk.press('Ctrl', 'Shift', 'z')
        self.program.wait_heard('Done again: .*')
        self.wait_text(APPOINTED_BY)

    def an_activity_is_logged_by_keys(self):
        self.desk.press('Ctrl', '4')
        self.program.find('55 activities')
        self.tab_to('Log an activity')
        self.desk.press('Enter')
        self.program.wait_focus('When, new row')
        self.desk.press('Tab')
        self.program.wait_focus('What, new row')
        self.desk.type(TITLE)
        self.wait_text(TITLE)
        self.desk.press('Ctrl', 'Enter')
        self.program.wait_focus('What')
        self.tab_to('When')
        self.desk.type(WHEN)
        self.program.find(SPAN)
        self.desk.press('Tab')
        self.program.wait_focus('State')
        self.program.find(f'{TITLE}, {WHEN}', ROW)
        self.program.find('56 activities')

    def undo_works_from_a_field_that_is_not_typed(self):
        self.take_back_and_do_again()
        self.program.wait_focus('State')

    def undo_works_from_a_list(self):
        self.desk.click(*self.program.get_middle(f'{TITLE}, {WHEN}', ROW))
        self.program.wait_focus(f'{TITLE}, {WHEN}', ROW)
        self.take_back_and_do_again()
        self.program.wait_focus('.*', ROW)

    def the_pointer_does_it_too(self):
        self.desk.click(*self.program.get_middle('Partners', 'list item'))
        self.program.find(f'2 shown of {ALL_SEATS}')
        self.desk.click(*self.program.get_middle(OTHER_SEAT, ROW))
        self.program.wait_focus(OTHER_SEAT, ROW)
        self.program.wait_selected(OTHER_SEAT, ROW)

    def a_section_is_written_by_keys(self):
        self.desk.press('Ctrl', '2')
        self.desk.click(*self.program.get_middle('Integrated care strategy 2027-2032[.].*', 'list item'))
        self.desk.click(*self.program.get_middle('Add Section', 'button'))
        self.program.wait_focus('Heading of the section')
        self.desk.type('What comes next')
        self.desk.press('Enter')
        self.program.wait_focus('Text of the section')
        self.desk.type('We will ask again.')
        self.program.find('.* What comes next: .*', 'list item')

    def it_quits_when_everything_is_on_the_disk(self):
        self.desk.press('Ctrl', 'q')
        wait_until(lambda: self.process.poll() is not None, 'end of the program')
        if self.process.returncode != 0:
            raise Missed(f'exit status 0 but {self.process.returncode}')

    def the_file_holds_it_all(self):
        folder = Path(self.desk.environment['XDG_DATA_HOME']) / 'accord'
        (file,) = folder.glob('*.accord')
        self.run('verify', str(file))
        history = json.loads(self.run('history', str(file), '--json'))
        done = [entry['label'] for entry in history if entry['state'] == 'done']
        if len(done) < 4 or any(entry['state'] != 'done' for entry in history):
            raise Missed(f'history of what was done but {history}')

    def run(self, *words):
        return subprocess.run([self.accord, *words], env=self.desk.environment, check=True, stdout=subprocess.PIPE,
                              text=True).stdout


STEPS = [
    Journey.the_sample_opens,
    Journey.a_body_is_found_by_typing,
    Journey.a_seat_is_chosen_by_keys,
    Journey.what_is_typed_is_stored_when_the_field_is_left,
    Journey.undo_takes_back_typing_first_and_then_the_edit,
    Journey.an_activity_is_logged_by_keys,
    Journey.undo_works_from_a_field_that_is_not_typed,
    Journey.undo_works_from_a_list,
    Journey.the_pointer_does_it_too,
    Journey.a_section_is_written_by_keys,
    Journey.it_quits_when_everything_is_on_the_disk,
    Journey.the_file_holds_it_all,
]


def main():
    print(f'1..{len(STEPS)}')
    with Desk() as desk:
        journey = Journey(desk, sys.argv[1])
        for number, step in enumerate(STEPS, 1):
            words = step.__name__.replace('_', ' ')
            try:
                step(journey)
            except (Missed, subprocess.CalledProcessError) as error:
                print(f'not ok {number} - {words}')
                # Not in TAP: what Meson shows of a failed test are the last lines that came here.
                print(*journey.program.describe(), error, sep='\n', file=sys.stderr)
                print('Bail out! The next step starts where this one ends.')
                return 1
            print(f'ok {number} - {words}', flush=True)
    return 0


if __name__ == '__main__':
    sys.exit(main())
