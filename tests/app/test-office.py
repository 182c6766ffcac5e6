#!/usr/bin/env python3
# test-office.py: what Accord writes for Word and Excel, opened by LibreOffice and saved by it again
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# LibreOffice is the independent reader. What it understands, saved as flat OpenDocument, is compared with what Accord says of
# the same record in a format of its own; what it saves in the format it was given is brought back in.

import difflib
import json
import os
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

SAMPLE = Path(os.environ['ACCORD_DATA_DIR'], 'sample', 'norwold-and-west-fenshire.json')
TITLE = 'Integrated care strategy 2027-2032'
STRATEGY = ('--strategy', TITLE)
DOCUMENTS = {
    'summary': STRATEGY, 'strategy': STRATEGY, 'involvement': STRATEGY, 'engagement': (), 'coverage': STRATEGY,
    'members': (), 'interests': (), 'meeting': (), 'lens': ('--term', 'carers'), 'adoption': STRATEGY,
}

# What the sample's strategy has not.
EVERYTHING = '''---
title: everything
---
# Getting there

A [timetable](https://buses.example/times?from=a&to=b) in words that are **bold**, *slanted* and `plain`.

> What one said,
> and went on to say.

- a point
  - a point below it

## By bus

1. the first
2. the second

### On Sundays

| Line | Buses |
|:-----|------:|
| Coast | 2 |
| Wolds \\| hills | 0 |
'''

LOGO = ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"><rect width="300" height="100" fill="#00467a"/>'
        '<circle cx="50" cy="50" r="30" fill="#fff" opacity="0.5"/></svg>')
LOOK = ('--logo-words', 'Norwold & West Fenshire', '--colour', '#7a0040', '--line-colour', '#00467a', '--address',
        'County Hall', '--disclaimer', 'This is no legal advice.')


def accord(*words):
    done = subprocess.run([os.environ['ACCORD_PROGRAM'], *words], capture_output=True, text=True)
    assert done.returncode == 0, f'accord {words}: {done.stderr}'
    return done.stdout


def office(kind, files, folder):
    """Opens files in LibreOffice, all in one start of it, and saves each as another kind into a folder."""
    with tempfile.TemporaryDirectory() as profile:
        done = subprocess.run(['soffice', f'-env:UserInstallation=file://{profile}', '--headless', '--convert-to', kind,
                               '--outdir', folder, *files], capture_output=True, text=True,
                              env={**os.environ, 'HOME': profile})
    saved = [Path(folder, Path(file).stem + '.' + kind) for file in files]
    for file in saved:
        assert file.exists(), f'LibreOffice did not save {file.name}: {done.stdout}{done.stderr}'
    return saved


# ---- OpenDocument -------------------------------------------------------------------------------------------

def qualified(name):
    prefix, local = name.split(':')
    return f'{{urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0}}{local}'


CONTENTS, HEADING, PARAGRAPH, POINT, CELL = map(
    qualified, ('text:table-of-content', 'text:h', 'text:p', 'text:list-item', 'table:table-cell'))
NOTE, NOTE_BODY, LINK = map(qualified, ('text:note', 'text:note-body', 'text:a'))
FRAME, ALTERNATIVE = map(qualified, ('drawing:frame', 'svg-compatible:desc'))
GAPS = set(map(qualified, ('text:s', 'text:tab', 'text:line-break')))
ADDRESS = '{http://www.w3.org/1999/xlink}href'


def words_of(element):
    """The text of an element; spaces, tabs and line breaks are elements too."""
    parts = [element.text or '']
    for child in element:
        if child.tag in GAPS:
            parts.append(' ')
        elif child.tag not in (NOTE, FRAME):
            parts.append(words_of(child))
        parts.append(child.tail or '')
    return ''.join(parts)


# ---- Documents ----------------------------------------------------------------------------------------------

# A block is what it is and its words: ('heading 2', 'By bus'), ('point', 'the first'), ('link', 'https://…').


def plain(text):
    """A label stands before a colon in Word and in bold on the web page."""
    return ' '.join(text.replace(':', ' ').split())


def kept(blocks):
    """What is compared: the page has its notes and links where it has them, Word where they belong."""
    blocks = [block for block in blocks if block[1] not in ('', 'Contents', 'Notes')]
    return [block for kind in ('note', 'link', '') for block in blocks
            if (block[0] if block[0] in ('note', 'link') else '') == kind]


def blocks_of_text(path):
    """The blocks of a document as LibreOffice has it."""
    found = []

    def read(element, kind):
        if element.tag == NOTE:
            found.append(('note', plain(words_of(element.find(NOTE_BODY)))))
            return
        if element.tag == LINK:
            found.append(('link', element.get(ADDRESS)))
        elif element.tag == CELL:
            found.append(('cell', plain(' '.join(map(words_of, element)))))
        elif element.tag == HEADING:
            found.append(('heading ' + element.get(qualified('text:outline-level')), plain(words_of(element))))
        elif element.tag == PARAGRAPH and kind != 'cell':
            quoted = element.get(qualified('text:style-name')) == 'Quote'
            found.append(('quote' if quoted else kind, plain(words_of(element))))
        for child in element:
            if child.tag != CONTENTS:
                read(child, {POINT: 'point', CELL: 'cell'}.get(child.tag, kind))

    read(ElementTree.parse(path).getroot().find('.//' + qualified('office:text')), 'paragraph')
    return kept(found)


