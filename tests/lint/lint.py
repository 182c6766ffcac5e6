#!/usr/bin/env python3
"""lint.py: what must hold of the tree without running it.

SPDX-License-Identifier: GPL-3.0-or-later

Usage: lint.py TREE [LINT...]
       lint.py --fix TREE      write po/POTFILES and format the Blueprint files

Each lint is a function that takes the tree and yields what it finds as (path, line, text). The verdicts are TAP
on the standard output; what was found goes to the standard error, where Meson shows it. test-lints.py shows
that each lint catches what it is for.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

PAGES = ['overview', 'trail', 'strategies', 'partners', 'engagement', 'meetings', 'checks']

MODELS = ['model', 'membership', 'plans', 'engagement']

# Who may include whom. A room may always include itself. This is the table of CONTRIBUTING.md.
ROOMS = {
    'base': [],
    'store': ['base'],
    'prose': ['base'],
    'model': ['base', 'store', 'prose'],
    'membership': ['base', 'store', 'prose', 'model'],
    'plans': ['base', 'store', 'prose', 'model'],
    'engagement': ['base', 'store', 'prose', 'model', 'membership', 'plans'],
    'checks': ['base', *MODELS],
    'exchange': ['base', 'prose', *MODELS],
    'report': ['base', 'prose', *MODELS, 'checks'],
    'command': ['base', 'prose', *MODELS, 'checks', 'exchange', 'report'],
    'ui/common': ['base', 'model', 'membership'],
    'ui/table': ['base', 'model', 'membership', 'ui/common'],
    'ui/browser': ['base', 'model', 'ui/common', 'ui/table'],
    'ui/prose': ['base', 'prose', 'model', 'plans', 'exchange', 'ui/common'],
}
WIDGETS = [room for room in ROOMS if room.startswith('ui/')]
for _page in PAGES:
    ROOMS[f'ui/{_page}'] = ['base', 'prose', *MODELS, 'checks', 'exchange', 'report', *WIDGETS]
ROOMS['app'] = list(ROOMS)

# Headers of libraries that only some rooms may see.
LIBRARY_ROOMS = [
    (re.compile(r'sqlite3'), lambda room: room == 'store'),
    (re.compile(r'(gtk|gdk|gsk|adwaita|gtksourceview|libspelling)\b'), lambda room: room.startswith('ui/') or room == 'app'),
]

GENERATED_HEADER = re.compile(r'(accord-config|[\w-]+-resources?|[\w-]+-enums?|[\w-]+-marshallers?)\.h$')

TOP_LEVEL = {
    'src', 'data', 'po', 'tests', 'flatpak', 'meson.build', 'meson.options', 'README.md', 'COPYING', 'NEWS.md',
    'CONTRIBUTING.md', '.editorconfig', '.clang-format', '.gitignore', '.ci', 'dev', '.git',
}

MAX_LINES = 900
MAX_COLUMNS = 128
SPDX = 'SPDX-License-Identifier: '
CODE = {'.c', '.h', '.blp', '.py', '.sh', '.css'}

# Written so that this file does not hold what it forbids.
FOREIGN = re.compile(
    r'(?<![\w.$}])/(?:wor[k]|roo[t])/'
    r'|/hom[e]/\w'
    r'|(?:deb|snapshot|security)[.]debian[.]org|pypi[.]org|registry[.]npmjs|crates[.]io|proxy[.]golang')
UNFINISHED = re.compile(r'\b(?:TOD[O]|FIXM[E]|XX[X])\b')
# “Pass on”, “pass it”, “pass by” and “pass to” are no verdicts.
VERDICT = re.compile(r'\b(?:non-?)?complian(?:t|ce)\b|\b(?:un)?lawful(?:ly|ness)?\b'
                     r'|\bpass(?:es|ed)?\b(?!\s+(?:on|it|by|to)\b)', re.IGNORECASE)

C_STRING = r'"(?:[^"\\\n]|\\.)*"'
TRANSLATABLE_C = re.compile(r'\b(?:_|N_|C_|NC_|Q_|ngettext|dngettext|g_dngettext|dgettext|g_dgettext)\s*\(\s*(?:NULL,\s*)?"')
TRANSLATABLE_BLP = re.compile(r'\bC?_\s*\(\s*["\']')


def is_built(path, tree):
    """Whether a path lies in a build folder, or is no part of the source."""
    first = path.relative_to(tree).parts[0]
    return first.startswith(('_build', 'build')) or first == '.git' or '__pycache__' in path.parts


def files(tree, *folders, suffixes=None):
    """The text files of the tree below some folders, with their text, in order."""
    for folder in folders or ['.']:
        for path in sorted((tree / folder).rglob('*')):
            if not path.is_file() or path.is_symlink() or is_built(path, tree):
                continue
            if suffixes and not path.name.endswith(tuple(suffixes)):
                continue
            try:
                yield path, path.read_text(encoding='utf-8')
            except UnicodeDecodeError:
                continue


def line_of(text, offset):
    return text.count('\n', 0, offset) + 1


def without_comments(text):
    """C or Blueprint with comments blanked and everything else where it was."""
    blank = lambda match: re.sub(r'[^\n]', ' ', match[0]) if match[0].startswith('/') else match[0]
    return re.sub(rf'{C_STRING}|/\*.*?\*/|//[^\n]*', blank, text, flags=re.DOTALL)


def room_of(path):
    """The room a path below src or an include belongs to, or None."""
    parts = Path(path).parts
    for room in ('/'.join(parts[:2]), parts[0]):
        if room in ROOMS and len(parts) > len(room.split('/')):
            return room
    return None


def rooms_below(room):
    """A room with all that it may include, and what those may include."""
    below = {room}
    for other in ROOMS[room]:
        below |= rooms_below(other)
    return below


def may_include(tree, path):
    """The rooms a file may include, and the room it counts as for libraries."""
    parts = path.relative_to(tree).parts
    if parts[0] == 'src':
        room = room_of('/'.join(parts[1:]))
        return room, {room, *ROOMS[room]} if room else set()
    room = room_of('/'.join(parts[1:]))
    return room or 'app', rooms_below(room or 'app')


def lint_includes(tree):
    """Every include names its room, and no room includes one it may not."""
    for path, text in files(tree, 'src', 'tests', suffixes=['.c', '.h']):
        room, allowed = may_include(tree, path)
        if room is None:
            yield path, 1, 'lies in no room'
            continue
        in_tests = path.relative_to(tree).parts[0] == 'tests'
        for match in re.finditer(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', without_comments(text), re.MULTILINE):
            line, name = line_of(text, match.start(2)), match[2]
            if match[1] == '<':
                for header, welcome in LIBRARY_ROOMS:
                    if header.match(name) and not welcome(room) and not (in_tests and room == 'app'):
                        yield path, line, f'{room} may not include <{name}>'
                continue
            target = room_of(name)
            if target is None:
                beside = in_tests and (name.startswith('support/') or (path.parent / name).is_file())
                if not beside and not (GENERATED_HEADER.match(Path(name).name) and '/' not in name):
                    yield path, line, f'"{name}" names no room'
            elif target not in allowed:
                yield path, line, f'{room} may not include {target} ("{name}")'
            elif name.endswith('-private.h') and target != room:
                yield path, line, f'"{name}" is private to {target}'


def is_translatable(path, text):
    name = path.name
    if name.endswith(('.desktop.in', '.metainfo.xml.in', '.gschema.xml')):
        return True
    if name.endswith(('.c', '.h')):
        return bool(TRANSLATABLE_C.search(without_comments(text)))
    return name.endswith('.blp') and bool(TRANSLATABLE_BLP.search(without_comments(text)))


def potfiles_wanted(tree):
    return sorted(str(path.relative_to(tree)) for path, text in files(tree, 'data', 'src') if is_translatable(path, text))


def lint_potfiles(tree):
    """po/POTFILES lists exactly the files that hold something to translate, in order."""
    potfiles = tree / 'po' / 'POTFILES'
    listed = potfiles.read_text(encoding='utf-8').splitlines() if potfiles.is_file() else []
    wanted = potfiles_wanted(tree)
    for name in sorted(set(wanted) - set(listed)):
        yield potfiles, 1, f'{name} has strings to translate and is not listed (./dev lint --fix lists it)'
    for name in sorted(set(listed) - set(wanted)):
        yield potfiles, listed.index(name) + 1, f'{name} is listed and has nothing to translate'
    if listed != sorted(set(listed)):
        yield potfiles, 1, 'the list is not sorted, or names a file twice'


def format_blueprint(tree, *options):
    paths = [str(path) for path, _text in files(tree, suffixes=['.blp'])]
    if not paths:
        return 0, ''
    result = subprocess.run(['blueprint-compiler', 'format', *options, *paths], capture_output=True, text=True)
    return result.returncode, (result.stdout + result.stderr).strip()


def lint_blueprint(tree):
    """Blueprint files are as `blueprint-compiler format` writes them."""
    status, output = format_blueprint(tree, '--no-diff')
    if status != 0:
        yield tree, 1, output + ' (./dev lint --fix formats them)'


def fix(tree):
    (tree / 'po' / 'POTFILES').write_text(''.join(f'{name}\n' for name in potfiles_wanted(tree)), encoding='utf-8')
    return format_blueprint(tree, '--fix')[0]


def blueprint_blocks(text):
    """Each block of a Blueprint file: its offset, its kind, and what stands in it but not in its inner blocks.

    Of an inner block only the kind and braces are kept, as in "accessibility {}".
    """
    token = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|([\w.$]+)(?:\s+\w+)?\s*\{|\{|\}|[^'"{}\w.$]+|[\w.$]+""")
    stack = []
    for match in token.finditer(text):
        if match[0].endswith('{'):
            stack.append((match.start(), match[1] or '', []))
        elif match[0] == '}' and stack:
            offset, kind, own = stack.pop()
            yield offset, kind, ''.join(own)
            if stack:
                stack[-1][2].append(f'{kind} {{}}')
        elif stack:
            stack[-1][2].append(match[0])


