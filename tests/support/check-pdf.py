#!/usr/bin/env python3
# check-pdf.py: the conditions of PDF/UA-1 (ISO 14289-1) that a program can test
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check-pdf.py FILE: prints each condition that FILE does not meet and how many it does; exit status 1 if any is not met.
# It knows what Accord writes: text, tables, lists, figures and links, no forms and no multimedia.

import collections
import html
import re
import sys

import pikepdf
from pikepdf import Array, Dictionary, Name

STANDARD_TYPES = set(
    "Document P H1 H2 H3 H4 L LI Lbl LBody Table THead TBody TR TH TD Caption BlockQuote Figure Link "
    "TOC TOCI Reference Note".split()
)

# For each type, what it may be in and what it may hold; None is anything. ISO 32000-1, 14.8.4.
PARENTS = {
    "LI": {"L"},
    "Lbl": {"LI", "Note"},
    "LBody": {"LI"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TR": {"THead", "TBody"},
    "TH": {"TR"},
    "TD": {"TR"},
    "Caption": {"Table"},
    "TOCI": {"TOC"},
    "Reference": {"TOCI", "P"},
}
CHILDREN = {
    "Table": {"THead", "TBody", "Caption"},
    "TR": {"TH", "TD"},
    "L": {"LI", "L"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOCI"},
    "Reference": {"Link"},
}
# A cell of a table may be empty; nothing else is there for nothing.
MAY_BE_EMPTY = {"TD", "TH"}

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")

PAINTING = set("S s f F f* B B* b b* sh Do Tj TJ ' \" BI".split()) | {"INLINE IMAGE"}


class Checker:
    def __init__(self, path):
        self.path = path
        self.pdf = pikepdf.open(path)
        self.root = self.pdf.Root
        self.passed = 0
        self.failed = 0
        self.elements = []
        self.marked = {}
        self.annotated = {}
        self.pdf_links = collections.defaultdict(list)

    def check(self, condition, ok, detail=""):
        if ok:
            self.passed += 1
        else:
            self.failed += 1
            print(f"not met: {condition} {str(detail)[:300]}")

    def check_none(self, condition, found):
        self.check(condition, not found, found[:4])

    # The document

    def check_document(self):
        root, info = self.root, self.pdf.docinfo
        xmp = bytes(root.Metadata.read_bytes()).decode() if "/Metadata" in root else ""
        title = re.search(r"<dc:title>.*?<rdf:li[^>]*>([^<]+)<", xmp, re.S)
        with open(self.path, "rb") as file:
            header = file.read(8)

        self.check("6.1 the header names PDF 1.7", header == b"%PDF-1.7", header)
        self.check("6.2 the file says that it is tagged", root.get("/MarkInfo", {}).get("/Marked") is True)
        self.check("7.1 its tags are not suspects", root.get("/MarkInfo", {}).get("/Suspects") is not True)
        self.check("7.1 the title is shown", root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is True)
        self.check("7.1 the metadata have a title", title is not None)
        self.check(
            "7.1 the title is that of the properties",
            title is not None and html.unescape(title[1]) == str(info.get("/Title", "")),
        )
        self.check("5 the metadata name PDF/UA-1", "<pdfuaid:part>1</pdfuaid:part>" in xmp)
        self.check("7.2 the language is known", LANGUAGE.fullmatch(str(root.get("/Lang", ""))))
        self.check("dates are dates", all(str(info[k]).startswith("D:") for k in info if k.endswith("Date")))
        self.check("7.16 it is not encrypted", not self.pdf.is_encrypted)
        self.check("there are no scripts", "/OpenAction" not in root and "/JavaScript" not in root.get("/Names", {}))

    def check_references(self):
        missing = []

        def walk(value, depth):
            if isinstance(value, pikepdf.Object) and value._type_code == pikepdf.ObjectType.null and value.is_indirect:
                missing.append(value.objgen)
            elif depth == 0 and isinstance(value, (Dictionary, pikepdf.Stream)):
                for key in value.keys():
                    walk(value.get(key), depth + 1)
            elif depth < 3 and isinstance(value, Array):
                for item in value:
                    walk(item, depth + 1)

        for value in self.pdf.objects:
            walk(value, 0)
        self.check_none("no reference leads to an object that is not there", missing)

    # The structure

    def read_structure(self):
        def kids(element):
            value = element.get("/K")
            return [] if value is None else list(value) if isinstance(value, Array) else [value]

        def walk(value, parent):
            element = {"object": value, "type": str(value.S)[1:], "parent": parent, "children": [], "content": 0}
            self.elements.append(element)
            if parent is not None:
                parent["children"].append(element)
            for kid in kids(value):
                page = value.get("/Pg")
                if isinstance(kid, int):
                    self.marked[page.objgen, kid] = element
                    element["content"] += 1
                elif kid.get("/Type") == Name.MCR:
                    self.marked[kid.get("/Pg", page).objgen, int(kid.MCID)] = element
                    element["content"] += 1
                elif kid.get("/Type") == Name.OBJR:
                    self.annotated[kid.Obj.objgen] = element
                    self.pdf_links[id(element)].append(kid.Obj)
                else:
                    walk(kid, element)

        if "/StructTreeRoot" in self.root:
            for kid in kids(self.root.StructTreeRoot):
                walk(kid, None)

    def all_of(self, *types):
        return [e for e in self.elements if e["type"] in types]

    @staticmethod
    def attribute(element, owner, key):
        attributes = element["object"].get("/A")
        for each in attributes if isinstance(attributes, Array) else [attributes]:
            if isinstance(each, Dictionary) and each.get("/O") == owner and key in each:
                return each[key]
        return None

    def check_structure(self):
        types = [e["type"] for e in self.elements]
        wrong = [t for t in types if t not in STANDARD_TYPES]
        tops = [e for e in self.elements if e["parent"] is None]
        misplaced = [
            (e["parent"] and e["parent"]["type"], e["type"])
            for e in self.elements
            if e["type"] in PARENTS and (e["parent"] is None or e["parent"]["type"] not in PARENTS[e["type"]])
        ]
        foreign = [
            (e["type"], c["type"])
            for e in self.elements
            for c in e["children"]
            if e["type"] in CHILDREN and c["type"] not in CHILDREN[e["type"]]
        ]
        empty = [t["type"] for t in self.elements if not t["children"] and not t["content"]]

        self.check("7.1 there is a structure", self.elements)
        self.check("it has one root, a Document", [e["type"] for e in tops] == ["Document"])
        self.check_none("7.1 all types are standard types", wrong)
        self.check_none("every element knows its parent", [e["type"] for e in self.elements if "/P" not in e["object"]])
        self.check_none("7.2 every element is where it may be", misplaced)
        self.check_none("7.2 every element holds what it may hold", foreign)
        self.check_none("no element is empty", [t for t in empty if t not in MAY_BE_EMPTY])

    def check_elements(self):
        levels = [int(t["type"][1]) for t in self.all_of("H1", "H2", "H3", "H4")]
        steps = zip([0] + levels, levels)
        tables = self.all_of("Table")
        ragged = [
            len(row["children"])
            for table in tables
            for part in table["children"]
            for row in part["children"]
            if row["type"] == "TR" and len(row["children"]) != len(table["children"][-1]["children"][0]["children"])
        ]
        languages = [str(e["object"].Lang) for e in self.elements if "/Lang" in e["object"]]

        self.check("7.4.2 headings begin at 1 and skip no level", all(b <= a + 1 for a, b in steps), levels)
        self.check_none(
            "7.5 every TH has a scope",
            [1 for e in self.all_of("TH") if not self.attribute(e, "/Table", "/Scope")],
        )
        self.check_none("7.2 all rows of a table have as many cells", ragged)
        self.check_none(
            "7.2 every list says how it is numbered",
            [1 for e in self.all_of("L") if not self.attribute(e, "/List", "/ListNumbering")],
        )
        self.check_none(
            "7.3 every figure has an alternative",
            [1 for e in self.all_of("Figure") if not str(e["object"].get("/Alt", ""))],
        )
        notes = [str(e["object"].get("/ID", "")) for e in self.all_of("Note")]
        self.check("7.9 every note has a name of its own", "" not in notes and len(set(notes)) == len(notes))
        self.check(
            "the names of notes lead to them",
            [str(x) for x in list(self.root.StructTreeRoot.get("/IDTree", {}).get("/Names", []))[::2]] == sorted(notes),
        )
        self.check_none("7.2 languages are language tags", [x for x in languages if not LANGUAGE.fullmatch(x)])
        self.check("7.4 a document with headings has bookmarks", not levels or "/Outlines" in self.root)
        self.check("there are as many bookmarks as headings", self.count_bookmarks() == len(levels), len(levels))

    def count_bookmarks(self):
        def count(item):
            total = 0
            while item is not None:
                total += 1 + count(item.get("/First"))
                item = item.get("/Next")
            return total

        return count(self.root.get("/Outlines", {}).get("/First"))

    def check_parent_tree(self):
        tree = pikepdf.NumberTree(self.root.StructTreeRoot.ParentTree)
        wrong = []
        for page in self.pdf.pages:
            for mcid, element in enumerate(tree[int(page.obj.StructParents)]):
                mine = self.marked.get((page.obj.objgen, mcid))
                if mine is None or mine["object"].objgen != element.objgen:
                    wrong.append((page.index, mcid))
        self.check_none("the tree of parents is the structure's", wrong)

    # The pages

    def check_pages(self):
        self.unmarked, self.nested, self.unknown = [], [], []
        self.codes = collections.defaultdict(set)
        self.fonts = {}
        links = []
        for page in self.pdf.pages:
            self.scan(page, page.resources, page, [])
            links += [(page, a) for a in page.obj.get("/Annots", [])]

        self.check_none("7.1 all content is tagged or an artifact", self.unmarked)
        self.check_none("7.1 tagged content and artifacts are not in each other", self.nested)
        self.check_none("all tagged content is in the structure", self.unknown)
        self.check_none("7.18.3 Tab follows the structure", [p.index for p in self.pdf.pages if p.obj.get("/Tabs") != Name.S])
        self.check_none("annotations are links", [1 for _, a in links if a.Subtype != Name.Link])
        self.check_none("7.18.5 links say in words where they lead", [1 for _, a in links if not str(a.get("/Contents", ""))])
        self.check_none(
            "7.18.5 links are in Link elements",
            [p.index for p, a in links if self.annotated.get(a.objgen, {}).get("type") != "Link"],
        )
        annotated = [id(e) for e in self.annotated.values()]
        self.check_none("every Link has an annotation", [1 for e in self.all_of("Link") if id(e) not in annotated])
        self.check_none("links have an area on the page", [p.index for p, a in links if not self.is_within(p, a)])
        self.check_links(links)

    # Links within the document

    def check_links(self, links):
        tree = pikepdf.NumberTree(self.root.StructTreeRoot.ParentTree)
        lost = [p.index for p, a in links if not self.is_parent_known(tree, a)]
        astray = [p.index for p, a in links if not self.is_uri(a) and self.find_target(a) is None]
        hidden = [p.index for p, a in links if int(a.get("/F", 0)) & 0b100010]
        places = {a.objgen: (p.index, float(a.Rect[3])) for p, a in links}

        self.check_none("7.18.1 links are not hidden", hidden)
        self.check_none("7.18.5 the tree of parents leads from each link to its element", lost)
        self.check_none("links lead to a web page or to a place in the document", astray)
        self.check_none(
            "every entry of the list of contents is a link",
            [1 for e in self.all_of("TOCI") if not self.links_in(e, "Reference")],
        )
        self.check_notes(places)

    def links_in(self, element, within):
        """The annotations of links right in an element of a type that is right in this one."""
        inner = [c for c in element["children"] if c["type"] == within]
        found = [c for i in inner for c in i["children"] if c["type"] == "Link"]
        return [a for e in found for a in self.pdf_links.get(id(e), [])]

    def check_notes(self, places):
        numbers = [a for e in self.all_of("P") for a in self.links_in(e, "Reference")]
        backs = [self.links_in(e, "Lbl") for e in self.all_of("Note")]
        strays = [
            i
            for i, (number, back) in enumerate(zip(numbers, backs))
            if len(back) != 1 or not self.leads_to(number, back[0], places) or not self.leads_to(back[0], number, places)
        ]

        self.check("there are as many numbers of notes as notes", len(numbers) == len(backs), (len(numbers), len(backs)))
        self.check_none("the number of a note leads to the note and the note back", strays)

    def leads_to(self, one, two, places):
        target, place = self.find_target(one), places.get(two.objgen)
        return target is not None and place is not None and target[0] == place[0] and abs(target[1] - place[1]) < 1

    @staticmethod
    def is_parent_known(tree, annotation):
        number = annotation.get("/StructParent")
        parent = tree.get(int(number)) if number is not None else None
        if parent is None or parent.get("/S") != Name.Link:
            return False
        kids = parent.K if isinstance(parent.K, Array) else [parent.K]
        return any(isinstance(k, Dictionary) and "/Obj" in k and k.Obj.objgen == annotation.objgen for k in kids)

    @staticmethod
    def is_uri(annotation):
        return annotation.get("/A", {}).get("/S") == Name.URI

    def find_target(self, annotation):
        """The index of the page that a link leads to, and how high on it."""
        target = annotation.get("/Dest", annotation.get("/A", {}).get("/D"))
        if not isinstance(target, Array) or target[1] != Name.XYZ:
            return None
        found = [p for p in self.pdf.pages if p.obj.objgen == target[0].objgen]
        if not found or not 0 <= float(target[3]) <= float(found[0].mediabox[3]):
            return None
        return found[0].index, float(target[3])

    @staticmethod
    def is_within(page, annotation):
        left, bottom, right, top = (float(x) for x in annotation.Rect)
        return 0 <= left < right <= float(page.mediabox[2]) and 0 <= bottom < top <= float(page.mediabox[3])

    def scan(self, stream, resources, page, open_marks):
        font = None
        for operands, operator in pikepdf.parse_content_stream(stream):
            operator = str(operator)
            if operator in ("BDC", "BMC"):
                open_marks.append(self.read_mark(operands, resources, page))
                if {"artifact", "tagged"} <= set(open_marks):
                    self.nested.append(page.index)
            elif operator == "EMC":
                open_marks.pop()
            elif operator == "Tf":
                font = resources.Font[str(operands[0])]
                self.fonts[font.objgen] = font
            elif operator in ("Tj", "TJ", "'", '"'):
                self.note_codes(font, operands)
            if operator == "Do" and resources.XObject[str(operands[0])].Subtype == Name.Form:
                form = resources.XObject[str(operands[0])]
                self.scan(form, form.get("/Resources", resources), page, list(open_marks))
            elif operator in PAINTING and not {"artifact", "tagged"} & set(open_marks):
                self.unmarked.append((page.index, operator))

    def read_mark(self, operands, resources, page):
        if operands[0] == Name.Artifact:
            return "artifact"
        properties = operands[1] if len(operands) > 1 else {}
        if isinstance(properties, Name):
            properties = resources.Properties[str(properties)]
        if "/MCID" not in properties:
            return "other"
        if (page.obj.objgen, int(properties["/MCID"])) not in self.marked:
            self.unknown.append((page.index, int(properties["/MCID"])))
        return "tagged"

    def note_codes(self, font, operands):
        items = operands[0] if isinstance(operands[0], Array) else [operands[-1]]
        width = 2 if font.Subtype == Name.Type0 else 1
        for item in items:
            if isinstance(item, pikepdf.String):
                data = bytes(item)
                self.codes[font.objgen] |= {
                    int.from_bytes(data[i : i + width], "big") for i in range(0, len(data), width)
                }

    # The fonts

    def check_fonts(self):
        loose, silent, unmapped, blank = [], [], [], []
        for number, font in self.fonts.items():
            name = str(font.get("/BaseFont", "Type 3"))
            is_wide = font.Subtype == Name.Type0
            inner = font.DescendantFonts[0] if is_wide else font
            if font.Subtype != Name.Type3 and not any(k.startswith("/FontFile") for k in inner.FontDescriptor.keys()):
                loose.append(name)
            if is_wide and inner.Subtype == Name.CIDFontType2 and "/CIDToGIDMap" not in inner:
                unmapped.append(name)
            if is_wide and 0 in self.codes[number]:
                blank.append(name)
            known = self.read_unicode(font)
            if known is not None and self.codes[number] - known:
                silent.append((name, sorted(self.codes[number] - known)[:4]))
            elif known is None and font.get("/Encoding") != Name.WinAnsiEncoding:
                silent.append(name)
        self.check_none("7.21.4 all fonts are embedded", loose)
        self.check_none("7.21.3 all wide fonts map their glyphs", unmapped)
        self.check_none("7.21.7 all characters have a Unicode value", silent)
        self.check_none("7.21.8 no glyph is missing", blank)

    @staticmethod
    def read_unicode(font):
        if "/ToUnicode" not in font:
            return None
        text = font.ToUnicode.read_bytes().decode("latin-1")
        known = set()
        for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
            known |= {int(code, 16) for code, to in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", block)}
        for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
            for first, last in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*[<\[]", block):
                known |= set(range(int(first, 16), int(last, 16) + 1))
        return known

    def run(self):
        self.check_document()
        self.check_references()
        self.read_structure()
        self.check_structure()
        self.check_elements()
        self.check_parent_tree()
        self.check_pages()
        self.check_fonts()
        print(f"{self.passed} met, {self.failed} not met; {len(self.elements)} elements")
        return 1 if self.failed else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: check-pdf.py FILE")
    sys.exit(Checker(sys.argv[1]).run())
