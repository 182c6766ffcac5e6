#!/usr/bin/env python3
"""stand-in-manifest.py: the manifest that ships, less the modules whose source is not to be had, with a source folder.

SPDX-License-Identifier: GPL-3.0-or-later

Usage: stand-in-manifest.py MANIFEST MISSING SOURCE

Nothing else is changed: what is proved is what ships. MISSING lists modules, one a line.
"""

import json
import sys
from pathlib import Path


def main(manifest_path, missing_path, source):
    manifest = json.loads(Path(manifest_path).read_text(encoding='utf-8'))
    missing = set(Path(missing_path).read_text(encoding='utf-8').split())
    modules = []
    for module in manifest['modules']:
        if isinstance(module, str):
            module = json.loads((Path(manifest_path).parent / module).read_text(encoding='utf-8'))
        if module['name'] in missing:
            continue
        for kind in module['sources']:
            if kind['type'] == 'dir':
                kind['path'] = source
        modules.append(module)
    manifest['modules'] = modules
    json.dump(manifest, sys.stdout, indent=2)


if __name__ == '__main__':
    main(*sys.argv[1:])
