/* accord-prose-finder.c: the places of some words in a text while it is edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prose/accord-prose-finder.h"

#include "ui/prose/accord-prose-buffer-private.h"
#include "ui/prose/accord-prose-grid.h"

/**
 * AccordProseFinder:
 *
 * Knows where the words are, marks the places, and replaces them. It looks again after each edit.
 */
struct _AccordProseFinder
{
  GObject parent_instance;

  AccordProseBuffer *buffer;
  AccordFind *find;
  GArray *hits;                 /* Hit, in the order of the text */
  GtkTextTag *tag;
  guint idle;
};

G_DEFINE_FINAL_TYPE (AccordProseFinder, accord_prose_finder, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Characters, not bytes; of the text or, when @grid is set, of a cell. */
typedef struct
{
  AccordProseGrid *grid;        /* lives as long as the text is not changed */
  guint row;
  guint column;
  int at;                       /* in the text, where a table is one character */
  int start;
  int end;
} Hit;

static Hit *
get_hit (AccordProseFinder *self, guint index)
{
  return &g_array_index (self->hits, Hit, index);
}

static AccordProseBuffer *
get_buffer (AccordProseFinder *self, const Hit *hit)
{
  return hit->grid != NULL ? accord_prose_grid_get_cell (hit->grid, hit->row, hit->column) : self->buffer;
}

/* --- looking --- */

static void
unmark (AccordProseFinder *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  gtk_text_buffer_remove_tag (GTK_TEXT_BUFFER (self->buffer), self->tag, &start, &end);
}

static void
mark (AccordProseFinder *self, const Hit *hit)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), &start, hit->start);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), &end, hit->end);
  gtk_text_buffer_apply_tag (GTK_TEXT_BUFFER (self->buffer), self->tag, &start, &end);
}

/* Adds the places of one buffer; @hit says where it is. */
static void
collect_in (AccordProseFinder *self, Hit hit)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (get_buffer (self, &hit));
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  g_autoptr (GArray) ranges = NULL;
  const char *at;
  int offset = 0;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  at = text = gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
  ranges = accord_find_in_text (self->find, text);
  for (guint i = 0; i < ranges->len; i++)
    {
      const AccordFindRange *range = &g_array_index (ranges, AccordFindRange, i);

      hit.start = offset + (int) g_utf8_strlen (at, text + range->start - at);
      hit.end = hit.start + (int) g_utf8_strlen (text + range->start, (gssize) (range->end - range->start));
      at = text + range->end;
      offset = hit.end;
      if (hit.grid == NULL)
        {
          hit.at = hit.start;
          mark (self, &hit);
        }
      g_array_append_val (self->hits, hit);
    }
}

static void
collect_in_table (AccordProseFinder *self, AccordProseGrid *grid)
{
  GtkTextIter iter;
  Hit hit = { .grid = grid };

  gtk_text_buffer_get_iter_at_child_anchor (GTK_TEXT_BUFFER (self->buffer), &iter, accord_prose_grid_get_anchor (grid));
  hit.at = gtk_text_iter_get_offset (&iter);
  for (hit.row = 0; hit.row < accord_prose_grid_get_n_rows (grid); hit.row++)
    for (hit.column = 0; hit.column < accord_prose_grid_get_n_columns (grid); hit.column++)
      collect_in (self, hit);
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const Hit *one = a, *other = b;

  if (one->at != other->at)
    return one->at - other->at;
  if (one->row != other->row)
    return (int) one->row - (int) other->row;
  return one->column != other->column ? (int) one->column - (int) other->column : one->start - other->start;
}

static void
collect (AccordProseFinder *self)
{
  g_autoptr (GPtrArray) grids = accord_prose_buffer_list_grids (self->buffer);

  collect_in (self, (Hit) { .grid = NULL });
  for (guint i = 0; i < grids->len; i++)
    collect_in_table (self, g_ptr_array_index (grids, i));
  g_array_sort (self->hits, compare_hits);
}

