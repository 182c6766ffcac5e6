#!/usr/bin/env python3
"""audit.py: every document as a web page, looked at by axe-core in headless Chromium

SPDX-License-Identifier: GPL-3.0-or-later

audit.py BUILD AXE.MIN.JS. Prints a line a page; the status is 1 when axe-core found a violation.
"""

import html
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[2] / 'data/sample/norwold-and-west-fenshire.json'
STRATEGY = ('--strategy', 'Integrated care strategy 2027-2032')
DOCUMENTS = {
    'summary': STRATEGY, 'strategy': STRATEGY, 'involvement': STRATEGY, 'engagement': (), 'coverage': STRATEGY,
    'members': (), 'interests': (), 'meeting': (), 'lens': ('--term', 'carers'), 'adoption': STRATEGY,
}

# What axe-core found goes into the page, which Chromium prints when all scripts are done.
LOOK = '''axe.run(document).then(result => {
  const found = document.createElement('pre');
  found.id = 'found';
  found.textContent = JSON.stringify({
    violations: result.violations.map(v => [v.id, v.help, v.nodes.length, v.nodes[0].html]),
    unsure: result.incomplete.map(v => [v.id, v.nodes.length]),
    passes: result.passes.length,
  });
  document.documentElement.appendChild(found);
});'''


def look(page, axe, folder):
    scripts = ''.join('<script>' + text.replace('</script', '<\\/script') + '</script>' for text in (axe, LOOK))
    path = folder / 'page.html'
    path.write_text(page.replace('</body>', scripts + '</body>'))
    shown = subprocess.run(
        ['chromium-headless-shell', '--no-sandbox', '--disable-gpu', '--timeout=60000', '--dump-dom', path.as_uri()],
        capture_output=True, text=True, check=True, timeout=300).stdout
    return json.loads(html.unescape(re.search('<pre id="found">(.*?)</pre>', shown, re.DOTALL)[1]))


def main(build, axe):
    accord = Path(build) / 'src/app/accord'
    axe = Path(axe).read_text()
    violations = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file, page = folder / 'sample.accord', folder / 'document.html'
        easy = folder / 'easy.md'
        easy.write_text('This is about our plan.\n\n- We asked people.\n- We wrote it down.\n')
        subprocess.run([accord, 'import', file, 'partnership', SAMPLE], check=True)
        for document, options in DOCUMENTS.items():
            for size in ((), ('--large-print',)):
                subprocess.run([accord, 'report', file, document, *options, *size, '--contact', 'office@example.org',
                                '--easy-read', easy, '-o', page], check=True)
                found = look(page.read_text(), axe, folder)
                violations += len(found['violations'])
                print(document, *size, f'{len(found["violations"])} violations, {found["passes"]} rules passed,',
                      'unsure:', found['unsure'] or 'nothing')
                for violation in found['violations']:
                    print('   ', *violation)
    print(violations, 'violations')
    return 1 if violations else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