def lint_icon_names(tree):
    """A button that shows only an icon has a tooltip or an accessible name."""
    buttons = {'Button', 'ToggleButton', 'MenuButton', 'SplitButton'}
    for path, text in files(tree, suffixes=['.blp']):
        plain = without_comments(text)
        for offset, kind, own in blueprint_blocks(plain):
            named = re.search(r'\b(?:label|tooltip-text|child)\s*:|\baccessibility \{\}', own)
            if kind.split('.')[-1] in buttons and re.search(r'\bicon-name\s*:', own) and not named:
                yield path, line_of(plain, offset), f'this {kind} has only an icon: give it a tooltip-text'


def is_script(path, tree):
    return path.suffix == '.sh' or str(path.relative_to(tree)) in ('dev', '.ci/run')


def lint_shell(tree):
    """shellcheck has nothing to say about the shell scripts."""
    paths = [str(path) for path, _text in files(tree) if is_script(path, tree)]
    if paths:
        result = subprocess.run(['shellcheck', '--shell=bash', '--external-sources', '--format=gcc', *paths],
                                cwd=tree, capture_output=True, text=True)
        if result.returncode != 0:
            yield tree, 1, (result.stdout + result.stderr).strip()


def lint_form(tree):
    """Files name their licence, are not too long and have no stray white space."""
    for path, text in files(tree):
        lines = text.split('\n')
        is_code = path.suffix in CODE or is_script(path, tree)
        if is_code and not any(SPDX in line for line in lines[:12]):
            yield path, 1, 'no SPDX line among the first twelve'
        if path.name == 'COPYING' or not (is_code or path.suffix in ('.sql', '.build', '.json', '.md', '.xml', '.txt')):
            continue
        if 'fixtures' in path.parts:
            continue
        if is_code and len(lines) > MAX_LINES:
            yield path, MAX_LINES, f'{len(lines)} lines: split it along its meaning'
        for number, line in enumerate(lines, 1):
            if path.suffix in ('.c', '.h', '.py', '.sh') and len(line) > MAX_COLUMNS:
                yield path, number, f'{len(line)} columns'
            if line != line.rstrip() and path.suffix != '.md':
                yield path, number, 'white space at the end of the line'
            if '\t' in line and is_code:
                yield path, number, 'a tab'
        if text and not text.endswith('\n'):
            yield path, len(lines), 'no newline at the end'


