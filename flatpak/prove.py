#!/usr/bin/env python3
"""prove.py: what must hold of the installed Flatpak, tried as an ordinary user with a display and portals.

SPDX-License-Identifier: GPL-3.0-or-later

Usage: prove.py APPLICATION_ID, in a session that flatpak/inside.sh made

The verdicts are TAP. Each look happens from outside the sandbox where it can: what a program inside says of itself is no
proof that nothing left it. Pictures are left in the cache's folder flatpak/proof.
"""

import contextlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

CHECKOUT = Path(os.environ['CHECKOUT'])
sys.path.insert(0, str(CHECKOUT / 'tests' / 'support'))

import desk  # noqa: E402
from desk import Missed, Program, has_state, read, wait_until  # noqa: E402
from gi.repository import Atspi  # noqa: E402

desk.DEADLINE = 40   # what is looked for here goes through several programs

APP = sys.argv[1]
HOME = Path.home()
DATA = HOME / '.var' / 'app' / APP / 'data' / 'accord'
PROOF = Path('/srv/standin/proof')
DOCUMENTS = HOME / 'Documents'
SAMPLE = 'norwold-and-west-fenshire-sample'
STRATEGY = 'Integrated care strategy 2027-2032'
ACTIVITY = 'Lighthouse reading circle'
TITLE = '^Accord|Norwold'
WINDOW = CHECKOUT / 'src' / 'app' / 'accord-window.blp'
LACKS = {'bus': 'Files cannot be chosen and nothing can be printed',
         'portal': 'Files cannot be chosen · Nothing can be printed'}
PERMISSIONS = {'shared': 'ipc', 'sockets': 'fallback-x11 wayland x11', 'devices': 'dri'}


def run(*command, status=0, **options):
    result = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=120, **options)
    if status is not None and result.returncode != status:
        raise AssertionError(f'{" ".join(map(str, command))}: status {result.returncode}\n{result.stdout}{result.stderr}')
    return result.stdout


def inside(script, *options):
    """What a shell in the program's sandbox prints."""
    return run('flatpak', 'run', *options, '--command=sh', APP, '-c', script, status=None)


def accord(*words, status=0):
    """The command line in the sandbox; 3 says that something is flagged."""
    return run('flatpak', 'run', '--command=accord', APP, *words, status=status)


# ---- what a person sees ----

class Window(Program):
    """A program outside our process tree, known by the title of its window."""

    def __init__(self, title):
        self.title = title
        super().__init__(None)

    def _find_root(self):
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache_single()
        for i in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(i)
            if program is None:
                continue
            program.clear_cache_single()
            for j in range(program.get_child_count()):
                window = program.get_child_at_index(j)
                if window is not None and re.search(self.title, window.get_name() or ''):
                    return program
        return None

    def press(self, pattern, *roles):
        """Presses a button as assistive technology does, wherever it is on the screen."""
        button = wait_until(lambda: self.look_for_usable(pattern, *roles), f'“{pattern}” to be pressed')
        button.do_action(0)

    def look_for_usable(self, pattern, *roles):
        node = self.look_for(pattern, *roles)
        return node if node is not None and has_state(node, Atspi.StateType.SENSITIVE) else None


def show(title):
    """Waits for a window and gives it the keyboard."""
    wait_until(lambda: run('xdotool', 'search', '--name', title, status=None).split(), f'window “{title}”')
    number = run('xdotool', 'search', '--name', title).split()[-1]
    run('xdotool', 'windowactivate', '--sync', number)
    return number


def picture(name):
    run('import', '-window', 'root', PROOF / f'{name}.png')


# ---- the proofs ----

def prove_permissions():
    """The sandbox has wayland, fallback-x11, ipc and dri, and nothing else"""
    said = dict(line.split('=', 1) for line in run('flatpak', 'info', '--show-permissions', APP).splitlines() if '=' in line)
    found = {name: ' '.join(sorted(filter(None, value.split(';')))) for name, value in said.items()}
    assert found == PERMISSIONS, found


def prove_powers():
    """Nothing in it has a power or can get one"""
    said = inside('grep -E "^(CapEff|NoNewPrivs|Seccomp):" /proc/self/status')
    assert re.sub(r'\s+', ' ', said).strip() == 'CapEff: 0000000000000000 NoNewPrivs: 1 Seccomp: 2', said


