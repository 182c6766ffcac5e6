#!/usr/bin/env python3
"""test-lints.py: every lint passes a good tree and catches what it is for.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import contextlib
import io
import sys
import tempfile
from pathlib import Path

import lint

LICENCE = '/* SPDX-License-Identifier: GPL-3.0-or-later */\n'
BLUEPRINT = '// SPDX-License-Identifier: GPL-3.0-or-later\nusing Gtk 4.0;\n\n'

# A small tree that keeps every rule.
GOOD = {
    'src/base/accord-id.h': LICENCE + '#pragma once\n#include <glib.h>\n',
    'src/store/accord-row.c': LICENCE + '#include <sqlite3.h>\n#include "base/accord-id.h"\n'
                                        '#include "store/accord-row-private.h"\n',
    'src/store/accord-row-private.h': LICENCE,
    'src/model/accord-seat.h': LICENCE,
    'src/ui/common/accord-row.c': LICENCE + '#include <gtk/gtk.h>\n#include "model/accord-seat.h"\n'
                                            '/* _("not this") */ const char *s = _("Seat");\n',
    'src/ui/partners/accord-page.blp': BLUEPRINT + 'Box {\n  Button {\n    icon-name: "list-add-symbolic";\n'
                                                   '    tooltip-text: _("Add");\n  }\n}\n',
    'src/app/main.c': LICENCE + '#include "ui/common/accord-row.h"\n#include "accord-config.h"\n',
    'tests/model/test-seat.c': LICENCE + '#include "store/accord-row.h"\n',
    'data/rules.json': '{"title": "Involvement"}\n',
    'data/accord.desktop.in': '[Desktop Entry]\n',
    'flatpak/a.json': '{"id": "a", "finish-args": ["--socket=wayland", "--socket=fallback-x11", "--share=ipc", "--device=dri"],'
                      ' "modules": ["b.json"]}\n',
    'flatpak/b.json': f'{{"sources": [{{"type": "archive", "sha256": "{"0" * 64}"}}]}}\n',
    'po/POTFILES': 'data/accord.desktop.in\nsrc/ui/common/accord-row.c\nsrc/ui/partners/accord-page.blp\n',
    'dev': '#!/bin/bash\n# SPDX-License-Identifier: GPL-3.0-or-later\necho "$1"\n',
}

# What is planted, by lint: files that replace those above (None takes one away), and what must be said of it.
PLANTED = [
    ('includes', {'src/base/accord-id.h': LICENCE + '#include "model/accord-seat.h"\n'}, 'base may not include model'),
    ('includes', {'src/model/accord-seat.h': LICENCE + '#include <sqlite3.h>\n'}, 'model may not include <sqlite3.h>'),
    ('includes', {'src/report/a.c': LICENCE + '#  include <gtk/gtk.h>\n'}, 'report may not include <gtk/gtk.h>'),
    ('includes', {'src/checks/a.c': LICENCE + '#include <adwaita.h>\n'}, 'checks may not include <adwaita.h>'),
    ('includes', {'src/checks/a.c': LICENCE + '#include "store/accord-row.h"\n'}, 'checks may not include store'),
    ('includes', {'src/ui/partners/a.c': LICENCE + '#include "ui/checks/b.h"\n'},
     'ui/partners may not include ui/checks'),
    ('includes', {'src/ui/partners/a.c': LICENCE + '#include "store/accord-row.h"\n'},
     'ui/partners may not include store'),
    ('includes', {'src/model/a.c': LICENCE + '#include "store/accord-row-private.h"\n'}, 'private to store'),
    ('includes', {'src/model/a.c': LICENCE + '#include "accord-seat.h"\n'}, 'names no room'),
    ('includes', {'src/model/a.c': LICENCE + '#include "../base/accord-id.h"\n'}, 'names no room'),
    ('includes', {'src/ui/a.c': LICENCE}, 'lies in no room'),
    ('includes', {'tests/base/test-a.c': LICENCE + '#include "model/accord-seat.h"\n'}, 'base may not include model'),
    ('potfiles', {'src/model/accord-seat.h': LICENCE + 'static const char *s = N_("Seat");\n'}, 'not listed'),
    ('potfiles', {'src/model/accord-seat.h': LICENCE + 'g_dngettext (NULL, "a", "b", 2); ngettext ("a", "b", 2);\n'},
     'not listed'),
    ('potfiles', {'src/ui/partners/b.blp': BLUEPRINT + 'Label { label: C_("verb", "Open"); }\n'}, 'not listed'),
    ('potfiles', {'src/ui/common/accord-row.c': LICENCE + '/* _("not this") */\n'}, 'nothing to translate'),
    ('potfiles', {'po/POTFILES': None}, 'not listed'),
    ('potfiles', {'po/POTFILES': ''.join(reversed(GOOD['po/POTFILES'].splitlines(True)))}, 'not sorted'),
    ('blueprint', {'src/ui/partners/b.blp': BLUEPRINT + 'Box {\nLabel {label:"a";}\n}\n'}, 'b.blp'),
    ('icon-names', {'src/ui/partners/b.blp': BLUEPRINT + 'Box {\n  Button a {\n    icon-name: "x";\n  }\n\n'
                                                         '  Label {\n    tooltip-text: "y";\n  }\n}\n'}, 'only an icon'),
    ('shell', {'dev': '#!/bin/bash\n# SPDX-License-Identifier: GPL-3.0-or-later\nrm -r $1/x\n'}, 'SC2086'),
    ('form', {'src/model/a.c': '/* no licence */\n'}, 'no SPDX line'),
    ('form', {'src/model/a.c': LICENCE + '\n' * 900}, 'split it'),
    ('form', {'src/model/a.c': LICENCE + 'int a; \n'}, 'white space'),
    ('form', {'src/model/a.c': LICENCE + '\tint a;\n'}, 'a tab'),
    ('form', {'src/model/a.c': LICENCE + '/* ' + 'é' * 126 + ' */\n'}, '132 columns'),
    ('form', {'src/model/a.c': LICENCE + 'int a;'}, 'no newline'),
    ('json', {'data/rules.json': '{"title": "Involvement",}\n'}, 'data/rules.json:1'),
    ('json', {'data/rules.json': '{"id": 1, "id": 2}\n'}, 'occurs twice'),
    ('words', {'src/model/a.c': LICENCE + '/* see /wor' 'k/notes */\n'}, 'one machine'),
    ('words', {'tests/support/a.txt': 'deb http://deb.debian' '.org/debian\n'}, 'one machine'),
    ('words', {'src/model/a.c': LICENCE + '/* TO' 'DO */\n'}, 'unfinished'),
    ('words', {'src/model/a.c': LICENCE + 's = _("This strategy is compliant");\n'}, 'no verdict'),
    ('words', {'src/ui/partners/b.blp': BLUEPRINT + 'Label {\n  label: _("Unlawful");\n}\n'}, 'no verdict'),
    ('words', {'data/rules.json': '{"title": "Non-compliance"}\n'}, 'no verdict'),
    ('words', {'data/rules.json': '{"title": "The strategy passes this check"}\n'}, 'no verdict'),
    ('top-level', {'notes.txt': 'a\n'}, 'does not belong'),
    ('top-level', {'.ci/more': 'a\n'}, 'does not belong'),
    ('flatpak', {'flatpak/a.json': GOOD['flatpak/a.json'].replace('ipc', 'network')}, 'finish-args'),
    ('flatpak', {'flatpak/b.json': GOOD['flatpak/b.json'].replace('sha256', 'md5')}, 'no SHA-256'),
]


def write_tree(folder, changes):
    for name, text in {**GOOD, **changes}.items():
        if text is not None:
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)


def output_of(names, changes):
    """What lint.py says about the good tree with changes, and whether it passed."""
    with tempfile.TemporaryDirectory() as folder:
        write_tree(folder, changes)
        output = io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            status = lint.main([folder, *names])
        return status == 0, output.getvalue()


def main():
    failed = False
    print(f'1..{len(PLANTED) + 3}')
    passed, output = output_of([], {})
    results = [('a good tree passes', passed, output),
               ('every lint has a planted fault', {name for name, *_ in PLANTED} == set(lint.LINTS), '')]
    with tempfile.TemporaryDirectory() as folder:
        write_tree(folder, {'po/POTFILES': 'src/gone.c\n'})
        lint.main(['--fix', folder])
        results.append(('--fix writes the list of files to translate',
                        Path(folder, 'po/POTFILES').read_text() == GOOD['po/POTFILES'], ''))
    for name, changes, expected in PLANTED:
        passed, output = output_of([name], changes)
        results.append((f'{name} says {expected} of {next(iter(changes))}', not passed and expected in output, output))
    for number, (title, passed, output) in enumerate(results, 1):
        failed = failed or not passed
        print(f'{"ok" if passed else "not ok"} {number} {title}')
        if not passed:
            print(f'{title}: {output}', file=sys.stderr)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
