#!/usr/bin/env python3
# read-calendar.py: what a calendar program makes of an iCalendar file
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# read-calendar.py FILE: reads FILE with vobject and prints a line for each event: its UID, start and end (in UTC where they
# have a time), summary, place and state, with tabs between them.

import datetime
import sys

import vobject


def in_utc(value):
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%MZ")
    return value.isoformat()


def get(event, name, default=""):
    return getattr(event, name).value if hasattr(event, name) else default


def main(path):
    with open(path, encoding="utf-8", newline="") as file:
        calendar = vobject.readOne(file.read(), validate=True)
    for event in calendar.contents.get("vevent", []):
        start = event.dtstart.value
        end = get(event, "dtend", start)
        print("\t".join([event.uid.value, in_utc(start), in_utc(end), event.summary.value, get(event, "location"),
                         get(event, "status")]))


main(sys.argv[1])
