/* accord-orphan-rows.c: records of a trail, as rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/trail/accord-orphan-rows.h"

#include <glib/gi18n.h>

#include "ui/common/accord-record-link.h"
#include "ui/trail/accord-told-card.h"

/* Of a long text as much as tells which it is. */
#define MAX_LINES 3

/**
 * accord_orphan_rows_new:
 * @records: (element-type AccordRecord): what is shown
 * @name: what the list is called
 * @max: how many are shown at most
 * @make_row: one of the functions below
 *
 * Returns: (transfer floating): a list
 */
GtkWidget *
accord_orphan_rows_new (GPtrArray *records, const char *name, guint max, AccordOrphanRow make_row)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (guint i = 0; i < MIN (records->len, max); i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (records->pdata[i]));
  return list;
}

static char *
name_section (AccordRecord *record)
{
  return g_strdup_printf ("%s %s", accord_record_get (record, "number"), accord_record_get (record, "heading"));
}

/**
 * accord_orphan_row_new_section:
 * @section: of #AccordOrphans
 *
 * Returns: (transfer floating): a section that nothing supports, which opens
 */
GtkWidget *
accord_orphan_row_new_section (AccordRecord *section)
{
  g_autofree char *title = name_section (section);

  return accord_record_link_row_new (title, accord_record_get (section, "plan_title"), "section",
                                     accord_record_get_id (section));
}

/**
 * accord_orphan_row_new_feedback:
 * @feedback: of #AccordOrphans
 *
 * Returns: (transfer floating): something that was heard and is used nowhere, which opens
 */
GtkWidget *
accord_orphan_row_new_feedback (AccordRecord *feedback)
{
  g_autofree char *where = accord_told_describe_activity (feedback);
  GtkWidget *row = accord_record_link_row_new (accord_record_get (feedback, "text"), where, "feedback",
                                               accord_record_get_id (feedback));

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), MAX_LINES);
  return row;
}

/**
 * accord_orphan_row_new_suspect:
 * @link: of #AccordOrphans
 *
 * Returns: (transfer floating): a link whose section has changed, which opens where it is confirmed
 */
GtkWidget *
accord_orphan_row_new_suspect (AccordRecord *link)
{
  const char *quote = accord_record_get (link, "quote"), *now = accord_record_get (link, "quote_now");
  g_autofree char *title = name_section (link);
  g_autofree char *words = NULL;

  if (*quote == '\0')
    words = g_strdup (accord_record_get (link, "plan_title"));
  else if (*now == '\0')
    /* Translators: %s are words of a section that are not in it any more. */
    words = g_strdup_printf (_("No longer there: “%s”"), quote);
  else
    words = g_strdup_printf ("“%s”", now);
  return accord_record_link_row_new (title, words, "evidence_link", accord_record_get_id (link));
}

/**
 * accord_orphan_row_new_coded:
 * @highlight: from accord_highlights_of_theme()
 *
 * Returns: (transfer floating): words that have a theme, which open what was heard
 */
GtkWidget *
accord_orphan_row_new_coded (AccordRecord *highlight)
{
  const char *now = accord_record_get (highlight, "quote_now");
  g_autofree char *title = g_strdup_printf (_("“%s”"), *now != '\0' ? now : accord_record_get (highlight, "quote"));
  g_autofree char *where = accord_told_describe_activity (highlight);

  return accord_record_link_row_new (title, where, "feedback", accord_record_get_int (highlight, "feedback_id"));
}
