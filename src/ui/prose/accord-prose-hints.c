/* accord-prose-hints.c: how many words there are, and which could be plainer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prose/accord-prose-hints.h"

#include <glib/gi18n.h>

#include "ui/common/accord-background.h"
#include "ui/prose/accord-prose-grid.h"

#define RESOURCES "/io/github/accord_icp/Accord/ui/prose/"

/* A longer list would only discourage. */
#define MOST_ROWS 50

/* Longer than somebody who types rests between two words. */
#define PAUSE_MS 1500

/**
 * AccordProseHints:
 *
 * A button with the number of words. What could be plainer is counted beside it and listed when somebody asks; nothing
 * is marked in the text.
 */
struct _AccordProseHints
{
  AdwBin parent_instance;

  GtkPopover *popover;
  GtkLabel *words;
  GtkLabel *plan_words;
  GtkLabel *verdict;
  GtkWidget *places;
  GtkListBox *list;

  AccordProseArea *area;        /* weak: looking may outlive it */
  guint n_words;
  GPtrArray *hints;             /* AccordHint */
  GArray *stretches;            /* Stretch: where what was looked at stands */
  gboolean looking;
  gboolean outdated;            /* the text has changed since it was last read */
  guint pause_source;

  gboolean has_plan;
  guint n_other_words;
  GStrv expanded;
};

G_DEFINE_FINAL_TYPE (AccordProseHints, accord_prose_hints, ADW_TYPE_BIN)

/* --- looking, on a thread of its own --- */

/* Where a stretch of the text that is looked at stands: a line or, when @grid is set, a cell. In characters. */
typedef struct
{
  AccordProseGrid *grid;
  guint row;
  guint column;
  int looked_at;
  int shown_at;
} Stretch;

typedef struct
{
  AccordProse *prose;
  char *text;
  GArray *stretches;
  GStrv expanded;

  guint n_words;
  GPtrArray *hints;
} Look;

static void
free_look (gpointer data)
{
  Look *look = data;

  accord_prose_unref (look->prose);
  g_free (look->text);
  g_array_unref (look->stretches);
  g_strfreev (look->expanded);
  g_clear_pointer (&look->hints, g_ptr_array_unref);
  g_free (look);
}

static void
clear_stretch (gpointer data)
{
  g_clear_object (&((Stretch *) data)->grid);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const AccordPlainEnglish *rules = accord_plain_english_get_default ();
  Look *look = data;
  g_autofree char *all = accord_prose_plain_text (look->prose);

  look->n_words = accord_prose_count_words (all);
  look->hints = rules != NULL ? accord_plain_english_check (rules, look->text, (const char *const *) look->expanded)
                              : g_ptr_array_new ();
  g_task_return_boolean (task, TRUE);
}

static void
read_table (AccordProseGrid *grid, GString *text, int *n_chars, GArray *stretches)
{
  for (guint row = 0; row < accord_prose_grid_get_n_rows (grid); row++)
    for (guint column = 0; column < accord_prose_grid_get_n_columns (grid); column++)
      {
        g_autofree char *words = accord_prose_grid_dup_checked_text (grid, row, column);
        Stretch stretch = { g_object_ref (grid), row, column, *n_chars, 0 };

        g_array_append_val (stretches, stretch);
        g_string_append (text, words);
        g_string_append_c (text, '\n');
        *n_chars += (int) g_utf8_strlen (words, -1) + 1;
      }
}

/* The text as it is seen, in the order in which it is read, a line for each line and each cell; what is shown as source is
 * left out.
 */
static char *
read_text (AccordProseHints *self, GArray *stretches)
{
  AccordProseBuffer *buffer = accord_prose_area_get_buffer (self->area);
  GString *text = g_string_new (NULL);
  GtkTextIter start, end;
  int n_chars = 0;
  guint level;

  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (buffer), &start);
  do
    {
      AccordProseKind kind = accord_prose_buffer_get_line_kind (buffer, &start, &level);

      end = start;
      gtk_text_iter_forward_line (&end);
      if (kind == ACCORD_PROSE_TABLE)
        read_table (accord_prose_buffer_get_table_at (buffer, &start), text, &n_chars, stretches);
      else if (kind <= ACCORD_PROSE_QUOTE)
        {
          g_autofree char *line = gtk_text_iter_get_slice (&start, &end);
          Stretch stretch = { .looked_at = n_chars, .shown_at = gtk_text_iter_get_offset (&start) };

          g_array_append_val (stretches, stretch);
          g_string_append (text, line);
          n_chars += (int) g_utf8_strlen (line, -1);
        }
      start = end;
    }
  while (!gtk_text_iter_is_end (&start));
  return g_string_free_and_steal (text);
}

/* The stretch that a place of the text that was looked at is in. */
static const Stretch *
find_stretch (AccordProseHints *self, int at)
{
  guint i = self->stretches->len;

  while (i > 1 && g_array_index (self->stretches, Stretch, i - 1).looked_at > at)
    i--;
  return i > 0 ? &g_array_index (self->stretches, Stretch, i - 1) : NULL;
}