def refuse_twice(pairs):
    result = dict(pairs)
    if len(result) != len(pairs):
        raise ValueError('a key occurs twice in one object')
    return result


def lint_json(tree):
    """What is JSON by name is JSON, with every key once."""
    for path, text in files(tree, 'data', 'flatpak', 'tests', suffixes=['.json']):
        if 'fixtures' in path.parts:
            continue
        try:
            json.loads(text, object_pairs_hook=refuse_twice)
        except ValueError as error:
            yield path, getattr(error, 'lineno', 1), str(error)


def lint_words(tree):
    """Nothing is left unfinished, names a folder of one machine, or gives a legal verdict to the reader."""
    for path, text in files(tree):
        if path.name == 'COPYING' or 'fixtures' in path.parts:
            continue
        for pattern, what in ((FOREIGN, 'belongs to one machine'), (UNFINISHED, 'is left unfinished')):
            for match in pattern.finditer(text):
                yield path, line_of(text, match.start()), f'"{match[0]}" {what}'
        for offset, words in words_shown(path, text):
            for match in VERDICT.finditer(words):
                yield path, line_of(text, offset), f'"{match[0]}": Accord records evidence, it gives no verdict'


def words_shown(path, text):
    """What a person may read of a file: C strings, whole Blueprint, desktop, metadata and data files."""
    if path.suffix in ('.c', '.h') and 'src' in path.parts:
        plain = without_comments(text)
        for match in re.finditer(C_STRING, plain):
            yield match.start(), match[0]
    elif path.name.endswith(('.blp', '.desktop.in', '.metainfo.xml.in', '.gschema.xml')):
        for match in re.finditer(r'[^\n]+', text):
            yield match.start(), match[0]
    elif path.suffix == '.json' and 'data' in path.parts:
        for match in re.finditer(C_STRING, text):
            yield match.start(), match[0]


