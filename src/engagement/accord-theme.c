/* accord-theme.c: the themes that what was heard is coded with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engagement/accord-theme.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/accord-error.h"
#include "base/accord-fold.h"
#include "model/accord-record-write.h"
#include "model/accord-vocabulary.h"

/*
 * A theme is a term: its code stays what it is, its label may change, and its other spellings are what an import knows it
 * by, so a name that is given up becomes one. Whatever happens to a theme, the words that were coded with it stay: they
 * get the theme that it was merged into, or keep its name.
 */

typedef struct
{
  gint64 theme;
  gint64 other;
  char *label;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->label);
  g_free (change);
}

static Change *
change_new (gint64 theme, gint64 other, const char *label)
{
  Change *change = g_new (Change, 1);

  *change = (Change) { theme, other, g_strdup (label) };
  return change;
}

static AccordRecord *
read_theme (AccordConnection *connection, gint64 id, GError **error)
{
  AccordRecord *theme = accord_record_read (connection, "term", id, error);

  if (theme == NULL || g_str_equal (accord_record_get (theme, "vocabulary"), ACCORD_THEMES))
    return theme;
  g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND, "The term %" G_GINT64_FORMAT " is no theme", id);
  g_object_unref (theme);
  return NULL;
}

/* --- what there is --- */

#define COUNTS                                                                                                         \
  " (SELECT count (*) FROM highlight WHERE term_id = t.id) AS highlights,"                                             \
  " (SELECT count (*) FROM feedback_term WHERE term_id = t.id) AS feedback,"                                           \
  " (SELECT count (*) FROM activity_term WHERE term_id = t.id) AS activities,"                                         \
  " (SELECT count (*) FROM term WHERE parent_id = t.id) AS below"

static gpointer
list_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) themes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (AccordStatement) rows = accord_connection_query (
      connection, error,
      "SELECT t.*," COUNTS " FROM term AS t WHERE vocabulary = '" ACCORD_THEMES "' ORDER BY label COLLATE NOCASE, id", "");
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    g_ptr_array_add (themes, accord_record_read_row ("term", rows));
  if (local_error == NULL)
    return g_steal_pointer (&themes);
  g_propagate_error (error, local_error);
  return NULL;
}

/**
 * accord_themes_list:
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of #AccordRecord: every theme by its name, with its
 *   columns and how many "highlights", pieces of "feedback" and "activities" have it, and how many themes are "below" it
 */
AccordRequest *
accord_themes_list (void)
{
  return accord_request_read (list_cb, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
}

static gpointer
preview_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;
  g_autoptr (AccordStatement) row = accord_connection_query (
      connection, error,
      "SELECT t.*," COUNTS ", (SELECT count (*) FROM feedback_term AS a JOIN feedback_term AS b USING (feedback_id)"
      " WHERE a.term_id = t.id AND b.term_id = ?2) AS shared FROM term AS t WHERE id = ?1",
      "ii", change->theme, change->other);
  GError *local_error = NULL;

  if (row == NULL)
    return NULL;
  if (accord_statement_step (row, &local_error))
    return accord_record_read_row ("term", row);
  if (local_error == NULL)
    g_set_error (&local_error, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND, "No term has the id %" G_GINT64_FORMAT,
                 change->theme);
  g_propagate_error (error, local_error);
  return NULL;
}

/**
 * accord_theme_preview:
 * @theme: a theme that is to be renamed, merged or deleted
 * @into: the theme that it is to be merged into, or 0
 *
 * Returns: (transfer full): a question whose answer is an #AccordRecord: the theme as accord_themes_list() gives it, and
 *   "shared": how many pieces of feedback have both; ACCORD_ERROR_NOT_FOUND when there is no such theme
 */
AccordRequest *
accord_theme_preview (gint64 theme, gint64 into)
{
  return accord_request_read (preview_cb, change_new (theme, into, NULL), change_free, g_object_unref);
}

/* --- names --- */

/* The theme of that name or code, and not the one that the name is only another spelling of. */
static const AccordTerm *
find_named (AccordVocabulary *themes, const char *name)
{
  g_autofree char *folded = accord_fold (name);

  for (guint i = 0; i < accord_vocabulary_get_length (themes); i++)
    {
      const AccordTerm *term = accord_vocabulary_get (themes, i);

      if (g_str_equal (term->code, name) || (*folded != '\0' && g_str_equal (term->folded, folded)))
        return term;
    }
  return NULL;
}