class Page(HTMLParser):
    """The blocks of a document as the web page has it; Word keeps its first level of headings for what is below the title."""

    KINDS = {'h1': 'paragraph', 'p': 'paragraph', 'th': 'cell', 'td': 'cell', 'caption': 'paragraph',
             **{f'h{level}': f'heading {level - 1}' for level in range(2, 7)}}

    def __init__(self, page):
        super().__init__()
        self.blocks, self.open, self.block, self.words, self.new_point = [], [], None, [], False
        self.feed(page)

    def kind_of(self, tag, attributes):
        if 'nav' in self.open:
            return None
        if tag == 'li':
            self.new_point = True
            return 'note' if 'id' in attributes else None
        if tag == 'p' and 'li' in self.open:
            first, self.new_point = self.new_point, False
            return 'point' if first else 'paragraph'
        if tag == 'p' and 'blockquote' in self.open:
            return 'quote'
        return self.KINDS.get(tag)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        address = attributes.get('href', '#')
        if not address.startswith('#'):
            self.blocks.append(('link', address))
        if tag in ('br', 'p'):
            self.words.append(' ')
        if self.block is None and (kind := self.kind_of(tag, attributes)):
            self.block, self.words = (kind, len(self.open)), []
        if tag not in ('br', 'img', 'meta'):
            self.open.append(tag)

    def handle_endtag(self, tag):
        self.open.pop()
        if self.block and len(self.open) == self.block[1]:
            self.blocks.append((self.block[0], plain(''.join(self.words))))
            self.block = None

    def handle_data(self, text):
        if 'sup' not in self.open and text != 'Back':
            self.words.append(text)


def check_documents(file, folder):
    everything = folder / 'everything.md'
    everything.write_text(EVERYTHING)
    accord('import', file, 'strategy', everything)
    documents = {**{name: (name, *options) for name, options in DOCUMENTS.items()},
                 'everything': ('strategy', '--strategy', 'everything')}
    for name, words in documents.items():
        for kind in ('html', 'docx'):
            accord('report', file, *words, '-o', folder / f'{name}.{kind}')
    for name, text in zip(documents, office('fodt', [folder / f'{name}.docx' for name in documents], folder)):
        ours, theirs = kept(Page((folder / f'{name}.html').read_text()).blocks), blocks_of_text(text)
        assert len(ours) > 5, f'{name} is empty'
        for line in difflib.unified_diff(*(list(map(str, blocks)) for blocks in (ours, theirs)), lineterm='', n=0):
            yield f'{name}: {line}'
        pictures = [words_of(frame.find(ALTERNATIVE)) for frame in ElementTree.parse(text).iter(FRAME)]
        if pictures != ['Norwold & West Fenshire']:
            yield f'{name} has the pictures {pictures}'
        if 'fo:color="#7a0040"' not in text.read_text():
            yield f'{name} has not its colour'


# ---- There and back -----------------------------------------------------------------------------------------

REMARK = ('<office:annotation xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>A partner</dc:creator>'
          '<text:p>By when?</text:p></office:annotation>')


def edited(path, old, new):
    """A copy of a flat OpenDocument file in which a person has changed one thing."""
    text = path.read_text()
    assert text.count(old) == 1, f'{old} is {text.count(old)} times in {path.name}'
    copy = path.with_stem('edited')
    copy.write_text(text.replace(old, new))
    return copy


def check_comments(file, folder):
    accord('export', file, 'docx', *STRATEGY, '-o', folder / 'strategy.docx')
    opened, = office('fodt', [folder / 'strategy.docx'], folder)
    words = 'Care that cannot be reached is not care.'
    saved = office('docx', [opened, edited(opened, words, words + REMARK)], folder)
    found = [[(comment['heading'], comment['text'], comment['matched']) for comment in
              json.loads(accord('import', file, 'comments', docx, *STRATEGY, '--dry-run', '--json'))['comments']]
             for docx in saved]
    if found != [[], [('4  Getting to care', 'By when?', True)]]:
        yield f'one remark became {found}'


def check_tables(file, folder):
    written, saved = folder / 'written', folder / 'saved'
    accord('export', file, 'xlsx', 'tables', '-o', written)
    books = sorted(written.iterdir())
    opened = office('fods', books, saved)
    activity = saved / 'activity.fods'
    office('xlsx', opened, saved)
    again = accord('import', file, 'tables', saved, '--update')
    if not again.startswith('Brought in 0 of '):
        yield f'tables that Calc has saved are not what they were: {again}'
    changed, = office('xlsx', [edited(activity, '>Insight review after the pandemic<', '>Insight review<')], folder)
    again = accord('import', file, 'tables', changed.replace(folder / 'activity.xlsx'), '--update')
    if not again.startswith('Brought in 1 of '):
        yield f'a cell changed in Calc was not brought in: {again}'


# ---- As the tests are told ----------------------------------------------------------------------------------

def main():
    checks = [check_documents, check_comments, check_tables]
    print(f'1..{len(checks)}')
    for number, check in enumerate(checks, 1):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            file = folder / 'sample.accord'
            accord('import', file, 'partnership', SAMPLE)
            (folder / 'logo.svg').write_text(LOGO)
            accord('look', file, '--logo', folder / 'logo.svg', *LOOK)
            problems = list(check(file, folder))
        for problem in problems:
            print('#', problem)
        print('not ok' if problems else 'ok', number, check.__name__)


main()
