/* accord-prose-history.c: undo and redo within a text
 *
 * GtkTextBuffer's own undo does not bring back tags, which here are what the text means. So the
 * text is remembered with its tags, as it was before each run of typing and each command. A section
 * is small: a hundred of these take less room than one picture. A table is remembered as the prose that
 * it holds, which never changes, so that it costs nothing while it is not edited.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prose/accord-prose-buffer-private.h"

/* What is kept at most, in bytes; of the newest states a few are kept always. */
#define MAX_SIZE (16 * 1024 * 1024)
#define MIN_STATES 20

/* A run of typing ends after so much rest, and at the first word after so many characters. */
#define REST_US (3 * G_USEC_PER_SEC)
#define RUN_LENGTH 60

typedef struct
{
  GtkTextTag *tag;
  int start;
  int end;
} Range;

/* Stands for a table in the text of a state: a code point that is no character, as long as the one that
 * GTK gives for a child.
 */
#define TABLE_MARK "\uFDD0"

typedef struct
{
  char *text;
  GArray *ranges;
  GPtrArray *tables;
  int insert;
  int bound;

  /* The cell that the cursor is in; no table if it is in none. */
  int table;
  guint row;
  guint column;
  int cell_insert;
  int cell_bound;
} State;

struct _AccordProseHistory
{
  AccordProseBuffer *buffer;
  GQueue back;
  GQueue forward;

  /* Of the user action that goes on, and of the run of typing. */
  guint depth;
  gboolean recorded;
  AccordProseBuffer *place;
  AccordProseChange change;
  int expected;
  int length;
  gint64 time;
};

static void
free_state (gpointer data)
{
  State *state = data;

  g_free (state->text);
  g_array_unref (state->ranges);
  g_ptr_array_unref (state->tables);
  g_free (state);
}

static gsize
measure_state (const State *state)
{
  return sizeof *state + strlen (state->text) + state->ranges->len * sizeof (Range);
}

static void
clear_range (gpointer data)
{
  g_object_unref (((Range *) data)->tag);
}

AccordProseHistory *
accord_prose_history_new (AccordProseBuffer *buffer)
{
  AccordProseHistory *self = g_new0 (AccordProseHistory, 1);

  self->buffer = buffer;
  self->expected = -1;
  g_queue_init (&self->back);
  g_queue_init (&self->forward);

  return self;
}

void
accord_prose_history_clear (AccordProseHistory *self)
{
  g_queue_clear_full (&self->back, free_state);
  g_queue_clear_full (&self->forward, free_state);
  self->expected = -1;
}

void
accord_prose_history_free (AccordProseHistory *self)
{
  accord_prose_history_clear (self);
  g_free (self);
}

/* Notes which of our tags begin and end at @iter. */
static void
collect_toggles (const GtkTextIter *iter, GHashTable *open, GArray *ranges)
{
  g_autoptr (GSList) ended = gtk_text_iter_get_toggled_tags (iter, FALSE);
  g_autoptr (GSList) begun = gtk_text_iter_get_toggled_tags (iter, TRUE);
  int offset = gtk_text_iter_get_offset (iter);
  gpointer start;

  for (GSList *l = ended; l != NULL; l = l->next)
    if (g_hash_table_steal_extended (open, l->data, NULL, &start))
      {
        Range range = { g_object_ref (l->data), GPOINTER_TO_INT (start), offset };

        g_array_append_val (ranges, range);
      }

  for (GSList *l = begun; l != NULL; l = l->next)
    if (accord_prose_tag_get (l->data) != NULL)
      g_hash_table_insert (open, l->data, GINT_TO_POINTER (offset));
}

static int
get_mark_offset (GtkTextBuffer *buffer, GtkTextMark *mark)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, mark);

  return gtk_text_iter_get_offset (&iter);
}

/* The text, with a mark where each of @grids stands. */
static char *
capture_text (GtkTextBuffer *buffer, GPtrArray *grids)
{
  GtkTextIter start;
  GtkTextIter end;
  char *text;
  char *p;
  int offset = 0;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
  p = text;
  for (guint i = 0; i < grids->len; i++)
    {
      GtkTextIter iter;

      gtk_text_buffer_get_iter_at_child_anchor (buffer, &iter, accord_prose_grid_get_anchor (grids->pdata[i]));
      p = g_utf8_offset_to_pointer (p, gtk_text_iter_get_offset (&iter) - offset);
      memcpy (p, TABLE_MARK, strlen (TABLE_MARK));
      offset = gtk_text_iter_get_offset (&iter);
    }

  return text;
}