def prove_network():
    """It reaches no network, not even this machine's own"""
    with socket.create_server(('127.0.0.1', 0)) as server:
        port = server.getsockname()[1]
        script = f'exec 3<>/dev/tcp/127.0.0.1/{port} && echo reached'
        said = inside(f'bash -c "{script}" 2>/dev/null; cut -d: -f1 /proc/net/dev | tail -n +3')
        assert said.split() == ['lo'], said
        control = inside(f'bash -c "{script}"', '--share=network')
        assert 'reached' in control, 'the server was not there to be reached: ' + control


def prove_home():
    """It reads nothing of the home and leaves nothing there"""
    secret = DOCUMENTS / 'secret.txt'
    secret.write_text('topsecret', encoding='utf-8')
    said = inside(f'cat {secret}; echo planted > {HOME}/planted.txt; echo planted > {DOCUMENTS}/planted.txt')
    assert 'topsecret' not in said, said
    assert not (HOME / 'planted.txt').exists() and not (DOCUMENTS / 'planted.txt').exists()
    assert 'topsecret' in inside(f'cat {secret}', '--filesystem=home'), 'the file was not there to be read'
    said = inside('touch /app/planted /usr/planted && echo written')
    assert 'written' not in said, said


def prove_command_line():
    """accord new, verify and support work in it; the file is in the program's own folder, the user's alone"""
    accord('new', 'trial', '--name', 'Trial ICP')
    path = DATA / 'trial.accord'
    assert path.is_file(), f'{path} is not there'
    assert path.stat().st_mode & 0o077 == 0, oct(path.stat().st_mode)
    accord('verify', 'trial')
    said = accord('support')
    assert 'Flatpak: 1.' in said and str(HOME) not in said and 'secretariat' not in said and 'Trial' not in said, said


def prove_versions():
    """A file of an older version is migrated after a backup; one of a newer version is refused and left as it was"""
    shutil.copy(CHECKOUT / 'tests' / 'fixtures' / 'schema' / '0001.accord', DATA / 'older.accord')
    accord('check', 'older', status=None)
    accord('verify', 'older')
    assert list((DATA / 'backups').glob('older*')), list(DATA.rglob('*'))
    newer = bytearray((DATA / 'trial.accord').read_bytes())
    newer[60:64] = (9999).to_bytes(4, 'big')      # where SQLite keeps user_version, the schema's number
    (DATA / 'newer.accord').write_bytes(newer)
    result = subprocess.run(['flatpak', 'run', '--command=accord', APP, 'verify', 'newer'], capture_output=True, text=True)
    assert result.returncode == 1 and 'newer version of Accord' in result.stderr, result
    assert (DATA / 'newer.accord').read_bytes() == newer, 'it was changed'
    (DATA / 'newer.accord').unlink()


def prove_metadata():
    """The desktop file and the metainfo satisfy the SDK's own tools"""
    metainfo = f'/app/share/metainfo/{APP}.metainfo.xml'
    desktop = f'/app/share/applications/{APP}.desktop'
    run('flatpak', 'run', '--devel', '--command=appstreamcli', APP, 'validate', '--no-net', '--explain', metainfo)
    run('flatpak', 'run', '--devel', '--command=desktop-file-validate', APP, desktop)
    exports = Path(os.environ['FLATPAK_SYSTEM_DIR']) / 'exports' / 'share'
    for name in (f'applications/{APP}.desktop', f'icons/hicolor/scalable/apps/{APP}.svg',
                 f'icons/hicolor/symbolic/apps/{APP}-symbolic.svg', f'metainfo/{APP}.metainfo.xml'):
        assert (exports / name).exists(), name


def prove_spelling():
    """It has a British dictionary, and the session extension and full-text search of SQLite"""
    assert 'found' in inside('ls /usr/share/hunspell/en_GB.* >/dev/null && echo found')


def prove_window():
    """Its window comes up on the virtual display"""
    started = time.monotonic()
    subprocess.Popen(['flatpak', 'run', APP, '--sample'], stdout=open(PROOF / 'window.log', 'w', encoding='utf-8'),
                     stderr=subprocess.STDOUT)
    show(TITLE)
    window = Window('Norwold')
    window.find('Overview')
    print(f'# window after {time.monotonic() - started:.1f} s', flush=True)
    picture('window')
    return window