def lint_top_level(tree):
    """The top level holds what everybody expects there, and nothing else."""
    for path in sorted(tree.iterdir()):
        if path.name not in TOP_LEVEL and not path.name.startswith(('_build', 'build')):
            yield path, 1, 'does not belong at the top level'
    for path in sorted((tree / '.ci').iterdir()) if (tree / '.ci').is_dir() else []:
        if path.name != 'run':
            yield path, 1, 'does not belong in .ci'


PERMISSIONS = ['--socket=wayland', '--socket=fallback-x11', '--share=ipc', '--device=dri']


def lint_flatpak(tree):
    """The Flatpak may do four things and no more, and every archive it is built from is pinned."""
    for path, text in files(tree, 'flatpak', suffixes=['.json']):
        manifest = json.loads(text)
        if 'id' in manifest and sorted(manifest.get('finish-args', [])) != sorted(PERMISSIONS):
            yield path, 1, f'its finish-args are not {" ".join(PERMISSIONS)}'
        modules = [module for module in manifest.get('modules', [manifest]) if isinstance(module, dict)]
        for source in (source for module in modules for source in module['sources']):
            if source['type'] != 'dir' and not re.fullmatch('[0-9a-f]{64}', source.get('sha256', '')):
                yield path, 1, f'{source.get("url")} has no SHA-256'


LINTS = {
    'includes': lint_includes,
    'potfiles': lint_potfiles,
    'blueprint': lint_blueprint,
    'icon-names': lint_icon_names,
    'shell': lint_shell,
    'form': lint_form,
    'json': lint_json,
    'words': lint_words,
    'top-level': lint_top_level,
    'flatpak': lint_flatpak,
}


def main(arguments):
    if arguments[0] == '--fix':
        return fix(Path(arguments[1]).resolve())
    tree = Path(arguments[0]).resolve()
    names = arguments[1:] or list(LINTS)
    failed = False
    print(f'1..{len(names)}')
    for number, name in enumerate(names, 1):
        found = list(LINTS[name](tree))
        failed = failed or bool(found)
        print(f'{"not ok" if found else "ok"} {number} {name}')
        for path, line, text in found:
            shown = path.relative_to(tree) if path.is_relative_to(tree) else path
            print(f'{shown}:{line}: {text}', file=sys.stderr)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
