/* accord-draft.c: a text that is stored while it is typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-draft.h"

#include "model/accord-record.h"

/* Stored when nothing was typed for so long; and in any case when typing has gone on for so long. */
#define PAUSE_MS 1500
#define LONGEST_MS 15000

/**
 * AccordDraft:
 *
 * Stands between a widget in which one field of a record is typed and the store. What is typed is stored after a pause
 * and when the record is left. What could not be stored stays on the screen, or here when another record is on the screen
 * by then, and is tried again at the next edit. A text that comes from elsewhere is shown, unless somebody is typing.
 *
 * Lives on the main thread.
 */
struct _AccordDraft
{
  GObject parent_instance;

  AccordPartnership *partnership;
  const AccordField *field;
  AccordDraftReadFunc read;
  AccordDraftShowFunc show;      /* NULL when the widget is gone */
  gpointer data;

  gint64 id;                     /* what is on the screen, 0 for nothing */
  char *stored;                  /* what the store holds, as far as is known here */
  gboolean touched;              /* typed since it was last read */
  gint64 touched_since;
  guint pause;
  guint timer;
  guint sending;                 /* edits under way */
  GHashTable *unstored;          /* id -> text that could not be stored */
  GError *error;
};

G_DEFINE_FINAL_TYPE (AccordDraft, accord_draft, G_TYPE_OBJECT)

