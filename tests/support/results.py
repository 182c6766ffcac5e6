#!/usr/bin/env python3
"""results.py: one line that sums up several runs of `meson test`.

SPDX-License-Identifier: GPL-3.0-or-later

Usage: results.py STATUS:LOG...

LOG is the path of a run's logs without the endings: LOG.json has a line a test, LOG.junit.xml the subtests of
those that speak TAP. STATUS is what the run exited with. A run that left no log, or that failed though all its
tests passed, counts as one failure. Exits with 0 if nothing failed.

What each test that failed said last is printed before, for whoever sees no more than the end.
"""

import json
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

N_LINES = 40    # of each stream; a test that fails says why at its end

def subtests(log):
    """What became of the subtests, by the name of the test they belong to."""
    result = {}
    for suite in ElementTree.parse(f'{log}.junit.xml').getroot().iter('testsuite'):
        count = result.setdefault(suite.get('name').partition('.')[2], Counter())
        for case in suite.iter('testcase'):
            kinds = {child.tag for child in case}
            count['failed' if kinds & {'failure', 'error'} else 'skipped' if 'skipped' in kinds else 'passed'] += 1
    return result


def show_failure(test):
    print(f"== {test['name']}: {test['result']} after {test['duration']:.0f} s")
    for stream in ('stdout', 'stderr'):
        lines = test.get(stream, '').splitlines()
        print(*lines[-N_LINES:], sep='\n', end='\n' if lines else '')


def count_run(status, log):
    if not Path(f'{log}.json').is_file():
        print(f'{log}: the run did not get as far as its tests', file=sys.stderr)
        return Counter(failed=1)
    total = Counter()
    parts = subtests(log)
    for line in Path(f'{log}.json').read_text(encoding='utf-8').splitlines():
        test = json.loads(line)
        count = Counter(parts.get(test['name'], {}))
        if test['result'] not in ('OK', 'EXPECTEDFAIL', 'SKIP'):
            # One that crashed or ran out of time need not have a failed subtest.
            count['failed'] = max(count['failed'], 1)
            show_failure(test)
        elif not count:
            count['skipped' if test['result'] == 'SKIP' else 'passed'] = 1
        total += count
    if status != 0 and total['failed'] == 0:
        total['failed'] = 1
    return total


def main(arguments):
    total = Counter()
    for argument in arguments:
        status, _colon, log = argument.partition(':')
        total += count_run(int(status), log)
    print(f'{total["passed"]} passed, {total["failed"]} failed, {total["skipped"]} skipped')
    return 1 if total['failed'] else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
