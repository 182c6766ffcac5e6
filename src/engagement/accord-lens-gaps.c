/* accord-lens-gaps.c: what the records do not have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engagement/accord-lens-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "engagement/accord-trail-private.h"
#include "store/accord-connection.h"

/* Hits by words alone are no record of anybody: they do not close a gap. */
#define MARKED (ACCORD_WAY_DIRECT | ACCORD_WAY_ACTIVITY)

typedef struct
{
  guint activities;
  guint done;
  guint heard;
  guint unanswered;
  guint unlinked;
  guint untold;
  guint suspect;
  guint passages;
} Counts;

static void
count_links (Counts *counts, const AccordTrailItem *item)
{
  for (guint i = 0; i < item->links->len; i++)
    counts->suspect += accord_record_get_int (item->links->pdata[i], "suspect") != 0;
}

static void
count (AccordLens *lens, Counts *counts)
{
  for (guint i = 0; i < lens->trail->activities->len; i++)
    {
      const AccordTrailItem *item = g_ptr_array_index (lens->trail->activities, i);

      if ((item->ways & MARKED) == 0)
        continue;
      counts->activities++;
      counts->done += g_str_equal (accord_record_get (item->activity, "state"), "done");
      count_links (counts, item);
    }
  for (guint i = 0; i < lens->trail->heard->len; i++)
    {
      const AccordTrailItem *item = g_ptr_array_index (lens->trail->heard, i);

      if ((item->ways & MARKED) == 0)
        continue;
      counts->heard++;
      counts->unanswered += *accord_record_get (item->feedback, "response") == '\0' &&
                            *accord_record_get (item->feedback, "response_text") == '\0';
      counts->untold += *accord_record_get (item->feedback, "fed_back_from") == '\0' &&
                        *accord_record_get (item->feedback, "fed_back_text") == '\0';
      counts->unlinked += item->links->len == 0;
      count_links (counts, item);
    }
  for (guint i = 0; i < lens->passages->len; i++)
    counts->passages += (((AccordLensPassage *) g_ptr_array_index (lens->passages, i))->ways & MARKED) != 0;
}

static void G_GNUC_PRINTF (2, 3)
add (GStrvBuilder *gaps, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_strv_builder_take (gaps, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static void
add_counts (GStrvBuilder *gaps, const Counts *counts)
{
  if (counts->done == 0)
    add (gaps, "%s", _("No activity with them is recorded as done."));
  if (counts->activities > counts->done)
    add (gaps, ngettext ("%u activity is planned or was cancelled.", "%u activities are planned or were cancelled.",
                         counts->activities - counts->done),
         counts->activities - counts->done);
  if (counts->heard == 0)
    add (gaps, "%s", _("Nothing that was heard from them is recorded."));
  if (counts->unanswered > 0)
    add (gaps, ngettext ("%u thing that was heard has no response yet.", "%u things that were heard have no response yet.",
                         counts->unanswered),
         counts->unanswered);
  if (counts->unlinked > 0)
    add (gaps, ngettext ("%u thing that was heard is linked to no passage.", "%u things that were heard are linked to no "
                                                                              "passage.",
                         counts->unlinked),
         counts->unlinked);
  if (counts->untold > 0)
    add (gaps, ngettext ("For %u thing that was heard it is not recorded that anybody was told what came of it.",
                         "For %u things that were heard it is not recorded that anybody was told what came of them.",
                         counts->untold),
         counts->untold);
  if (counts->suspect > 0)
    add (gaps, ngettext ("%u link is to a section that has changed since it was confirmed.",
                         "%u links are to sections that have changed since they were confirmed.", counts->suspect),
         counts->suspect);
  if (counts->passages == 0)
    add (gaps, "%s", _("No passage of a strategy rests on what was heard from them."));
}

/* The terms below about which there is no activity and nothing heard. */
static gboolean
add_unheard (AccordConnection *connection, AccordLens *lens, GStrvBuilder *gaps, GError **error)
{
  g_autoptr (AccordStatement) rows = accord_connection_query (
      connection, error,
      ACCORD_TERMS_BELOW
      "SELECT t.label FROM below JOIN term AS t ON t.id = below.id WHERE t.id <> ?1 AND t.retired = 0"
      " AND NOT EXISTS (SELECT 1 FROM activity_term AS at WHERE at.term_id = t.id)"
      " AND NOT EXISTS (SELECT 1 FROM feedback_term AS ft WHERE ft.term_id = t.id) ORDER BY t.position, t.id",
      "i", lens->trail->id);
  g_autoptr (GString) labels = g_string_new (NULL);
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (accord_statement_step (rows, &local_error))
    g_string_append_printf (labels, "%s%s", labels->len > 0 ? "; " : "", accord_statement_text (rows, 0));
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (labels->len > 0)
    add (gaps, _("Nothing at all is recorded about: %s."), labels->str);
  return TRUE;
}

/* A sentence each. The last one is always true. */
char **
accord_lens_list_gaps (AccordConnection *connection, AccordLens *lens, GError **error)
{
  g_autoptr (GStrvBuilder) gaps = g_strv_builder_new ();
  Counts counts = { 0 };

  count (lens, &counts);
  add_counts (gaps, &counts);
  if (!add_unheard (connection, lens, gaps, error))
    return NULL;
  if (lens->is_cut)
    add (gaps, "%s", _("Of what only has these words in it, the newest alone is listed."));
  add (gaps, "%s", _("This is what the partnership’s records hold. What was never recorded is not in it."));
  return g_strv_builder_end (gaps);
}