enum
{
  STATE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
accord_draft_dispose (GObject *object)
{
  accord_draft_close (ACCORD_DRAFT (object));

  G_OBJECT_CLASS (accord_draft_parent_class)->dispose (object);
}

static void
accord_draft_finalize (GObject *object)
{
  AccordDraft *self = ACCORD_DRAFT (object);

  g_clear_object (&self->partnership);
  g_free (self->stored);
  g_hash_table_unref (self->unstored);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (accord_draft_parent_class)->finalize (object);
}

static void
accord_draft_class_init (AccordDraftClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = accord_draft_dispose;
  object_class->finalize = accord_draft_finalize;

  /**
   * AccordDraft::state-changed:
   *
   * Whether all is stored, or why it is not, may have changed.
   */
  signals[STATE_CHANGED] = g_signal_new ("state-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);
}

static void
accord_draft_init (AccordDraft *self)
{
  self->pause = PAUSE_MS;
  self->stored = g_strdup ("");
  self->unstored = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

/**
 * accord_draft_new:
 * @partnership: where it is stored
 * @field: what is typed: a text that may be empty
 * @read: reads the screen
 * @show: shows a text
 * @data: for both; must live until accord_draft_close()
 *
 * Returns: (transfer full): a draft of nothing
 */
AccordDraft *
accord_draft_new (AccordPartnership *partnership, const AccordField *field, AccordDraftReadFunc read,
                  AccordDraftShowFunc show, gpointer data)
{
  AccordDraft *self = g_object_new (ACCORD_TYPE_DRAFT, NULL);

  self->partnership = g_object_ref (partnership);
  self->field = field;
  self->read = read;
  self->show = show;
  self->data = data;
  return self;
}

/* --- storing --- */

typedef struct
{
  AccordDraft *draft;
  gint64 id;
  char *text;
} Sending;

static void
sending_free (Sending *sending)
{
  g_object_unref (sending->draft);
  g_free (sending->text);
  g_free (sending);
}

/* Answers come in the order of the edits, so the last one of a record decides. */
static void
settle (AccordDraft *self, Sending *sending, GError *error)
{
  if (error != NULL)
    {
      g_hash_table_replace (self->unstored, g_memdup2 (&sending->id, sizeof sending->id), g_strdup (sending->text));
      g_clear_error (&self->error);
      self->error = error;
    }
  else
    {
      g_hash_table_remove (self->unstored, &sending->id);
      if (sending->id == self->id)
        g_set_str (&self->stored, sending->text);
      if (g_hash_table_size (self->unstored) == 0)
        g_clear_error (&self->error);
    }
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

static void
sent_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Sending *sending = data;
  GError *error = NULL;

  sending->draft->sending--;
  accord_partnership_do_finish (ACCORD_PARTNERSHIP (object), result, &error);
  settle (sending->draft, sending, error);
  sending_free (sending);
}

static void
send (AccordDraft *self, gint64 id, const char *text)
{
  Sending *sending = g_new (Sending, 1);
  AccordRequest *edit = accord_record_set (self->field, id, text, NULL);

  /* Any text will do for a field that may be empty. */
  g_assert (edit != NULL);
  *sending = (Sending) { g_object_ref (self), id, g_strdup (text) };
  self->sending++;
  accord_partnership_run_async (self->partnership, edit, NULL, sent_cb, sending);
}

static char *
read_screen (AccordDraft *self)
{
  char *text = self->read (self->data);

  return self->field->kind == ACCORD_FIELD_LONG_TEXT ? text : g_strstrip (text);
}

static void
store_screen (AccordDraft *self)
{
  g_autofree char *text = NULL;

  if (self->id == 0 || self->show == NULL || (!self->touched && !g_hash_table_contains (self->unstored, &self->id)))
    return;
  text = read_screen (self);
  self->touched = FALSE;
  self->touched_since = 0;
  if (self->sending > 0 || !g_str_equal (text, self->stored))
    send (self, self->id, text);
  else if (g_hash_table_remove (self->unstored, &self->id) && g_hash_table_size (self->unstored) == 0)
    g_clear_error (&self->error);
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

/* They stay here until they are known to be stored. */
static void
store_others (AccordDraft *self)
{
  GHashTableIter iter;
  gpointer id, text;

  if (self->sending > 0)
    return;
  g_hash_table_iter_init (&iter, self->unstored);
  while (g_hash_table_iter_next (&iter, &id, &text))
    if (*(gint64 *) id != self->id)
      send (self, *(gint64 *) id, text);
}

/**
 * accord_draft_flush:
 *
 * Asks for all that is typed to be stored, without waiting for it.
 */
void
accord_draft_flush (AccordDraft *self)
{
  g_return_if_fail (ACCORD_IS_DRAFT (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  store_screen (self);
  store_others (self);
}

static gboolean
paused_cb (gpointer data)
{
  AccordDraft *self = data;

  self->timer = 0;
  accord_draft_flush (self);
  return G_SOURCE_REMOVE;
}

/**
 * accord_draft_touch:
 *
 * Says that somebody typed. The text is read only when it is to be stored.
 */
void
accord_draft_touch (AccordDraft *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 left;

  g_return_if_fail (ACCORD_IS_DRAFT (self));

  if (self->id == 0)
    return;
  if (!self->touched)
    self->touched_since = now;
  self->touched = TRUE;
  if (self->pause > 0)
    {
      left = LONGEST_MS - (now - self->touched_since) / G_TIME_SPAN_MILLISECOND;
      g_clear_handle_id (&self->timer, g_source_remove);
      self->timer = g_timeout_add ((guint) CLAMP (left, 0, (gint64) self->pause), paused_cb, self);
    }
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

/* --- what is on the screen --- */

/**
 * accord_draft_open:
 * @id: a record, or 0 for none
 * @text: its text as it was last read
 *
 * Puts another record on the screen; what was typed into the one before is stored. Text of this one that could not be
 * stored before comes back.
 */
void
accord_draft_open (AccordDraft *self, gint64 id, const char *text)
{
  const char *unstored;

  g_return_if_fail (ACCORD_IS_DRAFT (self));

  accord_draft_flush (self);
  self->id = id;
  self->touched = FALSE;
  g_set_str (&self->stored, text);
  unstored = g_hash_table_lookup (self->unstored, &id);
  if (self->show != NULL)
    self->show (unstored != NULL ? unstored : text, self->data);
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

/**
 * accord_draft_update:
 * @text: what the store holds for the record on the screen
 *
 * Shows a text that came from elsewhere: an undo, another window. What is being typed, or on its way, stays: it is the
 * later word, and the other is in the history.
 */
void
accord_draft_update (AccordDraft *self, const char *text)
{
  g_return_if_fail (ACCORD_IS_DRAFT (self));

  if (self->id == 0 || self->sending > 0 || g_str_equal (text, self->stored))
    return;
  g_set_str (&self->stored, text);
  if (!self->touched && !g_hash_table_contains (self->unstored, &self->id) && self->show != NULL)
    self->show (text, self->data);
}

/**
 * accord_draft_close:
 *
 * Stores what is typed and lets go of the screen.
 */
void
accord_draft_close (AccordDraft *self)
{
  g_return_if_fail (ACCORD_IS_DRAFT (self));

  if (self->show == NULL)
    return;
  accord_draft_flush (self);
  self->show = NULL;
  self->id = 0;
}

/**
 * accord_draft_is_stored:
 *
 * Returns: whether all that was typed is on the disk
 */
gboolean
accord_draft_is_stored (AccordDraft *self)
{
  g_return_val_if_fail (ACCORD_IS_DRAFT (self), TRUE);

  return !self->touched && self->sending == 0 && g_hash_table_size (self->unstored) == 0;
}

/**
 * accord_draft_get_error:
 *
 * Returns: (transfer none) (nullable): why something is not stored
 */
const GError *
accord_draft_get_error (AccordDraft *self)
{
  g_return_val_if_fail (ACCORD_IS_DRAFT (self), NULL);

  return self->error;
}

/**
 * accord_draft_set_pause:
 * @milliseconds: how long; 0 when the widget itself sees to pauses and calls accord_draft_flush()
 *
 * Sets after how long a pause the text is stored.
 */
void
accord_draft_set_pause (AccordDraft *self, guint milliseconds)
{
  g_return_if_fail (ACCORD_IS_DRAFT (self));

  self->pause = milliseconds;
}
