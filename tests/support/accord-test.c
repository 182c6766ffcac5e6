/* accord-test.c: what tests of several rooms share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "accord-test.h"

#include <gio/gio.h>

#include "model/accord-founding.h"
#include "model/accord-record.h"

gboolean
accord_test_wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* A private folder that also becomes the user's data folder, so that no test sees another's files. */
char *
accord_test_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("accord-test-XXXXXX", &error);

  g_assert_no_error (error);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  return folder;
}

static void
remove_tree (GFile *file)
{
  g_autoptr (GFileEnumerator) children = NULL;
  GFile *child;

  children = g_file_enumerate_children (file, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL,
                                        NULL);
  while (children != NULL && g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) && child != NULL)
    remove_tree (child);
  g_assert_true (g_file_delete (file, NULL, NULL));
}

void
accord_test_remove_folder (char *folder)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);

  remove_tree (file);
  g_free (folder);
}

AccordPartnership *
accord_test_create_partnership (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "test.accord", NULL);
  g_autoptr (GError) error = NULL;
  AccordFounding founding = { .name = "Norwold & West Fenshire" };
  AccordPartnership *partnership = accord_partnership_create (path, accord_founding_fill (&founding), &error);

  g_assert_no_error (error);
  return partnership;
}

void
accord_test_set_up (AccordTestFixture *fixture, gconstpointer data)
{
  fixture->folder = accord_test_make_folder ();
  fixture->partnership = accord_test_create_partnership (fixture->folder);
}

void
accord_test_tear_down (AccordTestFixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->partnership);
  accord_test_remove_folder (fixture->folder);
}

/* How a link to a record is written in a field. */
char *
accord_test_id (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

gpointer
accord_test_run (AccordPartnership *partnership, AccordRequest *request)
{
  g_autoptr (GError) error = NULL;
  gpointer answer = accord_partnership_run (partnership, request, NULL, &error);

  g_assert_no_error (error);
  return answer;
}

static gpointer
do_nothing (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return NULL;
}

static void
behind_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* Iterates the main context until what was asked before now has been answered. */
void
accord_test_run_behind (AccordPartnership *partnership)
{
  gboolean answered = FALSE;

  accord_partnership_run_async (partnership, accord_request_read (do_nothing, NULL, NULL, NULL), NULL, behind_cb,
                                &answered);
  accord_test_wait_until (answered);
}

/* Columns and values in turn, ended by NULL. */
gint64
accord_test_add (AccordPartnership *partnership, const char *table, const char *first_column, ...)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autofree gint64 *id = NULL;
  va_list arguments;

  va_start (arguments, first_column);
  for (const char *column = first_column; column != NULL; column = va_arg (arguments, const char *))
    {
      g_ptr_array_add (columns, (gpointer) column);
      g_ptr_array_add (values, (gpointer) va_arg (arguments, const char *));
    }
  va_end (arguments);
  g_ptr_array_add (columns, NULL);
  g_ptr_array_add (values, NULL);

  id = accord_test_run (partnership, accord_record_add (table, (const char *const *) columns->pdata,
                                                        (const char *const *) values->pdata));
  return *id;
}