/* --- showing --- */

static char *
describe_hint (const AccordHint *hint)
{
  switch (hint->kind)
    {
    case ACCORD_HINT_LONG_SENTENCE:
      return g_strdup_printf (ngettext ("A sentence of %u word", "A sentence of %u words", hint->n_words), hint->n_words);
    case ACCORD_HINT_LONG_WORD:
      /* Translators: a long word, and plainer ones. */
      return g_strdup_printf (_("Instead of “%s”: %s"), hint->words, hint->instead);
    case ACCORD_HINT_ABBREVIATION:
    default:
      return g_strdup_printf (_("“%s” is not written out before"), hint->words);
    }
}

static GtkWidget *
make_row (const AccordHint *hint)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = describe_hint (hint);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (hint->kind == ACCORD_HINT_LONG_SENTENCE)
    {
      /* Translators: how a sentence begins. */
      g_autofree char *beginning = g_strdup_printf (_("“%s…”"), hint->words);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), beginning);
    }
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static char *
write_words (guint n_words)
{
  return g_strdup_printf (ngettext ("%'u word", "%'u words", n_words), n_words);
}

static char *
write_hints (guint n_hints)
{
  return n_hints == 0 ? g_strdup (_("Nothing to make plainer"))
                      : g_strdup_printf (ngettext ("%u hint for plain English", "%u hints for plain English", n_hints),
                                         n_hints);
}

/* Translators: a number of words, and how long one needs to read them. */
static char *
write_length (guint n_words)
{
  const AccordPlainEnglish *rules = accord_plain_english_get_default ();
  guint n_minutes = rules != NULL ? accord_plain_english_get_minutes (rules, n_words) : 0;
  g_autofree char *words = write_words (n_words);
  g_autofree char *minutes = g_strdup_printf (ngettext ("%'u minute to read", "%'u minutes to read", n_minutes), n_minutes);

  return n_minutes > 0 ? g_strdup_printf ("%s · %s", words, minutes) : g_steal_pointer (&words);
}

static void
show_summary (AccordProseHints *self)
{
  g_autofree char *words = write_words (self->n_words);
  g_autofree char *hints = g_strdup_printf (ngettext ("%u hint", "%u hints", self->hints->len), self->hints->len);
  g_autofree char *summary = g_strdup_printf ("%s · %s", words, hints);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (adw_bin_get_child (ADW_BIN (self))), self->hints->len > 0 ? summary : words);
}

static void
show_details (AccordProseHints *self)
{
  guint n_plan_words = self->n_other_words + self->n_words;
  g_autofree char *length = write_length (self->n_words);
  g_autofree char *plan_length = write_length (n_plan_words);
  g_autofree char *section = g_strdup_printf (_("This section: %s"), length);
  g_autofree char *plan = g_strdup_printf (_("The strategy: %s"), plan_length);
  g_autofree char *verdict = write_hints (self->hints->len);

  gtk_label_set_label (self->words, section);
  gtk_label_set_label (self->plan_words, plan);
  gtk_widget_set_visible (GTK_WIDGET (self->plan_words), self->has_plan);
  gtk_label_set_label (self->verdict, verdict);
  gtk_widget_set_visible (self->places, self->hints->len > 0);
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < MIN (self->hints->len, MOST_ROWS); i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (self->hints, i)));
}

/* --- when to look --- */

static void start (AccordProseHints *self);

static void
looked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordProseHints) self = data;
  Look *look = g_task_get_task_data (G_TASK (result));

  self->looking = FALSE;
  if (self->area == NULL)
    return;
  self->n_words = look->n_words;
  g_ptr_array_unref (self->hints);
  self->hints = g_ptr_array_ref (look->hints);
  g_array_unref (self->stretches);
  self->stretches = g_array_ref (look->stretches);
  show_summary (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->popover)))
    show_details (self);
  if (self->outdated)
    start (self);
}

static void
start (AccordProseHints *self)
{
  Look *look = g_new0 (Look, 1);

  look->prose = accord_prose_buffer_read (accord_prose_area_get_buffer (self->area));
  look->stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  g_array_set_clear_func (look->stretches, clear_stretch);
  look->text = read_text (self, look->stretches);
  look->expanded = g_strdupv (self->expanded);
  self->outdated = FALSE;
  self->looking = TRUE;
  accord_background_run (GTK_WIDGET (self), look_in_thread, look, free_look, NULL, looked_cb);
}

static gboolean
look_cb (gpointer data)
{
  AccordProseHints *self = data;

  self->pause_source = 0;
  if (self->looking)
    self->outdated = TRUE;
  else if (self->area != NULL)
    start (self);
  return G_SOURCE_REMOVE;
}

/**
 * accord_prose_hints_update:
 *
 * Looks at the text again once it is on the screen, and shows a little later what was found.
 */
