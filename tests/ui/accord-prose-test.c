/* accord-prose-test.c: the editor of a text in a window of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "accord-prose-test.h"

#include <adwaita.h>

/* Depth first, through what is mapped and what is not. */
GtkWidget *
accord_prose_test_find (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = accord_prose_test_find (child, type);

  return found;
}

/* With @data, a text in CommonMark, or empty. */
void
accord_prose_test_set_up (AccordProseFixture *fixture, gconstpointer data)
{
  fixture->window = adw_window_new ();
  fixture->view = ACCORD_PROSE_VIEW (accord_prose_view_new ());
  fixture->area = ACCORD_PROSE_AREA (accord_prose_test_find (GTK_WIDGET (fixture->view), ACCORD_TYPE_PROSE_AREA));
  fixture->buffer = accord_prose_area_get_buffer (fixture->area);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 600);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  if (data != NULL)
    accord_prose_view_set_text (fixture->view, data);
}

void
accord_prose_test_tear_down (AccordProseFixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

void
accord_prose_test_assert_text (AccordProseFixture *fixture, const char *expected)
{
  g_autofree char *text = accord_prose_view_dup_text (fixture->view);

  g_assert_cmpstr (text, ==, expected);
}

void
accord_prose_test_put_cursor (AccordProseFixture *fixture, int line, int offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line_offset (GTK_TEXT_BUFFER (fixture->buffer), &iter, line, offset);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (fixture->buffer), &iter);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->area));
}
