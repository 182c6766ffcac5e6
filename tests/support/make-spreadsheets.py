#!/usr/bin/env python3
# make-spreadsheets.py: the member list of tests/fixtures in the forms that spreadsheet programs save
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: make-spreadsheets.py tests/fixtures
#
# Writes, beside icp_membership_messy.csv (UTF-8 with a byte order mark, commas):
#   icp_membership_messy.xlsx               as after typing the list into Excel with British settings, see below
#   icp_membership_messy-windows-1252.csv   "CSV" of a Western Windows
#   icp_membership_messy-semicolon.csv      "CSV" where the comma is the decimal sign
#   icp_membership_messy-utf-16.csv         UTF-16, low byte first, with a byte order mark
#
# In the workbook numbers are numbers; what Excel takes for a date is a date ("01/07/2022", "Jul-22" shown as mmm-yy and kept
# as the first of the month), what it does not is text ("1.7.22", "Sept 2023", "AGM May 2025"); the attendance column was
# formatted as text before typing, or "4/4" would be 4 April. There is a hidden first sheet with lists, a visible empty one,
# a merged title with rich text, and the total is a formula. Standard library only, same bytes every time.

import csv
import datetime
import re
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split()
GENERAL, DAY, MONTH, DAY_MONTH_NAME, TEXT = range(5)
MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def serial(year, month, day):
    return (datetime.date(year, month, day) - datetime.date(1899, 12, 30)).days


def typed(text):
    """(number, style) when Excel with British settings makes a number of what was typed, else None."""
    if re.fullmatch(r'\d{1,15}', text):
        return int(text), GENERAL
    if m := re.fullmatch(r'(\d\d?)/(\d\d?)/(\d{2,4})', text):
        day, month, year = map(int, m.groups())
        return serial(year + 2000 * (year < 100), month, day), DAY
    if m := re.fullmatch(r'(\d{4})-(\d\d)-(\d\d)', text):
        return serial(*map(int, m.groups())), DAY
    if m := re.fullmatch(r'(\d\d)/(\d{4})', text):
        return serial(int(m[2]), int(m[1]), 1), MONTH
    if (m := re.fullmatch(r'([A-Z][a-z]{2})[- ](\d\d|\d{4})', text)) and m[1] in MONTHS:
        return serial(int(m[2]) % 100 + 2000, MONTHS.index(m[1]) + 1, 1), MONTH
    if (m := re.fullmatch(r'(\d\d?)[- ]([A-Z][a-z]{2})[a-z]*[- ](\d\d|\d{4})', text)) and m[2] in MONTHS:
        return serial(int(m[3]) % 100 + 2000, MONTHS.index(m[2]) + 1, int(m[1])), DAY_MONTH_NAME
    return None


def letters(column):
    return chr(ord('A') + column)


class Strings:
    def __init__(self):
        self.index = {}

    def add(self, xml):
        return self.index.setdefault(xml, len(self.index))

    def plain(self, text):
        return self.add('<si><t xml:space="preserve">%s</t></si>' % escape(text))

    def xml(self):
        return HEAD + '<sst xmlns="%s" uniqueCount="%d">%s</sst>' % (MAIN, len(self.index), ''.join(self.index))


def cell_xml(strings, row, column, text, attendance):
    ref = '%s%d' % (letters(column), row)
    if row == 1:
        head, rest = text.split(' - ', 1)
        n = strings.add('<si><r><rPr><b/></rPr><t xml:space="preserve">%s - </t></r><r><t>%s</t></r></si>'
                        % (escape(head), escape(rest)))
        return '<c r="%s" t="s"><v>%d</v></c>' % (ref, n)
    if text == '28' and column == 3:
        return '<c r="%s"><f>COUNT(A5:A37)-1</f><v>28</v></c>' % ref
    number = None if column == attendance else typed(text)
    if number is not None:
        return '<c r="%s" s="%d"><v>%d</v></c>' % (ref, number[1], number[0])
    style = ' s="%d"' % TEXT if column == attendance and row > 4 else ''
    return '<c r="%s"%s t="s"><v>%d</v></c>' % (ref, style, strings.plain(text))


