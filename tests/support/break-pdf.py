#!/usr/bin/env python3
# break-pdf.py: takes from a PDF what one condition of PDF/UA-1 asks for, to see that check-pdf.py misses it
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# break-pdf.py FILE WHAT OUTPUT

import sys

import pikepdf
from pikepdf import Array, Dictionary, Name


def elements(element, parents=()):
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid, parents
            yield from elements(kid, (*parents, str(kid.S)))


def links(pdf, within):
    """The annotations of links below an element of a type."""
    for element, parents in elements(pdf.Root.StructTreeRoot):
        if element.S == Name.Link and within in parents:
            yield from (kid.Obj for kid in element.K if isinstance(kid, Dictionary) and "/Obj" in kid)


def rename_first(pdf, old, new, within):
    next(e for e, parents in elements(pdf.Root.StructTreeRoot) if e.S == old and within in parents).S = new


def move(link):
    target = link.A.D if "/A" in link else link.Dest
    target[3] = float(target[3]) - 40


def lose_target(link):
    for key in ("/A", "/Dest"):
        if key in link:
            del link[key]


def drop(link, key):
    del link[key]


WAYS = {
    "words": lambda pdf: drop(next(links(pdf, "/P")), "/Contents"),
    "element": lambda pdf: rename_first(pdf, Name.Link, Name.P, "/P"),
    "parent": lambda pdf: drop(next(links(pdf, "/Note")), "/StructParent"),
    "hidden": lambda pdf: next(links(pdf, "/P")).__setitem__("/F", 2),
    "nowhere": lambda pdf: lose_target(next(links(pdf, "/TOCI"))),
    "entry": lambda pdf: rename_first(pdf, Name.Link, Name.P, "/TOCI"),
    "number": lambda pdf: move(next(x for x in links(pdf, "/Reference") if str(x.Contents).startswith("Note "))),
    "back": lambda pdf: move(next(links(pdf, "/Note"))),
    "name": lambda pdf: drop(next(e for e, _ in elements(pdf.Root.StructTreeRoot) if e.S == Name.Note), "/ID"),
    "tab": lambda pdf: drop(pdf.pages[0].obj, "/Tabs"),
}


def main():
    if len(sys.argv) != 4 or sys.argv[2] not in WAYS:
        sys.exit(f"usage: break-pdf.py FILE {'|'.join(WAYS)} OUTPUT")
    with pikepdf.open(sys.argv[1]) as pdf:
        WAYS[sys.argv[2]](pdf)
        pdf.save(sys.argv[3])


if __name__ == "__main__":
    main()