void
accord_prose_hints_update (AccordProseHints *self)
{
  g_return_if_fail (ACCORD_IS_PROSE_HINTS (self));

  g_clear_handle_id (&self->pause_source, g_source_remove);
  self->pause_source = g_idle_add_full (G_PRIORITY_LOW, look_cb, self, NULL);
}

/**
 * accord_prose_hints_update_later:
 *
 * Looks at the text again once this has not been asked for a while: while somebody types, a long text is not read over and
 * over.
 */
void
accord_prose_hints_update_later (AccordProseHints *self)
{
  g_return_if_fail (ACCORD_IS_PROSE_HINTS (self));

  g_clear_handle_id (&self->pause_source, g_source_remove);
  if (self->area != NULL)
    self->pause_source = g_timeout_add (PAUSE_MS, look_cb, self);
}

static void
show_cb (AccordProseHints *self)
{
  if (self->pause_source != 0)
    accord_prose_hints_update (self);
  show_details (self);
}

/**
 * accord_prose_hints_set_plan:
 * @words: what is known of the strategy around the text
 *
 * Sets how many words the rest of the strategy has, and which abbreviations it writes out before.
 */
void
accord_prose_hints_set_plan (AccordProseHints *self, const AccordPlanWords *words)
{
  g_return_if_fail (ACCORD_IS_PROSE_HINTS (self));
  g_return_if_fail (words != NULL);

  self->has_plan = TRUE;
  self->n_other_words = words->n_words;
  g_strfreev (self->expanded);
  self->expanded = g_strdupv (words->expanded);
  accord_prose_hints_update (self);
}

static void
show_in_text (AccordProseHints *self, int from, int to)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (accord_prose_area_get_buffer (self->area));
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, to);
  gtk_text_buffer_select_range (buffer, &end, &start);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->area), gtk_text_buffer_get_insert (buffer), 0.15, FALSE, 0, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->area));
}

/* Goes to the place. What was typed has been looked at when the list was opened, since the text lost the focus then. */
static void
row_activated_cb (AccordProseHints *self, GtkListBoxRow *row)
{
  AccordProseBuffer *buffer = accord_prose_area_get_buffer (self->area);
  g_autoptr (GPtrArray) grids = accord_prose_buffer_list_grids (buffer);
  const AccordHint *hint = g_ptr_array_index (self->hints, (guint) gtk_list_box_row_get_index (row));
  const Stretch *stretch = find_stretch (self, (int) hint->start);
  int from, to;

  gtk_popover_popdown (self->popover);
  if (stretch == NULL)
    return;
  from = (int) hint->start - stretch->looked_at + stretch->shown_at;
  to = (int) hint->end - stretch->looked_at + stretch->shown_at;
  if (stretch->grid == NULL)
    show_in_text (self, from, to);
  else if (g_ptr_array_find (grids, stretch->grid, NULL))
    accord_prose_buffer_show_cell (buffer, stretch->grid, stretch->row, stretch->column, from, to);
}

/**
 * accord_prose_hints_set_area:
 * @area: the area that the text is typed into
 *
 * To be called once.
 */
void
accord_prose_hints_set_area (AccordProseHints *self, AccordProseArea *area)
{
  g_return_if_fail (ACCORD_IS_PROSE_HINTS (self));
  g_return_if_fail (self->area == NULL);

  g_set_weak_pointer (&self->area, area);
  accord_prose_hints_update (self);
}

/* --- the object --- */

static void
accord_prose_hints_dispose (GObject *object)
{
  AccordProseHints *self = ACCORD_PROSE_HINTS (object);

  g_clear_handle_id (&self->pause_source, g_source_remove);
  g_clear_weak_pointer (&self->area);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_PROSE_HINTS);

  G_OBJECT_CLASS (accord_prose_hints_parent_class)->dispose (object);
}

static void
accord_prose_hints_finalize (GObject *object)
{
  AccordProseHints *self = ACCORD_PROSE_HINTS (object);

  g_ptr_array_unref (self->hints);
  g_array_unref (self->stretches);
  g_strfreev (self->expanded);

  G_OBJECT_CLASS (accord_prose_hints_parent_class)->finalize (object);
}

static void
accord_prose_hints_class_init (AccordProseHintsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = accord_prose_hints_dispose;
  object_class->finalize = accord_prose_hints_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCES "accord-prose-hints.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordProseHints, popover);
  gtk_widget_class_bind_template_child (widget_class, AccordProseHints, words);
  gtk_widget_class_bind_template_child (widget_class, AccordProseHints, plan_words);
  gtk_widget_class_bind_template_child (widget_class, AccordProseHints, verdict);
  gtk_widget_class_bind_template_child (widget_class, AccordProseHints, places);
  gtk_widget_class_bind_template_child (widget_class, AccordProseHints, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
}

static void
accord_prose_hints_init (AccordProseHints *self)
{
  self->hints = g_ptr_array_new ();
  self->stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  gtk_widget_init_template (GTK_WIDGET (self));
}
