# desk.py: a desk of its own for a test: a compositor, a person's keys and pointer, and what a screen reader reads
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Nothing of the user's is seen or changed: the session bus, the compositor, the settings and the folders live in a scratch
# folder and end with the desk. Whatever is waited for is a condition with a deadline, never a length of time.

import contextlib
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib

DEADLINE = 30      # seconds; what takes a moment on a quiet machine may take long on a busy one
POLL = 20          # milliseconds
KEYS = {'Ctrl': 0xffe3, 'Shift': 0xffe1, 'Alt': 0xffe9, 'Super': 0xffeb, 'Tab': 0xff09, 'Enter': 0xff0d,
        'Escape': 0xff1b, 'End': 0xff57, 'Up': 0xff52, 'Down': 0xff54}
LEFT_BUTTON = 0x110
FAR = 10000.0      # beyond any screen
LEAST_SIDE = 16    # pixels; nothing that a person points at is smaller
REMOTE = 'org.gnome.Mutter.RemoteDesktop'


class Missed(Exception):
    """What was waited for did not come."""


def wait_until(condition, what):
    """The first true value of condition(); the main context runs meanwhile, for what AT-SPI hears."""
    context = GLib.MainContext.default()
    deadline = time.monotonic() + DEADLINE
    while True:
        with contextlib.suppress(GLib.Error):     # what was there a moment ago is gone
            if value := condition():
                return value
        if time.monotonic() > deadline:
            raise Missed(f'no {what} within {DEADLINE} s')
        woken = []
        GLib.timeout_add(POLL, woken.append, None)
        while not woken:
            context.iteration(True)


# --- what is there ---

class Desk(contextlib.ExitStack):
    """A session bus and a compositor with one screen; use it in a with statement."""

    def __enter__(self):
        super().__enter__()
        # A test that is stopped, as one is that takes too long, leaves nothing running either.
        signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
        self.folder = Path(self.enter_context(tempfile.TemporaryDirectory(prefix='accord-desk.')))
        self.callback(self._wait_for_the_last)
        self.log = self.enter_context(open(self.folder / 'log', 'wb'))
        self.environment = dict(os.environ, **self._make_folders(), GSETTINGS_BACKEND='memory', GDK_BACKEND='wayland',
                                GSK_RENDERER='cairo', ADW_DISABLE_PORTAL='1', GDK_DEBUG='no-portals', GTK_USE_PORTAL='0',
                                LIBGL_ALWAYS_SOFTWARE='1', WAYLAND_DISPLAY='accord-desk')
        for name in ('DISPLAY', 'GTK_THEME', 'GTK_IM_MODULE', 'GTK_A11Y', 'NO_AT_BRIDGE', 'AT_SPI_BUS_ADDRESS'):
            self.environment.pop(name, None)
        try:
            self._start_bus()
            self._start_compositor()
        except BaseException:
            self.close()
            raise
        return self

    def _make_folders(self):
        folders = {}
        for name in ('RUNTIME_DIR', 'CONFIG_HOME', 'DATA_HOME', 'CACHE_HOME', 'STATE_HOME'):
            folder = self.folder / name.lower()
            folder.mkdir(mode=0o700)
            folders[f'XDG_{name}'] = str(folder)
        return folders

    def start(self, *command, **options):
        """Starts a program; it is ended with the desk at the latest."""
        process = subprocess.Popen(command, env=self.environment, **options)
        self.callback(self._end, process)
        return process

    @staticmethod
    def _end(process):
        process.terminate()
        process.wait()
        if process.stdout:
            process.stdout.close()

    def _wait_for_the_last(self):
        """The accessibility bus was started by the session bus, and ends when it sees that one gone."""
        mark = os.fsencode(self.folder)

        def none_is_left():
            for environ in Path('/proc').glob('[0-9]*/environ'):
                with contextlib.suppress(OSError):
                    if mark in environ.read_bytes():
                        return False
            return True
        wait_until(none_is_left, 'end of what the desk started')

    def _start_bus(self):
        bus = self.start('dbus-daemon', '--session', '--nofork', '--nosyslog', '--print-address=1',
                         stdout=subprocess.PIPE, stderr=self.log, text=True)
        address = bus.stdout.readline().strip()
        self.environment['DBUS_SESSION_BUS_ADDRESS'] = os.environ['DBUS_SESSION_BUS_ADDRESS'] = address
        os.environ.pop('AT_SPI_BUS_ADDRESS', None)
        os.environ.pop('DISPLAY', None)
        self.bus = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)

    def _start_compositor(self):
        self.start('mutter', '--headless', '--wayland', '--no-x11', '--virtual-monitor', '1280x900',
                   '--wayland-display', 'accord-desk', stdout=self.log, stderr=self.log)
        wait_until(lambda: self._call('/org/freedesktop/DBus', 'org.freedesktop.DBus', 'NameHasOwner',
                                      GLib.Variant('(s)', (REMOTE,)), 'org.freedesktop.DBus')[0], 'compositor')
        self._session = self._call('/org/gnome/Mutter/RemoteDesktop', REMOTE, 'CreateSession')[0]
        self._call(self._session, f'{REMOTE}.Session', 'Start')
        # The first event of each kind makes its device, and must come before a program looks for one.
        self._notify('PointerMotionRelative', '(dd)', 1.0, 1.0)
        self.press('Shift')

    def _call(self, path, interface, method, arguments=None, name=REMOTE):
        return self.bus.call_sync(name, path, interface, method, arguments, None, 0, DEADLINE * 1000, None).unpack()

    # --- a person's hands ---

    def _notify(self, event, signature, *arguments):
        self._call(self._session, f'{REMOTE}.Session', f'Notify{event}', GLib.Variant(signature, arguments))

    def press(self, *keys):
        """Presses keys together, as in press('Ctrl', 'Shift', 'z')."""
        symbols = [KEYS.get(key) or ord(key) for key in keys]
        for symbol in symbols:
            self._notify('KeyboardKeysym', '(ub)', symbol, True)
        for symbol in reversed(symbols):
            self._notify('KeyboardKeysym', '(ub)', symbol, False)

    def type(self, text):
        for character in text:
            self.press(character)

    def click(self, x, y):
        self._notify('PointerMotionRelative', '(dd)', -FAR, -FAR)
        self._notify('PointerMotionRelative', '(dd)', float(x), float(y))
        self._notify('PointerButton', '(ib)', LEFT_BUTTON, True)
        self._notify('PointerButton', '(ib)', LEFT_BUTTON, False)


