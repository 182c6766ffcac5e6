/* test-store.h: a store in a folder of its own, and few words for what tests do with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib/gstdio.h>

#include "base/accord-error.h"
#include "store/accord-store.h"

G_BEGIN_DECLS

/* How many times less the tests that go through thousands of cases do under AddressSanitizer, which is that much slower. */
#ifdef __SANITIZE_ADDRESS__
#define TEST_STORE_SLOWNESS 6
#else
#define TEST_STORE_SLOWNESS 1
#endif

/* A few rows in every table of schema 1. */
extern const char TEST_STORE_ROWS[];

typedef struct
{
  char *folder;
  char *path;
  AccordStore *store;
} TestStore;

void test_store_set_up (TestStore *self, gconstpointer data);
void test_store_tear_down (TestStore *self, gconstpointer data);
void test_store_reopen (TestStore *self);
char *test_store_file (TestStore *self, const char *name);
AccordStore *test_store_open (const char *path, AccordOpenMode mode);

AccordStoreJob *test_store_job_new (AccordStoreJobKind kind, const char *label, AccordStoreFunc func, gpointer data);
AccordStoreJob *test_store_edit_job_new (const char *label, const char *sql);
gboolean test_store_try_edit (AccordStore *store, const char *label, const char *sql, GError **error);
void test_store_edit (AccordStore *store, const char *label, const char *sql);
void test_store_execute (AccordStore *store, const char *sql);
char *test_store_move (AccordStore *store, AccordStoreJobKind kind, GError **error);
gboolean test_store_revert (AccordStore *store, gint64 txn, GError **error);
gint64 test_store_int (AccordStore *store, const char *sql);
char *test_store_text (AccordStore *store, const char *sql);
char *test_store_dump (AccordStore *store);
char *test_store_try_dump (AccordStore *store, GError **error);

void test_store_hold (AccordStore *store);
void test_store_release (void);
void test_spin_until (gboolean *done);
char *test_file_sum (const char *path);
void test_file_copy (const char *from, const char *to);
void test_remove_folder (const char *folder);

G_END_DECLS
