/* accord-saved-search.h: what a list was narrowed to, kept under a name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-narrowing.h"
#include "model/accord-request.h"

G_BEGIN_DECLS

/**
 * AccordSavedSearch:
 * @name: what a person called it
 * @narrowing: what it narrows a list to
 *
 * Is kept in the file, for everybody who opens it.
 */
typedef struct
{
  char *name;
  AccordNarrowing *narrowing;
} AccordSavedSearch;

AccordRequest *accord_saved_searches_load (const char *table);
AccordRequest *accord_saved_search_store (const char *table, const char *name, const AccordNarrowing *narrowing);
AccordRequest *accord_saved_search_rename (const char *table, const char *name, const char *new_name);
AccordRequest *accord_saved_search_delete (const char *table, const char *name);

G_END_DECLS