/* A code is stored in records and files, and no two themes have the same. */
static char *
make_code (AccordVocabulary *themes, const char *name)
{
  g_autofree char *folded = accord_fold (name);
  g_autofree char *stem = g_strdelimit (g_strdup (*folded != '\0' ? folded : "theme"), " ", '_');
  char *code = g_strdup (stem);

  for (guint n = 2; accord_vocabulary_find_code (themes, code) != NULL; n++)
    {
      g_free (code);
      code = g_strdup_printf ("%s_%u", stem, n);
    }
  return code;
}

/**
 * accord_theme_find_or_add:
 * @connection: the token, in an edit
 * @name: a theme's code or name, or a new name
 *
 * Returns: the theme; 0 with an error, ACCORD_ERROR_INVALID for an empty name
 */
gint64
accord_theme_find_or_add (AccordConnection *connection, const char *name, GError **error)
{
  g_autoptr (AccordVocabulary) themes = accord_vocabulary_load (connection, ACCORD_THEMES, error);
  g_autofree char *label = g_strstrip (g_strdup (name));
  const AccordTerm *term = themes != NULL ? find_named (themes, label) : NULL;
  g_autofree char *code = NULL;
  g_autofree char *position = NULL;

  if (themes == NULL || term != NULL)
    return term != NULL ? term->id : 0;
  if (*label == '\0')
    {
      g_set_error_literal (error, ACCORD_ERROR, ACCORD_ERROR_INVALID, _("A theme needs a name."));
      return 0;
    }
  code = make_code (themes, label);
  position = g_strdup_printf ("%u", accord_vocabulary_get_length (themes));
  return accord_record_insert (connection, "term", (const char *const[]) { "vocabulary", "code", "label", "position", NULL },
                               (const char *const[]) { ACCORD_THEMES, code, label, position, NULL }, error);
}

/* One spelling more that an import knows the theme by. */
static gboolean
add_spellings (AccordConnection *connection, gint64 theme, const char *spellings, GError **error)
{
  return accord_connection_run (connection, error,
                                "UPDATE term SET words = words || CASE words WHEN '' THEN '' ELSE char (10) END || ?2"
                                " WHERE id = ?1 AND ?2 <> ''",
                                "it", theme, spellings);
}

static gpointer
rename_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;
  g_autoptr (AccordRecord) theme = read_theme (connection, change->theme, error);
  g_autoptr (AccordVocabulary) themes = theme != NULL ? accord_vocabulary_load (connection, ACCORD_THEMES, error) : NULL;
  const AccordTerm *same = themes != NULL ? find_named (themes, change->label) : NULL;

  if (themes == NULL)
    return NULL;
  if (same != NULL && same->id != change->theme)
    {
      g_set_error_literal (error, ACCORD_ERROR, ACCORD_ERROR_INVALID,
                           _("Another theme has that name. Merge the two, or choose another name."));
      return NULL;
    }
  return GINT_TO_POINTER (accord_record_write (connection, "term", change->theme, (const char *const[]) { "label", NULL },
                                               (const char *const[]) { change->label, NULL }, error) &&
                          (same != NULL ||
                           add_spellings (connection, change->theme, accord_record_get (theme, "label"), error)));
}

/**
 * accord_theme_rename:
 * @theme: a theme
 * @label: its new name
 *
 * The old name becomes another spelling. Words that are coded with the theme have the new one, for they have the theme.
 *
 * Returns: (transfer full): an edit, %NULL with ACCORD_ERROR_INVALID for an empty name; it fails with ACCORD_ERROR_INVALID
 *   when another theme has the name
 */
AccordRequest *
accord_theme_rename (gint64 theme, const char *label, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (label));

  if (*stripped != '\0')
    return accord_request_edit (_("Theme renamed"), rename_cb, change_new (theme, 0, stripped), change_free, NULL);
  g_set_error_literal (error, ACCORD_ERROR, ACCORD_ERROR_INVALID, _("A theme needs a name."));
  return NULL;
}

/* --- two that are one --- */

