#!/usr/bin/env python3
# test-names.py: everything that can be used has a name, as a screen reader sees it
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-names.py WALK

Runs WALK (walk.c) with real accessibility on, reads every page and dialog through AT-SPI, and fails on each widget that
can be focused or acted on, and on each picture, that has no name. Buttons that share a name in one container are
reported and do not fail. TAP on the standard output; what was found goes to the standard error.
"""

import os
import subprocess
import sys
from collections import Counter
from functools import cached_property

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

STATE = Atspi.StateType
BUTTONS = {'button', 'toggle button', 'link'}
CONTROLS = BUTTONS | {'check box', 'radio button', 'switch', 'combo box', 'entry', 'text', 'password text', 'spin button',
                      'slider', 'menu item', 'check menu item', 'radio menu item', 'page tab', 'dialog', 'alert', 'frame',
                      'tree table', 'table', 'table column header', 'table row'}
PICTURES = {'image', 'icon'}
# Nothing inside them: not asked for.
LEAVES = {'label', 'static', 'image', 'icon'}

BOXES = {'panel', 'filler'}

COMBO_LIST = ('list', 'combo box')

# What GTK and libadwaita leave without a name, as the roles from the widget outwards, each with its reason.
OTHERS = [
    # GtkScrolledWindow takes the focus only to pass it on.
    ('scroll pane',),
    # AdwComboRow shows its value in a list of its own; the row itself has the name.
    COMBO_LIST,
    # The rows of a GtkColumnView are a list inside it; the table has the name.
    ('list', 'tree table'),
    # AdwPreferencesGroup without a title: its list passes the focus on to its rows.
    ('list', 'grouping'),
    # AdwExpanderRow: the list of one row that is its header; the row has the name.
    ('panel', 'list item', 'list'),
    # The sheet of an AdwDialog, which takes the focus only when nothing in it can; the dialog has the name.
    ('panel', 'dialog'),
    ('panel', 'alert'),
]


class Node:
    def __init__(self, accessible, parent):
        self.accessible = accessible
        self.parent = parent
        accessible.clear_cache_single()
        states = accessible.get_state_set()
        self.showing = states.contains(STATE.SHOWING)
        self.focusable = states.contains(STATE.FOCUSABLE)
        self.role = accessible.get_role_name() if self.showing else ''

    @cached_property
    def name(self):
        return (self.accessible.get_name() or '').strip()

    def roles(self):
        """Those of the node and of what it is in; boxes are left out."""
        roles, node = [self.role], self.parent
        while node is not None:
            if node.role not in BOXES:
                roles.append(node.role)
            node = node.parent
        return tuple(roles)

    def is_of_others(self):
        roles = self.roles()
        return any(roles[:len(other)] == other for other in OTHERS)

    def __str__(self):
        parts, node = [], self
        while node is not None and len(parts) < 6:
            if node is self or node.name or node.role not in BOXES:
                parts.append(f'{node.role} "{node.name}"' if node.name else node.role)
            node = node.parent
        return ' < '.join(parts)


def children(accessible):
    for i in range(accessible.get_child_count()):
        child = accessible.get_child_at_index(i)
        if child is not None:
            yield child


def walk(accessible, parent=None):
    """What is showing; what is not showing, or is not Accord's, is not looked into."""
    node = Node(accessible, parent)
    if not node.showing:
        return
    yield node
    if node.role in LEAVES or node.roles()[:2] == COMBO_LIST:
        return
    for child in children(accessible):
        yield from walk(child, node)


def find_dialog(accessible):
    """A dialog is in its window, with nothing but boxes between them."""
    for child in children(accessible):
        role = child.get_role_name()
        if role in ('dialog', 'alert'):
            return child
        found = find_dialog(child) if role in BOXES else None
        if found is not None:
            return found
    return None


def find_top(application):
    """The window, or the dialog that is open in it: what is behind a dialog was looked at before."""
    window = application.get_child_at_index(0)
    return find_dialog(window) or window


def audit(top):
    bad, odd, shared, n = [], [], Counter(), 0
    for node in walk(top):
        n += 1
        if node.role in BUTTONS and node.name:
            shared[node.parent, node.role, node.name] += 1
        is_control = node.focusable or node.role in CONTROLS
        if not (is_control or node.role in PICTURES) or node.name or node.is_of_others():
            continue
        if is_control:
            bad.append(f'no name: {node}')
        else:
            bad.append(f'a picture without a name that is not presentation: {node}')
    for (parent, role, name), count in shared.items():
        if count > 1:
            odd.append(f'{count} of {role} "{name}" in {parent}')
    return n, bad, odd


def find_application(process):
    """The program, once it has said that it is there: it asks the bus for itself at its start."""
    context = GLib.MainContext.default()
    while process.poll() is None:
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache_single()
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child is not None and child.get_process_id() == process.pid and child.get_child_count() > 0:
                return child
        GLib.timeout_add(20, lambda: GLib.SOURCE_REMOVE)
        context.iteration(True)
    sys.exit('Bail out! The program ended before it was seen.')


def main(program):
    process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                               env={**os.environ, 'GTK_A11Y': 'atspi'})
    application, n_scenes, n_failed = None, 0, 0
    for line in process.stdout:
        if not line.startswith('scene '):
            continue
        scene = line[len('scene '):].rstrip()
        application = application or find_application(process)
        n, bad, odd = audit(find_top(application))
        if n < 10:
            bad.append(f'only {n} things on the screen')
        n_scenes += 1
        n_failed += bool(bad)
        for text in bad:
            print(f'{scene}: {text}', file=sys.stderr)
        for text in odd:
            print(f'{scene}: to look at: {text}', file=sys.stderr)
        print(f'{"not ok" if bad else "ok"} {n_scenes} - {scene} # {n} things', flush=True)
        process.stdin.write('\n')
        process.stdin.flush()
    status = process.wait()
    n_scenes += 1
    print(f'{"ok" if status == 0 else "not ok"} {n_scenes} - every page and dialog was seen')
    print(f'1..{n_scenes}')
    return 1 if n_failed or status else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
