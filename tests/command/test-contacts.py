#!/usr/bin/env python3
# test-contacts.py: exported contacts, read by another program's reader
#
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import subprocess
import sys
import tempfile

import vobject


def accord(*words):
    subprocess.run([os.environ['ACCORD_PROGRAM'], *words], check=True, stdout=subprocess.DEVNULL)


def main():
    fixtures = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, 'icp.accord')
        output = os.path.join(folder, 'people.vcf')
        accord('new', file, '--name', 'ICP')
        accord('import', file, 'members', os.path.join(fixtures, 'icp_membership_messy.csv'))
        accord('export', file, 'vcf', '-o', output)
        with open(output, encoding='utf-8', newline='') as stream:
            cards = list(vobject.readComponents(stream.read()))

    problems = []
    if not cards:
        problems.append('there are no cards')
    for card in cards:
        if card.version.value != '4.0' or not card.fn.value.strip():
            problems.append(f'a card without version or name: {card.serialize(validate=False)}')
        if not hasattr(card, 'uid'):
            problems.append(f'{card.fn.value} has no identity')
    print('1..1')
    for problem in problems:
        print('#', problem)
    print('not ok 1 contacts' if problems else 'ok 1 contacts')


main()