def sheet_xml(rows, strings, attendance):
    out = [HEAD, '<worksheet xmlns="%s"><sheetData>' % MAIN]
    for number, row in enumerate(rows, 1):
        cells = ''.join(cell_xml(strings, number, i, text, attendance) for i, text in enumerate(row) if text)
        if cells:
            out.append('<row r="%d">%s</row>' % (number, cells))
    # Somebody once coloured a whole column down to the end.
    out.append('<row r="1048576"><c r="C1048576" s="%d"/></row>' % TEXT)
    out.append('</sheetData><mergeCells count="1"><mergeCell ref="A1:L1"/></mergeCells></worksheet>')
    return ''.join(out)


def write_workbook(path, rows):
    strings = Strings()
    sheet = sheet_xml(rows, strings, rows[3].index('Attendance 24-25'))
    office = 'application/vnd.openxmlformats-officedocument.spreadsheetml.'
    parts = {
        '[Content_Types].xml':
            '<Types xmlns="%s/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
            'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>' % PACKAGE
            + ''.join('<Override PartName="/xl/%s" ContentType="%s%s+xml"/>' % (name, office, kind) for name, kind in (
                ('workbook.xml', 'sheet.main'), ('worksheets/sheet1.xml', 'worksheet'),
                ('worksheets/sheet2.xml', 'worksheet'), ('worksheets/sheet3.xml', 'worksheet'),
                ('styles.xml', 'styles'), ('sharedStrings.xml', 'sharedStrings'))) + '</Types>',
        '_rels/.rels':
            '<Relationships xmlns="%s/relationships"><Relationship Id="rId1" Type="%s/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>' % (PACKAGE, REL),
        'xl/workbook.xml':
            '<workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="Lists" sheetId="1" state="hidden" r:id="rId1"/>'
            '<sheet name="Sheet1" sheetId="2" r:id="rId2"/><sheet name="Membership" sheetId="3" r:id="rId3"/></sheets>'
            '</workbook>' % (MAIN, REL),
        'xl/_rels/workbook.xml.rels':
            '<Relationships xmlns="%s/relationships">' % PACKAGE
            + ''.join('<Relationship Id="rId%d" Type="%s/%s" Target="%s"/>' % (i, REL, kind, target)
                      for i, (kind, target) in enumerate((
                          ('worksheet', 'worksheets/sheet1.xml'), ('worksheet', 'worksheets/sheet2.xml'),
                          ('worksheet', '/xl/worksheets/sheet3.xml'), ('styles', 'styles.xml'),
                          ('sharedStrings', 'sharedStrings.xml')), 1)) + '</Relationships>',
        'xl/styles.xml':
            '<styleSheet xmlns="%s"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/></numFmts>'
            '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill '
            'patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf '
            'numFmtId="0"/></cellStyleXfs><cellXfs count="5">' % MAIN
            + ''.join('<xf numFmtId="%d" applyNumberFormat="1"/>' % n for n in (0, 164, 17, 15, 49))
            + '</cellXfs></styleSheet>',
        'xl/worksheets/sheet1.xml':
            '<worksheet xmlns="%s"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Member</t></is></c></row>'
            '<row r="2"><c r="A2" t="inlineStr"><is><t>Deputy</t></is></c></row></sheetData></worksheet>' % MAIN,
        'xl/worksheets/sheet2.xml': '<worksheet xmlns="%s"><sheetData/></worksheet>' % MAIN,
        'xl/worksheets/sheet3.xml': sheet,
        'xl/sharedStrings.xml': strings.xml(),
    }
    with zipfile.ZipFile(path, 'w') as archive:
        for name, xml in parts.items():
            info = zipfile.ZipInfo(name, (2025, 3, 14, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, xml if xml.startswith(HEAD) else HEAD + xml)


def main():
    folder = Path(sys.argv[1])
    source = folder / 'icp_membership_messy.csv'
    text = source.read_bytes().decode('utf-8-sig')
    with open(source, encoding='utf-8-sig', newline='') as file:
        rows = list(csv.reader(file))

    (folder / 'icp_membership_messy-windows-1252.csv').write_bytes(text.encode('windows-1252'))
    (folder / 'icp_membership_messy-utf-16.csv').write_bytes(b'\xff\xfe' + text.encode('utf-16-le'))
    with open(folder / 'icp_membership_messy-semicolon.csv', 'w', encoding='utf-8-sig', newline='') as file:
        csv.writer(file, delimiter=';', lineterminator='\r\n').writerows(rows)
    write_workbook(folder / 'icp_membership_messy.xlsx', rows)


main()