static void
look (AccordProseFinder *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  unmark (self);
  g_array_set_size (self->hits, 0);
  if (self->find != NULL)
    collect (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
idle_cb (gpointer data)
{
  AccordProseFinder *self = data;

  self->idle = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

static void
text_changed_cb (AccordProseFinder *self)
{
  if (self->find != NULL && self->idle == 0)
    self->idle = g_idle_add (idle_cb, self);
}

static void
look_now (AccordProseFinder *self)
{
  if (self->idle != 0)
    look (self);
}

/* --- the object --- */

static void
accord_prose_finder_dispose (GObject *object)
{
  AccordProseFinder *self = ACCORD_PROSE_FINDER (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->buffer);

  G_OBJECT_CLASS (accord_prose_finder_parent_class)->dispose (object);
}

static void
accord_prose_finder_finalize (GObject *object)
{
  AccordProseFinder *self = ACCORD_PROSE_FINDER (object);

  g_clear_pointer (&self->find, accord_find_unref);
  g_array_unref (self->hits);

  G_OBJECT_CLASS (accord_prose_finder_parent_class)->finalize (object);
}

static void
accord_prose_finder_class_init (AccordProseFinderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = accord_prose_finder_dispose;
  object_class->finalize = accord_prose_finder_finalize;

  /**
   * AccordProseFinder::changed:
   *
   * There may be more places or fewer, or another one may be in hand.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
accord_prose_finder_init (AccordProseFinder *self)
{
  self->hits = g_array_new (FALSE, FALSE, sizeof (Hit));
}

/**
 * accord_prose_finder_new:
 * @buffer: a text
 *
 * Returns: (transfer full): what looks for nothing yet
 */
AccordProseFinder *
accord_prose_finder_new (AccordProseBuffer *buffer)
{
  AccordProseFinder *self = g_object_new (ACCORD_TYPE_PROSE_FINDER, NULL);

  self->buffer = g_object_ref (buffer);
  /* A ground that black text and white text can both be read on. */
  self->tag = gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (buffer), NULL, "background", "rgba(229,165,10,0.35)", NULL);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "edited", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * accord_prose_finder_set_find:
 * @find: (nullable): what to look for
 *
 * Looks for other words.
 */
void
accord_prose_finder_set_find (AccordProseFinder *self, AccordFind *find)
{
  g_return_if_fail (ACCORD_IS_PROSE_FINDER (self));

  if (find == self->find || (find != NULL && self->find != NULL && accord_find_equal (find, self->find)))
    return;
  g_clear_pointer (&self->find, accord_find_unref);
  self->find = find != NULL ? accord_find_ref (find) : NULL;
  look (self);
}

/**
 * accord_prose_finder_get_n_hits:
 *
 * Returns: how many places there are
 */
guint
accord_prose_finder_get_n_hits (AccordProseFinder *self)
{
  g_return_val_if_fail (ACCORD_IS_PROSE_FINDER (self), 0);

  look_now (self);
  return self->hits->len;
}

/**
 * accord_prose_finder_get_current:
 *
 * Returns: which of the places is selected, from 1; 0 for none
 */
guint
accord_prose_finder_get_current (AccordProseFinder *self)
{
  AccordProseBuffer *active;
  GtkTextIter start, end;

  g_return_val_if_fail (ACCORD_IS_PROSE_FINDER (self), 0);

  look_now (self);
  active = accord_prose_buffer_get_active_cell (self->buffer);
  if (active == NULL)
    active = self->buffer;
  gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (active), &start, &end);
  for (guint i = 0; i < self->hits->len; i++)
    if (get_buffer (self, get_hit (self, i)) == active &&
        get_hit (self, i)->start == gtk_text_iter_get_offset (&start) &&
        get_hit (self, i)->end == gtk_text_iter_get_offset (&end))
      return i + 1;
  return 0;
}

/* --- going to a place --- */

/**
 * accord_prose_finder_show:
 * @index: a place, from 0
 *
 * Selects a place.
 *
 * Returns: whether there is one
 */
gboolean
accord_prose_finder_show (AccordProseFinder *self, guint index)
{
  GtkTextIter start, end;
  const Hit *hit;

  g_return_val_if_fail (ACCORD_IS_PROSE_FINDER (self), FALSE);

  look_now (self);
  if (index >= self->hits->len)
    return FALSE;
  hit = get_hit (self, index);
  if (hit->grid != NULL)
    accord_prose_buffer_show_cell (self->buffer, hit->grid, hit->row, hit->column, hit->start, hit->end);
  else
    {
      accord_prose_buffer_set_active_cell (self->buffer, NULL);
      gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), &start, hit->start);
      gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), &end, hit->end);
      gtk_text_buffer_select_range (GTK_TEXT_BUFFER (self->buffer), &end, &start);
    }
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

