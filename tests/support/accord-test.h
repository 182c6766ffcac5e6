/* accord-test.h: what tests of several rooms share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-partnership.h"

G_BEGIN_DECLS

/* Iterates the main context until @condition holds; fails the test when it does not within a minute. It may have effects:
 * it is not tried again once it holds. */
#define accord_test_wait_until(condition)                                                                              \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    gint64 deadline_ = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;                                              \
    guint waker_ = g_timeout_add (20, accord_test_wake_cb, NULL);                                                      \
    gboolean holds_;                                                                                                   \
    while (!(holds_ = (condition)) && g_get_monotonic_time () < deadline_)                                             \
      g_main_context_iteration (NULL, TRUE);                                                                           \
    g_source_remove (waker_);                                                                                          \
    if (!holds_)                                                                                                       \
      g_assertion_message (G_LOG_DOMAIN, __FILE__, __LINE__, G_STRFUNC, "not within a minute: " #condition);           \
  }                                                                                                                    \
  G_STMT_END

/* A partnership of its own, with nothing in it, for each test. */
typedef struct
{
  char *folder;
  AccordPartnership *partnership;
} AccordTestFixture;

void accord_test_set_up (AccordTestFixture *fixture, gconstpointer data);
void accord_test_tear_down (AccordTestFixture *fixture, gconstpointer data);

gboolean accord_test_wake_cb (gpointer data);
char *accord_test_make_folder (void);
void accord_test_remove_folder (char *folder);
AccordPartnership *accord_test_create_partnership (const char *folder);
gpointer accord_test_run (AccordPartnership *partnership, AccordRequest *request);
void accord_test_run_behind (AccordPartnership *partnership);
char *accord_test_id (gint64 id);
gint64 accord_test_add (AccordPartnership *partnership, const char *table, const char *first_column, ...)
    G_GNUC_NULL_TERMINATED;

G_END_DECLS