static void
capture_cell (State *state, AccordProseBuffer *cell, GPtrArray *grids)
{
  guint index;

  state->table = -1;
  if (cell != NULL && g_ptr_array_find (grids, accord_prose_buffer_get_grid (cell), &index) &&
      accord_prose_grid_find_cell (grids->pdata[index], cell, &state->row, &state->column))
    {
      state->table = index;
      state->cell_insert = get_mark_offset (GTK_TEXT_BUFFER (cell), gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (cell)));
      state->cell_bound =
          get_mark_offset (GTK_TEXT_BUFFER (cell), gtk_text_buffer_get_selection_bound (GTK_TEXT_BUFFER (cell)));
    }
}

static State *
capture_state (AccordProseHistory *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  g_autoptr (GHashTable) open = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) grids = accord_prose_buffer_list_grids (self->buffer);
  State *state = g_new0 (State, 1);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  state->text = capture_text (buffer, grids);
  state->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_prose_unref);
  for (guint i = 0; i < grids->len; i++)
    g_ptr_array_add (state->tables, accord_prose_ref (accord_prose_grid_get_prose (grids->pdata[i])));
  capture_cell (state, accord_prose_buffer_get_active_cell (self->buffer), grids);
  state->insert = get_mark_offset (buffer, gtk_text_buffer_get_insert (buffer));
  state->bound = get_mark_offset (buffer, gtk_text_buffer_get_selection_bound (buffer));
  state->ranges = g_array_new (FALSE, FALSE, sizeof (Range));
  g_array_set_clear_func (state->ranges, clear_range);

  collect_toggles (&start, open, state->ranges);
  while (gtk_text_iter_forward_to_tag_toggle (&start, NULL))
    collect_toggles (&start, open, state->ranges);
  collect_toggles (&end, open, state->ranges);

  return state;
}

static guint
count_marks (const char *text, gsize length)
{
  guint n = 0;

  for (const char *p = text; (p = g_strstr_len (p, text + length - p, TABLE_MARK)) != NULL; p += strlen (TABLE_MARK))
    n++;

  return n;
}

/* Inserts @text, and a new table of @tables from @n_table on for each of its marks. */
static void
insert_with_tables (AccordProseHistory *self, GtkTextIter *iter, const char *text, gsize length, GPtrArray *tables,
                    guint n_table)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  const char *end = text + length;

  while (text < end)
    {
      const char *mark = g_strstr_len (text, end - text, TABLE_MARK);

      gtk_text_buffer_insert (buffer, iter, text, (mark != NULL ? mark : end) - text);
      if (mark == NULL)
        return;

      if (n_table < tables->len)
        {
          g_autoptr (AccordProseGrid) grid = accord_prose_grid_new (self->buffer, tables->pdata[n_table++]);

          gtk_text_buffer_insert_child_anchor (buffer, iter, accord_prose_grid_get_anchor (grid));
        }
      text = mark + strlen (TABLE_MARK);
    }
}

/* Replaces only what differs, so that the view need not lay out and check the rest again. */
static void
restore_text (AccordProseHistory *self, const State *state)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  g_autoptr (GPtrArray) grids = accord_prose_buffer_list_grids (self->buffer);
  g_autofree char *current = capture_text (buffer, grids);
  const char *text = state->text;
  GtkTextIter start;
  GtkTextIter end;
  gsize prefix = 0;
  gsize suffix = 0;
  gsize old_length = strlen (current);
  gsize new_length = strlen (text);

  while (prefix < MIN (old_length, new_length) && current[prefix] == text[prefix])
    prefix++;
  while (prefix > 0 && ((guchar) text[prefix] & 0xc0) == 0x80)
    prefix--;
  while (suffix < MIN (old_length, new_length) - prefix &&
         current[old_length - 1 - suffix] == text[new_length - 1 - suffix])
    suffix++;
  while (suffix > 0 && ((guchar) text[new_length - suffix] & 0xc0) == 0x80)
    suffix--;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, g_utf8_strlen (current, prefix));
  gtk_text_buffer_get_iter_at_offset (buffer, &end, g_utf8_strlen (current, old_length - suffix));
  gtk_text_buffer_delete (buffer, &start, &end);
  insert_with_tables (self, &start, text + prefix, new_length - suffix - prefix, state->tables,
                      count_marks (text, prefix));
}