# --- what a screen reader reads ---

def has_state(node, state):
    return node.get_state_set().contains(state)


def walk(node):
    """What can be seen below a node, depth first; of a row of a table only its name, for there are many cells."""
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is None:
            continue
        child.clear_cache_single()
        if has_state(child, Atspi.StateType.SHOWING):
            yield child
            if child.get_role_name() != 'table row':
                yield from walk(child)


def read(node):
    """What stands in an entry or on a label."""
    return Atspi.Text.get_text(node, 0, -1)


def get_words(node):
    """What a thing is called, or else what stands in it."""
    return node.get_name() or (read(node) if node.is_text() else '')


def is_it(node, pattern, roles):
    """Whether a thing has such a name and one of these roles, if any are given."""
    return (node is not None and (not roles or node.get_role_name() in roles)
            and re.fullmatch(pattern, get_words(node)) is not None)


class Program:
    """A running program, as assistive technology sees it."""

    def __init__(self, process):
        self.process = process
        self.heard = []
        self.ears = Atspi.EventListener.new(lambda event: self.heard.append(event.any_data))
        self.ears.register('object:announcement')
        self.root = wait_until(self._find_root, 'program on the accessibility bus')

    def _find_root(self):
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache_single()
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child and child.get_process_id() == self.process.pid and child.get_child_count() > 0:
                return child
        return None

    def look_for(self, pattern, *roles):
        """The first thing in sight with such a name, of one of these roles if any are given; else None."""
        self.root.clear_cache_single()
        for node in walk(self.root):
            if is_it(node, pattern, roles):
                return node
        return None

    def find(self, pattern, *roles):
        return wait_until(lambda: self.look_for(pattern, *roles), f'“{pattern}” in sight')

    def hears(self, pattern):
        """Whether that was read out since this was asked last; what is shown for a while may be gone when it is looked for."""
        said, self.heard[:] = [*self.heard], []
        return any(isinstance(words, str) and re.fullmatch(pattern, words) for words in said)

    def wait_heard(self, pattern):
        wait_until(lambda: self.hears(pattern), f'“{pattern}” read out')

    def wait_keyboard(self):
        """Keys that come earlier go nowhere."""
        def has_keyboard():
            self.root.clear_cache_single()
            return any(has_state(node, Atspi.StateType.ACTIVE) for node in walk(self.root) if node.get_role_name() == 'frame')
        wait_until(has_keyboard, 'window that keys go to')

    def wait_gone(self, pattern, *roles):
        wait_until(lambda: not self.look_for(pattern, *roles), f'end of “{pattern}”')

    def get_focus(self):
        """The thing that has the focus, or None."""
        self.root.clear_cache_single()
        return next((node for node in walk(self.root) if has_state(node, Atspi.StateType.FOCUSED)), None)

    def has_focus(self, pattern, *roles):
        return is_it(self.get_focus(), pattern, roles)

    def wait_focus(self, pattern, *roles):
        wait_until(lambda: self.has_focus(pattern, *roles), f'focus on “{pattern}”')

    def wait_selected(self, pattern, *roles):
        wait_until(lambda: has_state(self.find(pattern, *roles), Atspi.StateType.SELECTED), f'choice of “{pattern}”')

    def wait_size(self, node, width, height):
        def has_size():
            box = node.get_extents(Atspi.CoordType.WINDOW)
            return (box.width, box.height) == (width, height)
        wait_until(has_size, f'size of {width} by {height}')

    def get_middle(self, pattern, *roles):
        """A point inside, once it is at rest: a row that has just come is told of before it has its place, as a speck.
        What is told of places is off by a few pixels, but not by half a row."""
        last = []

        def has_place():
            box = self.find(pattern, *roles).get_extents(Atspi.CoordType.WINDOW)
            place = (box.x, box.y, box.width, box.height)
            was, last[:] = [*last], place
            return min(box.width, box.height) >= LEAST_SIDE and was == last and box
        box = wait_until(has_place, f'place of “{pattern}”')
        return box.x + box.width / 2, box.y + box.height / 2

    def describe(self):
        """What is in sight, for the log of a test that failed."""
        with contextlib.suppress(GLib.Error):
            for node in walk(self.root):
                focus = '*' if has_state(node, Atspi.StateType.FOCUSED) else ''
                text = f': {read(node)}' if node.is_text() and node.get_name() else ''
                if words := get_words(node):
                    yield f'{focus}{node.get_role_name()} “{words}”{text}'