static guint
find_after (AccordProseFinder *self, int offset)
{
  guint i = 0;

  while (i < self->hits->len && get_hit (self, i)->at < offset)
    i++;
  return i < self->hits->len ? i : 0;
}

static guint
find_before (AccordProseFinder *self, int offset)
{
  guint i = self->hits->len;

  while (i > 0 && get_hit (self, i - 1)->at >= offset)
    i--;
  return i > 0 ? i - 1 : self->hits->len - 1;
}

/**
 * accord_prose_finder_move:
 * @forward: to the next place; else to the one before
 * @stay: whether the place that the cursor is at will do
 *
 * Selects another place, round the ends of the text.
 *
 * Returns: whether there is one
 */
gboolean
accord_prose_finder_move (AccordProseFinder *self, gboolean forward, gboolean stay)
{
  guint current = accord_prose_finder_get_current (self);
  GtkTextIter start, end;

  g_return_val_if_fail (ACCORD_IS_PROSE_FINDER (self), FALSE);

  if (self->hits->len == 0)
    return FALSE;
  if (current > 0)
    return accord_prose_finder_show (self, stay ? current - 1
                                                : (current - 1 + (forward ? 1 : self->hits->len - 1)) % self->hits->len);
  gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  return accord_prose_finder_show (self, forward ? find_after (self, gtk_text_iter_get_offset (stay ? &start : &end))
                                                 : find_before (self, gtk_text_iter_get_offset (&start)));
}

/* --- replacing --- */

static void
replace_hit (AccordProseFinder *self, const Hit *hit, const char *text)
{
  AccordProseBuffer *buffer = get_buffer (self, hit);

  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (buffer));
  accord_prose_buffer_replace (buffer, hit->start, hit->end, text);
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (buffer));
}

/* Goes to the first place after what was just replaced. */
static void
show_after (AccordProseFinder *self, const Hit *replaced, int end)
{
  Hit after = *replaced;
  guint i = 0;

  after.start = end;
  after.at = after.grid != NULL ? after.at : end;
  while (i < self->hits->len && compare_hits (get_hit (self, i), &after) < 0)
    i++;
  if (!accord_prose_finder_show (self, i < self->hits->len ? i : 0))
    g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * accord_prose_finder_replace:
 * @text: what comes in place of the words, on one line
 *
 * Replaces the place that is selected and goes to the next; when none is selected it only goes to the next. One step of
 * the text's undo.
 *
 * Returns: whether something was replaced
 */
gboolean
accord_prose_finder_replace (AccordProseFinder *self, const char *text)
{
  guint current = accord_prose_finder_get_current (self);
  Hit hit;

  g_return_val_if_fail (ACCORD_IS_PROSE_FINDER (self), FALSE);

  if (current == 0)
    {
      accord_prose_finder_move (self, TRUE, TRUE);
      return FALSE;
    }
  hit = *get_hit (self, current - 1);
  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (self->buffer));
  accord_prose_buffer_record (self->buffer);
  replace_hit (self, &hit, text);
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (self->buffer));
  look (self);
  show_after (self, &hit, hit.start + (int) g_utf8_strlen (text, -1));
  return TRUE;
}

/* Words within what is kept as source could make something else of it: they are replaced one by one, if at all. */
static gboolean
is_kept (AccordProseFinder *self, const Hit *hit)
{
  GtkTextIter start;
  guint level;

  if (hit->grid != NULL)
    return FALSE;
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), &start, hit->start);
  return accord_prose_buffer_get_line_kind (self->buffer, &start, &level) == ACCORD_PROSE_KEPT;
}

/**
 * accord_prose_finder_replace_all:
 * @text: what comes in place of the words, on one line
 *
 * Replaces all places but those in what is kept as source. One step of the text's undo.
 *
 * Returns: how many were replaced
 */
guint
accord_prose_finder_replace_all (AccordProseFinder *self, const char *text)
{
  guint n_replaced = 0;

  g_return_val_if_fail (ACCORD_IS_PROSE_FINDER (self), 0);

  look_now (self);
  if (self->hits->len == 0)
    return 0;
  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (self->buffer));
  accord_prose_buffer_record (self->buffer);
  for (guint i = self->hits->len; i > 0; i--)
    if (!is_kept (self, get_hit (self, i - 1)))
      {
        replace_hit (self, get_hit (self, i - 1), text);
        n_replaced++;
      }
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (self->buffer));
  look (self);
  return n_replaced;
}
