/* accord-draft.c: a text that is stored while it is typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-draft.h"

#include "base/accord-id.h"
#include "ui/common/accord-unstored.h"

/* Stored when nothing was typed for so long; and in any case when typing has gone on for so long. */
#define PAUSE_MS 1500
#define LONGEST_MS 2000

/* What is stored within this time of typing in one text is one step of the history. */
#define RUN_US (2 * 60 * G_USEC_PER_SEC)

/**
 * AccordDraft:
 *
 * Stands between a widget in which one field of a record is typed and the store. What is typed is stored after a pause
 * and when the record is left. What could not be stored stays on the screen, and with #AccordUnstored, which tries again.
 * A text that comes from elsewhere is shown, unless somebody is typing.
 *
 * Lives on the main thread.
 */
struct _AccordDraft
{
  GObject parent_instance;

  AccordPartnership *partnership;
  AccordUnstored *unstored;      /* lives as long as the partnership */
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
  char *run;                     /* which step of the history typing belongs to */
  gint64 run_since;
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
  g_free (self->run);

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
}

static void
stored_cb (AccordDraft *self, const AccordField *field, gint64 id, const char *text)
{
  if (field == self->field && id == self->id)
    g_set_str (&self->stored, text);
}

static void
unstored_changed_cb (AccordDraft *self)
{
  g_signal_emit (self, signals[STATE_CHANGED], 0);
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
  self->unstored = accord_unstored_get (partnership);
  self->field = field;
  self->read = read;
  self->show = show;
  self->data = data;
  g_signal_connect_object (self->unstored, "stored", G_CALLBACK (stored_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->unstored, "changed", G_CALLBACK (unstored_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/* --- storing --- */

static void
set_touched (AccordDraft *self, gboolean touched)
{
  if (touched && !self->touched)
    self->touched_since = g_get_monotonic_time ();
  self->touched = touched;
  accord_unstored_set_typing (self->unstored, self, touched);
}

static const char *
get_unstored (AccordDraft *self)
{
  return accord_unstored_lookup (self->unstored, self->field, self->id);
}

static const char *
ensure_run (AccordDraft *self)
{
  gint64 now = g_get_monotonic_time ();

  if (self->run == NULL || now - self->run_since > RUN_US)
    {
      g_free (self->run);
      self->run = g_strdup_printf ("%s %s %" G_GINT64_FORMAT, self->field->table, self->field->name, accord_id_new ());
      self->run_since = now;
    }
  return self->run;
}

static char *
read_screen (AccordDraft *self)
{
  char *text = self->read (self->data);

  return self->field->kind == ACCORD_FIELD_LONG_TEXT ? text : g_strstrip (text);
}

/**
 * accord_draft_flush:
 *
 * Asks for all that is typed to be stored, without waiting for it.
 */
void
accord_draft_flush (AccordDraft *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (ACCORD_IS_DRAFT (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->id == 0 || self->show == NULL || !self->touched)
    return;
  text = read_screen (self);
  if (get_unstored (self) != NULL || !g_str_equal (text, self->stored))
    accord_unstored_store (self->unstored, self->field, self->id, text, ensure_run (self));
  set_touched (self, FALSE);
}

/**
 * accord_draft_try_again:
 *
 * Asks again for all that could not be stored, here or elsewhere.
 */
void
accord_draft_try_again (AccordDraft *self)
{
  g_return_if_fail (ACCORD_IS_DRAFT (self));

  accord_unstored_try_again (self->unstored);
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
  gint64 left;

  g_return_if_fail (ACCORD_IS_DRAFT (self));

  if (self->id == 0)
    return;
  set_touched (self, TRUE);
  if (self->pause > 0)
    {
      left = LONGEST_MS - (g_get_monotonic_time () - self->touched_since) / G_TIME_SPAN_MILLISECOND;
      g_clear_handle_id (&self->timer, g_source_remove);
      self->timer = g_timeout_add ((guint) CLAMP (left, 0, (gint64) self->pause), paused_cb, self);
    }
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
  g_clear_pointer (&self->run, g_free);
  self->id = id;
  g_set_str (&self->stored, text);
  unstored = get_unstored (self);
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

  if (self->id == 0 || get_unstored (self) != NULL || g_str_equal (text, self->stored))
    return;
  g_set_str (&self->stored, text);
  if (self->touched || self->show == NULL)
    return;
  g_clear_pointer (&self->run, g_free);
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
 * accord_draft_get_error:
 *
 * Returns: (transfer none) (nullable): why something that was typed, here or elsewhere, is not stored
 */
const GError *
accord_draft_get_error (AccordDraft *self)
{
  g_return_val_if_fail (ACCORD_IS_DRAFT (self), NULL);

  return accord_unstored_get_error (self->unstored);
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