def choose(title, path):
    """Names a file in the portal's file chooser, whose title the program gave."""
    show(title)
    chooser = Window(title)
    entry = chooser.look_for('.*', 'text')
    if entry is None:
        run('xdotool', 'key', 'slash')      # where a file is to be opened, typing a path brings the entry
        entry = chooser.find('.*', 'text')
    run('xdotool', 'key', 'ctrl+a')
    run('xdotool', 'type', '--delay', '15', str(path))
    wait_until(lambda: read(entry) == str(path), f'“{path}” in the file chooser')
    picture(f'choose-{path.suffix[1:]}')
    run('xdotool', 'key', 'Return')
    wait_until(lambda: not run('xdotool', 'search', '--name', title, status=None).split(), 'end of the file chooser')
    show(TITLE)


def find_place(menu, verb):
    """Where in a menu of the window a verb is, from 0."""
    words = re.search(f'^menu {menu} {{(.*?)^}}', WINDOW.read_text(encoding='utf-8'), re.MULTILINE | re.DOTALL)[1]
    return re.findall(r'_\("(.*?)"\)', words).index(verb)


def choose_verb(window, menu, place, opened, what):
    """Opens a menu and chooses a verb by its place: what is in a popover is not told to assistive technology here.

    Nor is it told when the popover hears the keyboard; so where another verb was hit, what that opened is left and the
    verb is chosen again.
    """
    for tries_left in (2, 1, 0):
        window.press(menu, 'toggle button')
        window.find(menu, 'menu')
        for _ in range(place):
            run('xdotool', 'key', 'Down')
        run('xdotool', 'key', 'Return')
        try:
            wait_until(opened, what)
            return
        except Missed:
            if not tries_left:
                raise
            print(f'# chosen again: {what}', flush=True)
            run('xdotool', 'key', 'Escape')
            window.wait_gone('.*', 'dialog')


def prove_import(window):
    """An engagement log is brought in, chosen in the portal's file chooser from a folder that the sandbox does not show"""
    log = DOCUMENTS / 'log.csv'
    log.write_text(f'Ref,Date,Activity,No. reached\nLH-1,03/02/2026,{ACTIVITY},12\n', encoding='utf-8')
    assert ACTIVITY not in inside(f'cat {log}'), 'the sandbox shows the folder'
    choose_verb(window, 'Main menu', find_place('primary_menu', 'Bring In Engagement…'),
                lambda: window.look_for('Bring In Engagement', 'dialog'), 'import of an engagement log')
    window.press('Choose a File…', 'button')
    choose('^Bring In Engagement', log)
    wait_until(lambda: window.look_for_usable('Bring In', 'button'), 'plan of the import')
    picture('import')
    window.press('Bring In', 'button')
    window.find('Brought In')
    window.press('Close', 'button')
    window.wait_gone('Brought In')


def prove_export(window):
    """A document is saved where the portal's file chooser says"""
    window.press('Print Summary', 'button')
    window.find('3 pages|2 pages|4 pages')
    pdf = DOCUMENTS / 'summary.pdf'
    window.press('Save as PDF, HTML or Text…', 'button')
    choose('^Save as PDF', pdf)
    wait_until(lambda: pdf.is_file() and re.search(r'Tagged:\s+yes', run('pdfinfo', pdf, status=None)), 'saved document')
    assert STRATEGY.split()[0] in run('pdftotext', pdf, '-')


