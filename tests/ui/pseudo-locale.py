#!/usr/bin/env python3
# pseudo-locale.py: a translation of everything into nothing but marks, so that what is not translatable stands out
# SPDX-License-Identifier: GPL-3.0-or-later
"""pseudo-locale.py TREE PO LOCALE_DIR

Makes a catalogue of every string of po/POTFILES, as PO and, checked by msgfmt, in LOCALE_DIR as the language
en@pseudo. "Add a _Seat" becomes "⟦Ádd á _Sêát⟧": directives, mnemonics, markup and escapes stay as they are.

The C library translates nothing in the locale C.UTF-8, often the only one there is. It goes by the name alone, so the
same locale is there as en_GB.UTF-8 for programs that run with LOCPATH=LOCALE_DIR.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

C_UTF_8 = '/usr/lib/locale/C.utf8'

# What `preset: 'glib'` means to Meson, for the functions that Accord uses.
XGETTEXT = ['xgettext', '--from-code=UTF-8', '--no-wrap', '--force-po', '--keyword=_', '--keyword=N_',
            '--keyword=C_:1c,2', '--keyword=NC_:1c,2', '--keyword=g_dngettext:2,3',
            '--flag=g_strdup_printf:1:c-format', '--flag=g_string_append_printf:2:c-format', '--output=-']

HEADER = '''msgid ""
msgstr ""
"Language: en@pseudo\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

'''

KEEP = re.compile(r"""(%(?:\d+\$)?[-+ #0']*(?:\d+|\*)?(?:\.(?:\d+|\*))?[hlLqjzt]*[a-zA-Z%]|\\.|<[^>]*>|&\w+;)""")
ACCENTS = str.maketrans('aeiouAEIOU', 'áêïöüÁÊÏÖÜ')
STRING = r'((?:"(?:[^"\\]|\\.)*"\s*)+)'


def join(literals):
    return ''.join(re.findall(r'"((?:[^"\\]|\\.)*)"', literals))


def mark(text):
    """The text in marks, with accents; line ends at its ends stay there, as msgfmt wants."""
    start, middle, end = re.fullmatch(r'((?:\\n)*)(.*?)((?:\\n)*)', text).groups()
    parts = KEEP.split(middle)
    return start + '⟦' + ''.join(part if i % 2 else part.translate(ACCENTS) for i, part in enumerate(parts)) + '⟧' + end


def translate(entry):
    singular = re.search(r'^msgid ' + STRING, entry, re.MULTILINE)
    if not singular:
        return entry
    plural = re.search(r'^msgid_plural ' + STRING, entry, re.MULTILINE)
    entry = entry[:re.search(r'^msgstr', entry, re.MULTILINE).start()]
    if plural:
        return f'{entry}msgstr[0] "{mark(join(singular[1]))}"\nmsgstr[1] "{mark(join(plural[1]))}"'
    return f'{entry}msgstr "{mark(join(singular[1]))}"'


def main(tree, po, locale_dir):
    found = subprocess.run([*XGETTEXT, '--files-from=po/POTFILES'], cwd=tree, check=True, encoding='utf-8',
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    # It says of each Blueprint file that it takes it for C, which is what is wanted.
    sys.stderr.write(''.join(line for line in found.stderr.splitlines(True) if ".blp' has unknown extension" not in line
                             and ".blp' extension" not in line))
    entries = found.stdout.strip().split('\n\n')[1:]   # without its header
    po.write_text(HEADER + '\n\n'.join(map(translate, entries)) + '\n', encoding='utf-8')
    mo = locale_dir / 'en@pseudo' / 'LC_MESSAGES' / 'accord.mo'
    mo.parent.mkdir(parents=True, exist_ok=True)
    alias = locale_dir / 'en_GB.utf8'
    if not alias.is_symlink():
        os.symlink(C_UTF_8, alias)
    subprocess.run(['msgfmt', '--check-format', '--check-domain', '-o', mo, po], check=True)


if __name__ == '__main__':
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