/* In this order nothing points at what is not there: highlights follow only once the feedback has the theme. */
static const char *const MOVES[] = {
  /* Given to the feedback itself by either, it is given so. */
  "INSERT INTO feedback_term (feedback_id, term_id, by_words) SELECT feedback_id, ?1, by_words FROM feedback_term"
  " WHERE term_id = ?2 ON CONFLICT DO UPDATE SET by_words = min (by_words, excluded.by_words)",
  "UPDATE highlight SET term_id = ?1 WHERE term_id = ?2",
  "DELETE FROM feedback_term WHERE term_id = ?2",
  "INSERT INTO activity_term (activity_id, term_id) SELECT activity_id, ?1 FROM activity_term WHERE term_id = ?2"
  " ON CONFLICT DO NOTHING",
  "DELETE FROM activity_term WHERE term_id = ?2",
  /* The theme that stays may lie below the one that goes. */
  "UPDATE term SET parent_id = (SELECT parent_id FROM term WHERE id = ?2) WHERE id = ?1 AND parent_id = ?2",
  "UPDATE term SET parent_id = ?1 WHERE parent_id = ?2 AND NOT EXISTS (WITH RECURSIVE above (id) AS (SELECT ?1 UNION"
  " SELECT t.parent_id FROM term AS t JOIN above ON above.id = t.id) SELECT 1 FROM above WHERE above.id = term.id)",
  "UPDATE term SET parent_id = (SELECT parent_id FROM term WHERE id = ?2) WHERE parent_id = ?2",
  "DELETE FROM term WHERE id = ?2",
};

static gpointer
merge_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;
  g_autoptr (AccordRecord) keep = read_theme (connection, change->theme, error);
  g_autoptr (AccordRecord) other = keep != NULL ? read_theme (connection, change->other, error) : NULL;

  if (other == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (MOVES); i++)
    if (!accord_connection_run (connection, error, MOVES[i], "ii", change->theme, change->other))
      return NULL;
  return GINT_TO_POINTER (add_spellings (connection, change->theme, accord_record_get (other, "label"), error) &&
                          add_spellings (connection, change->theme, accord_record_get (other, "words"), error));
}

/**
 * accord_theme_merge:
 * @keep: the theme that stays
 * @other: the one that goes: all that has it has @keep, what lies below it lies below @keep, and its names become other
 *   spellings
 *
 * Words that were coded with both stay coded twice: no highlight is ever dropped.
 *
 * Returns: (transfer full): an edit, one undo step; %NULL with ACCORD_ERROR_INVALID when both are the same
 */
AccordRequest *
accord_theme_merge (gint64 keep, gint64 other, GError **error)
{
  if (keep != other)
    return accord_request_edit (_("Themes merged"), merge_cb, change_new (keep, other, NULL), change_free, NULL);
  g_set_error_literal (error, ACCORD_ERROR, ACCORD_ERROR_INVALID,
                       _("A theme cannot be merged with itself. Choose another one."));
  return NULL;
}

/* --- one that is none any more --- */

static const char *const LEAVES[] = {
  "UPDATE highlight SET term_id = NULL, former = t.label FROM term AS t WHERE term_id = ?1 AND t.id = ?1",
  "DELETE FROM feedback_term WHERE term_id = ?1",
  "DELETE FROM activity_term WHERE term_id = ?1",
  "UPDATE term SET parent_id = (SELECT parent_id FROM term WHERE id = ?1) WHERE parent_id = ?1",
  "DELETE FROM term WHERE id = ?1",
};

static gpointer
delete_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;
  g_autoptr (AccordRecord) theme = read_theme (connection, change->theme, error);

  if (theme == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (LEAVES); i++)
    if (!accord_connection_run (connection, error, LEAVES[i], "i", change->theme))
      return NULL;
  return GINT_TO_POINTER (TRUE);
}

/**
 * accord_theme_delete:
 * @theme: a theme
 *
 * Feedback and activities lose the theme; words that were coded with it stay, with its name; what lies below it moves up.
 *
 * Returns: (transfer full): an edit, one undo step
 */
AccordRequest *
accord_theme_delete (gint64 theme)
{
  return accord_request_edit (_("Theme deleted"), delete_cb, change_new (theme, 0, NULL), change_free, NULL);
}