def prove_print(window):
    """The same document is printed to a file through the portal's print dialog"""
    window.press('Print…', 'button')
    show('^Print$')
    printing = Window('^Print$')
    box = printing.find('Print to File', 'table cell').get_extents(Atspi.CoordType.SCREEN)
    run('xdotool', 'mousemove', box.x + 10, box.y + box.height // 2, 'click', '1')
    button = printing.find('Print', 'push button', 'button')
    wait_until(lambda: has_state(button, Atspi.StateType.SENSITIVE), 'printer to print on')
    picture('print')
    button.do_action(0)
    path = HOME / 'output.pdf'
    wait_until(lambda: path.is_file() and 'Pages:' in run('pdfinfo', path, status=None), 'printed file')
    assert STRATEGY.split()[0] in run('pdftotext', path, '-')
    show(TITLE)
    wait_until(lambda: not window.look_for('Print…', 'button') or run('xdotool', 'key', 'Escape') is None,
               'end of the documents')


def prove_copy(window):
    """The whole partnership is saved by the portal's file chooser, with what was brought in"""
    copy = DOCUMENTS / 'copy.json'
    choose_verb(window, 'Norwold .*', find_place('switcher_menu', 'Save a Copy…'),
                lambda: run('xdotool', 'search', '--name', '^Save a Copy', status=None).split(), 'file chooser for the copy')
    choose('^Save a Copy', copy)
    wait_until(lambda: copy.is_file() and ACTIVITY in copy.read_text(encoding='utf-8'), 'saved copy')
    json.loads(copy.read_text(encoding='utf-8'))


def prove_data(window):
    """What was done in the window is in the program's own folder, and a second start sees it"""
    run('flatpak', 'kill', APP)
    files = sorted(path.name for path in DATA.glob('*.accord'))
    assert any(name.startswith('norwold') for name in files), files
    for path in DATA.glob('*.accord'):
        accord('verify', path.stem)
    assert ACTIVITY in accord('search', SAMPLE, 'lighthouse'), 'what was brought in is not there'
    checks = accord('check', SAMPLE, '--strategy', STRATEGY, '--json', status=3)
    assert json.loads(checks), 'no checks'


def prove_site():
    """What a site says of its homes is heeded: a home on the network, and backups in a folder that cannot be used"""
    site = DATA.parent / 'site'
    site.mkdir()
    (site / 'site.ini').write_text('[Site Pack]\nName=Trial\nHome=network\nBackups=/nowhere\n', encoding='utf-8')
    said = run('flatpak', 'run', f'--env=ACCORD_SITE_DIR={site}', '--command=accord', APP, 'support')
    for words in 'Home: network', 'cannot be used', 'Your files and their backups are on the network':
        assert words in said, said
    assert 'Home: local' in accord('support')


def prove_poor_desk():
    """Without a session bus, a portal or a font the command line works, and what is lacking is said and nothing crashes"""
    said = accord('support')
    assert 'Nothing is lacking' in said, said
    without = {'bus': ({**os.environ, 'DBUS_SESSION_BUS_ADDRESS': 'unix:path=/nowhere'}, []),
               'portal': ({**os.environ}, ['dbus-run-session', f'--config-file={write_bare_bus()}', '--'])}
    for name, (environment, before) in without.items():
        run(*before, 'flatpak', 'run', '--command=accord', APP, 'verify', 'trial', env=environment)
        said = run(*before, 'flatpak', 'run', '--command=accord', APP, 'support', env=environment)
        assert LACKS[name] in said, said
        prove_poor_window(name, environment, before)
    fonts = DATA.parent / 'fonts.conf'
    fonts.write_text('<fontconfig/>', encoding='utf-8')
    result = subprocess.run(['flatpak', 'run', f'--env=FONTCONFIG_FILE={fonts}', APP], capture_output=True, text=True,
                            timeout=60)
    assert result.returncode == 1 and 'There is no font on this computer' in result.stderr, result


def write_bare_bus():
    """A session bus on which no service can be started."""
    path = HOME / 'bus.conf'
    path.write_text('<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context="default">'
                    '<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>'
                    '</busconfig>', encoding='utf-8')
    return path


def prove_poor_window(name, environment, before):
    process = subprocess.Popen([*before, 'flatpak', 'run', APP], env=environment, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, text=True)
    try:
        show(TITLE)
        picture(f'no-{name}')
        assert process.poll() is None, f'it ended without a {name}'
    finally:
        run('flatpak', 'kill', APP, status=None)
        said = process.communicate(timeout=30)[0]
    assert 'accord: ' not in said and 'dumped' not in said, said


PROOFS = [prove_permissions, prove_powers, prove_network, prove_home, prove_command_line, prove_versions, prove_metadata,
          prove_spelling, prove_window, prove_import, prove_export, prove_print, prove_copy, prove_data, prove_site,
          prove_poor_desk]


def main():
    PROOF.mkdir(exist_ok=True)
    print(f'1..{len(PROOFS)}')
    failed = 0
    window = None
    for number, proof in enumerate(PROOFS, 1):
        try:
            if proof.__code__.co_argcount == 0:
                window = proof() or window
            else:
                proof(window)
            print(f'ok {number} {proof.__doc__}', flush=True)
        except Exception as error:
            failed += 1
            print(f'not ok {number} {proof.__doc__}\n# ' + f'{type(error).__name__}: {error}'.replace('\n', '\n# '), flush=True)
            with contextlib.suppress(Exception):
                picture(f'failed-{proof.__name__}')
                for line in window.describe() if window else []:
                    print(f'#   {line}')
    run('flatpak', 'kill', APP, status=None)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