static void
restore_tables (AccordProseHistory *self, const State *state)
{
  g_autoptr (GPtrArray) grids = accord_prose_buffer_list_grids (self->buffer);

  for (guint i = 0; i < MIN (grids->len, state->tables->len); i++)
    accord_prose_grid_set_prose (grids->pdata[i], state->tables->pdata[i]);

  if (state->table >= 0 && (guint) state->table < grids->len)
    accord_prose_buffer_show_cell (self->buffer, grids->pdata[state->table], state->row, state->column,
                                   state->cell_bound, state->cell_insert);
}

static void
remove_own_tag (GtkTextTag *tag, gpointer data)
{
  GtkTextBuffer *buffer = data;
  GtkTextIter start;
  GtkTextIter end;

  if (accord_prose_tag_get (tag) == NULL)
    return;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, tag, &start, &end);
}

static void
restore_state (AccordProseHistory *self, const State *state)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter start;
  GtkTextIter end;

  accord_prose_buffer_begin_restore (self->buffer);
  restore_text (self, state);
  gtk_text_tag_table_foreach (gtk_text_buffer_get_tag_table (buffer), remove_own_tag, buffer);

  for (guint i = 0; i < state->ranges->len; i++)
    {
      Range *range = &g_array_index (state->ranges, Range, i);

      gtk_text_buffer_get_iter_at_offset (buffer, &start, range->start);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, range->end);
      gtk_text_buffer_apply_tag (buffer, range->tag, &start, &end);
    }

  gtk_text_buffer_get_iter_at_offset (buffer, &start, state->insert);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, state->bound);
  gtk_text_buffer_select_range (buffer, &start, &end);
  restore_tables (self, state);
  accord_prose_buffer_end_restore (self->buffer);
}

static void
drop_oldest (GQueue *states)
{
  gsize size = 0;
  guint n_kept = 0;

  for (GList *l = states->head; l != NULL; l = l->next, n_kept++)
    {
      size += measure_state (l->data);
      if (size > MAX_SIZE && n_kept >= MIN_STATES)
        break;
    }

  while (states->length > n_kept)
    free_state (g_queue_pop_tail (states));
}

/* What happens until the matching end is one step. */
void
accord_prose_history_begin_action (AccordProseHistory *self)
{
  if (self->depth++ == 0)
    self->recorded = FALSE;
}

void
accord_prose_history_end_action (AccordProseHistory *self)
{
  if (self->depth > 0 && --self->depth == 0)
    self->recorded = FALSE;
}

static gboolean
begins_word (AccordProseBuffer *place, int offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (place), &iter, offset);

  return gtk_text_iter_backward_char (&iter) && g_unichar_isspace (gtk_text_iter_get_char (&iter));
}

static gboolean
continues_run (AccordProseHistory *self, AccordProseBuffer *place, AccordProseChange change, int start, int end)
{
  if (place != self->place || change != self->change || g_get_monotonic_time () - self->time > REST_US)
    return FALSE;

  if (change == ACCORD_PROSE_CHANGE_TYPE)
    return start == self->expected && !(self->length >= RUN_LENGTH && begins_word (place, start));

  return change == ACCORD_PROSE_CHANGE_ERASE && (end == self->expected || start == self->expected);
}

/* Called before the text between @start and @end of @place, the text or a cell in it, is typed or erased, or
 * before any other change.
 */
void
accord_prose_history_record (AccordProseHistory *self, AccordProseBuffer *place, AccordProseChange change, int start,
                             int end)
{
  if (self->recorded && self->change == ACCORD_PROSE_CHANGE_OTHER)
    return;

  if (!self->recorded && !continues_run (self, place, change, start, end))
    {
      g_queue_push_head (&self->back, capture_state (self));
      g_queue_clear_full (&self->forward, free_state);
      drop_oldest (&self->back);
      self->length = 0;
    }

  self->recorded = self->depth > 0;
  self->place = place;
  self->change = change;
  self->expected = change == ACCORD_PROSE_CHANGE_TYPE ? end : start;
  self->length += end - start;
  self->time = g_get_monotonic_time ();
}

gboolean
accord_prose_history_can_go (AccordProseHistory *self, gboolean back)
{
  return !g_queue_is_empty (back ? &self->back : &self->forward);
}

void
accord_prose_history_go (AccordProseHistory *self, gboolean back)
{
  State *state = g_queue_pop_head (back ? &self->back : &self->forward);

  if (state == NULL)
    return;

  g_queue_push_head (back ? &self->forward : &self->back, capture_state (self));
  restore_state (self, state);
  free_state (state);
  self->change = ACCORD_PROSE_CHANGE_OTHER;
  self->expected = -1;
}
