/* accord-prose-test.h: the editor of a text in a window of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/prose/accord-prose-area.h"
#include "ui/prose/accord-prose-buffer.h"
#include "ui/prose/accord-prose-view.h"

G_BEGIN_DECLS

typedef struct
{
  GtkWidget *window;
  AccordProseView *view;
  AccordProseArea *area;
  AccordProseBuffer *buffer;
} AccordProseFixture;

GtkWidget *accord_prose_test_find (GtkWidget *widget, GType type);
void accord_prose_test_set_up (AccordProseFixture *fixture, gconstpointer data);
void accord_prose_test_tear_down (AccordProseFixture *fixture, gconstpointer data);
void accord_prose_test_assert_text (AccordProseFixture *fixture, const char *expected);
void accord_prose_test_put_cursor (AccordProseFixture *fixture, int line, int offset);

/* A test of that window; @text may be %NULL. */
#define ACCORD_PROSE_TEST_ADD(path, text, function) \
  g_test_add (path, AccordProseFixture, text, accord_prose_test_set_up, function, accord_prose_test_tear_down)

G_END_DECLS
